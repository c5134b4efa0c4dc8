package org.litopys.command.programme;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.events.programme.ProgrammeId;
import org.springframework.stereotype.Component;

/** Programmes as guards of other records see them. Thread-safe. */
@Component
public final class Programmes {
    private final OtherRecords<Programme> programmes;

    public Programmes(EventStore events) {
        programmes = new OtherRecords<>(events, Programme::new);
    }

    public Optional<ProgrammeTerms> find(ProgrammeId id) {
        return programmes.ask(id, Programme::terms);
    }
}
