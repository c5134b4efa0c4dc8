package org.litopys.command.application;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.application.ApplicationStatus.ACCEPTED;
import static org.litopys.events.application.ApplicationStatus.CLOSED;
import static org.litopys.events.application.ApplicationStatus.DRAFT;
import static org.litopys.events.application.ApplicationStatus.ELIGIBLE;
import static org.litopys.events.application.ApplicationStatus.EVALUATED;
import static org.litopys.events.application.ApplicationStatus.INADMISSIBLE;
import static org.litopys.events.application.ApplicationStatus.INELIGIBLE;
import static org.litopys.events.application.ApplicationStatus.INFORMATION_REQUESTED;
import static org.litopys.events.application.ApplicationStatus.LAPSED;
import static org.litopys.events.application.ApplicationStatus.RECOMMENDED;
import static org.litopys.events.application.ApplicationStatus.REDRESS_OPEN;
import static org.litopys.events.application.ApplicationStatus.REJECTED;
import static org.litopys.events.application.ApplicationStatus.RESERVE_LISTED;
import static org.litopys.events.application.ApplicationStatus.RETURNED_FOR_REVIEW;
import static org.litopys.events.application.ApplicationStatus.SCREENING;
import static org.litopys.events.application.ApplicationStatus.SUBMITTED;
import static org.litopys.events.application.ApplicationStatus.UNDER_EVALUATION;
import static org.litopys.events.application.ApplicationStatus.WITHDRAWN;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CanonicalSets;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.command.access.PersonCommand;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;

/** What can be asked of an application, in the order in which it usually is. */
public sealed interface ApplicationCommand extends LedgerCommand {
    Lifecycle<ApplicationStatus, ApplicationCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.APPLICATION,
                    ApplicationStatus.class,
                    ApplicationCommand.class,
                    Set.of(StartDraft.class),
                    Map.ofEntries(
                            in(
                                    DRAFT,
                                    EditDraft.class,
                                    AddPartner.class,
                                    RemovePartner.class,
                                    AttachDocument.class,
                                    SupersedeDocument.class,
                                    SubmitApplication.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    SUBMITTED,
                                    AcknowledgeReceipt.class,
                                    RequestPartnerChecks.class,
                                    StartScreening.class,
                                    AssessEligibility.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    SCREENING,
                                    AcknowledgeReceipt.class,
                                    RequestPartnerChecks.class,
                                    AssessAdmissibility.class,
                                    RequestInformation.class,
                                    AssessEligibility.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    INFORMATION_REQUESTED,
                                    RequestPartnerChecks.class,
                                    AttachDocument.class,
                                    SupersedeDocument.class,
                                    ProvideInformation.class,
                                    LapseInformationRequest.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(INADMISSIBLE, NotifyOutcome.class, RequestRedress.class),
                            in(
                                    ELIGIBLE,
                                    AssignEvaluator.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(INELIGIBLE, NotifyOutcome.class, RequestRedress.class),
                            in(
                                    UNDER_EVALUATION,
                                    AssignEvaluator.class,
                                    UnassignEvaluator.class,
                                    DeclareConflictOfInterest.class,
                                    SubmitEvaluation.class,
                                    AmendEvaluation.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    EVALUATED,
                                    AssignEvaluator.class,
                                    DeclareConflictOfInterest.class,
                                    AmendEvaluation.class,
                                    ReachConsensus.class,
                                    RecommendApplication.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    RECOMMENDED,
                                    AcceptApplication.class,
                                    ReserveListApplication.class,
                                    RejectApplication.class,
                                    ReturnForReview.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    RETURNED_FOR_REVIEW,
                                    AssignEvaluator.class,
                                    RecommendApplication.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    RESERVE_LISTED,
                                    AcceptApplication.class,
                                    RejectApplication.class,
                                    LapseReserveListing.class,
                                    NotifyOutcome.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(
                                    ACCEPTED,
                                    NotifyOutcome.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseAward.class,
                                    CloseApplication.class),
                            in(REJECTED, NotifyOutcome.class, RequestRedress.class),
                            in(
                                    REDRESS_OPEN,
                                    DecideRedress.class,
                                    ReleasePartner.class,
                                    WithdrawApplication.class,
                                    CloseForCancelledCall.class),
                            in(LAPSED, NotifyOutcome.class),
                            in(CLOSED, NotifyOutcome.class)),
                    to(DRAFT, StartDraft.class),
                    to(SUBMITTED, SubmitApplication.class),
                    to(
                            SCREENING,
                            StartScreening.class,
                            ProvideInformation.class,
                            DecideRedress.class),
                    to(INFORMATION_REQUESTED, RequestInformation.class),
                    to(INADMISSIBLE, AssessAdmissibility.class, DecideRedress.class),
                    to(
                            ELIGIBLE,
                            AssessEligibility.class,
                            UnassignEvaluator.class,
                            DeclareConflictOfInterest.class),
                    to(INELIGIBLE, AssessEligibility.class, DecideRedress.class),
                    to(UNDER_EVALUATION, AssignEvaluator.class),
                    to(
                            EVALUATED,
                            SubmitEvaluation.class,
                            UnassignEvaluator.class,
                            DeclareConflictOfInterest.class,
                            DecideRedress.class),
                    to(RECOMMENDED, RecommendApplication.class),
                    to(RETURNED_FOR_REVIEW, ReturnForReview.class),
                    to(RESERVE_LISTED, ReserveListApplication.class),
                    to(ACCEPTED, AcceptApplication.class),
                    to(REJECTED, RejectApplication.class, DecideRedress.class),
                    to(REDRESS_OPEN, RequestRedress.class),
                    to(LAPSED, LapseInformationRequest.class, LapseReserveListing.class),
                    to(WITHDRAWN, WithdrawApplication.class),
                    to(
                            CLOSED,
                            CloseAward.class,
                            CloseApplication.class,
                            CloseForCancelledCall.class));

    @SafeVarargs
    private static Map.Entry<ApplicationStatus, List<Class<? extends ApplicationCommand>>> in(
            ApplicationStatus status, Class<? extends ApplicationCommand>... allowed) {
        return Map.entry(status, List.of(allowed));
    }

    @Nullable ApplicationId applicationId();

    @Override
    default @Nullable ApplicationId subject() {
        return applicationId();
    }

    @Override
    default Lifecycle<ApplicationStatus, ApplicationCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Intake

    /**
     * Begins an application to an open call.
     *
     * @param applicationId chosen by the caller, or none: then it follows from the command id
     * @param call the call; it must be open
     * @param lead the organisation that applies; it must be registered
     * @param title of the proposal
     * @param summary of the proposal; administrative, no technical or operational detail
     * @param language of title and summary, ISO 639-1
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record StartDraft(
            @Nullable @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull CallId call,
            @NotNull OrganisationId lead,
            @NotBlank @Size(max = 300) String title,
            @NotNull @Size(max = 4000) String summary,
            @NotNull @Pattern(regexp = "[a-z]{2}") String language)
            implements ApplicationCommand {
        @Override
        public StartDraft identifiedBy(UUID commandId) {
            return applicationId != null
                    ? this
                    : new StartDraft(
                            new ApplicationId(commandId), call, lead, title, summary, language);
        }
    }

    /**
     * Writes title, summary and language of a draft anew.
     *
     * @param applicationId the application
     * @param title of the proposal
     * @param summary of the proposal; administrative, no technical or operational detail
     * @param language of title and summary, ISO 639-1
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record EditDraft(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotBlank @Size(max = 300) String title,
            @NotNull @Size(max = 4000) String summary,
            @NotNull @Pattern(regexp = "[a-z]{2}") String language)
            implements ApplicationCommand {}

    /**
     * Takes a partner into the consortium.
     *
     * @param applicationId the application
     * @param partner another organisation than the lead; it must be registered
     * @param sharePercent of the work; all partners together less than 100
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record AddPartner(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull OrganisationId partner,
            @Min(1) @Max(99) int sharePercent)
            implements ApplicationCommand {}

    /**
     * Takes a partner out of the consortium.
     *
     * @param applicationId the application
     * @param partner one that was added
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record RemovePartner(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull OrganisationId partner)
            implements ApplicationCommand {}

    /**
     * Lets a partner leave the consortium after the submission; its share falls to the lead. Trials
     * and contracts go on without it. The reason is mandatory.
     *
     * @param applicationId the application
     * @param partner a partner of the consortium
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ReleasePartner(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull OrganisationId partner)
            implements ApplicationCommand {}

    /**
     * Records a document of the application by its hash.
     *
     * @param applicationId the application
     * @param type what the document is
     * @param sha256 of its bytes, lower-case hexadecimal
     * @param sizeBytes of the document
     * @param documentId chosen by the caller, or none: then it follows from the command id
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record AttachDocument(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull DocumentType type,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256,
            @Min(1) long sizeBytes,
            @Nullable DocumentId documentId)
            implements ApplicationCommand {
        @Override
        public AttachDocument identifiedBy(UUID commandId) {
            return documentId != null
                    ? this
                    : new AttachDocument(
                            applicationId, type, sha256, sizeBytes, new DocumentId(commandId));
        }
    }

    /**
     * Puts another version in the place of a document.
     *
     * @param applicationId the application
     * @param document one that was attached
     * @param sha256 of the bytes of the new version, lower-case hexadecimal
     * @param sizeBytes of the new version
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record SupersedeDocument(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull DocumentId document,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String sha256,
            @Min(1) long sizeBytes)
            implements ApplicationCommand {}

    /**
     * Hands the application in; from then on its content is fixed. None of those who apply may be
     * suspended, excluded or absorbed by another.
     *
     * @param applicationId the application
     * @param requested more than zero, in the call's currency, at most what the call allows
     * @param technology one of the call's areas
     * @param trl technology readiness level declared by the applicant, 1 to 9
     * @param exportControl whether what is offered is on a list of controlled goods, as far as the
     *     applicant knows
     * @param need a registered need that it would meet; left out: none
     * @param contentHash SHA-256 of the submitted documents' canonical list, lower-case hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record SubmitApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull Money requested,
            @NotNull TechnologyArea technology,
            @Min(1) @Max(9) int trl,
            @NotNull ExportControl exportControl,
            @Nullable NeedId need,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String contentHash)
            implements ApplicationCommand {}

    /**
     * Confirms to the applicant what came in. Only the ledger itself sends it.
     *
     * @param applicationId the application
     */
    @SentBy(Role.PROCESS)
    record AcknowledgeReceipt(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    // Screening

    /**
     * Begins to look whether the application is in the form that the call asks for. Whoever does so
     * leaves the assessment of eligibility to somebody else.
     *
     * @param applicationId the application
     */
    @SentBy(Role.INTAKE_OFFICER)
    record StartScreening(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Records the formal checks; the application is admissible where all of them passed. The reason
     * is mandatory.
     *
     * @param applicationId the application
     * @param checks each condition once
     */
    @SentBy(value = Role.INTAKE_OFFICER, needsReason = true)
    record AssessAdmissibility(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull AdmissibilityCheck> checks)
            implements ApplicationCommand {}

    /**
     * Asks the applicant to complete the application. Until it is complete, or the time for that is
     * over, the clock of the assessment stands still.
     *
     * @param applicationId the application
     * @param items what is missing or unclear
     */
    @SentBy(Role.INTAKE_OFFICER)
    record RequestInformation(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 500) String> items)
            implements ApplicationCommand {}

    /**
     * Completes the application as it was asked for, in time.
     *
     * @param applicationId the application
     * @param contentHash SHA-256 of the canonical list of all documents as they are now, lower-case
     *     hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record ProvideInformation(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String contentHash)
            implements ApplicationCommand {}

    /**
     * Ends an application that was not completed in time. Only the ledger itself sends it.
     *
     * @param applicationId the application
     */
    @SentBy(Role.PROCESS)
    record LapseInformationRequest(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    // Assessment

    /**
     * Asks for what an assessment rests on: of each organisation that applies, who controls it and
     * whether it is on a list of sanctions. Only the ledger itself sends it, when an application
     * was submitted.
     *
     * @param applicationId the application
     */
    @SentBy(Role.PROCESS)
    record RequestPartnerChecks(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Records the checks of eligibility; the application is eligible where all of them passed. Then
     * each organisation that applies must be one that the policy supports, be screened against
     * lists of sanctions and have its ownership assessed, none of it too old. The reason is
     * mandatory.
     *
     * @param applicationId the application
     * @param checks each condition once
     */
    @SentBy(
            value = {Role.INTAKE_OFFICER, Role.COMPLIANCE_OFFICER},
            needsReason = true)
    record AssessEligibility(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull EligibilityCheck> checks)
            implements ApplicationCommand {}

    // Evaluation

    /**
     * Asks somebody to evaluate the application, who is not asked for more evaluations of the call
     * already than the policy allows and has no interest in who applies.
     *
     * @param applicationId the application
     * @param evaluator pseudonym of the evaluator
     */
    @SentBy({Role.PROGRAMME_MANAGER, Role.RAPPORTEUR})
    record AssignEvaluator(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull @Pattern(regexp = PersonCommand.PSEUDONYM) String evaluator)
            implements ApplicationCommand {}

    /**
     * Asks somebody not to evaluate any more who has not handed in. The reason is mandatory.
     *
     * @param applicationId the application
     * @param evaluator pseudonym of the evaluator
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.RAPPORTEUR},
            needsReason = true)
    record UnassignEvaluator(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotBlank @Size(max = 100) String evaluator)
            implements ApplicationCommand {}

    /**
     * Says of the evaluator who sends it whether there is a link to those who apply. Nobody
     * evaluates before NONE; whoever declares ACTUAL is out in the same moment, with what was
     * handed in.
     *
     * @param applicationId the application
     * @param level none, potential or actual; the reason says which link it is
     */
    @SentBy(Role.EVALUATOR)
    record DeclareConflictOfInterest(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull InterestLevel level)
            implements ApplicationCommand {}

    /**
     * Hands in the evaluation of the evaluator who sends it; each evaluator hands in once. The
     * reason, which is what the evaluator says of the application, is mandatory.
     *
     * @param applicationId the application
     * @param scores each criterion once, 0 to 100 points
     * @param advice what the evaluator advises
     */
    @SentBy(value = Role.EVALUATOR, needsReason = true)
    record SubmitEvaluation(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull Score> scores,
            @NotNull Advice advice)
            implements ApplicationCommand {}

    /**
     * Puts other scores in the place of those that the evaluator who sends it has handed in; not
     * after a consensus. The reason is mandatory.
     *
     * @param applicationId the application
     * @param scores each criterion once, 0 to 100 points
     * @param advice what the evaluator advises now
     */
    @SentBy(value = Role.EVALUATOR, needsReason = true)
    record AmendEvaluation(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull Score> scores,
            @NotNull Advice advice)
            implements ApplicationCommand {}

    /**
     * Records what the evaluators hold together. Where more than one has evaluated, nothing is
     * recommended before. The reason is mandatory.
     *
     * @param applicationId the application
     * @param scores each criterion once, 0 to 100 points
     * @param advice what they advise together
     * @param dissent what some of them hold otherwise; left out where they agree
     */
    @SentBy(value = Role.RAPPORTEUR, needsReason = true)
    record ReachConsensus(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull Score> scores,
            @NotNull Advice advice,
            @Nullable @Size(min = 1, max = 300) String dissent)
            implements ApplicationCommand {}

    // Decision

    /**
     * Advises the authorising officer; to accept only where the evaluators' points reach each
     * threshold of the call. The reason is mandatory.
     *
     * @param applicationId the application
     * @param advice to accept or to reject
     * @param proposed amount proposed for the award, at most what was requested; needed to accept,
     *     left out to reject
     * @param conditions proposed for the award, may be none
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record RecommendApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull Advice advice,
            @Nullable Money proposed,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> conditions)
            implements ApplicationCommand {}

    /**
     * Awards support and reserves its money, both or neither, where the evaluators' points reach
     * each threshold of the call. The reason is mandatory.
     *
     * @param applicationId the application
     * @param awarded more than zero, at most what was requested
     * @param budgetLine line from which the money is reserved; the call's where left out
     * @param conditions of the award, may be none
     * @param decisionReference where the signed decision is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record AcceptApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull Money awarded,
            @Nullable @Size(min = 1, max = 50) String budgetLine,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 500) String> conditions,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ApplicationCommand {}

    /**
     * Puts an application that is good enough, with points that reach each threshold of the call,
     * on the reserve list: it may be awarded while it stands there. The reason is mandatory.
     *
     * @param applicationId the application
     * @param rank from 1; who is first when money becomes available
     * @param decisionReference where the signed decision is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ReserveListApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @Min(1) @Max(9999) int rank,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ApplicationCommand {}

    /**
     * Takes an application off the reserve list when its time there is over. Only the ledger itself
     * sends it.
     *
     * @param applicationId the application
     */
    @SentBy(Role.PROCESS)
    record LapseReserveListing(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Rejects the application. The reason is mandatory and explains the grounds.
     *
     * @param applicationId the application
     * @param grounds one or more
     * @param decisionReference where the signed decision is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record RejectApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty Set<@NotNull RejectionGround> grounds,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ApplicationCommand {
        public RejectApplication {
            grounds = CanonicalSets.sorted(grounds);
        }
    }

    /**
     * Sends a recommendation back: the evaluation or the advice needs another look. The reason is
     * mandatory.
     *
     * @param applicationId the application
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ReturnForReview(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Records that the applicant was told of the outcome; from then on runs the time to complain.
     * Of an application that has lapsed or ended with its call, that it will not be decided; of an
     * award that led to nothing, that it was closed.
     *
     * @param applicationId the application
     * @param channel how
     * @param language in which, ISO 639-1
     */
    @SentBy({Role.INTAKE_OFFICER, Role.PROGRAMME_MANAGER, Role.SERVICE})
    record NotifyOutcome(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull NoticeChannel channel,
            @NotNull @Pattern(regexp = "[a-z]{2}") String language)
            implements ApplicationCommand {}

    // Redress

    /**
     * Complains about the outcome. The reason is mandatory and gives the grounds.
     *
     * @param applicationId the application
     */
    @SentBy(
            value = {Role.APPLICANT_REP, Role.SERVICE},
            needsReason = true)
    record RequestRedress(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Decides a complaint; not by anybody who took part before. The reason is mandatory.
     *
     * @param applicationId the application
     * @param outcome upheld: the application goes on from before the decision; or dismissed
     */
    @SentBy(
            value = {Role.AUTHORISING_OFFICER, Role.LEGAL_OFFICER},
            needsReason = true)
    record DecideRedress(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull RedressOutcome outcome)
            implements ApplicationCommand {}

    // End

    /**
     * Gives the application up; reserved money becomes available again in the same moment. The
     * reason is mandatory.
     *
     * @param applicationId the application
     */
    @SentBy(
            value = {Role.APPLICANT_REP, Role.SERVICE},
            needsReason = true)
    record WithdrawApplication(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Closes an award of which no introduction, trial or contract is under way; reserved money
     * becomes available again in the same moment, and the applicant is to be told. The reason is
     * mandatory.
     *
     * @param applicationId the application
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record CloseAward(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Ends an undecided application whose call was cancelled; the applicant is to be told. Only the
     * ledger itself sends it.
     *
     * @param applicationId the application
     */
    @SentBy(Role.PROCESS)
    record CloseForCancelledCall(@NotNull @TargetAggregateIdentifier ApplicationId applicationId)
            implements ApplicationCommand {}

    /**
     * Ends an accepted application when its contract is financially closed and nothing else that
     * followed from it is under way. Only the ledger itself sends it.
     *
     * @param applicationId the application
     * @param contract that was closed
     */
    @SentBy(Role.PROCESS)
    record CloseApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull ContractId contract)
            implements ApplicationCommand {}
}
