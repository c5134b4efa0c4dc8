package org.litopys.query.exceptions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.events.SegregationOfDuties;
import org.litopys.query.AsOf;

/**
 * Acts that a rule on who may do what forbids. The command side refuses them; this is the second
 * look, at what was recorded. Thread-safe.
 */
public interface Exceptions {
    /** Somebody acted on the record of an organisation in which he had declared an interest. */
    String CONFLICT_OF_INTEREST = "conflict-of-interest";

    /** Somebody's own act gave him a role. */
    String GRANT_TO_SELF = "grant-to-self";

    /** Somebody was granted a role that nobody may hold beside another one that he was granted. */
    String ROLES_INCOMPATIBLE = "roles-incompatible";

    /** Every rule that is looked at, by its stable name. */
    List<String> RULES =
            Stream.concat(
                            SegregationOfDuties.TABLE.stream().map(SegregationOfDuties.Row::rule),
                            Stream.of(CONFLICT_OF_INTEREST, GRANT_TO_SELF, ROLES_INCOMPATIBLE))
                    .toList();

    /**
     * One act.
     *
     * @param event stored name of the event
     */
    record Act(
            long position,
            RecordType type,
            String reference,
            long version,
            String event,
            Instant occurredAt) {}

    /**
     * What should not have been done.
     *
     * @param person pseudonym of who acted, or in whose place somebody acted
     * @param earlier what that person had done before, which forbids {@code act}; the same act
     *     where it forbids itself
     */
    record Found(String rule, String person, Act act, Act earlier) {}

    /** How many there are of each rule that has any. */
    Map<String, Long> counts(AsOf asOf);

    /**
     * The newest first.
     *
     * @param rule one of {@link #RULES}; null for all
     * @param before position before which they are; null for the newest
     */
    List<Found> found(@Nullable String rule, AsOf asOf, @Nullable Position before, int limit);
}
