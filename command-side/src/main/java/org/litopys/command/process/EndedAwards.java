package org.litopys.command.process;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.contract.ContractCommand.CancelContractWithoutAward;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroductionWithoutAward;
import org.litopys.command.pilot.PilotCommand.StopPilotWithoutAward;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * Nothing goes on of an award that does not stand any more. Where its application was withdrawn or
 * closed, its award reversed or its money released, trials that have not begun and contracts that
 * nobody signed are cancelled and running trials stand still. Introductions are closed where the
 * application is over for good; an award may be given anew, and they are good for that one, too. An
 * application is noted as live as long as it is not over.
 */
final class EndedAwards implements LedgerProcess {
    private static final String STOP = "stop";

    /** Why money goes back although the award was not taken back. */
    private static final Set<ReleaseCause> UNFUNDED =
            EnumSet.of(
                    ReleaseCause.EXPIRED,
                    ReleaseCause.CONTRACT_NOT_SIGNED,
                    ReleaseCause.CALL_CANCELLED);

    @Override
    public String name() {
        return "ended-awards";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(
                CloseIntroductionWithoutAward.class,
                StopPilotWithoutAward.class,
                CancelContractWithoutAward.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        LiveRecords records = schedule.records();
        switch (event) {
            case BudgetReserved one
                    when one.reservationId().equals(ReservationId.behind(one.applicationId())) -> {
                records.note(
                        Subject.of(RecordType.APPLICATION, one.applicationId()),
                        Set.of(one.reservationId()));
                records.live(one.applicationId(), true);
            }
            case ApplicationAccepted anew -> {
                for (Subject record : records.liveOf(anew.applicationId())) {
                    schedule.cancel(record, STOP);
                }
            }
            case ApplicationWithdrawn one -> over(one.applicationId(), recordedAt, schedule);
            case ApplicationClosed one -> over(one.applicationId(), recordedAt, schedule);
            case DecisionReversed one when one.eventType().equals("ApplicationAccepted") ->
                    stop(new ApplicationId(one.subject().value()), false, recordedAt, schedule);
            case BudgetReservationReleased one when UNFUNDED.contains(one.cause()) -> {
                for (Subject application : records.liveOf(one.reservationId())) {
                    stop(new ApplicationId(application.value()), false, recordedAt, schedule);
                }
            }
            case PilotSuspended one -> cannotStop(one.pilotId(), schedule);
            case PilotCompleted one -> cannotStop(one.pilotId(), schedule);
            case PilotResumed one -> records.live(one.pilotId(), true);
            case ContractSigned one -> cannotStop(one.contractId(), schedule);
            default -> {} // nothing else ends an award, or can be stopped
        }
        for (FollowOnNotes.Noted one : FollowOnNotes.note(event, records)) {
            if (!one.underWay()) {
                schedule.cancel(one.record(), STOP);
            } else if (isOver(one.award(), records)) {
                stop(one.award(), true, recordedAt, schedule);
            }
        }
    }

    private static void over(ApplicationId application, Instant at, Schedule schedule) {
        schedule.records().live(application, false);
        stop(application, true, at, schedule);
    }

    /** It stands still already, is over or has its money for good. */
    private static void cannotStop(RecordId record, Schedule schedule) {
        schedule.records().live(record, false);
        schedule.cancel(record, STOP);
    }

    /** One of which no money was reserved has nothing that could go on. */
    private static boolean isOver(ApplicationId application, LiveRecords records) {
        return !records.concernedBy(application).isEmpty() && !records.isLive(application);
    }

    private static void stop(
            ApplicationId application, boolean forGood, Instant at, Schedule schedule) {
        for (Subject record : schedule.records().liveOf(application)) {
            if (forGood || record.type() != RecordType.INTRODUCTION) {
                schedule.at(at, STOP, stopping(record));
            }
        }
    }

    private static LedgerCommand stopping(Subject record) {
        return switch (record.type()) {
            case INTRODUCTION ->
                    new CloseIntroductionWithoutAward(new IntroductionId(record.value()));
            case PILOT -> new StopPilotWithoutAward(new PilotId(record.value()));
            case CONTRACT -> new CancelContractWithoutAward(new ContractId(record.value()));
            default -> throw new IllegalArgumentException("nobody notes a " + record.type());
        };
    }
}
