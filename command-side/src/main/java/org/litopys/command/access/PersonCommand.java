package org.litopys.command.access;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.access.PersonStatus.GRANTED;
import static org.litopys.events.access.PersonStatus.KNOWN;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.access.PersonStatus;
import org.litopys.events.organisation.OrganisationId;

/** What can be asked of the record of a person. */
public sealed interface PersonCommand extends LedgerCommand {
    /** Pseudonyms as tokens give them; a name has a space, and no place here. */
    String PSEUDONYM = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    Lifecycle<PersonStatus, PersonCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.PERSON,
                    PersonStatus.class,
                    PersonCommand.class,
                    Set.of(EnterPerson.class),
                    Map.of(
                            KNOWN,
                                    List.of(
                                            GrantRole.class,
                                            GiveDelegation.class,
                                            EndDelegation.class,
                                            DeclareInterest.class,
                                            WithdrawInterest.class),
                            GRANTED,
                                    List.of(
                                            GrantRole.class,
                                            RevokeRole.class,
                                            GiveDelegation.class,
                                            EndDelegation.class,
                                            DeclareInterest.class,
                                            WithdrawInterest.class)),
                    to(KNOWN, EnterPerson.class),
                    // By being asked for an evaluation.
                    to(KNOWN, PersonEntered.class).asBeginning(),
                    to(GRANTED, GrantRole.class));

    PersonId personId();

    @Override
    default PersonId subject() {
        return personId();
    }

    @Override
    default Lifecycle<PersonStatus, PersonCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Opens the record of somebody who acts here. It changes nothing of what that person may do.
     *
     * @param person pseudonym, exactly as tokens give it
     */
    @SentBy(everyOffice = true)
    record EnterPerson(@NotNull @Pattern(regexp = PSEUDONYM) String person)
            implements PersonCommand {
        @Override
        public PersonId personId() {
            return PersonId.ofPseudonym(person);
        }
    }

    /**
     * Grants a role for the whole office, to somebody else. From the first grant on, the ledger
     * keeps the roles of that person: of the office's roles in the token, only those that are
     * granted here still count. The reason is mandatory.
     *
     * @param personId the person
     * @param role it counts where the person's token has it too
     * @param until last day, in Brussels; none where it is held until it is revoked
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record GrantRole(
            @NotNull @TargetAggregateIdentifier PersonId personId,
            @NotNull Role role,
            @Nullable LocalDate until)
            implements PersonCommand {}

    /**
     * Takes a role back, at once and whatever tokens say. The reason is mandatory.
     *
     * @param personId the person
     * @param role a role that is held
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record RevokeRole(@NotNull @TargetAggregateIdentifier PersonId personId, @NotNull Role role)
            implements PersonCommand {}

    /**
     * Lets somebody act in the person's place. Recorded by the person, for a role that is held; or,
     * for a role that the ledger grants, by an authorising officer who has neither granted nor
     * revoked a role of that person.
     *
     * @param personId in whose place
     * @param standIn pseudonym of who may act
     * @param role with which role; acts in the person's place have this one and no other
     * @param from first day, in Brussels
     * @param until last day, in Brussels
     */
    @SentBy(everyOffice = true, needsReason = true)
    record GiveDelegation(
            @NotNull @TargetAggregateIdentifier PersonId personId,
            @NotNull @Pattern(regexp = PSEUDONYM) String standIn,
            @NotNull Role role,
            @NotNull LocalDate from,
            @NotNull LocalDate until)
            implements PersonCommand {}

    /**
     * Ends a delegation before its last day.
     *
     * @param personId in whose place somebody acted
     * @param standIn pseudonym of who did
     * @param role with which role
     */
    @SentBy(everyOffice = true)
    record EndDelegation(
            @NotNull @TargetAggregateIdentifier PersonId personId,
            @NotNull @Pattern(regexp = PSEUDONYM) String standIn,
            @NotNull Role role)
            implements PersonCommand {}

    /**
     * Says how far an organisation touches the person's own interest. Recorded by the person, or by
     * a compliance officer. An ACTUAL interest closes every act on the organisation's records; only
     * a compliance officer who is somebody else makes it less. The reason is mandatory.
     *
     * @param personId the person
     * @param organisation a registered organisation
     * @param level ACTUAL where the person works for it, belongs to it, owns part of it or would
     *     gain
     */
    @SentBy(everyOffice = true, needsReason = true)
    record DeclareInterest(
            @NotNull @TargetAggregateIdentifier PersonId personId,
            @NotNull OrganisationId organisation,
            @NotNull InterestLevel level)
            implements PersonCommand {}

    /**
     * Says that a declared interest is no more. An ACTUAL one is withdrawn by a compliance officer
     * who is somebody else. The reason is mandatory.
     *
     * @param personId the person
     * @param organisation an organisation with a declared interest
     */
    @SentBy(everyOffice = true, needsReason = true)
    record WithdrawInterest(
            @NotNull @TargetAggregateIdentifier PersonId personId,
            @NotNull OrganisationId organisation)
            implements PersonCommand {}
}
