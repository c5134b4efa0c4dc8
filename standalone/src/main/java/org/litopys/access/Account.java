package org.litopys.access;

import java.util.List;
import org.litopys.events.Role;

/**
 * Somebody who may log in.
 *
 * @param id pseudonym of a person ({@code PM-07}) or client id of a program ({@code portal}); never
 *     a name
 */
public record Account(String id, Kind kind, List<Role> roles) {
    /** A person logs in on a page, a program by client credentials. */
    public enum Kind {
        PERSON,
        PROGRAM
    }

    public Account {
        roles = List.copyOf(roles);
    }

    static Account person(String id, Role... roles) {
        return new Account(id, Kind.PERSON, List.of(roles));
    }
}
