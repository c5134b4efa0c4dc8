package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;

/**
 * An application.
 *
 * @param introductions proposed so far, in order; they are events of those records
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplicationState(
        ApplicationId applicationId,
        CallId call,
        OrganisationId lead,
        String title,
        String summary,
        String language,
        ApplicationStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable Submission submission,
        @Nullable Screening eligibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Assignment> evaluators,
        @Nullable Recommendation recommendation,
        @Nullable Decision decision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IntroductionId> introductions)
        implements RecordState {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Submission(
            Money requested,
            TechnologyArea technology,
            int trl,
            Instant submittedAt,
            String contentHash) {}

    /**
     * @param by pseudonym
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Screening(
            Eligibility outcome,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EligibilityCheck> checks,
            String by,
            @Nullable Instant evaluationDueAt,
            int policyVersion) {
        public Screening {
            checks = present(checks);
        }
    }

    /**
     * @param evaluation null until it is handed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assignment(String evaluator, Instant dueAt, @Nullable Evaluation evaluation) {}

    public record Evaluation(List<Score> scores, Advice advice, Instant at) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recommendation(
            Advice advice,
            @Nullable Money proposed,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conditions,
            String by,
            Instant decisionDueAt) {
        public Recommendation {
            conditions = present(conditions);
        }
    }

    /**
     * @param awarded null where it was rejected
     * @param grounds empty where it was accepted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            Advice outcome,
            @Nullable Money awarded,
            @Nullable String budgetLine,
            @Nullable ReservationId reservation,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conditions,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectionGround> grounds,
            String decisionReference,
            String by,
            Instant at,
            int policyVersion) {
        public Decision {
            conditions = present(conditions);
            grounds = present(grounds);
        }
    }

    public ApplicationState {
        evaluators = present(evaluators);
        introductions = present(introductions);
    }

    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list); // an empty one is left out of JSON
    }

    /**
     * What the application is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable ApplicationState apply(
            @Nullable ApplicationState before, ApplicationEvent event, Stamp stamp) {
        if (event instanceof ApplicationDrafted drafted) {
            return new ApplicationState(
                    drafted.applicationId(),
                    drafted.callId(),
                    drafted.lead(),
                    drafted.title(),
                    drafted.summary(),
                    drafted.language(),
                    ApplicationStatus.DRAFT,
                    stamp.occurredAt(),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of());
        }
        return before == null ? null : before.after(event, stamp);
    }

    private ApplicationState after(ApplicationEvent event, Stamp stamp) {
        return switch (event) {
            case ApplicationDrafted _ -> this; // begins a record, see apply
            case ApplicationSubmitted submitted ->
                    with(new Submission(
                                    submitted.requested(),
                                    submitted.technology(),
                                    submitted.trl(),
                                    submitted.submittedAt(),
                                    submitted.contentHash()))
                            .moved(
                                    ApplicationStatus.SUBMITTED,
                                    Due.of(
                                            Due.Step.ASSESS_ELIGIBILITY,
                                            submitted.eligibilityDueAt(),
                                            stamp),
                                    stamp);
            case EligibilityAssessed assessed -> assessed(assessed, stamp);
            case EvaluatorAssigned assigned ->
                    evaluated(
                            appended(
                                    evaluators,
                                    new Assignment(assigned.evaluator(), assigned.dueAt(), null)),
                            stamp);
            case EvaluationSubmitted submitted ->
                    evaluated(
                            evaluators.stream()
                                    .map(one -> handedIn(one, submitted, stamp))
                                    .toList(),
                            stamp);
            case ApplicationRecommended recommended ->
                    with(new Recommendation(
                                    recommended.advice(),
                                    recommended.proposed(),
                                    recommended.conditions(),
                                    stamp.by(),
                                    recommended.decisionDueAt()))
                            .moved(
                                    ApplicationStatus.RECOMMENDED,
                                    Due.of(Due.Step.DECIDE, recommended.decisionDueAt(), stamp),
                                    stamp);
            case ApplicationAccepted accepted ->
                    with(new Decision(
                                    Advice.ACCEPT,
                                    accepted.awarded(),
                                    accepted.budgetLine(),
                                    accepted.reservationId(),
                                    accepted.conditions(),
                                    List.of(),
                                    accepted.decisionReference(),
                                    stamp.by(),
                                    stamp.occurredAt(),
                                    accepted.policyVersion()))
                            .moved(
                                    ApplicationStatus.ACCEPTED,
                                    Due.of(
                                            Due.Step.PROPOSE_INTRODUCTION,
                                            accepted.introductionDueAt(),
                                            stamp),
                                    stamp);
            case ApplicationRejected rejected ->
                    with(new Decision(
                                    Advice.REJECT,
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    sorted(rejected.grounds()),
                                    rejected.decisionReference(),
                                    stamp.by(),
                                    stamp.occurredAt(),
                                    rejected.policyVersion()))
                            .moved(ApplicationStatus.REJECTED, null, stamp);
            case ApplicationWithdrawn _ -> moved(ApplicationStatus.WITHDRAWN, null, stamp);
        };
    }

    private ApplicationState assessed(EligibilityAssessed assessed, Stamp stamp) {
        Instant evaluationDueAt = assessed.evaluationDueAt();
        return with(new Screening(
                        assessed.outcome(),
                        assessed.checks(),
                        stamp.by(),
                        evaluationDueAt,
                        assessed.policyVersion()))
                .moved(
                        switch (assessed.outcome()) {
                            case ELIGIBLE -> ApplicationStatus.ELIGIBLE;
                            case INELIGIBLE -> ApplicationStatus.INELIGIBLE;
                        },
                        evaluationDueAt == null
                                ? null
                                : Due.of(Due.Step.ASSIGN_EVALUATORS, evaluationDueAt, stamp),
                        stamp);
    }

    private static Assignment handedIn(
            Assignment assignment, EvaluationSubmitted submitted, Stamp stamp) {
        return assignment.evaluator().equals(submitted.evaluator())
                ? new Assignment(
                        assignment.evaluator(),
                        assignment.dueAt(),
                        new Evaluation(submitted.scores(), submitted.advice(), stamp.occurredAt()))
                : assignment;
    }

    /** The earliest outstanding evaluation is due; when none is, the recommendation is. */
    private ApplicationState evaluated(List<Assignment> all, Stamp stamp) {
        List<Assignment> outstanding =
                all.stream()
                        .filter(one -> one.evaluation() == null)
                        .sorted(Comparator.comparing(Assignment::dueAt))
                        .toList();
        ApplicationState next = withEvaluators(all);
        if (outstanding.isEmpty()) {
            Instant evaluationDueAt = eligibility == null ? null : eligibility.evaluationDueAt();
            return next.moved(
                    ApplicationStatus.EVALUATED,
                    evaluationDueAt == null
                            ? null
                            : Due.of(Due.Step.RECOMMEND, evaluationDueAt, stamp),
                    stamp);
        }
        Assignment first = outstanding.getFirst();
        return next.moved(
                ApplicationStatus.UNDER_EVALUATION,
                new Due(
                        Due.Step.EVALUATE,
                        Due.Step.EVALUATE.desk(),
                        outstanding.size() == 1 ? first.evaluator() : null,
                        first.dueAt(),
                        status == ApplicationStatus.UNDER_EVALUATION
                                ? statusSince
                                : stamp.occurredAt()),
                stamp);
    }

    /** A first introduction was proposed: nobody waits for one any more. */
    ApplicationState introduced(IntroductionId introduction) {
        return new ApplicationState(
                applicationId,
                call,
                lead,
                title,
                summary,
                language,
                status,
                statusSince,
                due != null && due.step() == Due.Step.PROPOSE_INTRODUCTION ? null : due,
                submission,
                eligibility,
                evaluators,
                recommendation,
                decision,
                appended(introductions, introduction));
    }

    private ApplicationState moved(ApplicationStatus next, @Nullable Due nextDue, Stamp stamp) {
        return new ApplicationState(
                applicationId,
                call,
                lead,
                title,
                summary,
                language,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextDue,
                submission,
                eligibility,
                evaluators,
                recommendation,
                decision,
                introductions);
    }

    private ApplicationState with(Submission submitted) {
        return with(submitted, eligibility, evaluators, recommendation, decision);
    }

    private ApplicationState with(Screening assessed) {
        return with(submission, assessed, evaluators, recommendation, decision);
    }

    private ApplicationState withEvaluators(List<Assignment> all) {
        return with(submission, eligibility, all, recommendation, decision);
    }

    private ApplicationState with(Recommendation recommended) {
        return with(submission, eligibility, evaluators, recommended, decision);
    }

    private ApplicationState with(Decision decided) {
        return with(submission, eligibility, evaluators, recommendation, decided);
    }

    private ApplicationState with(
            @Nullable Submission nextSubmission,
            @Nullable Screening nextEligibility,
            List<Assignment> nextEvaluators,
            @Nullable Recommendation nextRecommendation,
            @Nullable Decision nextDecision) {
        return new ApplicationState(
                applicationId,
                call,
                lead,
                title,
                summary,
                language,
                status,
                statusSince,
                due,
                nextSubmission,
                nextEligibility,
                nextEvaluators,
                nextRecommendation,
                nextDecision,
                introductions);
    }

    private static <T> List<T> appended(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }

    private static List<RejectionGround> sorted(Set<RejectionGround> grounds) {
        return grounds.stream().sorted().toList();
    }
}
