package org.litopys.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.litopys.demo.Budget.Line;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.events.call.CallType;

/**
 * The calls of the demo: the office's own, invented and spread over the play, and the real EU
 * topics at their real dates, for which the office gives bridging support. Budgets of the support
 * are invented; the topics' own are not in the data.
 */
final class Calls {
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime DEADLINE = LocalTime.of(17, 0);
    private static final List<TechnologyArea> EVERY = List.of(TechnologyArea.values());
    private static final List<TechnologyArea> MAIN =
            EVERY.subList(0, TechnologyArea.TRAINING.ordinal() + 1);

    private final LocalDate start;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<CallPlan> all = new ArrayList<>();

    private Calls(Plan plan) {
        start = Agenda.dateOf(plan.start());
    }

    /** The calls that open before the play ends, in the order of opening. */
    static List<CallPlan> of(Plan plan) {
        Calls calls = new Calls(plan);
        calls.own();
        calls.topics();
        return calls.all.stream()
                .filter(call -> call.opens().isBefore(plan.until().minus(Duration.ofDays(1))))
                .filter(call -> call.closes().isAfter(plan.start().plus(Duration.ofDays(28))))
                .sorted(Comparator.comparing(CallPlan::opens).thenComparing(CallPlan::code))
                .toList();
    }

    private void own() {
        LocalDate first = start.plusWeeks(2).with(DayOfWeek.TUESDAY);
        all.add(
                new CallPlan(
                        "BRIDGE-CONTINUOUS",
                        new LocalizedText(
                                "Continuous intake of innovations", "Постійне приймання інновацій"),
                        CallType.CONTINUOUS,
                        at(first, OPENING),
                        at(first.plusYears(3), DEADLINE),
                        Line.GRANTS,
                        12_000_000,
                        120_000,
                        3,
                        EVERY,
                        22,
                        null));
        for (int half = 7; half < 208; half += 23) {
            add(
                    "C",
                    "Open call for dual-use solutions",
                    "Відкритий конкурс рішень подвійного призначення",
                    CallType.CALL,
                    half / 2,
                    9,
                    Line.GRANTS,
                    250_000,
                    5,
                    MAIN,
                    5);
        }
        for (int week = 8; week < 104; week += 24) {
            add(
                    "P",
                    "Pilots with end users",
                    "Випробування з кінцевими користувачами",
                    CallType.CALL,
                    week,
                    10,
                    Line.PILOTS,
                    160_000,
                    4,
                    MAIN,
                    4);
        }
        challenge(
                14,
                "Energy supply challenge",
                "Виклик: енергопостачання",
                TechnologyArea.ENERGY_SUPPLY,
                TechnologyArea.MATERIALS);
        challenge(
                40,
                "Medical support challenge",
                "Виклик: медичне забезпечення",
                TechnologyArea.MEDICAL_EQUIPMENT,
                TechnologyArea.TRAINING);
        challenge(
                66,
                "Resilient connectivity challenge",
                "Виклик: стійкий зв’язок",
                TechnologyArea.CONNECTIVITY,
                TechnologyArea.CYBER_RESILIENCE);
        challenge(
                92,
                "Logistics challenge",
                "Виклик: логістика",
                TechnologyArea.LOGISTICS_SOFTWARE,
                TechnologyArea.MATERIALS);
        add(
                "H",
                "Cyber resilience hackathon",
                "Хакатон із кіберстійкості",
                CallType.HACKATHON,
                30,
                3,
                Line.PRIZES,
                30_000,
                2,
                List.of(TechnologyArea.CYBER_RESILIENCE, TechnologyArea.LOGISTICS_SOFTWARE),
                2);
        add(
                "H",
                "Training technology hackathon",
                "Хакатон навчальних технологій",
                CallType.HACKATHON,
                82,
                3,
                Line.PRIZES,
                30_000,
                2,
                List.of(TechnologyArea.TRAINING, TechnologyArea.LOGISTICS_SOFTWARE),
                2);
        add(
                "PR",
                "Bridge prize for young companies",
                "Премія «Міст» для молодих компаній",
                CallType.PRIZE,
                50,
                10,
                Line.PRIZES,
                50_000,
                4,
                MAIN,
                2);
    }

    private void challenge(int week, String en, String uk, TechnologyArea... areas) {
        add(
                "CH",
                en,
                uk,
                CallType.CHALLENGE,
                week,
                8,
                Line.PRIZES,
                60_000,
                3,
                Arrays.asList(areas),
                2.5);
    }

    /** One of the office's own, opening on the Tuesday of a week of the play. */
    private void add(
            String series,
            String en,
            String uk,
            CallType type,
            int week,
            int weeks,
            Line line,
            long max,
            int evaluations,
            List<TechnologyArea> areas,
            double weight) {
        LocalDate tuesday = start.plusWeeks(week).with(DayOfWeek.TUESDAY);
        int number = numbers.merge(tuesday.getYear() + series, 1, Integer::sum);
        String code = "BRIDGE-%d-%s%d".formatted(tuesday.getYear(), series, number);
        String suffix = " %d/%d".formatted(tuesday.getYear(), number);
        all.add(
                new CallPlan(
                        code,
                        new LocalizedText(en + suffix, uk + suffix),
                        type,
                        at(tuesday, OPENING),
                        at(tuesday.plusWeeks(weeks), DEADLINE),
                        line,
                        max * 12,
                        max,
                        evaluations,
                        areas,
                        weight,
                        null));
    }

    /** A topic that opened before the office began opens with the office. */
    private void topics() {
        LocalDate earliest = start.plusDays(14);
        for (List<String> row : Table.read("eu-topics.tsv")) {
            List<TechnologyArea> areas =
                    Arrays.stream(row.get(3).split(",")).map(TechnologyArea::valueOf).toList();
            LocalDate opening = LocalDate.parse(row.get(1));
            LocalDate opens = opening.isBefore(earliest) ? earliest : opening;
            all.add(
                    new CallPlan(
                            row.get(0),
                            new LocalizedText(row.get(4), row.get(5)),
                            CallType.CALL,
                            at(opens, OPENING),
                            at(LocalDate.parse(row.get(2)), DEADLINE),
                            Line.BRIDGING,
                            1_200_000,
                            80_000,
                            4,
                            areas,
                            areas.size() > 4 ? 1.2 : 0.45,
                            row.get(6)));
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(RecordType.OFFICE_ZONE).toInstant();
    }
}
