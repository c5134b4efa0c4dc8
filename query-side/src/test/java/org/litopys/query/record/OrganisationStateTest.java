package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.Address;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.ExclusionGround;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.ApplicationCounted;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonRemoved;
import org.litopys.events.organisation.OrganisationEvent.EligibilityChecksRequested;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldLifted;
import org.litopys.events.organisation.OrganisationEvent.LegalHoldPlaced;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.OrganisationExcluded;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationEvent.OwnershipDeclared;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchFound;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchResolved;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationSize;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.Owner;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;
import org.litopys.query.record.Due.Step;

/** What each event makes of an organisation. */
class OrganisationStateTest {
    private static final Identifier NUMBER = new Identifier("UA-EDR", "38422948");
    private static final OrganisationId ID = OrganisationId.of(NUMBER);
    private static final OrganisationId OTHER = new OrganisationId(new UUID(0, 7));
    private static final DataSubjectId PERSON = new DataSubjectId(new UUID(0, 1));
    private static final Sealed SEALED = new Sealed(PERSON, "ContactPersonAdded", "c2VhbGVk");
    private static final ScreeningId SCREENING = new ScreeningId(new UUID(0, 3));
    private static final Instant DUE = Instant.parse("2026-06-01T15:00:00Z");

    private @Nullable OrganisationState state;
    private long version;

    private OrganisationState after(OrganisationEvent... events) {
        for (OrganisationEvent event : events) {
            state = OrganisationState.apply(state, event, ApplicationStateTest.stamp(++version));
        }
        return requireNonNull(state);
    }

    private OrganisationState registered(OrganisationEvent... more) {
        after(new OrganisationRegistered(ID, NUMBER, "Works", null, "UA", OrganisationType.SME));
        return after(more);
    }

    private static SanctionsScreened screened(String... entries) {
        return new SanctionsScreened(
                ID,
                SCREENING,
                LocalDate.of(2026, 3, 3),
                List.of(new ScreenedList("EU", "1")),
                entries.length == 0 ? ScreeningResult.CLEAR : ScreeningResult.POSSIBLE_MATCH,
                List.of(entries).stream().map(entry -> new ScreeningMatch("EU", entry)).toList(),
                DUE);
    }

    @Test
    void the_newest_description_counts() {
        Address address = new Address(null, null, "Kyiv");

        assertThat(
                        registered(
                                        new OrganisationDescribed(ID, null, OrganisationSize.MICRO),
                                        new OrganisationDescribed(
                                                ID, address, OrganisationSize.SMALL))
                                .description())
                .isEqualTo(new OrganisationState.Description(address, OrganisationSize.SMALL));
    }

    @Test
    void a_new_declaration_of_ownership_is_not_assessed_yet() {
        Owner owner = new Owner(40, "UA", null, PERSON, SEALED);
        OwnershipDeclared declared = new OwnershipDeclared(ID, List.of(owner), "hash");
        OrganisationState assessed =
                registered(
                        declared,
                        new OwnershipControlAssessed(
                                ID,
                                ControlResult.NOT_CONTROLLED_FROM_OUTSIDE,
                                null,
                                LocalDate.of(2027, 1, 1)));

        assertThat(requireNonNull(requireNonNull(assessed.ownership()).control()).result())
                .isEqualTo(ControlResult.NOT_CONTROLLED_FROM_OUTSIDE);
        assertThat(after(declared).ownership())
                .isEqualTo(new OrganisationState.Ownership(List.of(owner), "hash", null));
    }

    @Test
    void an_open_match_waits_for_somebody_by_its_own_date() {
        Instant soon = Instant.parse("2026-03-10T16:00:00Z");
        Due due =
                requireNonNull(
                        registered(
                                        screened("EU.1", "EU.2"),
                                        new ScreeningMatchFound(ID, SCREENING, "EU.1", soon),
                                        new ScreeningMatchFound(ID, SCREENING, "EU.2", soon),
                                        resolved("EU.1"))
                                .due());

        assertThat(due.step()).isEqualTo(Step.RESOLVE_MATCH);
        assertThat(due.at()).isEqualTo(soon);
        assertThat(requireNonNull(after(resolved("EU.2")).due()).step())
                .isEqualTo(Step.SCREEN_ORGANISATION);
    }

    private static ScreeningMatchResolved resolved(String entry) {
        return new ScreeningMatchResolved(ID, SCREENING, entry, MatchDecision.FALSE_POSITIVE);
    }

    @Test
    void its_next_screening_is_due_as_the_event_says_unless_it_was_excluded_since() {
        Due due = requireNonNull(registered(screened()).due());

        assertThat(due.step()).isEqualTo(Step.SCREEN_ORGANISATION);
        assertThat(due.at()).isEqualTo(DUE);
        assertThat(due.since()).isEqualTo(Instant.parse("2026-03-02T23:00:00Z"));
        assertThat(
                        after(
                                        new OrganisationExcluded(
                                                ID,
                                                Set.of(ExclusionGround.BANKRUPTCY),
                                                "d/1",
                                                LocalDate.of(2029, 1, 1)))
                                .due())
                .isNull();
        assertThat(after(new OrganisationReinstated(ID)).due()).isNull();
        assertThat(after(screened()).due()).isNotNull();
    }

    @Test
    void what_an_application_asks_for_first_is_waited_for_until_it_is_there() {
        Instant soon = Instant.parse("2026-03-20T16:00:00Z");
        Instant later = soon.plusSeconds(60);
        ApplicationId application = new ApplicationId(new UUID(0, 9));
        OwnershipControlAssessed assessed =
                new OwnershipControlAssessed(
                        ID,
                        ControlResult.NOT_CONTROLLED_FROM_OUTSIDE,
                        null,
                        LocalDate.of(2027, 1, 1));

        Due first =
                requireNonNull(
                        registered(new EligibilityChecksRequested(ID, application, soon, later))
                                .due());
        assertThat(first.step()).isEqualTo(Step.ASSESS_OWNERSHIP);
        assertThat(first.at()).isEqualTo(soon);
        assertThat(first.since()).isEqualTo(ApplicationStateTest.stamp(2).occurredAt());

        Due second = requireNonNull(after(assessed).due());
        assertThat(second.step()).isEqualTo(Step.SCREEN_ORGANISATION);
        assertThat(second.at()).isEqualTo(later);

        assertThat(requireNonNull(after(screened()).due()).at()).isEqualTo(DUE);
        assertThat(
                        requireNonNull(
                                        after(
                                                        new EligibilityChecksRequested(
                                                                ID, application, null, null))
                                                .due())
                                .at())
                .as("nothing was missing")
                .isEqualTo(DUE);
    }

    @Test
    void whoever_is_excluded_is_not_waited_for_any_more() {
        OrganisationExcluded excluded =
                new OrganisationExcluded(
                        ID, Set.of(ExclusionGround.BANKRUPTCY), "d/1", LocalDate.of(2029, 1, 1));

        assertThat(
                        registered(
                                        new EligibilityChecksRequested(
                                                ID, new ApplicationId(new UUID(0, 9)), DUE, DUE),
                                        excluded)
                                .due())
                .isNull();
    }

    @Test
    void one_that_was_absorbed_waits_for_nothing_and_the_survivor_still_does() {
        registered(screened());

        assertThat(after(new OrganisationsMerged(ID, ID, OTHER, "r/1")).due()).isNotNull();
        assertThat(after(new OrganisationsMerged(ID, OTHER, ID, "r/2")).due()).isNull();
    }

    @Test
    void a_match_stays_until_it_is_resolved_and_a_later_screening_began() {
        OrganisationState state =
                registered(
                        screened("EU.1", "EU.2"),
                        new ScreeningMatchResolved(
                                ID, SCREENING, "EU.1", MatchDecision.FALSE_POSITIVE));

        assertThat(state.matches())
                .extracting(OrganisationState.Match::entry, OrganisationState.Match::decision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EU.1", MatchDecision.FALSE_POSITIVE),
                        org.assertj.core.groups.Tuple.tuple("EU.2", null));
        assertThat(after(screened()).matches())
                .extracting(OrganisationState.Match::entry)
                .containsExactly("EU.2");
    }

    @Test
    void after_reinstatement_it_is_what_it_was_and_nothing_restricts_it() {
        OrganisationState suspended =
                registered(
                        new OrganisationValidated(ID),
                        new OrganisationSuspended(ID, SuspensionGround.INVESTIGATION, "OLAF/1"));
        assertThat(suspended.status()).isEqualTo(OrganisationStatus.SUSPENDED);
        assertThat(suspended.restriction())
                .isEqualTo(
                        new OrganisationState.Restriction(
                                SuspensionGround.INVESTIGATION, null, "OLAF/1", null));

        OrganisationState again = after(new OrganisationReinstated(ID));

        assertThat(again.status()).isEqualTo(OrganisationStatus.VALIDATED);
        assertThat(again.restriction()).isNull();
    }

    @Test
    void both_sides_of_a_merger_know_the_other() {
        assertThat(registered(new OrganisationsMerged(ID, ID, OTHER, "r/1")).absorbed())
                .containsExactly(OTHER);
        assertThat(requireNonNull(state).status()).isEqualTo(OrganisationStatus.REGISTERED);

        OrganisationState gone = after(new OrganisationsMerged(ID, OTHER, ID, "r/2"));

        assertThat(gone.absorbedInto()).isEqualTo(OTHER);
        assertThat(gone.status()).isEqualTo(OrganisationStatus.MERGED);
    }

    private static ContactPersonAdded contact() {
        return new ContactPersonAdded(ID, PERSON, ContactRole.FINANCE, SEALED, SEALED, null);
    }

    @Test
    void contacts_come_and_go() {
        assertThat(registered(contact()).contacts())
                .extracting(OrganisationState.Contact::person)
                .containsExactly(PERSON);
        assertThat(after(new ContactPersonRemoved(ID, PERSON)).contacts()).isEmpty();
    }

    @Test
    void an_erased_contact_is_still_seen_to_have_been_one() {
        OrganisationState state =
                registered(
                        contact(),
                        new PersonalDataErased(ID, PERSON, ErasureBasis.RETENTION_ENDED));

        assertThat(state.contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.erasedAt()).isNotNull());
        assertThat(state.erasures())
                .extracting(OrganisationState.Erasure::basis)
                .containsExactly(ErasureBasis.RETENTION_ENDED);
    }

    @Test
    void holds_are_placed_and_lifted_one_by_one() {
        OrganisationState held =
                registered(
                        contact(),
                        new LegalHoldPlaced(ID, PERSON, "OLAF/1"),
                        new LegalHoldPlaced(ID, PERSON, "COURT/2"),
                        new LegalHoldLifted(ID, PERSON, "OLAF/1"));

        assertThat(held.holds())
                .extracting(OrganisationState.LegalHold::holdReference)
                .containsExactly("COURT/2");
    }

    @Test
    void it_counts_what_it_led_of_calls_that_limit_that() {
        CallId one = CallId.ofCode("ONE");
        CallId other = CallId.ofCode("OTHER");

        OrganisationState state =
                registered(
                        new ApplicationCounted(ID, one, new ApplicationId(new UUID(1, 1))),
                        new ApplicationCounted(ID, other, new ApplicationId(new UUID(1, 2))),
                        new ApplicationCounted(ID, one, new ApplicationId(new UUID(1, 3))));

        assertThat(state.submissions())
                .containsExactly(
                        new OrganisationState.Submissions(other, 1),
                        new OrganisationState.Submissions(one, 2));
    }

    @Test
    void a_row_that_was_written_before_there_were_persons_is_read() {
        OrganisationState plain = registered();
        String json = plain.json();

        assertThat(json).doesNotContain("contacts", "matches", "holds");
        assertThat(RecordState.parse(org.litopys.events.RecordType.ORGANISATION, json))
                .isEqualTo(plain);
    }
}
