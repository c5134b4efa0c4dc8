package org.litopys.command.application;

import static org.litopys.command.Rule.AWARD_EXCEEDS_REQUEST;
import static org.litopys.command.Rule.CHECKS_INCOMPLETE;
import static org.litopys.command.Rule.EVALUATIONS_DIVERGE;
import static org.litopys.command.Rule.EVALUATIONS_TOO_FEW;
import static org.litopys.command.Rule.EVALUATION_ALREADY_SUBMITTED;
import static org.litopys.command.Rule.EVALUATOR_ALREADY_ASSIGNED;
import static org.litopys.command.Rule.EVALUATOR_NOT_ASSIGNED;
import static org.litopys.command.Rule.PROPOSED_AMOUNT_MISSING;
import static org.litopys.command.Rule.PROPOSED_AMOUNT_UNEXPECTED;
import static org.litopys.command.Rule.READINESS_OUTSIDE_POLICY;
import static org.litopys.command.Rule.REQUEST_EXCEEDS_MAXIMUM;
import static org.litopys.command.Rule.SCORES_INCOMPLETE;
import static org.litopys.command.Rule.TECHNOLOGY_OUTSIDE_CALL;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.Actor;
import org.litopys.events.Duty;
import org.litopys.events.Money;
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
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ReservationId;

/**
 * An applicant's request for support, from draft to outcome. Its evaluations are complete, so that
 * it can be recommended, when everybody who was asked has handed in.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Application extends LedgerRecord<ApplicationEvent, ApplicationStatus> {
    private @Nullable ApplicationDrafted draft;
    private @Nullable ApplicationSubmitted submission;
    private @Nullable ApplicationAccepted award;
    private @Nullable ApplicationStatus status;
    private final Set<String> asked = new HashSet<>();

    /** Average points of each evaluation by its evaluator, rounded down. */
    private final Map<String, Integer> evaluated = new HashMap<>();

    Application() {} // Axon rebuilds from events

    // Intake

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(StartDraft command, Calls calls, Organisations organisations, Deadlines deadlines) {
        calls.require(command.call()).requireOpen(deadlines.now());
        organisations.requireRegistered(command.lead(), "/data/lead");
        apply(
                new ApplicationDrafted(
                        Objects.requireNonNull(command.applicationId()),
                        command.call(),
                        command.lead(),
                        command.title(),
                        command.summary(),
                        command.language()));
    }

    @CommandHandler
    void decide(SubmitApplication command, Calls calls, Policies policies, Deadlines deadlines) {
        CallTerms call = calls.require(callId());
        call.requireOpen(deadlines.now());
        Amounts.require(command.requested(), call.currency(), "/data/requested");
        Money max = call.maxPerApplication();
        if (max != null) {
            Amounts.requireAtMost(
                    command.requested(), max, REQUEST_EXCEEDS_MAXIMUM, "/data/requested");
        }
        if (!call.technologyAreas().contains(command.technology())) {
            throw Refused.by(
                    TECHNOLOGY_OUTSIDE_CALL,
                    "/data/technology",
                    command.technology(),
                    call.technologyAreas());
        }
        apply(
                new ApplicationSubmitted(
                        id(),
                        command.requested(),
                        command.technology(),
                        command.trl(),
                        deadlines.now(),
                        command.contentHash(),
                        deadlines.due(Due.ELIGIBILITY, policies.of(callId()))));
    }

    // Assessment

    @CommandHandler
    void decide(
            AssessEligibility command,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        Set<EligibilityCheck.Code> missing = EnumSet.allOf(EligibilityCheck.Code.class);
        command.checks().forEach(check -> missing.remove(check.code()));
        if (!missing.isEmpty()
                || command.checks().size() != EligibilityCheck.Code.values().length) {
            throw Refused.by(
                    CHECKS_INCOMPLETE,
                    "/data/checks",
                    List.of(EligibilityCheck.Code.values()),
                    command.checks().stream().map(EligibilityCheck::code).toList());
        }
        boolean eligible = command.checks().stream().allMatch(EligibilityCheck::passed);
        Policy policy = policies.of(callId());
        if (eligible) {
            organisations.requireEligible(
                    Objects.requireNonNull(draft).lead(), policy, "/data/checks");
            requireReadiness(policy);
        }
        apply(
                new EligibilityAssessed(
                        id(),
                        eligible ? Eligibility.ELIGIBLE : Eligibility.INELIGIBLE,
                        command.checks(),
                        eligible ? deadlines.due(Due.EVALUATIONS, policy) : null,
                        policy.version()));
    }

    private void requireReadiness(Policy policy) {
        int trl = Objects.requireNonNull(submission).trl();
        EligibilityRules rules = policy.eligibility();
        if (trl < rules.minTrl() || trl > rules.maxTrl()) {
            throw Refused.by(
                    READINESS_OUTSIDE_POLICY,
                    "/data/checks",
                    trl,
                    rules.minTrl(),
                    rules.maxTrl(),
                    policy.version());
        }
    }

    @CommandHandler
    void decide(AssignEvaluator command, Policies policies, Deadlines deadlines) {
        if (asked.contains(command.evaluator())) {
            throw Refused.by(EVALUATOR_ALREADY_ASSIGNED, "/data/evaluator", command.evaluator());
        }
        allow(command.evaluator(), Duty.EVALUATE, WHOLE);
        apply(
                new EvaluatorAssigned(
                        id(),
                        command.evaluator(),
                        deadlines.due(Due.EVALUATION, policies.of(callId()))));
    }

    @CommandHandler
    void decide(SubmitEvaluation command, Actor evaluator) {
        if (!asked.contains(evaluator.id())) {
            throw Refused.by(EVALUATOR_NOT_ASSIGNED, "", evaluator.id());
        }
        if (evaluated.containsKey(evaluator.id())) {
            throw Refused.by(EVALUATION_ALREADY_SUBMITTED, "", evaluator.id());
        }
        Set<Score.Criterion> missing = EnumSet.allOf(Score.Criterion.class);
        command.scores().forEach(score -> missing.remove(score.criterion()));
        if (!missing.isEmpty() || command.scores().size() != Score.Criterion.values().length) {
            throw Refused.by(
                    SCORES_INCOMPLETE,
                    "/data/scores",
                    List.of(Score.Criterion.values()),
                    command.scores().stream().map(Score::criterion).toList());
        }
        apply(new EvaluationSubmitted(id(), evaluator.id(), command.scores(), command.advice()));
    }

    // Decision

    @CommandHandler
    void decide(RecommendApplication command, Calls calls, Policies policies, Deadlines deadlines) {
        Policy policy = policies.of(callId());
        requireEvaluations(calls.require(callId()).minEvaluations(), policy);
        Money proposed = command.proposed();
        switch (command.advice()) {
            case ACCEPT -> {
                if (proposed == null) {
                    throw Refused.by(PROPOSED_AMOUNT_MISSING, "/data/proposed");
                }
                requireWithinRequest(proposed, "/data/proposed");
            }
            case REJECT -> {
                if (proposed != null) {
                    throw Refused.by(PROPOSED_AMOUNT_UNEXPECTED, "/data/proposed", proposed);
                }
            }
        }
        apply(
                new ApplicationRecommended(
                        id(),
                        command.advice(),
                        proposed,
                        command.conditions(),
                        deadlines.due(Due.DECISION, policy)));
    }

    /** Enough of them, and one more where the evaluators are too far apart. */
    private void requireEvaluations(int ofCall, Policy policy) {
        int needed = Math.max(ofCall, policy.minEvaluations());
        if (evaluated.size() < needed) {
            throw Refused.by(EVALUATIONS_TOO_FEW, "", evaluated.size(), needed);
        }
        Collection<Integer> averages = evaluated.values();
        int divergence = Collections.max(averages) - Collections.min(averages);
        if (divergence > policy.maxDivergence() && evaluated.size() == needed) {
            throw Refused.by(EVALUATIONS_DIVERGE, "", divergence, policy.maxDivergence());
        }
    }

    /** The award; {@link Award} reserves its money in the same unit of work. */
    void accept(AcceptApplication command, String budgetLine, Policy policy, Deadlines deadlines) {
        requireWithinRequest(command.awarded(), "/data/awarded");
        apply(
                new ApplicationAccepted(
                        id(),
                        command.awarded(),
                        budgetLine,
                        ReservationId.behind(id()),
                        command.conditions(),
                        command.decisionReference(),
                        deadlines.due(Due.INTRODUCTION, policy),
                        policy.version()));
    }

    @CommandHandler
    void decide(RejectApplication command, Policies policies) {
        apply(
                new ApplicationRejected(
                        id(),
                        command.grounds(),
                        command.decisionReference(),
                        policies.of(callId()).version()));
    }

    /** Gives up; {@link Withdrawal} releases a reservation in the same unit of work. */
    void withdraw() {
        apply(new ApplicationWithdrawn(id()));
    }

    private static int average(List<Score> scores) {
        return (int) scores.stream().mapToInt(Score::points).average().orElse(0);
    }

    private void requireWithinRequest(Money amount, String pointer) {
        Money requested = Objects.requireNonNull(submission).requested();
        Amounts.require(amount, requested.currency(), pointer);
        Amounts.requireAtMost(amount, requested, AWARD_EXCEEDS_REQUEST, pointer);
    }

    @Override
    protected void evolve(ApplicationEvent event) {
        switch (event) {
            case ApplicationDrafted drafted -> {
                draft = drafted;
                status = ApplicationStatus.DRAFT;
            }
            case ApplicationSubmitted submitted -> {
                submission = submitted;
                status = ApplicationStatus.SUBMITTED;
            }
            case EligibilityAssessed assessed ->
                    status =
                            switch (assessed.outcome()) {
                                case ELIGIBLE -> ApplicationStatus.ELIGIBLE;
                                case INELIGIBLE -> ApplicationStatus.INELIGIBLE;
                            };
            case EvaluatorAssigned assigned -> {
                asked.add(assigned.evaluator());
                status = ApplicationStatus.UNDER_EVALUATION;
            }
            case EvaluationSubmitted evaluation -> {
                evaluated.put(evaluation.evaluator(), average(evaluation.scores()));
                if (evaluated.size() == asked.size()) {
                    status = ApplicationStatus.EVALUATED;
                }
            }
            case ApplicationRecommended _ -> status = ApplicationStatus.RECOMMENDED;
            case ApplicationAccepted accepted -> {
                award = accepted;
                status = ApplicationStatus.ACCEPTED;
            }
            case ApplicationRejected _ -> status = ApplicationStatus.REJECTED;
            case ApplicationWithdrawn _ -> status = ApplicationStatus.WITHDRAWN;
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(Objects.requireNonNull(draft).lead());
    }

    @Override
    protected Lifecycle<ApplicationStatus, ApplicationCommand> lifecycle() {
        return ApplicationCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ApplicationStatus status() {
        return status;
    }

    Application requireApart(Duty duty) {
        persons().forEach(who -> allow(who, duty, WHOLE));
        return this;
    }

    ApplicationTerms terms() {
        ApplicationDrafted drafted = Objects.requireNonNull(draft);
        return new ApplicationTerms(
                drafted.applicationId(),
                Objects.requireNonNull(status),
                drafted.callId(),
                drafted.lead(),
                submission == null ? null : submission.technology(),
                award == null ? null : award.awarded(),
                award == null ? null : award.reservationId());
    }

    CallId callId() {
        return Objects.requireNonNull(draft).callId();
    }

    private ApplicationId id() {
        return Objects.requireNonNull(draft).applicationId();
    }
}
