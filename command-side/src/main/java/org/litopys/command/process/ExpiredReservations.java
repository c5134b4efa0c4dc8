package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.litopys.command.LedgerCommand;
import org.litopys.command.programme.ProgrammeCommand.ExpireReservation;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * No money waits for an award that led to no contract in time: its reservation is released. As long
 * as a trial or a contract of it is under way the money stays, and the missed deadline says so; it
 * is released when the last of them ends. It is noted which awards are late.
 */
final class ExpiredReservations implements LedgerProcess {
    private static final String EXPIRE = "expire";

    @Override
    public String name() {
        return "expired-reservations";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(ExpireReservation.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        LiveRecords records = schedule.records();
        switch (event) {
            case BudgetReserved one ->
                    records.note(
                            Subject.of(RecordType.APPLICATION, one.applicationId()),
                            Set.of(one.programmeId()));
            // The missed deadline is on record first, so that neither overtakes the other.
            case DeadlineMissed one when one.deadline() == Deadline.CONCLUDE_CONTRACT -> {
                records.live(one.subject(), true);
                release(new ApplicationId(one.subject().value()), recordedAt, schedule);
            }
            case ApplicationContracted one -> waitsNoMore(one.applicationId(), schedule);
            case ApplicationWithdrawn one -> waitsNoMore(one.applicationId(), schedule);
            case ApplicationClosed one -> waitsNoMore(one.applicationId(), schedule);
            case DecisionReversed one when one.eventType().equals("ApplicationAccepted") ->
                    waitsNoMore(new ApplicationId(one.subject().value()), schedule);
            case BudgetReservationReleased done ->
                    schedule.cancel(done.programmeId(), step(done.reservationId()));
            default -> {} // nothing else ends the waiting for a contract
        }
        for (FollowOnNotes.Noted one : FollowOnNotes.note(event, records)) {
            if (one.underWay()) {
                forEachProgramme(
                        one.award(),
                        programme -> schedule.cancel(programme, step(one.award())),
                        records);
            } else if (records.isLive(one.award())) {
                release(one.award(), recordedAt, schedule);
            }
        }
    }

    /** Unless something needs the money; then its end brings us here again. */
    private static void release(ApplicationId late, Instant at, Schedule schedule) {
        LiveRecords records = schedule.records();
        boolean needed =
                records.liveOf(late).stream()
                        .anyMatch(one -> one.type() != RecordType.INTRODUCTION);
        if (!needed) {
            forEachProgramme(
                    late,
                    programme ->
                            schedule.at(
                                    at,
                                    step(late),
                                    new ExpireReservation(
                                            programme, ReservationId.behind(late).value())),
                    records);
        }
    }

    private static void waitsNoMore(ApplicationId award, Schedule schedule) {
        LiveRecords records = schedule.records();
        records.live(award, false);
        forEachProgramme(award, programme -> schedule.cancel(programme, step(award)), records);
    }

    /** The one that pays; none where nothing was reserved. */
    private static void forEachProgramme(
            ApplicationId award, Consumer<ProgrammeId> what, LiveRecords records) {
        records.concernedBy(award).stream().map(ProgrammeId::new).forEach(what);
    }

    private static String step(ApplicationId award) {
        return step(ReservationId.behind(award));
    }

    private static String step(ReservationId reservation) {
        return EXPIRE + "/" + reservation;
    }
}
