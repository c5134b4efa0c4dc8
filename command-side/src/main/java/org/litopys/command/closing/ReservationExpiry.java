package org.litopys.command.closing;

import java.util.Optional;
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
import org.litopys.command.programme.ProgrammeCommand.ReleaseReservation;
import org.litopys.command.programme.Programmes;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/**
 * What an award has reserved in vain is released, and who is next on the reserve list named in the
 * same unit of work. The ledger does it by itself when the reservation has expired, but not as long
 * as a trial or a contract needs the money; an authorising officer may do it then, too.
 */
@Component
class ReservationExpiry {
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final Applications applications;
    private final FollowOns followOns;
    private final ReserveList reserveList;
    private final Deadlines deadlines;

    ReservationExpiry(
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
    void decide(ReleaseReservation command) {
        ReservationId id = new ReservationId(command.reservation());
        release(command.programmeId(), id, programmes.reserved(command.programmeId(), id));
    }

    @CommandHandler
    void decide(ExpireReservation command) {
        ReservationId id = new ReservationId(command.reservation());
        Optional<OpenReservation> open = programmes.reserved(command.programmeId(), id);
        open.flatMap(one -> followOns.inNeedOfMoney(applications.require(one.application(), "")))
                .ifPresent(user -> {
                    throw Refused.by(Rule.RESERVATION_IN_USE, "", id, user.type(), user);
                });
        release(command.programmeId(), id, open);
    }

    private void release(
            ProgrammeId programme, ReservationId id, Optional<OpenReservation> reserved) {
        reserved.ifPresent(
                open -> reserveList.promoteNext(programme, id, open.line(), open.left()));
        repository
                .load(programme.toString())
                .execute(one -> one.releaseExpired(id, deadlines)); // refuses where it is not open
    }
}
