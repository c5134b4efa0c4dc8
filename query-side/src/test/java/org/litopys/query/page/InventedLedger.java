package org.litopys.query.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.ExportControl;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.keys.PersonKeys;
import org.litopys.query.AsOf;
import org.litopys.query.QueryProblem;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.history.RecordView;
import org.litopys.query.list.Column;
import org.litopys.query.list.ListPage;
import org.litopys.query.list.ListQuery;
import org.litopys.query.personal.View;
import org.litopys.query.record.ApplicationState;
import org.litopys.query.record.Participant;
import org.litopys.query.record.RecordRow;
import tools.jackson.databind.JsonNode;

/** A ledger with invented content, for looking at pages without a database. */
class InventedLedger implements Reading {
    /** Set by tests of the states "catching up" and "old". */
    volatile Duration behind = Duration.ofMillis(200);

    volatile long position = 1_284_306;

    /** Title and name of everything, where a test sets one. */
    volatile @Nullable String word;

    @Override
    public AsOf asOf(Map<String, String[]> parameters) {
        String pos = one(parameters, "pos");
        String at = one(parameters, "at");
        if (pos == null && at == null) {
            return new AsOf(new Position(position), InventedRecords.NOW, false, null);
        }
        if (pos != null && !pos.matches("\\d+")) {
            throw QueryProblem.badParameter("pos", "not-a-position", pos);
        }
        Instant moment =
                at == null
                        ? Instant.parse("2026-10-15T15:00:00Z")
                        : java.time.LocalDateTime.parse(at).atZone(Fmt.ZONE).toInstant();
        boolean occurred = "occurred".equals(one(parameters, "clock"));
        return new AsOf(
                new Position(pos == null ? 1_193_004 : Long.parseLong(pos)),
                moment,
                true,
                occurred ? moment : null);
    }

    @Override
    public Freshness freshness() {
        return new Freshness(new Position(position), behind);
    }

    @Override
    public ListPage list(RecordType type, Map<String, String[]> parameters) {
        AsOf asOf = asOf(parameters);
        String text = one(parameters, "q");
        String[] statuses = parameters.getOrDefault("status", new String[0]);
        String columns = one(parameters, "cols");
        String sort = Optional.ofNullable(one(parameters, "sort")).orElse("-reference");
        ListQuery query =
                new ListQuery(
                        type,
                        List.of(statuses),
                        null,
                        one(parameters, "call"),
                        Optional.ofNullable(one(parameters, "technology"))
                                .map(TechnologyArea::valueOf)
                                .orElse(null),
                        one(parameters, "country"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        text,
                        Column.of(sort.replace("-", "")).orElseThrow(),
                        sort.startsWith("-"),
                        columns == null
                                ? List.of()
                                : Arrays.stream(columns.split(","))
                                        .map(column -> Column.of(column).orElseThrow())
                                        .toList(),
                        10,
                        null);
        List<RecordRow> rows =
                InventedRecords.of(type).stream()
                        .filter(row ->
                                statuses.length == 0 || List.of(statuses).contains(row.status()))
                        .filter(row ->
                                text == null
                                        || String.valueOf(row.title())
                                                .toLowerCase(Locale.ROOT)
                                                .contains(text.toLowerCase(Locale.ROOT)))
                        .toList();
        List<RecordRow> page =
                rows.subList(0, Math.min(10, rows.size())).stream().map(this::named).toList();
        return new ListPage(
                query,
                asOf,
                page,
                rows.size(),
                List.of(Money.of("16420000", "EUR")),
                0,
                rows.size() > 10 ? "next" : null,
                null);
    }

    @Override
    public Rows rows(RecordType type, Map<String, String[]> parameters) {
        ListPage page = list(type, parameters);
        return new Rows(page.query(), page.asOf(), page.rows()::forEach);
    }

    @Override
    public RecordView record(RecordType type, String reference, @Nullable Long version, AsOf asOf) {
        RecordRow row =
                InventedRecords.of(type).stream()
                        .filter(one -> one.reference().equals(reference))
                        .findFirst()
                        .orElseThrow(
                                () -> QueryProblem.of(404, "not-found", type.plural(), reference));
        List<HistoryStep> history = known(asOf);
        long shown = version == null ? history.size() : version;
        if (shown < 1 || shown > history.size()) {
            throw QueryProblem.of(404, "no-such-version", reference, String.valueOf(shown), "4");
        }
        return new RecordView(
                asOf,
                atVersion(named(row), shown),
                type == RecordType.APPLICATION ? state(row) : null,
                history.get((int) shown - 1).stamp(),
                history.size(),
                List.of(
                        new RecordView.Link(
                                "call",
                                RecordType.CALL,
                                CallId.ofCode("2026-C2").value(),
                                "2026-C2",
                                "Second call",
                                "Другий конкурс",
                                "PUBLISHED"),
                        new RecordView.Link(
                                "organisation",
                                RecordType.ORGANISATION,
                                LEAD.value(),
                                "XI-LEI-INVENTED000000000001",
                                "Baltic Sensor Works",
                                null,
                                "VALIDATED")));
    }

    private static final OrganisationId LEAD = new OrganisationId(new java.util.UUID(9, 1));

    private static ApplicationState state(RecordRow row) {
        return new ApplicationState(
                new ApplicationId(row.id()),
                CallId.ofCode("2026-C2"),
                LEAD,
                List.of(),
                String.valueOf(row.title()),
                "A kit that tests drinking water in ten minutes.",
                "en",
                ApplicationStatus.RECOMMENDED,
                row.statusSince(),
                row.due(),
                List.of(),
                new ApplicationState.Submission(
                        Money.of("520000", "EUR"),
                        TechnologyArea.MEDICAL_EQUIPMENT,
                        6,
                        ExportControl.NOT_LISTED,
                        null,
                        row.enteredAt(),
                        InventedHistory.HASH,
                        null,
                        null),
                null,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private RecordRow named(RecordRow row) {
        return word == null
                ? row
                : copy(
                        row,
                        row.version(),
                        row.title() == null ? null : word,
                        named(row.organisation()),
                        named(row.partner()));
    }

    private @Nullable Participant named(@Nullable Participant one) {
        return one == null || word == null
                ? one
                : new Participant(one.id(), one.reference(), word, null, one.country());
    }

    private static RecordRow atVersion(RecordRow row, long version) {
        return copy(row, version, row.title(), row.organisation(), row.partner());
    }

    private static RecordRow copy(
            RecordRow row,
            long version,
            @Nullable String title,
            @Nullable Participant organisation,
            @Nullable Participant partner) {
        return new RecordRow(
                row.id(),
                row.type(),
                row.reference(),
                version,
                row.since(),
                row.until(),
                row.occurredSince(),
                row.occurredUntil(),
                row.status(),
                row.statusSince(),
                title,
                row.titleUk(),
                row.language(),
                organisation,
                partner,
                row.country(),
                row.technology(),
                row.amount(),
                row.programme(),
                row.call(),
                row.parent(),
                row.application(),
                row.due(),
                row.ends(),
                row.enteredAt());
    }

    @Override
    public List<HistoryStep> history(
            RecordType type, String reference, AsOf asOf, long after, int size) {
        return known(asOf).stream().skip(after).limit(size).toList();
    }

    private static List<HistoryStep> known(AsOf asOf) {
        List<HistoryStep> all = InventedHistory.ofAnApplication();
        return asOf.past() ? all.subList(0, 3) : all;
    }

    @Override
    public Optional<Found> find(String reference) {
        return Arrays.stream(RecordType.values())
                .flatMap(type -> InventedRecords.of(type).stream())
                .filter(row -> row.reference().equalsIgnoreCase(reference))
                .findFirst()
                .map(row -> new Found(row.type(), row.reference()));
    }

    @Override
    public Optional<Proof> proof(RecordView record) {
        return Optional.of(new Proof(1_284_288, InventedRecords.NOW, List.of()));
    }

    private static @Nullable String one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public View persons(List<JsonNode> trees) {
        return View.sealed();
    }

    @Override
    public View persons(RecordView record, PersonKeys.Reading reading) {
        return View.sealed();
    }
}
