package org.litopys.events;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who acts.
 *
 * @param id pseudonym, never a name (for example {@code AO-01} or {@code portal})
 * @param roles the roles held at the moment of the act
 */
public record Actor(String id, Type type, Set<Role> roles) {
    /** The kinds of CloudEvents' {@code authtype} attribute that occur here. */
    public enum Type {
        APP_USER,
        SERVICE_ACCOUNT,
        SYSTEM
    }

    public Actor {
        if (id.isBlank() || id.length() > 100) {
            throw new IllegalArgumentException("an actor's id has 1 to 100 characters");
        }
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    /**
     * The actor that a token speaks of.
     *
     * @param roles names of roles; those that the office does not know are left out
     */
    public static Actor of(String id, Type type, Collection<String> roles) {
        Set<Role> known = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (roles.contains(role.name())) {
                known.add(role);
            }
        }
        return new Actor(id, type, known);
    }

    /** Whether any of these roles is held. */
    public boolean hasAny(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}
