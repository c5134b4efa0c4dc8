package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * An accepted application is closed when everything that followed from its award has ended: a
 * contract is financially closed, and no introduction, trial or other contract of it is under way.
 * It is noted which of them are, and at the application which contract was closed.
 */
final class ApplicationEnd implements LedgerProcess {
    private static final String CLOSE = "close";

    @Override
    public String name() {
        return "application-end";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CloseApplication.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case IntroductionProposed one ->
                    begins(
                            Subject.of(RecordType.INTRODUCTION, one.introductionId()),
                            one.applicationId(),
                            schedule);
            case IntroductionReproposed one -> goesOn(one.introductionId(), schedule);
            case IntroductionReopened one -> goesOn(one.introductionId(), schedule);
            case DecisionReversed one when one.eventType().equals("IntroductionClosed") ->
                    goesOn(one.subject(), schedule);
            case IntroductionClearanceRefused one ->
                    ends(one.introductionId(), recordedAt, schedule);
            case IntroductionDeclined one -> ends(one.introductionId(), recordedAt, schedule);
            case IntroductionExpired one -> ends(one.introductionId(), recordedAt, schedule);
            case IntroductionProgressedToPilot one ->
                    ends(one.introductionId(), recordedAt, schedule);
            case IntroductionClosed one -> ends(one.introductionId(), recordedAt, schedule);
            case IntroductionCancelled one -> ends(one.introductionId(), recordedAt, schedule);

            case PilotProposed one ->
                    begins(
                            Subject.of(RecordType.PILOT, one.pilotId()),
                            one.applicationId(),
                            schedule);
            case PilotRejected one -> ends(one.pilotId(), recordedAt, schedule);
            case PilotCancelled one -> ends(one.pilotId(), recordedAt, schedule);
            case PilotTerminated one -> ends(one.pilotId(), recordedAt, schedule);
            case PilotClosed one -> ends(one.pilotId(), recordedAt, schedule);
            // One that is to scale leads to a contract first.
            case PilotEvaluated one when one.advice() != PilotAdvice.SCALE ->
                    ends(one.pilotId(), recordedAt, schedule);

            case ContractDrafted one -> {
                begins(
                        Subject.of(RecordType.CONTRACT, one.contractId()),
                        one.applicationId(),
                        schedule);
                ends(one.pilotId(), recordedAt, schedule);
            }
            case ContractRejected one -> ends(one.contractId(), recordedAt, schedule);
            case ContractCancelled one -> ends(one.contractId(), recordedAt, schedule);
            case ContractFinanciallyClosed one -> {
                LiveRecords records = schedule.records();
                for (ApplicationId application : applicationsOf(one.contractId(), records)) {
                    records.note(
                            Subject.of(RecordType.APPLICATION, application),
                            Set.of(one.contractId()));
                }
                ends(one.contractId(), recordedAt, schedule);
            }
            case ApplicationClosed done -> schedule.cancel(done.applicationId(), CLOSE);
            default -> {} // nothing else follows from an award, or ends what did
        }
    }

    private static void begins(Subject record, ApplicationId application, Schedule schedule) {
        schedule.records().note(record, Set.of(application));
        goesOn(record, schedule);
    }

    private static void goesOn(RecordId record, Schedule schedule) {
        schedule.records().live(record, true);
        for (ApplicationId application : applicationsOf(record, schedule.records())) {
            schedule.cancel(application, CLOSE);
        }
    }

    private static void ends(RecordId record, Instant at, Schedule schedule) {
        LiveRecords records = schedule.records();
        records.live(record, false);
        for (ApplicationId application : applicationsOf(record, records)) {
            if (records.liveOf(application).isEmpty()) {
                records.concernedBy(application).stream()
                        .map(ContractId::new)
                        .findFirst()
                        .ifPresent(closed ->
                                schedule.at(at, CLOSE, new CloseApplication(application, closed)));
            }
        }
    }

    /** One; none of a scouting introduction and what follows it. */
    private static Set<ApplicationId> applicationsOf(RecordId record, LiveRecords records) {
        return records.concernedBy(record).stream()
                .map(ApplicationId::new)
                .collect(Collectors.toSet());
    }
}
