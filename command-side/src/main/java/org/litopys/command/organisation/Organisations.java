package org.litopys.command.organisation;

import java.time.Period;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.Deadlines;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/**
 * Organisations as guards of other records see them. Whoever absorbed another stands for it in
 * everything that it had begun (docs/decisions/0023); only what is new is not begun in its name.
 * Thread-safe.
 */
@Component
public final class Organisations {
    private final OtherRecords<Organisation> organisations;

    public Organisations(EventStore events) {
        organisations = new OtherRecords<>(events, Organisation::new);
    }

    /** Refuses an organisation that nobody has registered. */
    public void requireKnown(OrganisationId id, String pointer) {
        standing(id, pointer);
    }

    /**
     * Refuses an organisation with which nothing new is begun: nobody has registered it, it may not
     * take part, or another has absorbed it.
     */
    public void requireRegistered(OrganisationId id, String pointer) {
        ownStanding(id, pointer).requireNotBarred(pointer);
    }

    /** Refuses to go on with an organisation that may not take part. */
    public void requireNotBarred(OrganisationId id, String pointer) {
        standing(id, pointer).requireNotBarred(pointer);
    }

    /** Who stands for an organisation now: itself, or whoever has absorbed it. */
    public OrganisationId successorOf(OrganisationId id) {
        OrganisationId last = id;
        for (OrganisationId next = id; next != null; ) {
            last = next;
            next = organisations.ask(last, Organisation::successor).orElse(null);
        }
        return last;
    }

    /** All that have become one with an organisation by mergers, itself among them. */
    public Set<OrganisationId> oneWith(OrganisationId id) {
        Set<OrganisationId> all = new LinkedHashSet<>();
        Deque<OrganisationId> open = new ArrayDeque<>(List.of(successorOf(id)));
        while (!open.isEmpty()) {
            OrganisationId one = open.remove();
            all.add(one);
            open.addAll(organisations.ask(one, Organisation::absorbed).orElse(Set.of()));
        }
        return all;
    }

    /**
     * What an organisation, and all that have become one with it, led of a call that takes only so
     * many of one lead.
     */
    public Set<ApplicationId> counted(OrganisationId lead, CallId call) {
        Set<ApplicationId> all = new LinkedHashSet<>();
        for (OrganisationId one : oneWith(lead)) {
            organisations
                    .ask(one, organisation -> organisation.counted(call))
                    .ifPresent(all::addAll);
        }
        return all;
    }

    /** Refuses an organisation that was not checked against its register, or is barred. */
    public void requireValidated(OrganisationId id, String pointer) {
        standing(id, pointer).requireValidated(pointer);
    }

    /** Refuses an organisation that a programme's policy does not support. */
    public void requireEligible(OrganisationId id, Policy policy, String pointer) {
        Enterprise enterprise =
                organisations
                        .ask(successorOf(id), Organisation::enterprise)
                        .orElseThrow(
                                () -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
        EligibilityRules rules = policy.eligibility();
        if (!rules.countries().isEmpty() && !rules.countries().contains(enterprise.country())) {
            throw Refused.by(
                    Rule.COUNTRY_OUTSIDE_POLICY,
                    pointer,
                    enterprise.country(),
                    rules.countries(),
                    policy.version());
        }
        if (rules.smeOnly() && !enterprise.isSmallOrMedium()) {
            throw Refused.by(
                    Rule.SIZE_OUTSIDE_POLICY, pointer, enterprise.kind(), policy.version());
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
     * Refuses organisations of which one is not screened, or of whose owners nobody knows today who
     * controls it, or that is controlled from outside without guarantees: whenever money is
     * promised to them.
     */
    public void requireCleared(
            Collection<OrganisationId> all, Policy policy, Deadlines deadlines, String pointer) {
        for (OrganisationId each : all) {
            requireScreened(each, policy, deadlines, pointer);
            standing(each, pointer).requireOwnershipAssessed(deadlines.today(), pointer);
        }
    }

    /** Refuses an organisation that neither is one of these nor has become one with one of them. */
    public void requireAmong(OrganisationId id, Set<OrganisationId> involved, String pointer) {
        if (Collections.disjoint(oneWith(id), involved)) {
            throw Refused.by(Rule.ORGANISATION_NOT_INVOLVED, pointer, id);
        }
    }

    /** Refuses an organisation that may take part. */
    public void requireBarred(OrganisationId id, String pointer) {
        standing(id, pointer).requireBarred(pointer);
    }

    /**
     * Refuses a person who is no contact of an organisation, or whose data was erased. A merger
     * leaves the contacts where they are; new ones come to whoever goes on.
     */
    public void requireContact(OrganisationId id, DataSubjectId person, String pointer) {
        boolean known =
                Stream.of(id, successorOf(id))
                        .anyMatch(one ->
                                organisations
                                        .ask(one, organisation -> organisation.hasContact(person))
                                        .orElse(false));
        if (!known) {
            throw Refused.by(Rule.UNKNOWN_PERSON, pointer, person);
        }
    }

    private OrganisationStanding standing(OrganisationId id, String pointer) {
        return ownStanding(successorOf(id), pointer);
    }

    private OrganisationStanding ownStanding(OrganisationId id, String pointer) {
        return organisations
                .ask(id, Organisation::standing)
                .orElseThrow(() -> Refused.by(Rule.ORGANISATION_NOT_REGISTERED, pointer, id));
    }
}
