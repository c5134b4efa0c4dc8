package org.litopys.events.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.ChangesDeadlines;
import org.litopys.events.Deadline;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DeadlineChange.Ended;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.Duty;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RunningDeadline;
import tools.jackson.databind.JsonNode;

/**
 * What can happen to a record of any kind. No aggregate and no fold has a case for it: it changes
 * no state of its own, and what it says of earlier events is applied where they are read.
 */
public sealed interface RecordEvent extends LedgerEvent {
    @Override
    Subject subject();

    /**
     * An act that asks for something or answers what was asked. Whoever asks may not answer: its
     * duties are segregated within the one request.
     */
    sealed interface Request extends RecordEvent {
        RequestId requestId();
    }

    // Corrections

    /**
     * Somebody found a wrong value in an event; the reason says how it is known to be wrong.
     *
     * @param eventId the event, one of the same record
     * @param eventType stored name of that event
     * @param field component of that event, which must be {@link org.litopys.events.Correctable}
     * @param wrong the value that is read there now; null where there is none
     * @param right the value that should be read; null where there should be none
     */
    @Exercises(Duty.REQUEST_CORRECTION)
    record CorrectionRequested(
            Subject subject,
            RequestId requestId,
            UUID eventId,
            String eventType,
            String field,
            @Nullable JsonNode wrong,
            @Nullable JsonNode right)
            implements Request {
        public CorrectionRequested {
            wrong = orNone(wrong);
            right = orNone(right);
        }
    }

    /**
     * Another person agreed. From here on {@code right} is read in place of {@code wrong}; the
     * event itself stays as it was stored.
     *
     * @param eventId as in the request, like all that follows
     * @param requestedBy pseudonym of who asked for it
     */
    @Exercises(Duty.DECIDE_CORRECTION)
    record RecordCorrected(
            Subject subject,
            RequestId requestId,
            UUID eventId,
            String eventType,
            String field,
            @Nullable JsonNode wrong,
            @Nullable JsonNode right,
            String requestedBy)
            implements Request {
        public RecordCorrected {
            wrong = orNone(wrong);
            right = orNone(right);
        }
    }

    /** Another person did not agree; the reason says why. */
    @Exercises(Duty.DECIDE_CORRECTION)
    record CorrectionRefused(Subject subject, RequestId requestId, UUID eventId, String requestedBy)
            implements Request {}

    // Deadlines

    /**
     * Part of the time for something has passed and it has not happened. Nothing else follows.
     *
     * @param which of several: an evaluator's pseudonym or the id of a payment; null where a record
     *     has one at a time
     * @param share of the time, in percent
     */
    record DeadlineReminded(
            Subject subject, Deadline deadline, @Nullable String which, int share, Instant dueAt)
            implements RecordEvent {}

    /** The time for something has passed and it has not happened. It can still happen. */
    record DeadlineMissed(Subject subject, Deadline deadline, @Nullable String which, Instant dueAt)
            implements RecordEvent {}

    // Lateness

    /**
     * Somebody tried to submit an application after its call was over, and was refused; the first
     * time only. Nothing else follows: it says that the refusal was one of time.
     *
     * @param by pseudonym of who tried
     * @param closesAt since when nothing could be submitted, if it was not closed before
     */
    record LateSubmissionRefused(Subject subject, String by, Instant closesAt)
            implements RecordEvent {}

    // Reversals

    /**
     * Somebody holds that a decision should not have been taken; the reason says why.
     *
     * @param eventId the decision, an event of the same record that is {@link
     *     org.litopys.events.Reversible}
     * @param eventType stored name of that event
     */
    @Exercises(Duty.REQUEST_REVERSAL)
    record ReversalRequested(Subject subject, RequestId requestId, UUID eventId, String eventType)
            implements Request {}

    /**
     * Another person, who did not take the decision either, agreed. From here on the record is as
     * if the decision had not been taken; what it had moved elsewhere was moved back in the same
     * unit of work. Duties that were exercised stay exercised.
     *
     * @param eventId as in the request, like all that follows
     * @param requestedBy pseudonym of who asked for it
     * @param deadlines all that run for the record now: what the decision had ended runs again,
     *     with as many working days left as when it was taken, and what it had started does not.
     *     The event that started such a deadline is read with this date from here on
     */
    @Exercises(Duty.DECIDE_REVERSAL)
    record DecisionReversed(
            Subject subject,
            RequestId requestId,
            UUID eventId,
            String eventType,
            String requestedBy,
            List<RunningDeadline> deadlines)
            implements Request, ChangesDeadlines {
        @Override
        public List<DeadlineChange> deadlineChanges() {
            List<DeadlineChange> changes = new ArrayList<>();
            changes.add(new Ended(subject, null, null));
            for (RunningDeadline one : deadlines) {
                changes.add(new Started(subject, one.deadline(), one.which(), one.dueAt()));
            }
            return changes;
        }
    }

    /** Another person did not agree; the reason says why. */
    @Exercises(Duty.DECIDE_REVERSAL)
    record ReversalRefused(Subject subject, RequestId requestId, UUID eventId, String requestedBy)
            implements Request {}

    /** Jackson reads an absent value as one that is null. */
    private static @Nullable JsonNode orNone(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
