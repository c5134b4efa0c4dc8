package org.litopys.command;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Role;
import org.litopys.events.organisation.OrganisationId;

/**
 * Who acts with one command: the actor, with the roles that are held at this moment, and what the
 * ledger says of everybody to whom the act counts.
 *
 * <p>Who acts for himself has the roles of the token; where the ledger keeps grants, only those
 * that it grants now. Who acts in another's place has those of the delegation, and no other; but
 * only somebody who works for the office by the token does so.
 *
 * @param conflicts by pseudonym, of the actor and of the person in whose place
 */
record Acting(Actor actor, Map<String, Set<OrganisationId>> conflicts) {
    private static final String RESOURCE = Acting.class.getName();

    /** Refuses who acts in another's place without a delegation. */
    static Acting of(MetaData metaData, People people) {
        Actor claimed = ActorResolver.actorOf(metaData);
        Standing own =
                isProgramItself(claimed, metaData)
                        ? Standing.UNKNOWN
                        : people.standing(claimed.id());
        Map<String, Set<OrganisationId>> conflicts = new LinkedHashMap<>();
        conflicts.put(claimed.id(), own.conflicts());
        Set<Role> roles = own.held(claimed.roles());
        if (metaData.get(Envelope.ON_BEHALF_OF) instanceof String person) {
            Standing other = people.standing(person);
            conflicts.put(person, other.conflicts());
            roles = new HashSet<>(own.hasLeft() ? Set.of() : other.lentTo(claimed.id()));
            roles.retainAll(Senders.OFFICE);
            // By the provider's word too: whoever grants and lends in the ledger makes no officer.
            if (Collections.disjoint(claimed.roles(), Senders.OFFICE)) {
                roles = Set.of();
            }
            if (roles.isEmpty()) {
                throw Refused.by(Rule.DELEGATION_MISSING, "/onBehalfOf", claimed.id(), person);
            }
            roles = compatible(roles, own, claimed.id());
        }
        return new Acting(new Actor(claimed.id(), claimed.type(), roles), conflicts);
    }

    /**
     * Without those that do not go with what the stand-in was granted, maybe after the loan;
     * refuses where none is left.
     */
    private static Set<Role> compatible(Set<Role> lent, Standing own, String standIn) {
        Set<Role> granted = Objects.requireNonNullElse(own.grants(), Set.of());
        Set<Role> left = new HashSet<>(lent);
        left.removeIf(role -> granted.stream().anyMatch(role::isIncompatibleWith));
        if (left.isEmpty()) {
            Role role = lent.iterator().next();
            Role other =
                    granted.stream().filter(role::isIncompatibleWith).findFirst().orElseThrow();
            throw Refused.by(Rule.ROLES_INCOMPATIBLE, "/onBehalfOf", standIn, role, other);
        }
        return left;
    }

    /** It holds no grants and has no interests. A token that claims to be it comes by the API. */
    private static boolean isProgramItself(Actor claimed, MetaData metaData) {
        return claimed.type() == Actor.Type.SYSTEM
                && !Channel.API.name().equals(metaData.get(Envelope.CHANNEL));
    }

    /** As the envelope gives them. */
    static String text(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
    }

    /** From here on the unit of work knows who acts, and every event of it says so. */
    void in(UnitOfWork<?> unitOfWork) {
        unitOfWork.transformMessage(
                message -> message.andMetaData(Map.of(Envelope.ACTOR_ROLES, text(actor.roles()))));
        unitOfWork.root().resources().put(RESOURCE, this);
    }

    /**
     * Refuses whoever acts in this unit of work and has an actual interest in one of these
     * organisations.
     */
    static void requireNoConflict(Set<OrganisationId> organisations, UnitOfWork<?> unitOfWork) {
        Acting acting = unitOfWork.root().getResource(RESOURCE);
        if (acting == null) {
            return; // not a command
        }
        acting.conflicts.forEach((person, own) ->
                organisations.stream()
                        .filter(own::contains)
                        .findFirst()
                        .ifPresent(organisation -> {
                            throw Refused.by(Rule.CONFLICT_OF_INTEREST, "", person, organisation);
                        }));
    }
}
