package org.litopys.events.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;

/**
 * What can happen to an audit engagement. It looks at the ledger as of one position, so that what
 * was looked at can be looked at again.
 */
public sealed interface EngagementEvent extends LedgerEvent {
    EngagementId engagementId();

    @Override
    default EngagementId subject() {
        return engagementId();
    }

    /**
     * @param code unique in the ledger; the reference of the engagement
     * @param periodFrom records count whose first event was recorded on this day in Brussels or
     *     later
     * @param periodTo last such day
     * @param asOf position of the last event that is looked at
     * @param team pseudonyms of who works on it beside the one who opened it
     */
    @Exercises(Duty.AUDIT)
    record EngagementOpened(
            EngagementId engagementId,
            String code,
            String title,
            AuditScope scope,
            LocalDate periodFrom,
            LocalDate periodTo,
            long asOf,
            Set<String> team)
            implements EngagementEvent {
        public EngagementOpened {
            team = Collections.unmodifiableSet(new TreeSet<>(team)); // one order, for ever
        }
    }

    /**
     * Drawn by the program; seed, population and size give the same references for ever ({@link
     * Sampling}).
     *
     * @param size records that were asked for; a monetary-unit sample may have fewer, where one
     *     record was hit twice
     * @param population number of records that could be drawn
     * @param populationHash SHA-256 of their list ({@link Sampling#hash}), lower-case hex
     * @param sample references of the records that were drawn
     */
    @Exercises(Duty.AUDIT)
    record SampleDrawn(
            EngagementId engagementId,
            SampleMethod method,
            String seed,
            int size,
            int population,
            String populationHash,
            List<String> sample)
            implements EngagementEvent {}

    /**
     * @param finding number within the engagement, from 1
     * @param text administrative; no name of a person
     * @param record reference of the record that it is about; none where it is about several
     * @param answerDueAt when the office must have answered
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.AUDIT)
    record FindingRecorded(
            EngagementId engagementId,
            int finding,
            FindingSeverity severity,
            String text,
            @Nullable String record,
            @DueDate(Deadline.ANSWER_FINDING) Instant answerDueAt)
            implements EngagementEvent {}

    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.ANSWER_FINDING)
    @EndsDeadlines(Deadline.ANSWER_FINDING)
    record FindingAnswered(EngagementId engagementId, int finding, String answer)
            implements EngagementEvent {}

    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.AUDIT)
    @EndsDeadlines(Deadline.ANSWER_FINDING)
    record FindingClosed(EngagementId engagementId, int finding, FindingConclusion conclusion)
            implements EngagementEvent {}

    /**
     * @param bundleHash SHA-256 of the evidence bundle, lower-case hex
     */
    @Exercises(Duty.AUDIT)
    record EvidenceExported(EngagementId engagementId, String bundleHash)
            implements EngagementEvent {}

    @Exercises(Duty.AUDIT)
    @EndsDeadlines
    record EngagementClosed(EngagementId engagementId) implements EngagementEvent {}
}
