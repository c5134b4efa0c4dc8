package org.litopys.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.litopys.events.Role;

/**
 * Who may read: everybody of the office, and programs with an account of it, such as its portal.
 * All of them read the whole ledger. Who applies or evaluates reads nothing here, for they would
 * see the others' evaluations: the portal shows them what is theirs to see, and to an evaluator an
 * application only once they have declared that they have no interest in it.
 */
public final class Readers {
    private static final Set<Role> OUTSIDE =
            EnumSet.of(Role.APPLICANT_REP, Role.EVALUATOR, Role.PROCESS);

    /** Names of the roles. */
    public static final String[] ROLES =
            Arrays.stream(Role.values())
                    .filter(role -> !OUTSIDE.contains(role))
                    .map(Role::name)
                    .toArray(String[]::new);

    private Readers() {}

    /** Whether somebody with these roles may read. */
    public static boolean areAmong(Collection<Role> roles) {
        return !OUTSIDE.containsAll(roles);
    }
}
