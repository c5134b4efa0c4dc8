package org.litopys.command.organisation;

import java.time.Period;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.Deadlines;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.personal.PersonId;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/** Organisations as guards of other records see them. Thread-safe. */
@Component
public final class Organisations {
    private static final Set<OrganisationType> SMALL =
            EnumSet.of(OrganisationType.STARTUP, OrganisationType.SME);

    private final OtherRecords<Organisation> organisations;

    public Organisations(EventStore events) {
        organisations = new OtherRecords<>(events, Organisation::new);
    }

    /** Refuses an organisation that nobody has registered. */
    public void requireKnown(OrganisationId id, String pointer) {
        standing(id, pointer);
    }

    /** Refuses an organisation that nobody has registered, or that may not take part. */
    public void requireRegistered(OrganisationId id, String pointer) {
        standing(id, pointer).requireNotBarred(pointer);
    }

    /** Refuses an organisation that was not checked against its register, or is barred. */
    public void requireValidated(OrganisationId id, String pointer) {
        standing(id, pointer).requireValidated(pointer);
    }

    /** Refuses an organisation that a programme's policy does not support. */
    public void requireEligible(OrganisationId id, Policy policy, String pointer) {
        OrganisationRegistered lead =
                organisations
                        .ask(id, Organisation::registration)
                        .orElseThrow(
                                () -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
        EligibilityRules rules = policy.eligibility();
        if (!rules.countries().isEmpty() && !rules.countries().contains(lead.country())) {
            throw Refused.by(
                    Rule.COUNTRY_OUTSIDE_POLICY,
                    pointer,
                    lead.country(),
                    rules.countries(),
                    policy.version());
        }
        if (rules.smeOnly() && !SMALL.contains(lead.type())) {
            throw Refused.by(Rule.SIZE_OUTSIDE_POLICY, pointer, lead.type(), policy.version());
        }
    }

    /**
     * Refuses an organisation that is barred, was not screened within the interval of a programme's
     * policy, or resembles an entry of a list that nobody has looked at yet.
     */
    public void requireScreened(
            OrganisationId id, Policy policy, Deadlines deadlines, String pointer) {
        standing(id, pointer)
                .requireScreened(
                        Period.ofDays(policy.screeningIntervalDays()), deadlines.today(), pointer);
    }

    /**
     * Refuses an organisation of whose owners nobody knows today who controls it, or that is
     * controlled from outside without guarantees.
     */
    public void requireOwnershipAssessed(OrganisationId id, Deadlines deadlines, String pointer) {
        standing(id, pointer).requireOwnershipAssessed(deadlines.today(), pointer);
    }

    /** Refuses an organisation that may take part. */
    public void requireBarred(OrganisationId id, String pointer) {
        standing(id, pointer).requireBarred(pointer);
    }

    /** Refuses a person who is no contact of an organisation, or whose data was erased. */
    public void requireContact(OrganisationId id, PersonId person, String pointer) {
        boolean known =
                organisations
                        .ask(id, organisation -> organisation.hasContact(person))
                        .orElse(false);
        if (!known) {
            throw Refused.by(Rule.UNKNOWN_PERSON, pointer, person);
        }
    }

    private OrganisationStanding standing(OrganisationId id, String pointer) {
        return organisations
                .ask(id, Organisation::standing)
                .orElseThrow(() -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
    }
}
