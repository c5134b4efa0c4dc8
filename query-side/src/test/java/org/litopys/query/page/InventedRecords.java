package org.litopys.query.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.query.record.Due;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;

/** Invented rows of lists. "Now" is {@link #NOW}. */
final class InventedRecords {
    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static final List<TechnologyArea> AREAS = List.of(TechnologyArea.values());
    private static final Participant BALTIC = organisation(1, "Baltic Sensor Works", null, "EE");
    private static final Participant KARPATY =
            organisation(2, "Karpaty Optics", "Карпати Оптика", "UA");
    private static final Participant HARBOUR = organisation(3, "Harbour Microgrids", null, "NL");
    private static final Participant LABORATORY =
            organisation(4, "Dnipro Radio Labs", "Дніпро Радіо Лабс", "UA");
    private static final Participant HOST =
            organisation(5, "Regional Rescue Service", "Регіональна рятувальна служба", "UA");

    private InventedRecords() {}

    static List<RecordRow> of(RecordType type) {
        return switch (type) {
            case APPLICATION -> applications();
            case INTRODUCTION ->
                    List.of(
                            row(
                                    type,
                                    77,
                                    "CLEARED",
                                    null,
                                    null,
                                    KARPATY,
                                    HOST,
                                    null,
                                    due(Due.Step.ANSWER_INTRODUCTION, 3)),
                            row(type, 76, "PROGRESSED", null, null, BALTIC, HOST, null, null));
            case PILOT ->
                    List.of(
                            row(
                                    type,
                                    21,
                                    "RUNNING",
                                    "Water testing at two sites",
                                    "en",
                                    BALTIC,
                                    HOST,
                                    null,
                                    due(Due.Step.COMPLETE_PILOT, 30)),
                            row(
                                    type,
                                    20,
                                    "EVALUATED",
                                    "Переклад у полі",
                                    "uk",
                                    KARPATY,
                                    HOST,
                                    null,
                                    null));
            case CONTRACT ->
                    List.of(
                            row(
                                    type,
                                    14,
                                    "SIGNED",
                                    "Grant agreement, optics",
                                    "en",
                                    KARPATY,
                                    null,
                                    "380000",
                                    due(Due.Step.AUTHORISE_PAYMENT, -9)),
                            row(
                                    type,
                                    16,
                                    "FINANCIALLY_CLOSED",
                                    "Резервне живлення для районних лікарень",
                                    "uk",
                                    KARPATY,
                                    null,
                                    "1234567.89",
                                    due(Due.Step.RECEIVE_RECOVERY, -153)));
            case ORGANISATION ->
                    List.of(
                            row(
                                    type,
                                    0,
                                    "VALIDATED",
                                    null,
                                    null,
                                    BALTIC,
                                    null,
                                    null,
                                    due(Due.Step.SCREEN_ORGANISATION, -53)),
                            row(type, 0, "REGISTERED", null, null, LABORATORY, null, null, null));
            case PERSON ->
                    List.of(
                            coded(type, "AO-01", "GRANTED", null, null),
                            coded(type, "CO-03", "KNOWN", null, null));
            case NEED ->
                    List.of(
                            coded(
                                    type,
                                    "NEED-014",
                                    "MATCHED",
                                    "Backup power for clinics",
                                    "Резервне живлення для лікарень"));
            case ENGAGEMENT ->
                    List.of(coded(type, "AUDIT-2026-1", "OPEN", "Decisions of one year", null));
            case CALL ->
                    List.of(
                            titled(
                                    type,
                                    "2026-C2",
                                    "PUBLISHED",
                                    "Second call",
                                    "Другий конкурс",
                                    "6000000"));
            case PROGRAMME ->
                    List.of(
                            titled(
                                    type,
                                    "BRIDGE",
                                    "ACTIVE",
                                    "Bridge programme",
                                    "Програма «Міст»",
                                    "20300000"));
        };
    }

    private static List<RecordRow> applications() {
        List<RecordRow> rows = new ArrayList<>();
        rows.add(
                row(
                        RecordType.APPLICATION,
                        318,
                        "RECOMMENDED",
                        "Portable water testing kit",
                        "en",
                        BALTIC,
                        null,
                        "480000",
                        due(Due.Step.DECIDE, 2)));
        rows.add(
                row(
                        RecordType.APPLICATION,
                        312,
                        "UNDER_EVALUATION",
                        "Планування запчастин для ремонтних баз",
                        "uk",
                        KARPATY,
                        null,
                        "310000",
                        due(Due.Step.EVALUATE, 15)));
        rows.add(
                row(
                        RecordType.APPLICATION,
                        291,
                        "SUBMITTED",
                        "Quiet backup power for clinics",
                        "en",
                        HARBOUR,
                        null,
                        "620000",
                        due(Due.Step.ASSESS_ELIGIBILITY, -18)));
        rows.add(
                row(
                        RecordType.APPLICATION,
                        288,
                        "ACCEPTED",
                        "Secure document exchange <b>=1+1</b>",
                        "en",
                        LABORATORY,
                        null,
                        "540000.50",
                        due(Due.Step.PROPOSE_INTRODUCTION, 0)));
        String[] states = {
            "DRAFT",
            "SUBMITTED",
            "ELIGIBLE",
            "INELIGIBLE",
            "UNDER_EVALUATION",
            "EVALUATED",
            "REJECTED",
            "WITHDRAWN"
        };
        for (int i = 0; i < states.length; i++) {
            rows.add(
                    row(
                            RecordType.APPLICATION,
                            280 - i,
                            states[i],
                            "Cold-chain monitoring " + i,
                            "en",
                            i % 2 == 0 ? HARBOUR : LABORATORY,
                            null,
                            i == 0 ? null : String.valueOf(100_000 + i * 15_000),
                            null));
        }
        return rows;
    }

    private static Participant organisation(
            int number, String name, @Nullable String nameUk, String country) {
        return new Participant(
                new UUID(9, number), "XI-LEI-INVENTED00000000000" + number, name, nameUk, country);
    }

    private static Due due(Due.Step step, int days) {
        return new Due(
                step,
                step.desk(),
                step == Due.Step.EVALUATE ? "EV-04" : null,
                NOW.plus(days, ChronoUnit.DAYS),
                NOW.minus(10, ChronoUnit.DAYS));
    }

    private static RecordRow coded(
            RecordType type,
            String reference,
            String status,
            @Nullable String title,
            @Nullable String titleUk) {
        boolean need = type == RecordType.NEED;
        return new RecordRow(
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                type,
                reference,
                3,
                17,
                null,
                NOW.minus(30, ChronoUnit.DAYS),
                null,
                status,
                NOW.minus(30, ChronoUnit.DAYS),
                title,
                titleUk,
                titleUk == null ? null : "en",
                need ? HOST : null,
                null,
                need ? HOST.country() : null,
                need ? TechnologyArea.ENERGY_SUPPLY : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW.minus(30, ChronoUnit.DAYS));
    }

    private static RecordRow titled(
            RecordType type,
            String reference,
            String status,
            String title,
            String titleUk,
            String amount) {
        return new RecordRow(
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                type,
                reference,
                3,
                17,
                null,
                NOW.minus(90, ChronoUnit.DAYS),
                null,
                status,
                NOW.minus(90, ChronoUnit.DAYS),
                title,
                titleUk,
                null,
                null,
                null,
                null,
                null,
                Money.of(amount, "EUR"),
                "BRIDGE",
                null,
                null,
                null,
                null,
                null,
                NOW.minus(90, ChronoUnit.DAYS));
    }

    private static RecordRow row(
            RecordType type,
            int number,
            String status,
            @Nullable String title,
            @Nullable String language,
            Participant organisation,
            @Nullable Participant partner,
            @Nullable String amount,
            @Nullable Due due) {
        boolean numbered = type.isNumbered();
        String reference =
                numbered
                        ? type.reference(java.time.Year.of(2026), number)
                        : organisation.reference();
        Instant since = NOW.minus(number % 40 + 1L, ChronoUnit.DAYS);
        return new RecordRow(
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                type,
                reference,
                4,
                1_281_017,
                null,
                since,
                null,
                status,
                since,
                title,
                null,
                language,
                organisation,
                partner,
                organisation.country(),
                numbered ? AREAS.get(number % AREAS.size()) : null,
                amount == null ? null : Money.of(amount, "EUR"),
                numbered ? "BRIDGE" : null,
                numbered ? "2026-C2" : null,
                null,
                null,
                due,
                type == RecordType.CONTRACT ? java.time.LocalDate.of(2027, 1, 31) : null,
                since);
    }
}
