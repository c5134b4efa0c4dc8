package org.litopys.command.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.organisation.SampleOrganisation.PERSON;
import static org.litopys.command.organisation.SampleOrganisation.SUCCESSOR;
import static org.litopys.command.organisation.SampleOrganisation.contact;
import static org.litopys.command.organisation.SampleOrganisation.registeredLead;
import static org.litopys.command.organisation.SampleOrganisation.screened;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.access.PeopleOfLedger;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.programme.Policy;

/** Whoever absorbed an organisation stands for it in what it had begun. */
class SuccessionTest {
    private static final Deadlines DEADLINES = new Deadlines(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final OrganisationId LATER = new OrganisationId(new UUID(0, 8));

    private static LedgerEvent[] afterMerger(LedgerEvent... more) {
        return Stream.concat(SampleOrganisation.mergedLead(), Stream.of(more))
                .toArray(LedgerEvent[]::new);
    }

    private static Organisations organisations(LedgerEvent... more) {
        return new Organisations(otherRecords(afterMerger(more)));
    }

    private static void assertRefused(ThrowingCallable guard, Rule rule, Object... arguments) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(guard)
                .satisfies(refused ->
                        assertThat(refused.refusal()).isEqualTo(rule.refusal("/x", arguments)));
    }

    @Test
    void what_an_absorbed_organisation_had_begun_goes_on_as_its_successor_may() {
        assertThatCode(() -> organisations().requireNotBarred(LEAD, "/x"))
                .doesNotThrowAnyException();
        assertRefused(
                () -> organisations().requireValidated(LEAD, "/x"),
                Rule.ORGANISATION_NOT_VALIDATED,
                SUCCESSOR,
                "REGISTERED");
        assertThatCode(() ->
                        organisations(new OrganisationValidated(SUCCESSOR))
                                .requireValidated(LEAD, "/x"))
                .doesNotThrowAnyException();
    }

    @Test
    void and_stops_where_its_successor_is_barred() {
        Organisations organisations =
                organisations(new OrganisationSuspended(SUCCESSOR, SuspensionGround.OTHER, null));

        assertRefused(
                () -> organisations.requireNotBarred(LEAD, "/x"),
                Rule.ORGANISATION_BARRED,
                SUCCESSOR,
                "SUSPENDED");
    }

    @Test
    void nothing_new_is_begun_in_its_name() {
        assertRefused(
                () -> organisations().requireRegistered(LEAD, "/x"),
                Rule.ORGANISATION_BARRED,
                LEAD,
                "MERGED");
    }

    @Test
    void its_successor_is_screened_in_its_place() {
        assertRefused(
                () -> organisations().requireScreened(LEAD, Policy.DEFAULT, DEADLINES, "/x"),
                Rule.SCREENING_NOT_CURRENT,
                SUCCESSOR,
                "–",
                90);
        assertThatCode(() ->
                        organisations(screened(SUCCESSOR, TODAY))
                                .requireScreened(LEAD, Policy.DEFAULT, DEADLINES, "/x"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_contacts_of_both_speak_for_it() {
        Organisations organisations =
                new Organisations(
                        otherRecords(
                                Stream.concat(
                                                Stream.of(registeredLead(), contact()),
                                                SampleOrganisation.mergedLead().skip(1))
                                        .toArray(LedgerEvent[]::new)));

        assertThatCode(() -> organisations.requireContact(LEAD, PERSON, "/x"))
                .doesNotThrowAnyException();
        assertRefused(
                () -> organisations().requireContact(LEAD, PERSON, "/x"),
                Rule.UNKNOWN_PERSON,
                PERSON);
    }

    @Test
    void successors_have_successors() {
        Organisations organisations =
                organisations(new OrganisationsMerged(SUCCESSOR, LATER, SUCCESSOR, "EDR/2026/2"));

        assertThat(organisations.successorOf(LEAD)).isEqualTo(LATER);
        assertThat(organisations.successorOf(LATER)).isEqualTo(LATER);
    }

    @Test
    void whoever_has_an_interest_in_one_has_it_in_all_that_became_one_with_it() {
        for (OrganisationId declared : new OrganisationId[] {LEAD, SUCCESSOR}) {
            PersonEntered entered = new PersonEntered(PersonId.ofPseudonym("CO-07"), "CO-07");
            PeopleOfLedger people =
                    new PeopleOfLedger(
                            otherRecords(
                                    afterMerger(
                                            entered,
                                            new InterestDeclared(
                                                    entered.personId(),
                                                    declared,
                                                    InterestLevel.ACTUAL))),
                            Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(people.standing("CO-07").conflicts())
                    .containsExactlyInAnyOrder(LEAD, SUCCESSOR);
        }
    }
}
