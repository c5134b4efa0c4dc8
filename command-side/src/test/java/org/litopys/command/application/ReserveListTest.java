package org.litopys.command.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.CallCommand.CancelCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.contract.ContractCommand.ReleaseUnsignedContract;
import org.litopys.command.programme.ProgrammeCommand.ReleaseReservation;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.SampleActs;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** The reserve list across the records that it concerns: applications and their programme. */
class ReserveListTest {
    private final CommandSide office = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(office, "1000");
    }

    private ApplicationId reserveListed(int rank) {
        return reserveListed(rank, "600");
    }

    private ApplicationId reserveListed(int rank, String needs) {
        ApplicationId id = Samples.recommended(office, needs);
        office.send(new ReserveListApplication(id, rank, "DEC-2026-9"), decidedBy(AUTHORISING));
        return id;
    }

    private Receipt withdraw(ApplicationId id) {
        return office.send(new WithdrawApplication(id), decidedBy(PORTAL));
    }

    @Test
    void the_programme_knows_in_the_same_moment_who_is_on_the_list() {
        ApplicationId id = Samples.recommended(office, "600");

        Receipt receipt =
                office.send(
                        new ReserveListApplication(id, 1, "DEC-2026-9"), decidedBy(AUTHORISING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationReserveListed", "ReserveListExtended");
    }

    @Test
    void nobody_enters_the_list_of_a_programme_that_is_suspended() {
        ApplicationId id = Samples.recommended(office, "600");
        office.send(new SuspendProgramme(Samples.PROGRAMME), decidedBy(AUTHORISING));
        long head = office.head();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        office.send(
                                new ReserveListApplication(id, 1, "DEC-2026-9"),
                                decidedBy(AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("programme-not-active"));
        assertThat(office.head()).isEqualTo(head);
    }

    @Test
    void whoever_gives_an_award_up_names_the_first_in_rank_who_is_still_there() {
        ApplicationId award = Samples.accepted(office, "600");
        ApplicationId second = reserveListed(2);
        ApplicationId third = reserveListed(3);
        withdraw(reserveListed(1));

        Receipt receipt = withdraw(award);

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "ApplicationWithdrawn", "ReservePromoted", "BudgetReservationReleased");
        office.send(accept(second, "600"), decidedBy(AUTHORISING));
        assertThatExceptionOfType(Refused.class)
                .as("promoted is not awarded, and there is money for one")
                .isThrownBy(() -> office.send(accept(third, "600"), decidedBy(AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("budget-exceeded"));
    }

    @Test
    void who_was_named_already_is_passed_over() {
        ApplicationId one = Samples.accepted(office, "300");
        ApplicationId other = Samples.accepted(office, "300");
        reserveListed(1);

        assertThat(withdraw(one).events()).hasSize(3);
        assertThat(withdraw(other).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
    }

    @Test
    void who_needs_more_than_there_is_is_passed_over() {
        ApplicationId award = Samples.accepted(office, "300");
        Samples.accepted(office, "600");
        ApplicationId first = reserveListed(1);
        ApplicationId second = reserveListed(2, "400");

        withdraw(award);

        assertThat(office.eventsOf(first)).doesNotContain("ReservePromoted");
        assertThat(office.eventsOf(second)).endsWith("ReservePromoted");
    }

    @Test
    void as_many_are_named_as_the_money_is_enough_for() {
        ApplicationId award = Samples.accepted(office, "900");
        ApplicationId first = reserveListed(1, "300");
        ApplicationId second = reserveListed(2, "400.01");
        ApplicationId third = reserveListed(3, "300");

        withdraw(award);

        assertThat(office.eventsOf(first)).endsWith("ReservePromoted");
        assertThat(office.eventsOf(second)).endsWith("ReservePromoted");
        assertThat(office.eventsOf(third)).as("299.99 are left").doesNotContain("ReservePromoted");
    }

    @Test
    void an_application_of_a_cancelled_call_is_not_named() {
        CallId other = CallId.ofCode("BRIDGE-2026-2");
        office.send(Samples.draftCall("BRIDGE-2026-2"), by(MANAGER));
        office.send(new PublishCall(other), decidedBy(AUTHORISING));
        ApplicationId award = new ApplicationId(UUID.randomUUID());
        office.send(new StartDraft(award, other, Samples.LEAD, "T", "S", "en"), by(PORTAL));
        office.send(Samples.submit(award, "600"), by(PORTAL));
        office.send(Samples.assess(award, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(office, award, "600");
        office.send(accept(award, "600"), decidedBy(AUTHORISING));
        ApplicationId waiting = reserveListed(1);
        office.send(new CancelCall(Samples.CALL), decidedBy(AUTHORISING));

        withdraw(award);

        assertThat(office.eventsOf(waiting)).doesNotContain("ReservePromoted");
    }

    @Test
    void a_contract_below_its_award_leaves_the_rest_to_who_is_next() {
        ApplicationId award = Samples.accepted(office, "1000");
        ApplicationId next = reserveListed(1, "400");

        Samples.signed(office, evaluated(award), "600");

        assertThat(office.eventsOf(next)).endsWith("ReservePromoted");
        office.send(accept(next, "400"), decidedBy(AUTHORISING));
    }

    @Test
    void a_contract_of_the_whole_award_leaves_nothing() {
        ApplicationId award = Samples.accepted(office, "1000");
        ApplicationId next = reserveListed(1, "0.01");

        Samples.signed(office, evaluated(award), "1000");

        assertThat(office.eventsOf(next)).endsWith("ApplicationReserveListed");
    }

    @Test
    void a_contract_that_is_not_signed_in_time_leaves_all_of_it() {
        ApplicationId award = Samples.accepted(office, "1000");
        ContractId contract = Samples.approved(office, evaluated(award), "500");
        reserveListed(1, "1000");
        office.clock.set(Instant.parse("2026-06-03T15:00:00Z"));

        Receipt receipt = office.send(new ReleaseUnsignedContract(contract), decidedBy(MANAGER));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "ContractCancelled", "ReservePromoted", "BudgetReservationReleased");
    }

    @Test
    void a_reservation_that_expires_leaves_its_money_once() {
        ApplicationId award = Samples.accepted(office, "1000");
        reserveListed(1);
        ReleaseReservation release =
                new ReleaseReservation(Samples.PROGRAMME, ReservationId.behind(award).value());
        long head = office.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> office.send(release, decidedBy(AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("reservation-not-expired"));
        assertThat(office.head()).as("nobody was named").isEqualTo(head);
        ApplicationId later = Samples.recommended(office, "400");
        office.clock.set(Instant.parse("2027-09-03T15:00:00Z"));

        assertThat(office.send(release, decidedBy(AUTHORISING)).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ReservePromoted", "BudgetReservationReleased");

        office.send(new ReserveListApplication(later, 2, "DEC-2026-9"), decidedBy(AUTHORISING));
        assertThat(withdraw(award).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn");
        assertThat(office.eventsOf(later)).doesNotContain("ReservePromoted");
    }

    @Test
    void an_award_that_is_reversed_leaves_its_money_to_who_is_next() {
        ApplicationId award = Samples.accepted(office, "600");
        ApplicationId next = reserveListed(1);
        Subject subject = Subject.of(RecordType.APPLICATION, award);
        RequestId request =
                SampleActs.reversalRequested(office, subject, "ApplicationAccepted", MANAGER);

        Receipt receipt =
                office.send(
                        new ApproveReversal(subject, request),
                        decidedBy(Staff.person("AO-02", Role.AUTHORISING_OFFICER)));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "DecisionReversed", "ReservePromoted", "BudgetReservationReleased");
        office.send(accept(next, "600"), decidedBy(AUTHORISING));
    }

    private PilotId evaluated(ApplicationId award) {
        return Samples.evaluated(office, Samples.held(office, award));
    }

    @Test
    void where_nobody_waits_an_award_is_given_up_as_ever() {
        assertThat(withdraw(Samples.accepted(office, "600")).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
    }
}
