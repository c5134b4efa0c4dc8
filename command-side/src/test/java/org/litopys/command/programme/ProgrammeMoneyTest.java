package org.litopys.command.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.ReleaseReservation;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.ReservationId;

/** Money of a programme that is suspended, reserved too long or owed no more. */
class ProgrammeMoneyTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();
    private static final AtomicInteger LINES = new AtomicInteger();

    /** Each test has a budget line of its own, of a thousand euros. */
    private final String line = "LINE-" + LINES.incrementAndGet();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1");
    }

    @BeforeEach
    void allocate() {
        AllocateBudget sample = Samples.allocate("1000");
        SIDE.send(
                new AllocateBudget(
                        PROGRAMME,
                        line,
                        sample.lineTitle(),
                        sample.amount(),
                        sample.source(),
                        sample.decisionReference()),
                decidedBy(AUTHORISING));
    }

    @Test
    void a_suspended_programme_takes_no_award_and_no_commitment_and_pays_what_it_owes() {
        ContractId owed = signedFor(accepted("100"), "100");
        ContractId unsigned = approvedFor(accepted("100"));
        ApplicationId waiting = Samples.recommended(SIDE, "100");
        SIDE.send(new SuspendProgramme(PROGRAMME), decidedBy(AUTHORISING));
        Refusal suspended = Rule.PROGRAMME_NOT_ACTIVE.refusal("", "BRIDGE", "SUSPENDED");

        assertRefused(accept(waiting, "100"), suspended);
        SIDE.send(new SignContract(unsigned, ContractParty.CONTRACTOR, "QES"), by(PORTAL));
        SignContract second = new SignContract(unsigned, ContractParty.OFFICE, "QES");
        assertRefused(second, suspended);
        pay(owed, "100");

        SIDE.send(new ResumeProgramme(PROGRAMME), decidedBy(AUTHORISING));
        SIDE.send(accept(waiting, "100"), decidedBy(AUTHORISING));
        SIDE.send(second, by(AUTHORISING));
    }

    @Test
    void a_reservation_is_released_once_it_has_expired() {
        ApplicationId awarded = accepted("1000");
        ReservationId reservation = ReservationId.behind(awarded);
        ReleaseReservation release = new ReleaseReservation(PROGRAMME, reservation.value());
        // Eighteen months after the sample day, at 17:00 in Brussels.
        Instant expiry = Instant.parse("2027-09-03T15:00:00Z");

        assertRefused(
                release,
                Rule.RESERVATION_NOT_EXPIRED.refusal(
                        "/data/reservation", reservation, expiry, NOW));
        SIDE.clock.set(expiry);
        SIDE.send(release, decidedBy(AUTHORISING));
        SIDE.clock.set(NOW);
        assertRefused(release, Rule.RESERVATION_NOT_OPEN.refusal("", reservation));
        accepted("1000"); // it is available again
        Receipt withdrawal = SIDE.send(new WithdrawApplication(awarded), decidedBy(PORTAL));
        assertThat(withdrawal.events())
                .as("nothing is left to release")
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn");
    }

    @Test
    void no_more_is_decommitted_than_is_committed_and_not_paid() {
        ContractId contract = signedFor(accepted("600"), "600");
        pay(contract, "250");

        assertRefused(
                decommit(contract, "350.01"),
                Rule.DECOMMITMENT_EXCEEDS_UNPAID.refusal(
                        "/data/amount", eur("350.01"), eur("350")));
        assertRefused(
                decommit(ContractId.after(new PilotId(UUID.randomUUID())), "1"),
                Rule.DECOMMITMENT_EXCEEDS_UNPAID.refusal("/data/amount", eur("1"), eur("0")));
        SIDE.send(decommit(contract, "350"), decidedBy(AUTHORISING));
        accepted("750"); // all that was not paid is available again
        assertRefused(
                accept(Samples.recommended(SIDE, "1"), "0.01"),
                Rule.BUDGET_EXCEEDED.refusal("/data/awarded", eur("0.01"), line, eur("0")));
    }

    @Test
    void what_was_decommitted_is_not_paid() {
        ContractId contract = signedFor(accepted("600"), "600");
        SIDE.send(decommit(contract, "400"), decidedBy(AUTHORISING));
        PaymentId payment = Samples.authorised(SIDE, contract, "200.01");

        assertRefused(
                new ExecutePayment(contract, payment, TODAY, "TRF"),
                by(ACCOUNTING),
                Rule.PAYMENT_EXCEEDS_COMMITMENT.refusal("", eur("200.01"), eur("200")));
        pay(contract, "200");
    }

    private AcceptApplication accept(ApplicationId application, String awarded) {
        return new AcceptApplication(application, eur(awarded), line, List.of(), "DEC-2026-7");
    }

    private ApplicationId accepted(String awarded) {
        ApplicationId application = Samples.recommended(SIDE, awarded);
        SIDE.send(accept(application, awarded), decidedBy(AUTHORISING));
        return application;
    }

    private ContractId approvedFor(ApplicationId application) {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, application));
        return Samples.approved(SIDE, pilot, "100");
    }

    private ContractId signedFor(ApplicationId application, String value) {
        return Samples.signed(
                SIDE, Samples.evaluated(SIDE, Samples.held(SIDE, application)), value);
    }

    private void pay(ContractId contract, String amount) {
        PaymentId payment = Samples.authorised(SIDE, contract, amount);
        SIDE.send(new ExecutePayment(contract, payment, TODAY, "TRF"), by(ACCOUNTING));
    }

    private static DecommitBudget decommit(ContractId contract, String amount) {
        return new DecommitBudget(
                PROGRAMME, contract, eur(amount), DecommitmentCause.CONTRACT_COMPLETED);
    }

    /** Refused to the authorising officer, and nothing was stored. */
    private void assertRefused(LedgerCommand command, Refusal refusal) {
        assertRefused(command, decidedBy(AUTHORISING), refusal);
    }

    private void assertRefused(LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        long head = SIDE.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(SIDE.head()).isEqualTo(head);
    }
}
