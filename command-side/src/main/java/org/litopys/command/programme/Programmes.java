package org.litopys.command.programme;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.OtherFacts;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.LedgerEvent;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/** Programmes as guards of other records see them. Thread-safe. */
@Component
public final class Programmes {
    private final OtherFacts<ProgrammeTerms> programmes;
    private final OtherRecords<Programme> whole;

    public Programmes(EventStore events) {
        programmes = new OtherFacts<>(events, Programmes::after);
        whole = new OtherRecords<>(events, Programme::new);
    }

    /** The terms of a programme; refuses where there is none. */
    public ProgrammeTerms require(ProgrammeId id, String pointer) {
        return programmes
                .ask(id)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, pointer, "Programme", id));
    }

    /**
     * An open reservation, where there is one. It reads the programme whole, money and all: for
     * what is done now and then.
     */
    public Optional<OpenReservation> reserved(ProgrammeId id, ReservationId reservation) {
        return whole.ask(id, programme -> programme.reserved(reservation));
    }

    private static @Nullable ProgrammeTerms after(
            @Nullable ProgrammeTerms before, LedgerEvent event) {
        return event instanceof ProgrammeEvent own ? ProgrammeTerms.after(before, own) : before;
    }
}
