package org.litopys.command.application;

import static org.litopys.events.application.ApplicationStatus.ACCEPTED;
import static org.litopys.events.application.ApplicationStatus.DRAFT;
import static org.litopys.events.application.ApplicationStatus.ELIGIBLE;
import static org.litopys.events.application.ApplicationStatus.EVALUATED;
import static org.litopys.events.application.ApplicationStatus.RECOMMENDED;
import static org.litopys.events.application.ApplicationStatus.SUBMITTED;
import static org.litopys.events.application.ApplicationStatus.UNDER_EVALUATION;

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
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;

/** What can be asked of an application, in the order in which it usually is. */
public sealed interface ApplicationCommand extends LedgerCommand {
    Lifecycle<ApplicationStatus, ApplicationCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.APPLICATION,
                    ApplicationStatus.class,
                    ApplicationCommand.class,
                    Set.of(StartDraft.class),
                    Map.of(
                            DRAFT, List.of(SubmitApplication.class, WithdrawApplication.class),
                            SUBMITTED, List.of(AssessEligibility.class, WithdrawApplication.class),
                            ELIGIBLE, List.of(AssignEvaluator.class, WithdrawApplication.class),
                            UNDER_EVALUATION,
                                    List.of(
                                            AssignEvaluator.class,
                                            SubmitEvaluation.class,
                                            WithdrawApplication.class),
                            EVALUATED,
                                    List.of(
                                            AssignEvaluator.class,
                                            RecommendApplication.class,
                                            WithdrawApplication.class),
                            RECOMMENDED,
                                    List.of(
                                            AcceptApplication.class,
                                            RejectApplication.class,
                                            WithdrawApplication.class),
                            ACCEPTED, List.of(WithdrawApplication.class)));

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
     * Hands the application in; from then on its content is fixed.
     *
     * @param applicationId the application
     * @param requested more than zero, in the call's currency, at most what the call allows
     * @param technology one of the call's areas
     * @param trl technology readiness level declared by the applicant, 1 to 9
     * @param contentHash SHA-256 of the submitted documents' canonical list, lower-case hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE})
    record SubmitApplication(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotNull Money requested,
            @NotNull TechnologyArea technology,
            @Min(1) @Max(9) int trl,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String contentHash)
            implements ApplicationCommand {}

    // Assessment

    /**
     * Records the checks of eligibility; the application is eligible where all of them passed.
     *
     * @param applicationId the application
     * @param checks each condition once
     */
    @SentBy({Role.INTAKE_OFFICER, Role.COMPLIANCE_OFFICER})
    record AssessEligibility(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull EligibilityCheck> checks)
            implements ApplicationCommand {}

    /**
     * Asks somebody to evaluate the application.
     *
     * @param applicationId the application
     * @param evaluator pseudonym of the evaluator
     */
    @SentBy({Role.PROGRAMME_MANAGER, Role.RAPPORTEUR})
    record AssignEvaluator(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotBlank @Size(max = 100) String evaluator)
            implements ApplicationCommand {}

    /**
     * Hands in the evaluation of the evaluator who sends it. It is never changed; each evaluator
     * hands in once.
     *
     * @param applicationId the application
     * @param scores each criterion once, 0 to 100 points
     * @param advice what the evaluator advises
     */
    @SentBy(Role.EVALUATOR)
    record SubmitEvaluation(
            @NotNull @TargetAggregateIdentifier ApplicationId applicationId,
            @NotEmpty @Size(max = 20) List<@NotNull Score> scores,
            @NotNull Advice advice)
            implements ApplicationCommand {}

    // Decision

    /**
     * Advises the authorising officer. The reason is mandatory.
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
     * Awards support and reserves its money, both or neither. The reason is mandatory.
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
}
