package org.litopys.command.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.PolicyInForce;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Policies;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AssessReadiness;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.ClosePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ExtendPilot;
import org.litopys.command.pilot.PilotCommand.PlanMilestone;
import org.litopys.command.pilot.PilotCommand.RecordEndUserFeedback;
import org.litopys.command.pilot.PilotCommand.RecordExpiredLicence;
import org.litopys.command.pilot.PilotCommand.RecordExportLicence;
import org.litopys.command.pilot.PilotCommand.RecordMissedMilestone;
import org.litopys.command.pilot.PilotCommand.RecordObservation;
import org.litopys.command.pilot.PilotCommand.RecordReachedMilestone;
import org.litopys.command.pilot.PilotCommand.ReportIncident;
import org.litopys.command.pilot.PilotCommand.RescheduleMilestone;
import org.litopys.command.pilot.PilotCommand.ResolveIncident;
import org.litopys.command.pilot.PilotCommand.ResumePilot;
import org.litopys.command.pilot.PilotCommand.ReturnPilotPlan;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotPlan;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.command.pilot.PilotCommand.SuspendPilot;
import org.litopys.command.pilot.PilotCommand.SuspendPilotOfBarred;
import org.litopys.command.pilot.PilotCommand.TerminatePilot;
import org.litopys.command.pilot.PilotCommand.WarnOfExpiringLicence;
import org.litopys.events.Duty;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.pilot.PilotEvent.EndUserFeedbackRecorded;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.IncidentReported;
import org.litopys.events.pilot.PilotEvent.IncidentResolved;
import org.litopys.events.pilot.PilotEvent.MilestoneMissed;
import org.litopys.events.pilot.PilotEvent.MilestonePlanned;
import org.litopys.events.pilot.PilotEvent.MilestoneReached;
import org.litopys.events.pilot.PilotEvent.MilestoneRescheduled;
import org.litopys.events.pilot.PilotEvent.ObservationRecorded;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEndorsed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotExtended;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotPlanReturned;
import org.litopys.events.pilot.PilotEvent.PilotPlanSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.pilot.PilotEvent.PilotReportSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotEvent.TechnologyReadinessAssessed;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/** A trial with an end user. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Pilot extends LedgerRecord<PilotEvent, PilotStatus> {
    private @Nullable PilotProposed proposal;
    private @Nullable PilotStatus status;
    private @Nullable PilotPlanSubmitted plan;
    private @Nullable ExportLicenceRecorded licence;
    private @Nullable LocalDate startedOn;
    private @Nullable LocalDate plannedEnd;
    private @Nullable PilotAdvice advice;

    /** By number; whether it is still to be reached. */
    private final Map<Integer, Boolean> milestones = new TreeMap<>();

    /** By number; those that nobody has resolved, with how much they weigh. */
    private final Map<Integer, Severity> openIncidents = new TreeMap<>();

    private int incidents;

    Pilot() {} // Axon rebuilds from events

    // Preparation

    /** Begins; {@link PilotFromIntroduction} ends the introduction in the same unit of work. */
    void propose(PilotProposed proposed) {
        apply(proposed);
    }

    @CommandHandler
    void decide(SubmitPilotPlan command) {
        apply(
                new PilotPlanSubmitted(
                        id(),
                        plan == null ? 1 : plan.version() + 1,
                        command.planHash(),
                        command.riskHash(),
                        command.termsHash(),
                        command.criteria()));
    }

    @CommandHandler
    void decide(ReturnPilotPlan command) {
        apply(new PilotPlanReturned(command.pilotId(), submitted().version()));
    }

    @CommandHandler
    void decide(ApprovePilotPlan command, Policies policies, Deadlines deadlines) {
        if (!command.planHash().equals(submitted().planHash())) {
            throw Refused.by(
                    Rule.OTHER_PLAN_SUBMITTED,
                    "/data/planHash",
                    command.planHash(),
                    submitted().version(),
                    submitted().planHash());
        }
        apply(
                new PilotPlanApproved(
                        id(),
                        command.planHash(),
                        deadlines.due(Due.PILOT_AUTHORISATION, policy(policies))));
    }

    private PilotPlanSubmitted submitted() {
        return Objects.requireNonNull(plan);
    }

    @CommandHandler
    void decide(EndorsePilot command) {
        apply(new PilotEndorsed(command.pilotId()));
    }

    @CommandHandler
    void decide(AuthorisePilot command, Policies policies, Deadlines deadlines) {
        Instant planned = Deadlines.closeOfBusiness(proposal().plannedStart());
        boolean past = planned.isBefore(deadlines.now());
        apply(
                new PilotAuthorised(
                        command.pilotId(),
                        past ? deadlines.due(Due.PILOT_START, policy(policies)) : planned));
    }

    /** {@link PilotEnd} lets the introduction go on in the same unit of work; so below. */
    void reject() {
        apply(new PilotRejected(id()));
    }

    void cancel() {
        apply(new PilotCancelled(id()));
    }

    /** Stands still, since its award does not stand any more. */
    void suspendWithoutAward() {
        apply(new PilotSuspended(id(), SuspensionCause.AWARD_ENDED, null));
    }

    // Export licence

    @CommandHandler
    void decide(RecordExportLicence command, Deadlines deadlines) {
        deadlines.requireNotOver(command.validUntil(), "/data/validUntil");
        apply(
                new ExportLicenceRecorded(
                        id(),
                        command.regime(),
                        command.licence(),
                        command.authority(),
                        command.validUntil()));
    }

    @CommandHandler
    void decide(WarnOfExpiringLicence command) {
        requireNewest(command.licence());
        apply(new ExportLicenceExpiring(id(), command.licence(), command.daysLeft()));
    }

    /** What needs the licence stands still in the same moment. */
    @CommandHandler
    void decide(RecordExpiredLicence command, Deadlines deadlines) {
        LocalDate lastDay = requireNewest(command.licence()).validUntil();
        if (!lastDay.isBefore(deadlines.today())) {
            throw Refused.by(Rule.LICENCE_STILL_VALID, "/data/licence", command.licence(), lastDay);
        }
        apply(new ExportLicenceExpired(id(), command.licence()));
        if (status == PilotStatus.RUNNING) {
            apply(new PilotSuspended(id(), SuspensionCause.LICENCE_EXPIRED, null));
        }
    }

    private ExportLicenceRecorded requireNewest(String number) {
        if (licence == null || !licence.licence().equals(number)) {
            throw Refused.by(
                    Rule.LICENCE_REPLACED,
                    "/data/licence",
                    number,
                    licence == null ? "–" : licence.licence());
        }
        return licence;
    }

    // Trial

    @CommandHandler
    void decide(StartPilot command, TrialConditions conditions, Deadlines deadlines) {
        conditions.require(proposal(), licensedUntil());
        deadlines.requireNotInFuture(command.startedOn(), "/data/startedOn");
        apply(
                new PilotStarted(
                        id(),
                        command.startedOn(),
                        command.trlBefore(),
                        Deadlines.closeOfBusiness(end())));
    }

    private @Nullable LocalDate licensedUntil() {
        return licence == null ? null : licence.validUntil();
    }

    @CommandHandler
    void decide(PlanMilestone command, Deadlines deadlines) {
        deadlines.requireNotOver(command.dueOn(), "/data/dueOn");
        apply(
                new MilestonePlanned(
                        id(),
                        milestones.size() + 1,
                        command.title(),
                        Deadlines.closeOfBusiness(command.dueOn())));
    }

    @CommandHandler
    void decide(RescheduleMilestone command, Deadlines deadlines) {
        requireOpenMilestone(command.milestone());
        deadlines.requireNotOver(command.dueOn(), "/data/dueOn");
        apply(
                new MilestoneRescheduled(
                        id(), command.milestone(), Deadlines.closeOfBusiness(command.dueOn())));
    }

    @CommandHandler
    void decide(RecordReachedMilestone command, Deadlines deadlines) {
        requireOpenMilestone(command.milestone());
        deadlines.requireNotInFuture(command.reachedOn(), "/data/reachedOn");
        apply(new MilestoneReached(id(), command.milestone(), command.reachedOn()));
    }

    @CommandHandler
    void decide(RecordMissedMilestone command) {
        requireOpenMilestone(command.milestone());
        apply(new MilestoneMissed(id(), command.milestone()));
    }

    private void requireOpenMilestone(int milestone) {
        Boolean open = milestones.get(milestone);
        if (open == null) {
            throw Refused.by(
                    Rule.UNKNOWN_MILESTONE, "/data/milestone", milestone, milestones.size());
        }
        if (!open) {
            throw Refused.by(Rule.MILESTONE_DECIDED, "/data/milestone", milestone);
        }
    }

    @CommandHandler
    void decide(RecordObservation command) {
        apply(
                new ObservationRecorded(
                        id(), command.category(), command.severity(), command.text()));
    }

    @CommandHandler
    void decide(ReportIncident command) {
        apply(new IncidentReported(id(), incidents + 1, command.severity(), command.summary()));
    }

    @CommandHandler
    void decide(ResolveIncident command) {
        if (command.incident() > incidents) {
            throw Refused.by(
                    Rule.UNKNOWN_INCIDENT, "/data/incident", command.incident(), incidents);
        }
        if (!openIncidents.containsKey(command.incident())) {
            throw Refused.by(Rule.INCIDENT_RESOLVED, "/data/incident", command.incident());
        }
        apply(new IncidentResolved(id(), command.incident(), command.actions()));
    }

    @CommandHandler
    void decide(SuspendPilot command) {
        apply(new PilotSuspended(id(), command.cause(), null));
    }

    @CommandHandler
    void decide(
            SuspendPilotOfBarred command, Organisations organisations, TrialConditions conditions) {
        organisations.requireBarred(command.organisation(), "/data/organisation");
        conditions.requireParticipant(proposal(), command.organisation(), "/data/organisation");
        apply(
                new PilotSuspended(
                        id(), SuspensionCause.ORGANISATION_BARRED, command.organisation()));
    }

    @CommandHandler
    void decide(ResumePilot command, TrialConditions conditions) {
        conditions.require(proposal(), licensedUntil());
        apply(new PilotResumed(command.pilotId()));
    }

    @CommandHandler
    void decide(ExtendPilot command, Policies policies) {
        LocalDate end = command.plannedEnd();
        if (!end.isAfter(end())) {
            throw Refused.by(Rule.EXTENSION_NOT_LATER, "/data/plannedEnd", end, end());
        }
        Policy policy = policy(policies);
        long days = ChronoUnit.DAYS.between(proposal().plannedEnd(), end);
        if (days > policy.maxPilotExtensionDays()) {
            throw Refused.by(
                    Rule.EXTENSION_EXCEEDS_POLICY,
                    "/data/plannedEnd",
                    days,
                    policy.maxPilotExtensionDays(),
                    policy.version());
        }
        apply(new PilotExtended(id(), end, Deadlines.closeOfBusiness(end)));
    }

    @CommandHandler
    void decide(TerminatePilot command) {
        apply(new PilotTerminated(id(), command.terminationCause()));
    }

    @CommandHandler
    void decide(CompletePilot command, Policies policies, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.completedOn(), "/data/completedOn");
        LocalDate start = Objects.requireNonNull(startedOn);
        if (command.completedOn().isBefore(start)) {
            throw Refused.by(
                    Rule.COMPLETED_BEFORE_START, "/data/completedOn", command.completedOn(), start);
        }
        List<Integer> grave =
                openIncidents.entrySet().stream()
                        .filter(incident -> incident.getValue() == Severity.HIGH)
                        .map(Map.Entry::getKey)
                        .toList();
        if (!grave.isEmpty()) {
            throw Refused.by(Rule.INCIDENTS_UNRESOLVED, "", grave);
        }
        apply(
                new PilotCompleted(
                        id(),
                        command.completedOn(),
                        deadlines.due(Due.PILOT_EVALUATION, policy(policies))));
    }

    // Evaluation

    @CommandHandler
    void decide(SubmitPilotReport command) {
        apply(new PilotReportSubmitted(id(), command.reportHash()));
    }

    @CommandHandler
    void decide(RecordEndUserFeedback command) {
        apply(
                new EndUserFeedbackRecorded(
                        id(), command.rating(), command.wouldAdopt(), command.text()));
    }

    @CommandHandler
    void decide(AssessReadiness command, Applications applications) {
        int highest = command.scale().highest();
        if (Math.max(command.before(), command.after()) > highest) {
            throw Refused.by(
                    Rule.READINESS_OUTSIDE_SCALE,
                    command.before() > highest ? "/data/before" : "/data/after",
                    command.scale(),
                    highest);
        }
        requireNotOfInnovator(applications);
        apply(
                new TechnologyReadinessAssessed(
                        id(), command.scale(), command.before(), command.after()));
    }

    @CommandHandler
    void decide(
            EvaluatePilot command,
            Applications applications,
            Policies policies,
            Deadlines deadlines) {
        requireNotOfInnovator(applications);
        apply(
                new PilotEvaluated(
                        id(),
                        command.outcome(),
                        met(command.kpisMet()),
                        command.trlAfter(),
                        command.advice(),
                        command.advice() == PilotAdvice.SCALE
                                ? deadlines.due(Due.CONTRACT_DRAFT, policy(policies))
                                : null));
    }

    /** Those of the plan's criteria, in its order; refuses what is none of them. */
    private List<String> met(List<String> named) {
        List<String> criteria =
                submitted().criteria().stream().map(SuccessCriterion::kpi).distinct().toList();
        for (String one : named) {
            if (!criteria.contains(one)) {
                throw Refused.by(
                        Rule.UNKNOWN_CRITERION,
                        "/data/kpisMet/" + named.indexOf(one),
                        one,
                        String.join("; ", criteria));
            }
        }
        return criteria.stream().filter(named::contains).toList();
    }

    /** Who took the innovator's side in the application; membership is a declared interest. */
    private void requireNotOfInnovator(Applications applications) {
        applications.requireApart(proposal().applicationId(), Duty.EVALUATE_PILOT);
    }

    @CommandHandler
    void decide(ClosePilot command) {
        apply(new PilotClosed(command.pilotId()));
    }

    @Override
    protected void evolve(PilotEvent event) {
        switch (event) {
            case PilotProposed proposed -> {
                proposal = proposed;
                plannedEnd = proposed.plannedEnd();
                status = PilotStatus.PROPOSED;
            }
            case PilotPlanSubmitted submitted -> {
                plan = submitted;
                status = PilotStatus.PLAN_SUBMITTED;
            }
            case PilotPlanReturned _ -> status = PilotStatus.PROPOSED;
            case PilotPlanApproved _ -> status = PilotStatus.PLAN_APPROVED;
            case PilotEndorsed _ -> status = PilotStatus.ENDORSED;
            case PilotAuthorised _ -> status = PilotStatus.AUTHORISED;
            case PilotRejected _ -> status = PilotStatus.REJECTED;
            case PilotCancelled _ -> status = PilotStatus.CANCELLED;
            case ExportLicenceRecorded recorded -> licence = recorded;
            case ExportLicenceExpiring _, ExportLicenceExpired _ -> {} // its last day says it
            case PilotStarted started -> {
                startedOn = started.startedOn();
                status = PilotStatus.RUNNING;
            }
            case MilestonePlanned milestone -> milestones.put(milestone.milestone(), true);
            case MilestoneReached milestone -> milestones.put(milestone.milestone(), false);
            case MilestoneMissed milestone -> milestones.put(milestone.milestone(), false);
            case IncidentReported incident -> {
                incidents = incident.incident();
                openIncidents.put(incident.incident(), incident.severity());
            }
            case IncidentResolved incident -> openIncidents.remove(incident.incident());
            case PilotSuspended _ -> status = PilotStatus.SUSPENDED;
            case PilotResumed _ -> status = PilotStatus.RUNNING;
            case PilotExtended extended -> plannedEnd = extended.plannedEnd();
            case PilotTerminated _ -> status = PilotStatus.TERMINATED;
            case PilotCompleted _ -> status = PilotStatus.COMPLETED;
            case PilotReportSubmitted _ -> status = PilotStatus.REPORTED;
            case PilotEvaluated evaluated -> {
                advice = evaluated.advice();
                status = PilotStatus.EVALUATED;
            }
            case PilotClosed _ -> status = PilotStatus.CLOSED;
            case MilestoneRescheduled _,
                    ObservationRecorded _,
                    EndUserFeedbackRecorded _,
                    TechnologyReadinessAssessed _ -> {}
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        Set<OrganisationId> all = new HashSet<>(proposal().partners());
        all.add(proposal().innovator());
        all.add(proposal().host());
        return all;
    }

    @Override
    protected Lifecycle<PilotStatus, PilotCommand> lifecycle() {
        return PilotCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable PilotStatus status() {
        return status;
    }

    PilotTerms terms() {
        return new PilotTerms(
                id(),
                Objects.requireNonNull(status),
                advice,
                proposal().applicationId(),
                proposal().innovator());
    }

    IntroductionId introduction() {
        return proposal().introductionId();
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        return policies.of(proposal().applicationId());
    }

    private LocalDate end() {
        return Objects.requireNonNull(plannedEnd);
    }

    private PilotProposed proposal() {
        return Objects.requireNonNull(proposal);
    }

    private PilotId id() {
        return proposal().pilotId();
    }
}
