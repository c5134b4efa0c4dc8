package org.litopys.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.query.personal.View;
import org.litopys.query.record.Stamp;
import tools.jackson.databind.JsonNode;

/**
 * One event of a record.
 *
 * @param stamp when, who, why
 * @param changes what the event changed in the state, in the order of the state
 * @param raw the event itself, where this version of the program does not know its type or it says
 *     something of the record and changes no state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryStep(Stamp stamp, List<FieldChange> changes, @Nullable JsonNode raw) {
    /** The same step as somebody sees it to whom persons are shown so. */
    public HistoryStep seen(View view) {
        return new HistoryStep(
                stamp, changes.stream().map(change -> change.seen(view)).toList(), raw);
    }

    /** Everything in which there may be a sealed text. */
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
}
