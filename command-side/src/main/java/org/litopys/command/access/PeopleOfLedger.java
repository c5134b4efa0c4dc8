package org.litopys.command.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.OtherFacts;
import org.litopys.command.People;
import org.litopys.command.Standing;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.access.PersonId;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/** People as their own events tell of them. Thread-safe. */
@Component
public final class PeopleOfLedger implements People {
    private final OtherFacts<PersonTerms> people;
    private final Organisations organisations;
    private final Clock clock;

    public PeopleOfLedger(EventStore events, Clock clock) {
        this.people = new OtherFacts<>(events, PeopleOfLedger::after);
        this.organisations = new Organisations(events);
        this.clock = clock;
    }

    @Override
    public Standing standing(String pseudonym) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), RecordType.OFFICE_ZONE);
        return people.ask(PersonId.ofPseudonym(pseudonym))
                .map(person -> person.standing(today))
                .map(this::alsoByMergers)
                .orElse(Standing.UNKNOWN);
    }

    /** An interest in one organisation is one in all that have become one with it. */
    private Standing alsoByMergers(Standing own) {
        Set<OrganisationId> all = new LinkedHashSet<>();
        own.conflicts().forEach(one -> all.addAll(organisations.oneWith(one)));
        return new Standing(own.grants(), own.standIns(), all);
    }

    private static @Nullable PersonTerms after(@Nullable PersonTerms before, LedgerEvent event) {
        return event instanceof PersonEvent own ? PersonTerms.after(before, own) : before;
    }
}
