package org.litopys.command.application;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeCommand.ReleaseReservation;
import org.litopys.command.programme.Programmes;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/**
 * The release of a reservation whose time is over and the promotion of who is next on the reserve
 * list are one unit of work.
 */
@Component
class ReservationExpiry {
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final ReserveList reserveList;
    private final Deadlines deadlines;

    ReservationExpiry(
            Repository<Programme> repository,
            Programmes programmes,
            ReserveList reserveList,
            Deadlines deadlines) {
        this.repository = repository;
        this.programmes = programmes;
        this.reserveList = reserveList;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ReleaseReservation command) {
        ReservationId reservation = new ReservationId(command.reservation());
        programmes
                .reserved(command.programmeId(), reservation)
                .ifPresent(open ->
                        reserveList.promoteNext(
                                command.programmeId(), reservation, open.line(), open.left()));
        repository
                .load(command.programmeId().toString())
                .execute(programme -> programme.releaseExpired(reservation, deadlines));
    }
}
