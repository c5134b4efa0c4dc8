package org.litopys.events.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Classified;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.DueDate;
import org.litopys.events.Duty;
import org.litopys.events.Echo;
import org.litopys.events.EndsDeadlines;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;

/**
 * What can happen to an organisation: a company, a research body, an authority or a unit under its
 * pseudonymous code.
 */
public sealed interface OrganisationEvent extends LedgerEvent {
    OrganisationId organisationId();

    @Override
    default OrganisationId subject() {
        return organisationId();
    }

    // Registration

    /**
     * @param identifier number in a register; it is the organisation's reference and its identity
     * @param name legal name, in Latin letters where the register has it so
     * @param nameUk name in Ukrainian, where there is one
     * @param country ISO 3166-1 alpha-2
     */
    @Exercises(Duty.REGISTER_ORGANISATION)
    record OrganisationRegistered(
            OrganisationId organisationId,
            Identifier identifier,
            @Correctable String name,
            @Correctable @Nullable String nameUk,
            String country,
            OrganisationType type)
            implements OrganisationEvent {}

    /**
     * Its existence and details were checked against the register; from here on it may be
     * introduced and contracted.
     */
    @Exercises(Duty.VALIDATE_ORGANISATION)
    record OrganisationValidated(OrganisationId organisationId) implements OrganisationEvent {}

    /**
     * Where it is registered and how large it is; the newest one counts.
     *
     * @param address null where it is not given; a military unit never has one
     */
    record OrganisationDescribed(
            OrganisationId organisationId, @Nullable Address address, OrganisationSize size)
            implements OrganisationEvent {}

    // Ownership

    /**
     * It said who owns it; the newest declaration counts, and has to be assessed anew.
     *
     * @param owners of at most 100 percent together
     * @param documentHash SHA-256 of the signed declaration, lower-case hexadecimal
     */
    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.DECLARE_OWNERSHIP)
    record OwnershipDeclared(OrganisationId organisationId, List<Owner> owners, String documentHash)
            implements OrganisationEvent {
        public OwnershipDeclared {
            owners = List.copyOf(owners);
        }
    }

    /**
     * Somebody looked at the newest declaration of its owners.
     *
     * @param guaranteesReference where the guarantees of its state are kept; null where there are
     *     none
     * @param validUntil last day on which the assessment may be relied on
     */
    @Classified(Classification.CONFIDENTIAL)
    @Exercises(Duty.ASSESS_OWNERSHIP)
    @EndsDeadlines(Deadline.ASSESS_OWNERSHIP)
    record OwnershipControlAssessed(
            OrganisationId organisationId,
            ControlResult result,
            @Nullable String guaranteesReference,
            LocalDate validUntil)
            implements OrganisationEvent {}

    // Sanctions

    /**
     * It was looked for in lists of sanctions.
     *
     * @param screenedOn day in Brussels
     * @param result clear where there is no match
     * @param matches entries that somebody else has to look at, each once
     * @param rescreenDueAt when it is to be looked for again
     */
    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.SCREEN_ORGANISATION)
    record SanctionsScreened(
            OrganisationId organisationId,
            ScreeningId screening,
            LocalDate screenedOn,
            List<ScreenedList> lists,
            ScreeningResult result,
            List<ScreeningMatch> matches,
            @DueDate(Deadline.SCREEN_ORGANISATION) Instant rescreenDueAt)
            implements OrganisationEvent {
        public SanctionsScreened {
            lists = List.copyOf(lists);
            matches = List.copyOf(matches);
        }
    }

    /**
     * A match of the screening in the same unit of work is open, and somebody else has to look at
     * it. Found once more by a later screening, it has that one's date.
     *
     * @param entry of the match
     */
    @Classified(Classification.RESTRICTED)
    record ScreeningMatchFound(
            OrganisationId organisationId,
            ScreeningId screening,
            String entry,
            @DueDate(Deadline.RESOLVE_MATCH) Instant resolutionDueAt)
            implements OrganisationEvent {}

    /**
     * Somebody else than who screened looked at a match. Where it is the organisation itself, the
     * organisation is suspended in the same unit of work.
     *
     * @param entry of the match
     */
    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.RESOLVE_MATCH)
    @EndsDeadlines(Deadline.RESOLVE_MATCH)
    record ScreeningMatchResolved(
            OrganisationId organisationId,
            ScreeningId screening,
            String entry,
            MatchDecision decision)
            implements OrganisationEvent {}

    // Applications

    /** It leads an application that was handed in to a call that takes only so many of one lead. */
    @Echo
    record ApplicationCounted(OrganisationId organisationId, CallId call, ApplicationId application)
            implements OrganisationEvent {}

    // Eligibility

    /**
     * It takes part in an application whose eligibility is assessed: the ledger asks for what is
     * not known of it, or too old. What another application has asked for already keeps its date.
     *
     * @param ownershipDueAt when the control of its owners must have been assessed; none where that
     *     may be relied on, or runs already
     * @param screeningDueAt when it must have been looked for in lists of sanctions, in the place
     *     of a later date; none where the newest screening may be relied on, or that runs already
     */
    record EligibilityChecksRequested(
            OrganisationId organisationId,
            ApplicationId application,
            @DueDate(Deadline.ASSESS_OWNERSHIP) @Nullable Instant ownershipDueAt,
            @DueDate(Deadline.SCREEN_ORGANISATION) @Nullable Instant screeningDueAt)
            implements OrganisationEvent {}

    // Standing

    /**
     * @param authorityReference where somebody outside asked for it; null where nobody did
     */
    @Exercises(Duty.SUSPEND_ORGANISATION)
    record OrganisationSuspended(
            OrganisationId organisationId,
            SuspensionGround ground,
            @Nullable String authorityReference)
            implements OrganisationEvent {}

    /** A suspension or exclusion is over. It is again what it was before: validated or not. */
    @Exercises(Duty.REINSTATE_ORGANISATION)
    record OrganisationReinstated(OrganisationId organisationId) implements OrganisationEvent {}

    /**
     * @param authorityReference the decision that excludes it
     * @param until last day; afterwards it may be reinstated, which does not happen by itself
     */
    @Exercises(Duty.EXCLUDE_ORGANISATION)
    @EndsDeadlines({Deadline.SCREEN_ORGANISATION, Deadline.ASSESS_OWNERSHIP})
    record OrganisationExcluded(
            OrganisationId organisationId,
            Set<ExclusionGround> grounds,
            String authorityReference,
            LocalDate until)
            implements OrganisationEvent {
        public OrganisationExcluded {
            grounds = Collections.unmodifiableSet(new TreeSet<>(grounds)); // one order, for ever
        }
    }

    /**
     * One organisation became part of another. Both records have this event, stored together.
     *
     * @param organisationId the record that has the event: the survivor or the absorbed one
     * @param registerReference where the register shows the merger
     */
    @Exercises(Duty.MERGE_ORGANISATIONS)
    @EndsDeadlines(of = "absorbed")
    record OrganisationsMerged(
            OrganisationId organisationId,
            OrganisationId survivor,
            OrganisationId absorbed,
            String registerReference)
            implements OrganisationEvent {}

    // Persons

    /**
     * A person speaks for the organisation. Who it is stands here sealed.
     *
     * @param telephone null where none was given
     */
    @Classified(Classification.RESTRICTED)
    record ContactPersonAdded(
            OrganisationId organisationId,
            DataSubjectId person,
            ContactRole role,
            Sealed name,
            Sealed email,
            @Nullable Sealed telephone)
            implements OrganisationEvent {}

    /** The person speaks for it no longer. What is known of the person stays until it is erased. */
    @Classified(Classification.RESTRICTED)
    record ContactPersonRemoved(OrganisationId organisationId, DataSubjectId person)
            implements OrganisationEvent {}

    /**
     * What is known of a person must be kept for now.
     *
     * @param holdReference the proceedings that need it; tells several holds apart
     */
    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.PLACE_LEGAL_HOLD)
    record LegalHoldPlaced(
            OrganisationId organisationId, DataSubjectId person, String holdReference)
            implements OrganisationEvent {}

    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.LIFT_LEGAL_HOLD)
    record LegalHoldLifted(
            OrganisationId organisationId, DataSubjectId person, String holdReference)
            implements OrganisationEvent {}

    /**
     * What is known of a person must never be readable again. Whoever keeps the keys destroys this
     * person's on reading this event, so the order outlives a crash and a restored backup of keys.
     */
    @Classified(Classification.RESTRICTED)
    @Exercises(Duty.ERASE_PERSONAL_DATA)
    record PersonalDataErased(
            OrganisationId organisationId, DataSubjectId person, ErasureBasis basis)
            implements OrganisationEvent {}
}
