package org.litopys.query.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.keys.PersonKeys;
import org.litopys.query.AsOf;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.history.RecordView;
import org.litopys.query.list.ListPage;
import org.litopys.query.list.ListQuery;
import org.litopys.query.personal.View;
import org.litopys.query.record.RecordRow;
import tools.jackson.databind.JsonNode;

/**
 * What pages read of the ledger. Methods throw QueryProblem where a question cannot be answered: an
 * unknown record, a date that is none.
 */
interface Reading {
    /**
     * The moment that an address asks for ({@code pos}, {@code at}, {@code clock}); now where it
     * asks for none.
     */
    AsOf asOf(Map<String, String[]> parameters);

    Freshness freshness();

    /** One page of a list, as its parameters ask, at the moment that they or their cursor name. */
    ListPage list(RecordType type, Map<String, String[]> parameters);

    /** Every row of a list, whatever the page; they are read as they are consumed. */
    Rows rows(RecordType type, Map<String, String[]> parameters);

    /**
     * One record.
     *
     * @param version after which event of the record; null is the newest at the moment
     */
    RecordView record(RecordType type, String reference, @Nullable Long version, AsOf asOf);

    /**
     * Events of a record up to a moment, oldest first.
     *
     * @param after version after which to begin; 0 is at the beginning
     * @param size most events
     */
    List<HistoryStep> history(RecordType type, String reference, AsOf asOf, long after, int size);

    /**
     * How persons are shown: sealed or erased to anybody.
     *
     * @param trees in which they may stand
     */
    View persons(List<JsonNode> trees);

    /** How they are shown to somebody who asked for it; that he did is noted. */
    View persons(RecordView record, PersonKeys.Reading reading);

    /** The record that has this reference, in any letter case. */
    Optional<Found> find(String reference);

    /**
     * The newest signed checkpoint, and whether the record's events are still what the log says;
     * empty where nothing was signed yet.
     */
    Optional<Proof> proof(RecordView record);

    /** What was asked for, of which moment, and what gives its rows to a consumer. */
    record Rows(ListQuery query, AsOf asOf, Consumer<Consumer<RecordRow>> each) {}

    /**
     * @param reference as the ledger writes it
     */
    record Found(RecordType type, String reference) {}
}
