package org.litopys.command.call;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.call.CallStatus.CANCELLED;
import static org.litopys.events.call.CallStatus.CLOSED;
import static org.litopys.events.call.CallStatus.CONCLUDED;
import static org.litopys.events.call.CallStatus.DRAFT;
import static org.litopys.events.call.CallStatus.EVALUATION;
import static org.litopys.events.call.CallStatus.OPEN;
import static org.litopys.events.call.CallStatus.PUBLISHED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CanonicalSets;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.command.access.PersonCommand;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.DocumentType;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.ProgrammeId;

/** What can be asked of a call, in the order in which it usually is. */
public sealed interface CallCommand extends LedgerCommand {
    Lifecycle<CallStatus, CallCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.CALL,
                    CallStatus.class,
                    CallCommand.class,
                    Set.of(DraftCall.class),
                    Map.of(
                            DRAFT,
                                    List.of(
                                            ReviseCallDraft.class,
                                            RequireDocuments.class,
                                            LimitSubmissions.class,
                                            PublishCall.class,
                                            CancelCall.class),
                            PUBLISHED,
                                    List.of(
                                            AmendCall.class,
                                            ExtendCallDeadline.class,
                                            OpenCall.class,
                                            CloseCall.class,
                                            CancelCall.class),
                            OPEN,
                                    List.of(
                                            AmendCall.class,
                                            ExtendCallDeadline.class,
                                            CloseCall.class,
                                            CancelCall.class),
                            CLOSED,
                                    List.of(
                                            CountSubmissions.class,
                                            StartCallEvaluation.class,
                                            CancelCall.class),
                            EVALUATION,
                                    List.of(
                                            CountSubmissions.class,
                                            AdoptRankingList.class,
                                            ConcludeCall.class,
                                            CancelCall.class),
                            CONCLUDED, List.of(CountSubmissions.class)),
                    to(DRAFT, DraftCall.class),
                    to(PUBLISHED, PublishCall.class),
                    to(OPEN, OpenCall.class),
                    // By its publication, where its time has come already.
                    to(OPEN, CallOpened.class).from(PUBLISHED),
                    to(CLOSED, CloseCall.class),
                    to(EVALUATION, StartCallEvaluation.class),
                    to(CONCLUDED, ConcludeCall.class),
                    to(CANCELLED, CancelCall.class));

    CallId callId();

    @Override
    default CallId subject() {
        return callId();
    }

    @Override
    default Lifecycle<CallStatus, CallCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Preparation

    /**
     * Drafts a call for applications. It is public, and applications can be submitted to it, after
     * somebody else has published it.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the call
     * @param programme the programme that pays
     * @param title name of the call in both languages
     * @param type kind of call
     * @param opensAt first moment at which an application may be submitted
     * @param closesAt first moment at which none may; in the future and after opensAt
     * @param budgetLine line of the programme from which awards are reserved
     * @param budget money that the call has, in the programme's currency
     * @param maxPerApplication most that one application may ask for; none where there is no limit
     * @param minEvaluations evaluations that a recommendation needs, 1 to 9
     * @param technologyAreas areas that may apply, one or more
     * @param criteria each once, their weights 100 together; left out: all weigh the same
     * @param source address of the official publication, if there is one
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record DraftCall(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") String code,
            @NotNull ProgrammeId programme,
            @NotNull LocalizedText title,
            @NotNull CallType type,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt,
            @NotBlank @Size(max = 50) String budgetLine,
            @NotNull Money budget,
            @Nullable Money maxPerApplication,
            @Min(1) @Max(9) int minEvaluations,
            @NotEmpty Set<@NotNull TechnologyArea> technologyAreas,
            @Nullable @Size(max = 10) List<@NotNull WeightedCriterion> criteria,
            @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+") String source)
            implements CallCommand {
        public DraftCall {
            technologyAreas = CanonicalSets.sorted(technologyAreas);
        }

        @Override
        public CallId callId() {
            return CallId.ofCode(code);
        }

        CallContent content() {
            return new CallContent(
                    title,
                    type,
                    opensAt,
                    closesAt,
                    budgetLine,
                    budget,
                    maxPerApplication,
                    minEvaluations,
                    technologyAreas,
                    Objects.requireNonNullElse(criteria, CallContent.EQUAL_CRITERIA),
                    source);
        }
    }

    /**
     * Puts another draft in the place of the one that there is. Code and programme stay.
     *
     * @param callId the call
     * @param title name of the call in both languages
     * @param type kind of call
     * @param opensAt first moment at which an application may be submitted
     * @param closesAt first moment at which none may; in the future and after opensAt
     * @param budgetLine line of the programme from which awards are reserved
     * @param budget money that the call has, in the programme's currency
     * @param maxPerApplication most that one application may ask for; none where there is no limit
     * @param minEvaluations evaluations that a recommendation needs, 1 to 9
     * @param technologyAreas areas that may apply, one or more
     * @param criteria each once, their weights 100 together; left out: all weigh the same
     * @param source address of the official publication, if there is one
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record ReviseCallDraft(
            @NotNull @TargetAggregateIdentifier CallId callId,
            @NotNull LocalizedText title,
            @NotNull CallType type,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt,
            @NotBlank @Size(max = 50) String budgetLine,
            @NotNull Money budget,
            @Nullable Money maxPerApplication,
            @Min(1) @Max(9) int minEvaluations,
            @NotEmpty Set<@NotNull TechnologyArea> technologyAreas,
            @Nullable @Size(max = 10) List<@NotNull WeightedCriterion> criteria,
            @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+") String source)
            implements CallCommand {
        public ReviseCallDraft {
            technologyAreas = CanonicalSets.sorted(technologyAreas);
        }

        CallContent content() {
            return new CallContent(
                    title,
                    type,
                    opensAt,
                    closesAt,
                    budgetLine,
                    budget,
                    maxPerApplication,
                    minEvaluations,
                    technologyAreas,
                    Objects.requireNonNullElse(criteria, CallContent.EQUAL_CRITERIA),
                    source);
        }
    }

    /**
     * Says which kinds of document an application must hold when it is submitted. It is part of the
     * draft: once the call is published, applicants may rely on it.
     *
     * @param callId the call
     * @param documents kinds of document; none where nothing is asked for any more
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record RequireDocuments(
            @NotNull @TargetAggregateIdentifier CallId callId,
            @NotNull Set<@NotNull DocumentType> documents)
            implements CallCommand {
        public RequireDocuments {
            documents = CanonicalSets.sorted(documents);
        }
    }

    /**
     * Says how many applications one lead may have in the call at a time: what is withdrawn or has
     * ended does not count. It is part of the draft, as the required documents are.
     *
     * @param callId the call
     * @param perLead 1 to 1,000; left out: any number
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record LimitSubmissions(
            @NotNull @TargetAggregateIdentifier CallId callId,
            @Nullable @Min(1) @Max(1000) Integer perLead)
            implements CallCommand {}

    // Publication

    /**
     * Makes a call public as it was drafted, by somebody who did not draft it. Where its time has
     * come already, it is open at once. The reason is mandatory.
     *
     * @param callId the call
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record PublishCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {}

    /**
     * Records a corrigendum. What is left out stays as it is. Criteria do not change any more once
     * the call is open: applications may have come by then. The reason, which is the rationale of
     * the corrigendum, is mandatory.
     *
     * @param callId the call
     * @param title name of the call in both languages
     * @param budget money that the call has, in the programme's currency
     * @param maxPerApplication most that one application may ask for
     * @param technologyAreas areas that may apply, one or more
     * @param criteria each once, their weights 100 together
     * @param source address of the official publication
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record AmendCall(
            @NotNull @TargetAggregateIdentifier CallId callId,
            @Nullable LocalizedText title,
            @Nullable Money budget,
            @Nullable Money maxPerApplication,
            @Nullable @Size(min = 1) Set<@NotNull TechnologyArea> technologyAreas,
            @Nullable @Size(max = 10) List<@NotNull WeightedCriterion> criteria,
            @Nullable @Size(max = 500) @Pattern(regexp = "https?://\\S+") String source)
            implements CallCommand {
        public AmendCall {
            technologyAreas =
                    technologyAreas == null ? null : CanonicalSets.sorted(technologyAreas);
        }
    }

    /**
     * Keeps a call open longer than it says. The reason is mandatory.
     *
     * @param callId the call
     * @param closesAt first moment at which no application may be submitted; later than until now
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record ExtendCallDeadline(
            @NotNull @TargetAggregateIdentifier CallId callId, @NotNull Instant closesAt)
            implements CallCommand {}

    /**
     * Records that the moment has come at which a call opens. Sent by the process {@code
     * call-opening}.
     *
     * @param callId the call
     */
    @SentBy(Role.PROCESS)
    record OpenCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {}

    /**
     * Records that a call is over, at the moment that it names and not before. The process {@code
     * call-closing} sends it at that moment.
     *
     * @param callId the call
     */
    @SentBy({Role.PROGRAMME_MANAGER, Role.PROCESS})
    record CloseCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {}

    /**
     * Records how many applications were submitted. Only the ledger itself sends it, after the
     * closing.
     *
     * @param callId the call
     * @param submitted by the order of the ledger; those that were withdrawn later are among them
     */
    @SentBy(Role.PROCESS)
    record CountSubmissions(
            @NotNull @TargetAggregateIdentifier CallId callId, @Min(0) int submitted)
            implements CallCommand {}

    // Evaluation

    /**
     * Records that what was submitted is evaluated now. The process {@code call-closing} sends it
     * when a call was closed.
     *
     * @param callId the call
     */
    @SentBy({Role.PROGRAMME_MANAGER, Role.PROCESS})
    record StartCallEvaluation(@NotNull @TargetAggregateIdentifier CallId callId)
            implements CallCommand {}

    /**
     * Records the order in which a committee put the applications of a call. A later list takes the
     * place of an earlier one. The reason is mandatory.
     *
     * @param callId the call
     * @param entries in the order of their ranks, 1, 2, 3 …; points do not rise and outcomes only
     *     go from MAIN to RESERVE to REJECT; none where no application could be ranked
     * @param committee pseudonyms of its members, the sender among them; at least three different
     *     people, none of whom has an interest in an applicant
     */
    @SentBy(value = Role.RAPPORTEUR, needsReason = true)
    record AdoptRankingList(
            @NotNull @TargetAggregateIdentifier CallId callId,
            @NotNull @Size(max = 400) List<@NotNull RankingEntry> entries,
            @NotNull @Size(min = 3, max = 15)
                    Set<@NotNull @Pattern(regexp = PersonCommand.PSEUDONYM) String> committee)
            implements CallCommand {
        public AdoptRankingList {
            committee = CanonicalSets.sorted(committee);
        }
    }

    // End

    /**
     * Ends a call whose ranked applications are all decided; one that takes applications all the
     * time needs no list. The reason is mandatory.
     *
     * @param callId the call
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ConcludeCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {}

    /**
     * Gives a call up; nothing may be submitted or awarded any more, and what awards have reserved
     * becomes available again. The reason is mandatory.
     *
     * @param callId the call
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record CancelCall(@NotNull @TargetAggregateIdentifier CallId callId) implements CallCommand {}
}
