package org.litopys.command.access;

import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.DelegationGiven;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonId;

/** Events of the record of a person; the person of the samples is the compliance officer CO-01. */
public final class SamplePerson {
    public static final String PERSON = "CO-01";
    public static final PersonId ID = PersonId.ofPseudonym(PERSON);

    private SamplePerson() {}

    public static PersonEntered entered() {
        return new PersonEntered(ID, PERSON);
    }

    public static RoleGranted granted(Role role, @Nullable LocalDate until) {
        return new RoleGranted(ID, role, until);
    }

    /** For ten days from the sample day on. */
    public static DelegationGiven delegated(String standIn, Role role) {
        return new DelegationGiven(ID, standIn, role, TODAY, TODAY.plusDays(9));
    }

    public static InterestDeclared interested(InterestLevel level) {
        return new InterestDeclared(ID, LEAD, level);
    }
}
