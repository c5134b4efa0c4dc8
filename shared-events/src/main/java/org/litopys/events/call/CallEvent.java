package org.litopys.events.call;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Correctable;
import org.litopys.events.Duty;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.DocumentType;
import org.litopys.events.programme.ProgrammeId;

/**
 * What can happen to a call for applications, in the order in which it usually happens. Whether
 * applications may be submitted follows from its dates; that it was opened and closed is recorded.
 */
public sealed interface CallEvent extends LedgerEvent {
    CallId callId();

    @Override
    default CallId subject() {
        return callId();
    }

    // Preparation

    /**
     * A later draft takes the place of the one before.
     *
     * @param code unique in the ledger; the reference of the call
     */
    @Exercises(Duty.DRAFT_CALL)
    record CallDrafted(CallId callId, ProgrammeId programmeId, String code, CallContent content)
            implements CallEvent {}

    /**
     * Kinds of document that every application must hold when it is submitted, until another draft
     * of them; none where nothing was said.
     */
    @Exercises(Duty.DRAFT_CALL)
    record CallDocumentsRequired(CallId callId, Set<DocumentType> documents) implements CallEvent {
        public CallDocumentsRequired {
            documents =
                    Collections.unmodifiableSet(new TreeSet<>(documents)); // one order, for ever
        }
    }

    /**
     * How many applications one lead may have in the call at a time, until another draft of that.
     *
     * @param perLead 1 to 1,000; null where any number
     */
    @Exercises(Duty.DRAFT_CALL)
    record CallSubmissionsLimited(CallId callId, @Nullable Integer perLead) implements CallEvent {}

    // Publication

    /**
     * The call is public, as it was drafted. The criteria stand in the draft; a call of the time
     * before there were drafts weighs all of them the same.
     *
     * @param code unique in the ledger; the reference of the call
     * @param opensAt first moment at which an application may be submitted
     * @param closesAt first moment at which none may
     * @param budgetLine line of the programme from which awards are reserved
     * @param maxPerApplication most that one application may ask for; none where the call sets no
     *     limit
     * @param minEvaluations evaluations that a recommendation needs, 1 to 9
     * @param source address of the official publication, if there is one
     */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.PUBLISH_CALL)
    record CallPublished(
            CallId callId,
            ProgrammeId programmeId,
            String code,
            @Correctable LocalizedText title,
            CallType type,
            Instant opensAt,
            Instant closesAt,
            String budgetLine,
            Money budget,
            @Nullable Money maxPerApplication,
            int minEvaluations,
            Set<TechnologyArea> technologyAreas,
            @Correctable @Nullable String source)
            implements CallEvent {
        public CallPublished {
            technologyAreas =
                    Collections.unmodifiableSet(
                            new TreeSet<>(technologyAreas)); // one order, for ever
        }
    }

    /**
     * A corrigendum: what the call says from now on. The rationale is the reason in the envelope.
     *
     * @param corrigendum its number, from 1 on
     */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.PUBLISH_CALL)
    record CallAmended(CallId callId, int corrigendum, CallContent content) implements CallEvent {}

    /**
     * @param before when the call was to close until now
     */
    @Classified(Classification.PUBLIC)
    @Exercises(Duty.PUBLISH_CALL)
    record CallDeadlineExtended(CallId callId, Instant before, Instant closesAt)
            implements CallEvent {}

    /** The moment has come at which the call opens. */
    @Classified(Classification.PUBLIC)
    record CallOpened(CallId callId) implements CallEvent {}

    /** The call is over; nothing may be submitted, whatever the clock says. */
    @Classified(Classification.PUBLIC)
    record CallClosed(CallId callId) implements CallEvent {}

    /**
     * How many applications were submitted to the call, by the order of the ledger; a later count
     * takes the place of an earlier one. Counted after the closing, by the ledger itself.
     *
     * @param submitted 0 or more; those that were withdrawn later are among them
     */
    record SubmissionsCounted(CallId callId, int submitted) implements CallEvent {}

    // Evaluation

    /** What was submitted is evaluated; nothing more comes. */
    record EvaluationStarted(CallId callId) implements CallEvent {}

    /**
     * A committee put the applications of the call in order; a later list takes the place of the
     * one before.
     *
     * @param entries in the order of their ranks; none where no application could be ranked
     * @param committee pseudonyms of its members, three or more
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.ADOPT_RANKING)
    record RankingListAdopted(CallId callId, List<RankingEntry> entries, Set<String> committee)
            implements CallEvent {
        public RankingListAdopted {
            entries = List.copyOf(entries);
            committee =
                    Collections.unmodifiableSet(new TreeSet<>(committee)); // one order, for ever
        }
    }

    // End

    /** Everything that was ranked is decided. */
    @Classified(Classification.PUBLIC)
    record CallConcluded(CallId callId) implements CallEvent {}

    /** The call will not be brought to its end; what awards had reserved is available again. */
    @Classified(Classification.PUBLIC)
    record CallCancelled(CallId callId) implements CallEvent {}
}
