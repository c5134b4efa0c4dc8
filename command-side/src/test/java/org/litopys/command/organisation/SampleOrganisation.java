package org.litopys.command.organisation;

import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.SANCTIONS;
import static org.litopys.command.Samples.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.litopys.command.Samples;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.events.LedgerEvent;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;

/** The events that the sample commands to an organisation cause. */
public final class SampleOrganisation {
    public static final DataSubjectId PERSON =
            DataSubjectId.parse("00000000-0000-4000-8000-0000000000aa");
    public static final ScreeningId SCREENING =
            ScreeningId.parse("00000000-0000-4000-8000-0000000000bb");

    /** Ninety days after the sample day, which is a Monday, at 17:00 in Brussels. */
    public static final Instant IN_NINETY_DAYS = Instant.parse("2026-06-01T15:00:00Z");

    private static final Identifier SUCCESSORS_NUMBER =
            new Identifier("EE-ARIREGISTER", "10000999");
    public static final OrganisationId SUCCESSOR = OrganisationId.of(SUCCESSORS_NUMBER);

    private SampleOrganisation() {}

    public static OrganisationRegistered registeredLead() {
        return registered(Samples.registerLead());
    }

    public static OrganisationRegistered registeredHost() {
        return registered(Samples.registerHost());
    }

    private static OrganisationRegistered registered(RegisterOrganisation command) {
        return new OrganisationRegistered(
                command.subject(),
                command.identifier(),
                command.name(),
                command.nameUk(),
                command.country(),
                command.type());
    }

    /** A screening that found these entries. */
    public static SanctionsScreened screened(
            OrganisationId organisation, LocalDate on, String... entries) {
        return new SanctionsScreened(
                organisation,
                SCREENING,
                on,
                List.of(SANCTIONS),
                entries.length == 0 ? ScreeningResult.CLEAR : ScreeningResult.POSSIBLE_MATCH,
                Arrays.stream(entries)
                        .map(entry -> new ScreeningMatch(SANCTIONS.name(), entry))
                        .toList(),
                IN_NINETY_DAYS);
    }

    /**
     * Both sides of the merger of the lead into {@link #SUCCESSOR}, from their registrations on.
     */
    public static Stream<LedgerEvent> mergedLead() {
        return Stream.of(
                registeredLead(),
                new OrganisationRegistered(
                        SUCCESSOR,
                        SUCCESSORS_NUMBER,
                        "Successor",
                        null,
                        "EE",
                        OrganisationType.SME),
                new OrganisationsMerged(SUCCESSOR, SUCCESSOR, LEAD, "EDR/2026/1"),
                new OrganisationsMerged(LEAD, SUCCESSOR, LEAD, "EDR/2026/1"));
    }

    /** Nobody from outside controls the lead, until today. */
    public static OwnershipControlAssessed assessedLead() {
        return assessed(LEAD, ControlResult.NOT_CONTROLLED_FROM_OUTSIDE, TODAY);
    }

    public static OwnershipControlAssessed assessed(
            OrganisationId organisation, ControlResult result, LocalDate until) {
        return new OwnershipControlAssessed(organisation, result, null, until);
    }

    /** Nothing was found today. */
    public static SanctionsScreened screenedLead() {
        return screened(LEAD, TODAY);
    }

    /** A contact whose texts nobody needs to open. */
    public static ContactPersonAdded contact() {
        Sealed sealed = new Sealed(PERSON, "ContactPersonAdded", "…");
        return new ContactPersonAdded(LEAD, PERSON, ContactRole.PROJECT_LEAD, sealed, sealed, null);
    }
}
