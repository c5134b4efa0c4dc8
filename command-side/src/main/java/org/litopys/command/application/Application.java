package org.litopys.command.application;

import static org.litopys.command.Rule.AWARD_EXCEEDS_REQUEST;
import static org.litopys.command.Rule.CALL_NOT_CANCELLED;
import static org.litopys.command.Rule.CHECKS_ALREADY_REQUESTED;
import static org.litopys.command.Rule.CHECKS_INCOMPLETE;
import static org.litopys.command.Rule.EVALUATOR_INTERESTED;
import static org.litopys.command.Rule.PROPOSED_AMOUNT_MISSING;
import static org.litopys.command.Rule.PROPOSED_AMOUNT_UNEXPECTED;
import static org.litopys.command.Rule.READINESS_OUTSIDE_POLICY;
import static org.litopys.command.Rule.RECEIPT_ALREADY_ACKNOWLEDGED;
import static org.litopys.command.Rule.REQUEST_EXCEEDS_MAXIMUM;
import static org.litopys.command.Rule.RESERVE_DECISION_DUE;
import static org.litopys.command.Rule.RESERVE_LIST_RUNNING;
import static org.litopys.command.Rule.TECHNOLOGY_OUTSIDE_CALL;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
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
import org.litopys.command.People;
import org.litopys.command.PolicyInForce;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.AcknowledgeReceipt;
import org.litopys.command.application.ApplicationCommand.AddPartner;
import org.litopys.command.application.ApplicationCommand.AmendEvaluation;
import org.litopys.command.application.ApplicationCommand.AssessAdmissibility;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.AttachDocument;
import org.litopys.command.application.ApplicationCommand.CloseForCancelledCall;
import org.litopys.command.application.ApplicationCommand.DecideRedress;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.EditDraft;
import org.litopys.command.application.ApplicationCommand.LapseInformationRequest;
import org.litopys.command.application.ApplicationCommand.LapseReserveListing;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.ProvideInformation;
import org.litopys.command.application.ApplicationCommand.ReachConsensus;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.command.application.ApplicationCommand.ReleasePartner;
import org.litopys.command.application.ApplicationCommand.RemovePartner;
import org.litopys.command.application.ApplicationCommand.RequestInformation;
import org.litopys.command.application.ApplicationCommand.RequestRedress;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.ReturnForReview;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.application.ApplicationCommand.SupersedeDocument;
import org.litopys.command.application.ApplicationCommand.UnassignEvaluator;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.Actor;
import org.litopys.events.Duty;
import org.litopys.events.Money;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationMatched;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationReturnedForReview;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerRemoved;
import org.litopys.events.application.ApplicationEvent.DocumentAttached;
import org.litopys.events.application.ApplicationEvent.DocumentSuperseded;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.EvaluatorUnassigned;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.Subject;

/** An applicant's request for support, from draft to outcome. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Application extends LedgerRecord<ApplicationEvent, ApplicationStatus> {
    private final Proposal proposal = new Proposal();
    private @Nullable ApplicationSubmitted submission;
    private boolean acknowledged;
    private boolean checksRequested;
    private @Nullable ApplicationReserveListed reserve;
    private boolean promoted;
    private @Nullable Money proposed;
    private @Nullable ApplicationAccepted award;
    private boolean fromReserve;
    private final Set<IntroductionId> introductions = new HashSet<>();
    private boolean matched;
    private @Nullable ApplicationStatus status;
    private final Assessment assessment = new Assessment();
    private final Evaluations evaluations = new Evaluations();
    private final Redress redress = new Redress();

    Application() {} // Axon rebuilds from events

    // Intake

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(StartDraft command, Calls calls, Organisations organisations, Deadlines deadlines) {
        calls.require(command.call()).requireOpen(deadlines.now(), "/data/call");
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
    void decide(EditDraft command) {
        proposal.requireOtherThan(command);
        apply(
                new ApplicationDraftEdited(
                        id(), command.title(), command.summary(), command.language()));
    }

    @CommandHandler
    void decide(AddPartner command, Organisations organisations) {
        proposal.requireNew(command.partner());
        organisations.requireRegistered(command.partner(), "/data/partner");
        proposal.requireRoomFor(command.sharePercent());
        apply(new ConsortiumPartnerAdded(id(), command.partner(), command.sharePercent()));
    }

    @CommandHandler
    void decide(RemovePartner command) {
        proposal.requirePartner(command.partner());
        apply(new ConsortiumPartnerRemoved(id(), command.partner()));
    }

    @CommandHandler
    void decide(ReleasePartner command) {
        proposal.requirePartner(command.partner());
        apply(new ConsortiumPartnerReleased(id(), command.partner()));
    }

    @CommandHandler
    void decide(AttachDocument command) {
        proposal.requireNew(command.sha256());
        apply(
                new DocumentAttached(
                        id(),
                        Objects.requireNonNull(command.documentId()),
                        command.type(),
                        command.sha256(),
                        command.sizeBytes()));
    }

    @CommandHandler
    void decide(SupersedeDocument command) {
        proposal.requireDocument(command.document());
        proposal.requireNew(command.sha256());
        apply(
                new DocumentSuperseded(
                        id(), command.document(), command.sha256(), command.sizeBytes()));
    }

    @CommandHandler
    void decide(
            SubmitApplication command,
            Calls calls,
            Organisations organisations,
            AskedNeeds needs,
            Submissions submissions,
            Policies policies,
            Deadlines deadlines) {
        CallTerms call = calls.require(callId());
        call.requireOpen(deadlines.now(), "");
        for (OrganisationId member : proposal.consortium()) {
            organisations.requireRegistered(member, ""); // since then it may have been barred
        }
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
        proposal.requireDocuments(call.documents());
        if (command.need() != null) {
            needs.requireOpen(command.need(), "/data/need");
        }
        submissions.count(proposal.draft().lead(), call, id());
        Policy policy = policies.of(callId());
        apply(
                new ApplicationSubmitted(
                        id(),
                        command.requested(),
                        command.technology(),
                        command.trl(),
                        command.exportControl(),
                        command.need(),
                        deadlines.now(),
                        command.contentHash(),
                        deadlines.due(Due.ELIGIBILITY, policy),
                        Deadlines.due(Due.OUTCOME, policy, call.submissionEnds(deadlines.now()))));
    }

    @CommandHandler
    void decide(AcknowledgeReceipt command) {
        if (acknowledged) {
            throw Refused.by(RECEIPT_ALREADY_ACKNOWLEDGED, "");
        }
        apply(new ReceiptAcknowledged(id(), Objects.requireNonNull(submission).contentHash()));
    }

    // Screening

    @CommandHandler
    void decide(StartScreening command) {
        apply(new ScreeningStarted(id()));
    }

    @CommandHandler
    void decide(AssessAdmissibility command, Policies policies, Deadlines deadlines) {
        Assessment.requireComplete(command.checks());
        boolean admissible = command.checks().stream().allMatch(AdmissibilityCheck::passed);
        apply(
                new AdmissibilityAssessed(
                        id(),
                        admissible ? Admissibility.ADMISSIBLE : Admissibility.INADMISSIBLE,
                        command.checks(),
                        admissible ? assessment.dueAt() : null,
                        admissible ? null : deadlines.due(Due.NOTICE, policies.of(callId()))));
    }

    @CommandHandler
    void decide(RequestInformation command, Policies policies, Deadlines deadlines) {
        apply(
                new InformationRequested(
                        id(),
                        command.items(),
                        deadlines.now(),
                        deadlines.due(Due.INFORMATION, policies.of(callId()))));
    }

    @CommandHandler
    void decide(ProvideInformation command, Policies policies, Deadlines deadlines) {
        assessment.requireInTime(deadlines.now());
        apply(
                new InformationProvided(
                        id(),
                        command.contentHash(),
                        assessment.dueAfterStop(deadlines.now(), policies.of(callId()))));
    }

    @CommandHandler
    void decide(LapseInformationRequest command, Policies policies, Deadlines deadlines) {
        assessment.requireOverdue(deadlines.now());
        apply(new InformationRequestLapsed(id(), deadlines.due(Due.NOTICE, policies.of(callId()))));
    }

    // Assessment

    /** Asks its consortium's records; {@link PartnerChecks} has each of them answer. */
    void requestPartnerChecks() {
        if (checksRequested) {
            throw Refused.by(CHECKS_ALREADY_REQUESTED, "");
        }
        apply(new PartnerChecksRequested(id(), List.copyOf(proposal.consortium())));
    }

    @CommandHandler
    void decide(
            AssessEligibility command,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        assessment.requireAdmissible();
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
            for (OrganisationId member : proposal.consortium()) {
                organisations.requireEligible(member, policy, "/data/checks");
            }
            requireReadiness(policy);
            organisations.requireCleared(proposal.consortium(), policy, deadlines, "/data/checks");
        }
        apply(
                new EligibilityAssessed(
                        id(),
                        eligible ? Eligibility.ELIGIBLE : Eligibility.INELIGIBLE,
                        command.checks(),
                        eligible ? deadlines.due(Due.EVALUATIONS, policy) : null,
                        policy.version(),
                        eligible ? null : deadlines.due(Due.NOTICE, policy)));
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

    // Evaluation

    @CommandHandler
    void decide(
            AssignEvaluator command,
            People people,
            Policies policies,
            Workload workload,
            Deadlines deadlines) {
        evaluations.requireNotAsked(command.evaluator());
        for (OrganisationId interest : people.standing(command.evaluator()).conflicts()) {
            if (organisations().contains(interest)) {
                throw Refused.by(
                        EVALUATOR_INTERESTED,
                        "/data/evaluator",
                        command.evaluator(),
                        interest,
                        id());
            }
        }
        allow(command.evaluator(), Duty.EVALUATE);
        Policy policy = policies.of(callId());
        apply(
                new EvaluatorAssigned(
                        id(), command.evaluator(), deadlines.due(Due.EVALUATION, policy)));
        workload.entrust(command.evaluator(), callId(), id(), policy);
    }

    @CommandHandler
    void decide(UnassignEvaluator command, Workload workload) {
        evaluations.requireAsked(command.evaluator(), "/data/evaluator");
        evaluations.requireNotHandedIn(command.evaluator());
        apply(new EvaluatorUnassigned(id(), command.evaluator()));
        workload.takeBack(command.evaluator(), callId(), id());
    }

    @CommandHandler
    void decide(DeclareConflictOfInterest command, Actor evaluator, Workload workload) {
        evaluations.requireAsked(evaluator.id(), "");
        evaluations.requireNotAgreed();
        apply(new ConflictOfInterestDeclared(id(), evaluator.id(), command.level()));
        if (command.level() == InterestLevel.ACTUAL) {
            apply(new EvaluatorRecused(id(), evaluator.id()));
            workload.takeBack(evaluator.id(), callId(), id());
        }
    }

    @CommandHandler
    void decide(SubmitEvaluation command, Actor evaluator) {
        evaluations.requireAsked(evaluator.id(), "");
        evaluations.requireCleared(evaluator.id());
        evaluations.requireNotHandedIn(evaluator.id());
        Evaluations.requireComplete(command.scores());
        apply(new EvaluationSubmitted(id(), evaluator.id(), command.scores(), command.advice()));
    }

    @CommandHandler
    void decide(AmendEvaluation command, Actor evaluator) {
        evaluations.requireHandedIn(evaluator.id());
        evaluations.requireCleared(evaluator.id());
        evaluations.requireNotAgreed();
        Evaluations.requireComplete(command.scores());
        apply(new EvaluationAmended(id(), evaluator.id(), command.scores(), command.advice()));
    }

    @CommandHandler
    void decide(ReachConsensus command, Calls calls, Policies policies) {
        evaluations.requireNotAgreed();
        evaluations.requireEnough(calls.require(callId()).minEvaluations(), policies.of(callId()));
        Evaluations.requireComplete(command.scores());
        apply(new ConsensusReached(id(), command.scores(), command.advice(), command.dissent()));
    }

    // Decision

    @CommandHandler
    void decide(RecommendApplication command, Calls calls, Policies policies, Deadlines deadlines) {
        Policy policy = policies.of(callId());
        CallTerms call = calls.require(callId());
        evaluations.requireEnough(call.minEvaluations(), policy);
        evaluations.requireAgreed();
        Money proposed = command.proposed();
        switch (command.advice()) {
            case ACCEPT -> {
                evaluations.requireThresholds(call.criteria());
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

    /** The award; {@link Award} reserves its money in the same unit of work. */
    void accept(
            AcceptApplication command,
            CallTerms call,
            String budgetLine,
            Instant reservedUntil,
            Policy policy,
            Deadlines deadlines) {
        evaluations.requireThresholds(call.criteria());
        requireWithinRequest(command.awarded(), "/data/awarded");
        int needed = policy.introductionsPerAward();
        apply(
                new ApplicationAccepted(
                        id(),
                        command.awarded(),
                        budgetLine,
                        ReservationId.behind(id()),
                        command.conditions(),
                        command.decisionReference(),
                        needed,
                        introductions.size() < needed
                                ? deadlines.due(Due.INTRODUCTION, policy)
                                : null,
                        matched ? null : deadlines.due(Due.AGREEMENT, policy),
                        reservedUntil,
                        policy.version(),
                        deadlines.due(Due.NOTICE, policy)));
    }

    /** Onto the reserve list; {@link ReserveList} tells the programme in the same unit of work. */
    void reserveList(
            ReserveListApplication command, CallTerms call, Policy policy, Deadlines deadlines) {
        evaluations.requireThresholds(call.criteria());
        apply(
                new ApplicationReserveListed(
                        id(),
                        command.rank(),
                        call.place(id()).map(RankingEntry::rank).orElse(null),
                        deadlines.due(Due.RESERVE_LIST, policy),
                        command.decisionReference(),
                        deadlines.due(Due.NOTICE, policy),
                        policy.version()));
    }

    /** What it waits for on the reserve list; null where it does not stand there. */
    @Nullable ReservePlace reservePlace() {
        return status == ApplicationStatus.RESERVE_LISTED
                ? new ReservePlace(callId(), needed(), promoted)
                : null;
    }

    /** What was proposed for it, or else what it asked for. */
    private Money needed() {
        return Objects.requireNonNullElseGet(
                proposed, () -> Objects.requireNonNull(submission).requested());
    }

    /** It is the next to be decided on, unless it has left the list in this moment. */
    void promote(Policy policy, Deadlines deadlines) {
        if (status == ApplicationStatus.RESERVE_LISTED && !promoted) {
            apply(new ReservePromoted(id(), deadlines.due(Due.DECISION, policy)));
        }
    }

    /** Whether it had its award from the reserve list. */
    boolean wasReserve() {
        return fromReserve;
    }

    /**
     * Its award was reversed in this unit of work: it is on the list again, and the first there.
     */
    void promoteAgain(Policy policy, Deadlines deadlines) {
        apply(new ReservePromoted(id(), deadlines.due(Due.DECISION, policy)));
    }

    @CommandHandler
    void decide(LapseReserveListing command, Policies policies, Deadlines deadlines) {
        if (promoted) {
            throw Refused.by(RESERVE_DECISION_DUE, "");
        }
        Instant until = Objects.requireNonNull(reserve).until();
        if (deadlines.now().isBefore(until)) {
            throw Refused.by(RESERVE_LIST_RUNNING, "", until, deadlines.now());
        }
        apply(new ReserveListingLapsed(id(), deadlines.due(Due.NOTICE, policies.of(callId()))));
    }

    @CommandHandler
    void decide(RejectApplication command, Policies policies, Deadlines deadlines) {
        Policy policy = policies.of(callId());
        apply(
                new ApplicationRejected(
                        id(),
                        command.grounds(),
                        command.decisionReference(),
                        policy.version(),
                        deadlines.due(Due.NOTICE, policy)));
    }

    @CommandHandler
    void decide(ReturnForReview command, Policies policies, Deadlines deadlines) {
        apply(
                new ApplicationReturnedForReview(
                        id(), deadlines.due(Due.REVIEW, policies.of(callId()))));
    }

    @CommandHandler
    void decide(NotifyOutcome command, Policies policies, Deadlines deadlines) {
        if (status == ApplicationStatus.CLOSED || status == ApplicationStatus.LAPSED) {
            redress.requireEndUntold();
            apply(new ClosureNotified(id(), command.channel(), command.language()));
            return;
        }
        redress.requireNotNotified();
        apply(
                new OutcomeNotified(
                        id(),
                        command.channel(),
                        command.language(),
                        deadlines.due(Due.REDRESS, policies.of(callId()))));
    }

    // Match-making

    /** {@link MatchMaking} tells it in the unit of work of the introduction. */
    void introduce(IntroductionId introduction) {
        terms().requireAccepted("/data/application");
        ApplicationAccepted asks = Objects.requireNonNull(award);
        int missing = Math.max(0, asks.introductions() - introductions.size() - 1);
        apply(
                new ApplicationIntroduced(
                        id(),
                        introduction,
                        missing,
                        missing == 0 ? null : asks.introductionDueAt()));
    }

    /** As {@link #introduce}; what follows the first agreement changes nothing. */
    void match(IntroductionId introduction) {
        if (status == ApplicationStatus.ACCEPTED && !matched) {
            apply(new ApplicationMatched(id(), introduction));
        }
    }

    /** As {@link #introduce}, for what follows after. */
    void pursue(Subject followOn, String pointer) {
        terms().requireAccepted(pointer);
        apply(new FollowOnBegan(id(), followOn));
    }

    void contract(ContractId contract) {
        apply(new ApplicationContracted(id(), contract));
    }

    // Redress

    @CommandHandler
    void decide(RequestRedress command, Calls calls, Policies policies, Deadlines deadlines) {
        redress.requireOpenTo(deadlines.now());
        calls.require(callId()).requireNotCancelled(); // it would be upheld for nothing
        apply(
                new RedressRequested(
                        id(), deadlines.due(Due.REDRESS_DECISION, policies.of(callId()))));
    }

    @CommandHandler
    void decide(DecideRedress command, Calls calls, Policies policies, Deadlines deadlines) {
        calls.requireApart(callId(), id(), Duty.DECIDE_REDRESS);
        Policy policy = policies.of(callId());
        ApplicationStatus goesTo = redress.goesTo(command.outcome());
        apply(
                new RedressDecided(
                        id(),
                        command.outcome(),
                        goesTo == ApplicationStatus.SCREENING
                                ? deadlines.due(Due.ELIGIBILITY, policy)
                                : null,
                        goesTo == ApplicationStatus.EVALUATED
                                ? deadlines.due(Due.REVIEW, policy)
                                : null,
                        policy.version()));
    }

    // End

    /** Gives up; {@link Withdrawal} releases a reservation in the same unit of work. */
    void withdraw() {
        apply(new ApplicationWithdrawn(id()));
    }

    @CommandHandler
    void decide(
            CloseForCancelledCall command, Calls calls, Policies policies, Deadlines deadlines) {
        CallTerms call = calls.require(callId());
        if (call.status() != CallStatus.CANCELLED) {
            throw Refused.by(CALL_NOT_CANCELLED, "", call.code(), call.status());
        }
        apply(
                new ApplicationClosed(
                        command.applicationId(),
                        ClosingCause.CALL_CANCELLED,
                        deadlines.due(Due.NOTICE, policies.of(call.programmeId()))));
    }

    /** Is over, since all that followed its award is; whoever looked at that says so. */
    public void close() {
        apply(new ApplicationClosed(id(), ClosingCause.FOLLOW_ONS_ENDED, null));
    }

    /**
     * Its award led to nothing; whoever looked at that, and releases its money in the same unit of
     * work, says so.
     */
    public void closeAward(Instant noticeDueAt) {
        apply(new ApplicationClosed(id(), ClosingCause.AWARD_NOT_USED, noticeDueAt));
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
                proposal.drafted(drafted);
                status = ApplicationStatus.DRAFT;
            }
            case ApplicationDraftEdited edited -> proposal.edited(edited);
            case ConsortiumPartnerAdded added ->
                    proposal.joined(added.partner(), added.sharePercent());
            case ConsortiumPartnerRemoved removed -> proposal.left(removed.partner());
            case ConsortiumPartnerReleased released -> proposal.released(released.partner());
            case DocumentAttached attached ->
                    proposal.attached(attached.documentId(), attached.type(), attached.sha256());
            case DocumentSuperseded superseded ->
                    proposal.holds(superseded.documentId(), superseded.sha256());
            case ApplicationSubmitted submitted -> {
                submission = submitted;
                assessment.dueAt(submitted.eligibilityDueAt());
                status = ApplicationStatus.SUBMITTED;
            }
            case ReceiptAcknowledged _ -> acknowledged = true;
            case ScreeningStarted _ -> {
                assessment.began();
                status = ApplicationStatus.SCREENING;
            }
            case AdmissibilityAssessed assessed -> {
                assessment.assessed(assessed.outcome());
                if (assessed.outcome() == Admissibility.INADMISSIBLE) {
                    decided(ApplicationStatus.INADMISSIBLE);
                }
            }
            case InformationRequested requested -> {
                assessment.stopped(requested);
                status = ApplicationStatus.INFORMATION_REQUESTED;
            }
            case InformationProvided provided -> {
                assessment.dueAt(provided.eligibilityDueAt());
                status = ApplicationStatus.SCREENING;
            }
            case InformationRequestLapsed _ -> lapsed();
            case PartnerChecksRequested _ -> checksRequested = true;
            case EligibilityAssessed assessed -> {
                switch (assessed.outcome()) {
                    case ELIGIBLE -> status = ApplicationStatus.ELIGIBLE;
                    case INELIGIBLE -> decided(ApplicationStatus.INELIGIBLE);
                }
            }
            case EvaluatorAssigned assigned -> {
                evaluations.asked(assigned.evaluator());
                status = evaluations.status();
            }
            case EvaluatorUnassigned unassigned -> {
                evaluations.left(unassigned.evaluator());
                status = evaluations.status();
            }
            case ConflictOfInterestDeclared declared ->
                    evaluations.declared(declared.evaluator(), declared.level());
            case EvaluatorRecused recused -> {
                evaluations.left(recused.evaluator());
                status = evaluations.status();
            }
            case EvaluationSubmitted evaluation -> {
                evaluations.handedIn(evaluation.evaluator(), evaluation.scores());
                status = evaluations.status();
            }
            case EvaluationAmended amended ->
                    evaluations.handedIn(amended.evaluator(), amended.scores());
            case ConsensusReached reached -> evaluations.agreed(reached.scores());
            case ApplicationRecommended recommended -> {
                proposed = recommended.proposed();
                status = ApplicationStatus.RECOMMENDED;
            }
            case ApplicationReturnedForReview _ -> status = ApplicationStatus.RETURNED_FOR_REVIEW;
            case ApplicationReserveListed listed -> {
                reserve = listed;
                promoted = false;
                decided(ApplicationStatus.RESERVE_LISTED);
            }
            case ReservePromoted _ -> promoted = true;
            case ReserveListingLapsed _ -> lapsed();
            case ApplicationAccepted accepted -> {
                award = accepted;
                fromReserve = status == ApplicationStatus.RESERVE_LISTED;
                decided(ApplicationStatus.ACCEPTED);
            }
            case ApplicationRejected _ -> decided(ApplicationStatus.REJECTED);
            case ApplicationIntroduced introduced -> introductions.add(introduced.introductionId());
            case ApplicationMatched _ -> matched = true;
            case FollowOnBegan _, ApplicationContracted _ -> {} // the other records know
            case OutcomeNotified notified -> redress.notified(notified.redressUntil());
            case RedressRequested _ -> status = ApplicationStatus.REDRESS_OPEN;
            case RedressDecided decided -> {
                status = redress.goesTo(decided.outcome());
                redress.over();
                Instant eligibilityDueAt = decided.eligibilityDueAt();
                if (eligibilityDueAt != null) {
                    assessment.dueAt(eligibilityDueAt);
                }
            }
            case ApplicationWithdrawn _ -> status = ApplicationStatus.WITHDRAWN;
            case ApplicationClosed closed -> {
                status = ApplicationStatus.CLOSED;
                redress.ended(closed.noticeDueAt() != null);
            }
            case ClosureNotified _ -> redress.endTold();
        }
    }

    /** The end of something that did not happen in time; the applicant is to be told of it. */
    private void lapsed() {
        status = ApplicationStatus.LAPSED;
        redress.ended(true);
    }

    /** An outcome, of which the applicant is to be told. */
    private void decided(ApplicationStatus outcome) {
        status = outcome;
        redress.decided(outcome);
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return proposal.everMembers();
    }

    @Override
    protected Lifecycle<ApplicationStatus, ApplicationCommand> lifecycle() {
        return ApplicationCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ApplicationStatus status() {
        return status;
    }

    Application requireApart(Set<String> others, Duty duty) {
        persons().forEach(who -> allow(who, duty));
        others.forEach(who -> allow(who, duty));
        return this;
    }

    public ApplicationTerms terms() {
        ApplicationDrafted drafted = proposal.draft();
        return new ApplicationTerms(
                drafted.applicationId(),
                Objects.requireNonNull(status),
                drafted.callId(),
                drafted.lead(),
                proposal.consortium(),
                submission == null ? null : submission.technology(),
                award == null ? null : award.awarded(),
                award == null ? null : award.budgetLine(),
                award == null ? null : award.reservationId(),
                Set.copyOf(introductions));
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        return policies.of(callId());
    }

    CallId callId() {
        return proposal.draft().callId();
    }

    private ApplicationId id() {
        return proposal.draft().applicationId();
    }
}
