package org.litopys.events.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Duty;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;

/**
 * What the ledger records of a person who acts, under the pseudonym of tokens and envelopes. Days
 * are those of Brussels, first and last included.
 */
public sealed interface PersonEvent extends LedgerEvent {
    PersonId personId();

    @Override
    default PersonId subject() {
        return personId();
    }

    /**
     * @param person pseudonym, never a name
     */
    record PersonEntered(PersonId personId, String person) implements PersonEvent {}

    // Roles, for the whole office

    /**
     * From the first grant on, the ledger keeps this person's roles. A second grant of a role takes
     * the place of the first.
     *
     * @param until last day; none where the role is held until it is revoked
     */
    @Exercises(Duty.GRANT_ROLE)
    record RoleGranted(PersonId personId, Role role, @Nullable LocalDate until)
            implements PersonEvent {}

    @Exercises(Duty.GRANT_ROLE)
    record RoleRevoked(PersonId personId, Role role) implements PersonEvent {}

    // Stand-ins

    /**
     * Somebody may act in this person's place, with this role.
     *
     * @param standIn pseudonym of who may
     */
    record DelegationGiven(
            PersonId personId, String standIn, Role role, LocalDate from, LocalDate until)
            implements PersonEvent {}

    record DelegationEnded(PersonId personId, String standIn, Role role) implements PersonEvent {}

    // Interests

    /**
     * The reason of the event says which interest; a second declaration takes the first's place.
     */
    @Classified(Classification.CONFIDENTIAL)
    record InterestDeclared(PersonId personId, OrganisationId organisation, InterestLevel level)
            implements PersonEvent {}

    @Classified(Classification.CONFIDENTIAL)
    record InterestWithdrawn(PersonId personId, OrganisationId organisation)
            implements PersonEvent {}

    // Evaluations

    /**
     * The person is asked for one more evaluation; the application says the same in the same unit
     * of work. Those of one call are counted.
     */
    record EvaluationEntrusted(PersonId personId, CallId call, ApplicationId application)
            implements PersonEvent {}

    /** The person is not asked for it any more: relieved, or out because of an interest. */
    record EvaluationTakenBack(PersonId personId, CallId call, ApplicationId application)
            implements PersonEvent {}
}
