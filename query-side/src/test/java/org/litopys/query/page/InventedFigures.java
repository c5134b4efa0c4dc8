package org.litopys.query.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.query.AsOf;
import org.litopys.query.figures.OverviewFigures;
import org.litopys.query.record.Due.Step;

/** Invented figures, those of the mock. */
class InventedFigures implements OverviewFigures {
    /** Set by tests of the state "nothing yet". */
    volatile boolean empty;

    @Override
    public Overview overview(Filter filter, AsOf asOf) {
        if (empty) {
            return new Overview(
                    Attention.of(new ByKind(Map.of(), Map.of(), Map.of()), 0, 0),
                    List.of(new Stage(Reached.SUBMITTED, 0, null, null)),
                    months(0),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new PilotCounts(0, 0, 0, 0, 0, 0));
        }
        return new Overview(
                Attention.of(
                        new ByKind(
                                Map.of(RecordType.APPLICATION, 12L, RecordType.CONTRACT, 2L),
                                Map.of(RecordType.APPLICATION, 3L, RecordType.INTRODUCTION, 2L),
                                Map.of(Role.PROGRAMME_MANAGER, Map.of(RecordType.APPLICATION, 5L))),
                        3,
                        8),
                List.of(
                        new Stage(Reached.SUBMITTED, 412, euro("96400000"), null),
                        new Stage(Reached.ELIGIBLE, 268, euro("61900000"), 9),
                        new Stage(Reached.ACCEPTED, 71, euro("17200000"), 74),
                        new Stage(Reached.INTRODUCED, 52, euro("12800000"), 31),
                        new Stage(Reached.PILOTED, 23, euro("6100000"), 58),
                        new Stage(Reached.CONTRACTED, 9, euro("3400000"), 66)),
                months(1),
                late(asOf),
                budget(asOf),
                List.of(
                        ending("CON-2026-000003", "Nordlys Systems", "640000", "512000", 21),
                        ending("CON-2026-000006", "Karpaty Optics", "380000", "190000", 49),
                        ending(
                                "CON-2026-000007",
                                "Aegean Mapping and Hydrography Laboratories",
                                "275000",
                                "261250",
                                68)),
                List.of(
                        pilot(11, TechnologyArea.ENERGY_SUPPLY, "RUNNING", Step.COMPLETE_PILOT, 9),
                        pilot(
                                16,
                                TechnologyArea.MEDICAL_EQUIPMENT,
                                "COMPLETED",
                                Step.EVALUATE_PILOT,
                                -2),
                        pilot(
                                24,
                                TechnologyArea.CYBER_RESILIENCE,
                                "PLAN_APPROVED",
                                Step.AUTHORISE_PILOT,
                                40)),
                new PilotCounts(1, 8, 4, 3, 11, 2));
    }

    private static List<LateRow> late(AsOf asOf) {
        return List.of(
                late(
                        asOf,
                        RecordType.APPLICATION,
                        "APP-2026-000291",
                        "Harbour Microgrids",
                        Step.ASSESS_ELIGIBILITY,
                        -18),
                late(
                        asOf,
                        RecordType.CONTRACT,
                        "CON-2026-000014",
                        "Nordlys Systems",
                        Step.AUTHORISE_PAYMENT,
                        -1),
                late(
                        asOf,
                        RecordType.APPLICATION,
                        "APP-2026-000318",
                        "Baltic Sensor Works",
                        Step.DECIDE,
                        2),
                late(
                        asOf,
                        RecordType.INTRODUCTION,
                        "INT-2026-000077",
                        "Vistula Logistics",
                        Step.ANSWER_INTRODUCTION,
                        3));
    }

    private static LateRow late(
            AsOf asOf, RecordType type, String reference, String who, Step step, int days) {
        return new LateRow(
                type,
                reference,
                who,
                null,
                step,
                step.desk(),
                asOf.moment().plus(days, ChronoUnit.DAYS));
    }

    private static List<Month> months(int factor) {
        int[][] counts = {
            {25, 10}, {28, 12}, {31, 18}, {36, 22}, {42, 25}, {39, 34}, {45, 38}, {30, 41},
            {22, 30}, {48, 29}, {52, 36}, {39, 33}
        };
        List<Month> months = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            months.add(
                    new Month(
                            YearMonth.of(2025, 12).plusMonths(i),
                            (long) counts[i][0] * factor,
                            (long) counts[i][1] * factor));
        }
        return months;
    }

    private static EndingContract ending(
            String reference, String who, String value, String paid, int days) {
        return new EndingContract(
                reference,
                who,
                null,
                euro(value),
                euro(paid),
                LocalDate.of(2026, 11, 24).plusDays(days));
    }

    private static PilotRow pilot(
            int number, TechnologyArea technology, String status, Step step, int days) {
        return new PilotRow(
                "PIL-2026-0000" + number,
                technology,
                status,
                step,
                InventedRecords.NOW.plus(days, ChronoUnit.DAYS),
                LocalDate.of(2027, 3, 31));
    }

    @Override
    public List<BudgetLine> budget(AsOf asOf) {
        return empty
                ? List.of()
                : List.of(
                        line(
                                "GRANTS",
                                "Grants",
                                "Гранти",
                                "12000000",
                                "2900000",
                                "7500000",
                                "3100000"),
                        line(
                                "PILOTS",
                                "Pilots",
                                "Випробування",
                                "6000000",
                                "1200000",
                                "3500000",
                                "1900000"),
                        line(
                                "PRIZES", "Prizes", "Премії", "1500000", "100000", "1100000",
                                "900000"),
                        line(
                                "EVAL",
                                "Evaluation",
                                "Оцінювання",
                                "800000",
                                "150000",
                                "620000",
                                "420000"));
    }

    private static BudgetLine line(
            String line,
            String en,
            String uk,
            String allocated,
            String reserved,
            String committed,
            String paid) {
        return new BudgetLine(
                "BRIDGE",
                line,
                en,
                uk,
                euro(allocated),
                euro(reserved),
                euro(committed),
                euro(paid));
    }

    @Override
    public Choices choices(AsOf asOf) {
        return new Choices(
                List.of("2026-C2", "2026-C1"),
                List.of("EE", "NL", "PL", "UA"),
                List.of(2026, 2025));
    }

    private static Money euro(String amount) {
        return Money.of(amount, "EUR");
    }
}
