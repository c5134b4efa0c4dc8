package org.litopys.command.call;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.call.CallEvent.CallAmended;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallConcluded;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.CallSubmissionsLimited;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.ProgrammeId;

/**
 * What a call is, for itself and for the guards of other records.
 *
 * @param content as it was drafted, published and amended
 * @param documents kinds that every application holds when it is submitted
 * @param submissionsPerLead that one lead may have at a time; null where any number
 * @param ranking the list in force; null before there is one
 */
public record CallTerms(
        CallId id,
        String code,
        ProgrammeId programmeId,
        CallStatus status,
        CallContent content,
        Set<DocumentType> documents,
        @Nullable Integer submissionsPerLead,
        @Nullable List<RankingEntry> ranking) {

    /** What it is after one more of its events; null where its beginning is unknown. */
    static @Nullable CallTerms after(@Nullable CallTerms before, CallEvent event) {
        return switch (event) {
            case CallDrafted drafted ->
                    new CallTerms(
                            drafted.callId(),
                            drafted.code(),
                            drafted.programmeId(),
                            CallStatus.DRAFT,
                            drafted.content(),
                            before == null ? Set.of() : before.documents(),
                            before == null ? null : before.submissionsPerLead(),
                            null);
            case CallPublished published ->
                    new CallTerms(
                            published.callId(),
                            published.code(),
                            published.programmeId(),
                            CallStatus.PUBLISHED,
                            CallContent.of(
                                    published,
                                    before == null
                                            ? CallContent.EQUAL_CRITERIA
                                            : before.content.criteria()),
                            before == null ? Set.of() : before.documents(),
                            before == null ? null : before.submissionsPerLead(),
                            null);
            default -> before == null ? null : before.after(event);
        };
    }

    private CallTerms after(CallEvent event) {
        return switch (event) {
            case CallDrafted _, CallPublished _ -> this; // told above
            case CallDocumentsRequired required ->
                    with(status, content, required.documents(), submissionsPerLead, ranking);
            case CallSubmissionsLimited limited ->
                    with(status, content, documents, limited.perLead(), ranking);
            case CallAmended amended -> with(amended.content());
            case CallDeadlineExtended extended -> with(content.until(extended.closesAt()));
            case CallOpened _ -> with(CallStatus.OPEN);
            case CallClosed _ -> with(CallStatus.CLOSED);
            case SubmissionsCounted _ -> this;
            case EvaluationStarted _ -> with(CallStatus.EVALUATION);
            case RankingListAdopted adopted ->
                    with(status, content, documents, submissionsPerLead, adopted.entries());
            case CallConcluded _ -> with(CallStatus.CONCLUDED);
            case CallCancelled _ -> with(CallStatus.CANCELLED);
        };
    }

    private CallTerms with(CallStatus next) {
        return with(next, content, documents, submissionsPerLead, ranking);
    }

    private CallTerms with(CallContent next) {
        return with(status, next, documents, submissionsPerLead, ranking);
    }

    private CallTerms with(
            CallStatus nextStatus,
            CallContent nextContent,
            Set<DocumentType> asked,
            @Nullable Integer perLead,
            @Nullable List<RankingEntry> list) {
        return new CallTerms(id, code, programmeId, nextStatus, nextContent, asked, perLead, list);
    }

    public Instant opensAt() {
        return content.opensAt();
    }

    public Instant closesAt() {
        return content.closesAt();
    }

    public String budgetLine() {
        return content.budgetLine();
    }

    public Currency currency() {
        return content.budget().currency();
    }

    public @Nullable Money maxPerApplication() {
        return content.maxPerApplication();
    }

    public List<WeightedCriterion> criteria() {
        return content.criteria();
    }

    /** From when the time for the outcome of an application counts that is submitted now. */
    public Instant submissionEnds(Instant now) {
        return content.type() == CallType.CONTINUOUS ? now : closesAt();
    }

    public int minEvaluations() {
        return content.minEvaluations();
    }

    public Set<TechnologyArea> technologyAreas() {
        return content.technologyAreas();
    }

    /** Whether it will take no application any more. */
    public boolean isOver(Instant now) {
        return switch (status) {
            case DRAFT -> false;
            case PUBLISHED, OPEN -> !now.isBefore(closesAt());
            case CLOSED, EVALUATION, CONCLUDED, CANCELLED -> true;
        };
    }

    /**
     * Refuses a moment at which the call takes no applications.
     *
     * @param pointer to where the command names the call
     */
    public void requireOpen(Instant now, String pointer) {
        requireNotCancelled();
        if (status == CallStatus.DRAFT || isOver(now) || now.isBefore(opensAt())) {
            throw notOpen(now, pointer);
        }
    }

    Refused notOpen(Instant now, String pointer) {
        return Refused.by(Rule.CALL_NOT_OPEN, pointer, code, opensAt(), closesAt(), now);
    }

    /** Whether it was given up. */
    public boolean isCancelled() {
        return status == CallStatus.CANCELLED;
    }

    /** Refuses what a call that was given up does not lead to any more. */
    public void requireNotCancelled() {
        if (isCancelled()) {
            throw Refused.by(Rule.CALL_IS_CANCELLED, "", code);
        }
    }

    /** The place of an application on the ranking list in force, if it has one. */
    public Optional<RankingEntry> place(ApplicationId application) {
        return ranking == null
                ? Optional.empty()
                : ranking.stream()
                        .filter(entry -> entry.application().equals(application))
                        .findFirst();
    }
}
