package org.litopys.command;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Role;
import org.litopys.events.organisation.OrganisationId;

/**
 * What the ledger says of a person at one moment.
 *
 * @param grants roles that it grants; null where it keeps none of this person's roles, so that the
 *     identity provider alone says them
 * @param standIns who may act in the person's place, by pseudonym, in which roles
 * @param conflicts organisations in which the person has an actual interest
 */
public record Standing(
        @Nullable Set<Role> grants,
        Map<String, Set<Role>> standIns,
        Set<OrganisationId> conflicts) {
    /** Of somebody whom the ledger does not know. */
    public static final Standing UNKNOWN = new Standing(null, Map.of(), Set.of());

    /**
     * Of the roles that somebody claims, those that are held. Grants are about roles of the office;
     * of the others, which nobody is granted, nobody is deprived here either.
     */
    Set<Role> held(Set<Role> claimed) {
        if (grants == null) {
            return claimed;
        }
        Set<Role> held = EnumSet.noneOf(Role.class);
        held.addAll(claimed);
        held.removeIf(role -> Senders.OFFICE.contains(role) && !grants.contains(role));
        return held;
    }

    /** Whether every role was taken back or has ended. */
    boolean hasLeft() {
        return grants != null && grants.isEmpty();
    }

    /** The roles in which {@code standIn} may act in this person's place. */
    Set<Role> lentTo(String standIn) {
        return held(standIns.getOrDefault(standIn, Set.of()));
    }
}
