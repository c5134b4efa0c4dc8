package org.litopys.command.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.People;
import org.litopys.command.Standing;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonId;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/** People as their own events tell of them. Thread-safe. */
@Component
public final class PeopleOfLedger implements People {
    private final OtherRecords<Person> people;
    private final Organisations organisations;
    private final Clock clock;

    public PeopleOfLedger(EventStore events, Clock clock) {
        this.people = new OtherRecords<>(events, Person::new);
        this.organisations = new Organisations(events);
        this.clock = clock;
    }

    @Override
    public Standing standing(String pseudonym) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), RecordType.OFFICE_ZONE);
        return people.ask(PersonId.ofPseudonym(pseudonym), person -> person.standing(today))
                .map(this::alsoByMergers)
                .orElse(Standing.UNKNOWN);
    }

    /** An interest in one organisation is one in all that have become one with it. */
    private Standing alsoByMergers(Standing own) {
        Set<OrganisationId> all = new LinkedHashSet<>();
        own.conflicts().forEach(one -> all.addAll(organisations.oneWith(one)));
        return new Standing(own.grants(), own.standIns(), all);
    }
}
