package org.litopys.command.closing;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.ReserveList;
import org.litopys.command.programme.OpenReservation;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeCommand.ExpireReservation;
import org.litopys.command.programme.Programmes;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/**
 * The ledger releases what an award has reserved in vain, and names who is next on the reserve list
 * in the same unit of work; not as long as a trial or a contract needs the money.
 */
@Component
class ExpiredReservation {
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final Applications applications;
    private final FollowOns followOns;
    private final ReserveList reserveList;
    private final Deadlines deadlines;

    ExpiredReservation(
            Repository<Programme> repository,
            Programmes programmes,
            Applications applications,
            FollowOns followOns,
            ReserveList reserveList,
            Deadlines deadlines) {
        this.repository = repository;
        this.programmes = programmes;
        this.applications = applications;
        this.followOns = followOns;
        this.reserveList = reserveList;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ExpireReservation command) {
        ReservationId id = new ReservationId(command.reservation());
        OpenReservation open =
                programmes
                        .reserved(command.programmeId(), id)
                        .orElseThrow(() -> Refused.by(Rule.RESERVATION_NOT_OPEN, "", id));
        followOns
                .inNeedOfMoney(applications.require(open.application(), ""))
                .ifPresent(user -> {
                    throw Refused.by(Rule.RESERVATION_IN_USE, "", id, user.type(), user);
                });
        reserveList.promoteNext(command.programmeId(), id, open.line(), open.left());
        repository
                .load(command.programmeId().toString())
                .execute(programme -> programme.releaseExpired(id, deadlines));
    }
}
