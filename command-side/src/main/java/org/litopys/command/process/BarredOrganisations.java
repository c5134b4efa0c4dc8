package org.litopys.command.process;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.contract.ContractCommand.SuspendContractOfBarred;
import org.litopys.command.introduction.IntroductionCommand.BlockIntroduction;
import org.litopys.command.pilot.PilotCommand.SuspendPilotOfBarred;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.ContractTerminated;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionEvent.ScoutingIntroductionProposed;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * Where an organisation is suspended or excluded, nothing that goes on with it goes on: its open
 * introductions are blocked, its running trials stand still and its contracts are suspended. Those
 * of a consortium that it has left refuse it. A person lets them go on, once it is reinstated. What
 * an absorbed organisation had begun stops with its successor.
 */
final class BarredOrganisations implements LedgerProcess {
    private static final String STOP = "stop";

    @Override
    public String name() {
        return "barred-organisations";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(
                BlockIntroduction.class, SuspendPilotOfBarred.class, SuspendContractOfBarred.class);
    }

    /** What stops a record. */
    private static LedgerCommand stopping(Subject record, OrganisationId barred) {
        return switch (record.type()) {
            case INTRODUCTION -> new BlockIntroduction(new IntroductionId(record.value()), barred);
            case PILOT -> new SuspendPilotOfBarred(new PilotId(record.value()), barred);
            case CONTRACT -> new SuspendContractOfBarred(new ContractId(record.value()), barred);
            default -> throw new IllegalArgumentException("nobody notes a " + record.type());
        };
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        LiveRecords records = schedule.records();
        switch (event) {
            case OrganisationSuspended one -> stop(one.organisationId(), recordedAt, schedule);
            case OrganisationExcluded one -> stop(one.organisationId(), recordedAt, schedule);
            case OrganisationReinstated one ->
                    records.liveOf(one.organisationId())
                            .forEach(record -> schedule.cancel(record, step(one.organisationId())));

            case OrganisationsMerged one -> records.succeed(one.absorbed(), one.survivor());

            case IntroductionProposed one -> {
                note(
                        RecordType.INTRODUCTION,
                        one.introductionId(),
                        Set.of(one.innovator(), one.counterparty()),
                        records);
                records.live(one.introductionId(), true);
            }
            case ScoutingIntroductionProposed one -> {
                note(
                        RecordType.INTRODUCTION,
                        one.introductionId(),
                        Set.of(one.innovator(), one.counterparty()),
                        records);
                records.live(one.introductionId(), true);
            }
            case IntroductionReproposed one -> records.live(one.introductionId(), true);
            case IntroductionUnblocked one -> records.live(one.introductionId(), true);
            case IntroductionTakenUp one -> records.live(one.introductionId(), true);
            case IntroductionReopened one -> records.live(one.introductionId(), true);
            case IntroductionBlocked one -> rests(one.introductionId(), schedule);
            case IntroductionParked one -> rests(one.introductionId(), schedule);
            case IntroductionClearanceRefused one -> rests(one.introductionId(), schedule);
            case IntroductionDeclined one -> rests(one.introductionId(), schedule);
            case IntroductionExpired one -> rests(one.introductionId(), schedule);
            case IntroductionProgressedToPilot one -> rests(one.introductionId(), schedule);
            case IntroductionClosed one -> rests(one.introductionId(), schedule);
            case IntroductionCancelled one -> rests(one.introductionId(), schedule);
            case DecisionReversed one when one.eventType().equals("IntroductionClosed") ->
                    records.live(one.subject(), true);

            case PilotProposed one -> {
                Set<OrganisationId> all = new HashSet<>(one.partners());
                all.add(one.innovator());
                all.add(one.host());
                note(RecordType.PILOT, one.pilotId(), all, records);
            }
            case PilotStarted one -> records.live(one.pilotId(), true);
            case PilotResumed one -> records.live(one.pilotId(), true);
            case PilotSuspended one -> rests(one.pilotId(), schedule);
            case PilotCompleted one -> rests(one.pilotId(), schedule);
            case PilotTerminated one -> rests(one.pilotId(), schedule);

            case ContractDrafted one -> {
                Set<OrganisationId> all = new HashSet<>(one.partners());
                all.add(one.contractor());
                note(RecordType.CONTRACT, one.contractId(), all, records);
            }
            case ContractSigned one -> records.live(one.contractId(), true);
            case ContractResumed one -> records.live(one.contractId(), true);
            case ContractSuspended one -> rests(one.contractId(), schedule);
            case ContractTerminated one -> rests(one.contractId(), schedule);
            case ContractCompleted one -> rests(one.contractId(), schedule);

            default -> {} // nothing else begins or ends what could be stopped
        }
    }

    private static void note(
            RecordType type, RecordId id, Set<OrganisationId> concerned, LiveRecords records) {
        records.note(Subject.of(type, id), concerned);
    }

    private static void stop(OrganisationId barred, Instant at, Schedule schedule) {
        for (Subject record : schedule.records().liveOf(barred)) {
            schedule.at(at, step(barred), stopping(record, barred));
        }
    }

    /** Nothing goes on in it that could be stopped. */
    private static void rests(RecordId record, Schedule schedule) {
        schedule.records().live(record, false);
        schedule.cancel(record, STOP);
    }

    private static String step(OrganisationId barred) {
        return STOP + "/" + barred;
    }
}
