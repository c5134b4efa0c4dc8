package org.litopys.query.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.personal.View;
import org.litopys.query.record.Stamp;
import tools.jackson.databind.JsonNode;

/**
 * One event of a record.
 *
 * @param stamp when, who, why
 * @param changes what the event changed in the state, in the order of the state
 * @param raw the event as it was stored, where this version of the program does not know its type
 * @param act the event, where it can happen to a record of any kind: what it says of another event
 *     or of a deadline
 * @param cause what was done on another record, of which this event is a consequence; its reason is
 *     that act's and stands there
 * @param amendments what was corrected in this event later, or that it was reversed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryStep(
        Stamp stamp,
        List<FieldChange> changes,
        @Nullable JsonNode raw,
        @Nullable JsonNode act,
        @Nullable Cause cause,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Amendment> amendments) {
    /**
     * An act on another record.
     *
     * @param reason why it was done there; null where nobody said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(RecordType type, UUID id, String reference, @Nullable String reason) {}

    /**
     * A later event that makes this one read differently.
     *
     * @param version of that event, from 1
     * @param eventType stored name of that event
     * @param field what it corrected; null where it reversed the whole event
     * @param requestedBy pseudonym of who asked
     * @param approvedBy pseudonym of who agreed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Amendment(
            long version,
            String eventType,
            @Nullable String field,
            String requestedBy,
            String approvedBy) {}

    /** The step as it was when the record had so many events. */
    public HistoryStep asOfVersion(long version) {
        List<Amendment> known =
                amendments.stream().filter(later -> later.version() <= version).toList();
        return new HistoryStep(stamp, changes, raw, act, cause, known);
    }

    /** The same step as somebody sees it to whom persons are shown so. */
    public HistoryStep seen(View view) {
        return new HistoryStep(
                stamp,
                changes.stream().map(change -> change.seen(view)).toList(),
                raw,
                act,
                cause,
                amendments);
    }

    /** Everything in which there may be a sealed text: none is in what can be corrected. */
    public static List<JsonNode> values(List<HistoryStep> steps) {
        return steps.stream()
                .flatMap(step -> step.changes().stream())
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .<JsonNode>mapMulti((value, to) -> {
                    if (value != null) {
                        to.accept(value);
                    }
                })
                .toList();
    }

    /** Whether the event was a decision that holds no more. */
    @JsonIgnore
    public boolean isReversed() {
        return amendments.stream().anyMatch(later -> later.field() == null);
    }

    /** An event that neither speaks of another one nor is spoken of. */
    public HistoryStep(Stamp stamp, List<FieldChange> changes, @Nullable JsonNode raw) {
        this(stamp, changes, raw, null, null, List.of());
    }
}
