package org.litopys.command.organisation;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;
import org.springframework.stereotype.Component;

/** Organisations as guards of other records see them. Thread-safe. */
@Component
public final class Organisations {
    private final OtherRecords<Organisation> organisations;

    public Organisations(EventStore events) {
        organisations = new OtherRecords<>(events, Organisation::new);
    }

    /** Refuses an organisation that nobody has registered. */
    public void requireRegistered(OrganisationId id, String pointer) {
        statusOf(id, pointer);
    }

    /** Refuses an organisation that was not checked against its register. */
    public void requireValidated(OrganisationId id, String pointer) {
        OrganisationStatus status = statusOf(id, pointer);
        if (status != OrganisationStatus.VALIDATED) {
            throw Refused.by(Rule.ORGANISATION_NOT_VALIDATED, pointer, id, status);
        }
    }

    private OrganisationStatus statusOf(OrganisationId id, String pointer) {
        return organisations
                .ask(id, Organisation::status)
                .orElseThrow(() -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
    }
}
