package org.litopys.events;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event does to the deadlines of a record, as the event declares it or says it. */
public sealed interface DeadlineChange {
    RecordId record();

    /**
     * It runs from now on, until then; one of the same kind that ran before does not any more.
     *
     * @param which of several: an evaluator's pseudonym or the id of a payment; null where a record
     *     has one at a time
     */
    record Started(RecordId record, Deadline deadline, @Nullable String which, Instant dueAt)
            implements DeadlineChange {
        /** Whether both are of the same thing, whenever it is due. */
        public boolean isAs(Started other) {
            return deadline == other.deadline && Objects.equals(which, other.which);
        }
    }

    /**
     * It does not run any more.
     *
     * @param deadline null: all of the record
     * @param which null: all of its kind
     */
    record Ended(RecordId record, @Nullable Deadline deadline, @Nullable String which)
            implements DeadlineChange {
        /** Whether it ends one that runs for its record. */
        public boolean ends(Started running) {
            return (deadline == null || deadline == running.deadline())
                    && (which == null || which.equals(running.which()));
        }
    }

    /** What the event changes, in this order; nothing for most. */
    static List<DeadlineChange> of(LedgerEvent event) {
        return event instanceof ChangesDeadlines says
                ? says.deadlineChanges()
                : DeadlineDeclaration.of(event.getClass()).changes(event);
    }

    /** Name of the component in which the event says until when such a deadline runs. */
    static Optional<String> component(
            LedgerEvent event, Deadline deadline, @Nullable String which) {
        return DeadlineDeclaration.of(event.getClass()).component(event, deadline, which);
    }

    /** The deadlines of a record that run after one more of its events. */
    static List<Started> running(List<Started> before, LedgerEvent event) {
        List<Started> running = before;
        for (DeadlineChange change : of(event)) {
            if (change.record().equals(event.subject())) {
                running = change.applied(running);
            }
        }
        return running;
    }

    private List<Started> applied(List<Started> before) {
        return switch (this) {
            case Ended ended -> without(ended, before).toList();
            case Started started -> {
                Ended same = new Ended(started.record(), started.deadline(), started.which());
                yield Stream.concat(without(same, before), Stream.of(started)).toList();
            }
        };
    }

    private static Stream<Started> without(Ended ended, List<Started> before) {
        return before.stream().filter(one -> !ended.ends(one));
    }
}
