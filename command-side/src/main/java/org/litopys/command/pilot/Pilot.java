package org.litopys.command.pilot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Policies;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/** A trial with an end user. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Pilot extends LedgerRecord<PilotEvent, PilotStatus> {
    private @Nullable PilotProposed proposal;
    private @Nullable LocalDate startedOn;
    private @Nullable PilotAdvice advice;
    private @Nullable PilotStatus status;

    Pilot() {} // Axon rebuilds from events

    /** Begins; {@link PilotFromIntroduction} ends the introduction in the same unit of work. */
    void propose(PilotProposed proposed) {
        apply(proposed);
    }

    @CommandHandler
    void decide(ApprovePilotPlan command, Policies policies, Deadlines deadlines) {
        apply(
                new PilotPlanApproved(
                        id(),
                        command.planHash(),
                        deadlines.due(Due.PILOT_AUTHORISATION, policy(policies))));
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

    @CommandHandler
    void decide(
            StartPilot command,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        Policy policy = policy(policies);
        organisations.requireScreened(proposal().innovator(), policy, deadlines, "");
        organisations.requireScreened(proposal().host(), policy, deadlines, "");
        deadlines.requireNotInFuture(command.startedOn(), "/data/startedOn");
        apply(
                new PilotStarted(
                        id(),
                        command.startedOn(),
                        command.trlBefore(),
                        Deadlines.closeOfBusiness(proposal().plannedEnd())));
    }

    @CommandHandler
    void decide(CompletePilot command, Policies policies, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.completedOn(), "/data/completedOn");
        LocalDate start = Objects.requireNonNull(startedOn);
        if (command.completedOn().isBefore(start)) {
            throw Refused.by(
                    Rule.COMPLETED_BEFORE_START, "/data/completedOn", command.completedOn(), start);
        }
        apply(
                new PilotCompleted(
                        id(),
                        command.completedOn(),
                        deadlines.due(Due.PILOT_EVALUATION, policy(policies))));
    }

    @CommandHandler
    void decide(EvaluatePilot command, Policies policies, Deadlines deadlines) {
        apply(
                new PilotEvaluated(
                        id(),
                        command.outcome(),
                        command.trlAfter(),
                        command.advice(),
                        command.advice() == PilotAdvice.SCALE
                                ? deadlines.due(Due.CONTRACT_DRAFT, policy(policies))
                                : null));
    }

    @Override
    protected void evolve(PilotEvent event) {
        switch (event) {
            case PilotProposed proposed -> {
                proposal = proposed;
                status = PilotStatus.PROPOSED;
            }
            case PilotPlanApproved _ -> status = PilotStatus.PLAN_APPROVED;
            case PilotAuthorised _ -> status = PilotStatus.AUTHORISED;
            case PilotStarted started -> {
                startedOn = started.startedOn();
                status = PilotStatus.RUNNING;
            }
            case PilotCompleted _ -> status = PilotStatus.COMPLETED;
            case PilotEvaluated evaluated -> {
                advice = evaluated.advice();
                status = PilotStatus.EVALUATED;
            }
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(proposal().innovator(), proposal().host());
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

    private Policy policy(Policies policies) {
        return policies.of(proposal().applicationId());
    }

    private PilotProposed proposal() {
        return Objects.requireNonNull(proposal);
    }

    private PilotId id() {
        return proposal().pilotId();
    }
}
