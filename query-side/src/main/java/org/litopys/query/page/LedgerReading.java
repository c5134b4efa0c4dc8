package org.litopys.query.page;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.eventstore.Ledger;
import org.litopys.keys.PersonKeys;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.Progress;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.history.RecordHistory;
import org.litopys.query.history.RecordView;
import org.litopys.query.journal.RecordCompare;
import org.litopys.query.list.ListPage;
import org.litopys.query.list.RecordLists;
import org.litopys.query.personal.PersonalData;
import org.litopys.query.personal.View;
import org.litopys.query.record.RecordState;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reads the ledger's read models. Thread-safe. */
final class LedgerReading implements Reading {
    private final AsOfReader moments;
    private final RecordLists lists;
    private final RecordHistory histories;
    private final Progress progress;
    private final Ledger ledger;
    private final RecordCompare compare;
    private final PersonalData personalData;
    private final JdbcClient db;
    private final Clock clock;

    LedgerReading(
            AsOfReader moments,
            RecordLists lists,
            RecordHistory histories,
            Progress progress,
            Ledger ledger,
            RecordCompare compare,
            PersonalData personalData,
            JdbcClient db,
            Clock clock) {
        this.moments = moments;
        this.lists = lists;
        this.histories = histories;
        this.progress = progress;
        this.ledger = ledger;
        this.compare = compare;
        this.personalData = personalData;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public AsOf asOf(Map<String, String[]> parameters) {
        return moments.read(new Parameters(parameters));
    }

    @Override
    public Freshness freshness() {
        Position shown = progress.position(Progress.RECORDS);
        Duration behind =
                ledger.recordedAt(shown.value() + 1)
                        .map(oldestMissing -> Duration.between(oldestMissing, clock.instant()))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
        return new Freshness(shown, behind);
    }

    @Override
    public ListPage list(RecordType type, Map<String, String[]> parameters) {
        return lists.page(lists.ask(type, new Parameters(parameters)));
    }

    @Override
    public Rows rows(RecordType type, Map<String, String[]> parameters) {
        RecordLists.Asked asked = lists.ask(type, new Parameters(parameters));
        return new Rows(
                asked.query(),
                asked.asOf(),
                consumer -> lists.each(asked.query(), asked.asOf(), consumer));
    }

    @Override
    public RecordView record(RecordType type, String reference, @Nullable Long version, AsOf asOf) {
        return version == null
                ? histories.record(type, reference, asOf)
                : histories.version(type, reference, version, asOf);
    }

    @Override
    public List<HistoryStep> history(
            RecordType type, String reference, AsOf asOf, long after, int size) {
        return histories.steps(type, reference, asOf, after, size).steps();
    }

    @Override
    public View persons(List<JsonNode> trees) {
        return personalData.closed(trees);
    }

    @Override
    public View persons(RecordView record, PersonKeys.Reading reading) {
        RecordState state = record.state();
        return state == null
                ? personalData.closed(List.of())
                : personalData.opened(state.tree(), new OrganisationId(record.row().id()), reading);
    }

    @Override
    public Optional<Found> find(String reference) {
        // All kinds are named so that the index over kind and reference is used.
        return db.sql(
                        """
                        select type, reference from query.record
                         where until is null and type = any(:types)
                           and upper(reference) = upper(:reference)
                         order by reference = :reference desc limit 1\
                        """)
                .param(
                        "types",
                        java.util.Arrays.stream(RecordType.values())
                                .map(Enum::name)
                                .toArray(String[]::new))
                .param("reference", reference)
                .query((row, _) ->
                        new Found(
                                RecordType.valueOf(row.getString("type")),
                                row.getString("reference")))
                .optional();
    }

    @Override
    public Optional<Proof> proof(RecordView record) {
        return db.sql("select size, signed_at from journal.checkpoint order by size desc limit 1")
                .query((row, _) ->
                        new Proof(
                                row.getLong("size"),
                                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                                compare.altered(
                                        record.row().id().toString(), record.row().version())))
                .optional();
    }
}
