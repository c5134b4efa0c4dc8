package org.litopys.command.organisation;

import java.time.Period;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.Deadlines;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/** Organisations as guards of other records see them. Thread-safe. */
@Component
public final class Organisations {
    /** How old a screening may be on which something begins. */
    public static final Period SCREENING_INTERVAL = Period.ofDays(90);

    private final OtherRecords<Organisation> organisations;

    public Organisations(EventStore events) {
        organisations = new OtherRecords<>(events, Organisation::new);
    }

    /** Refuses an organisation that nobody has registered, or that may not take part. */
    public void requireRegistered(OrganisationId id, String pointer) {
        standing(id, pointer).requireNotBarred(pointer);
    }

    /** Refuses an organisation that was not checked against its register, or is barred. */
    public void requireValidated(OrganisationId id, String pointer) {
        standing(id, pointer).requireValidated(pointer);
    }

    /**
     * Refuses an organisation that is barred, was not screened within {@link #SCREENING_INTERVAL},
     * or resembles an entry of a list that nobody has looked at yet.
     */
    public void requireScreened(OrganisationId id, Deadlines deadlines, String pointer) {
        requireScreened(id, SCREENING_INTERVAL, deadlines, pointer);
    }

    /** As {@link #requireScreened(OrganisationId, Deadlines, String)}, within another interval. */
    public void requireScreened(
            OrganisationId id, Period within, Deadlines deadlines, String pointer) {
        standing(id, pointer).requireScreened(within, deadlines.today(), pointer);
    }

    private OrganisationStanding standing(OrganisationId id, String pointer) {
        return organisations
                .ask(id, Organisation::standing)
                .orElseThrow(() -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
    }
}
