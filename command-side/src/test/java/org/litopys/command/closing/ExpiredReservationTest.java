package org.litopys.command.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.pilot.PilotCommand.TerminatePilot;
import org.litopys.command.programme.ProgrammeCommand.ExpireReservation;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.TerminationCause;
import org.litopys.events.programme.ReservationId;

/** What the ledger releases when a reservation has expired. */
class ExpiredReservationTest {
    private final CommandSide office = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(office, "1000");
    }

    private Receipt expire(ApplicationId award) {
        return office.send(
                new ExpireReservation(PROGRAMME, ReservationId.behind(award).value()), by(PROCESS));
    }

    private void thenIsRefused(ApplicationId award, Rule rule, Object... arguments) {
        long head = office.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> expire(award))
                .satisfies(refused ->
                        assertThat(refused.refusal()).isEqualTo(rule.refusal("", arguments)));
        assertThat(office.head()).isEqualTo(head);
    }

    @Test
    void it_names_who_is_next_and_not_before_its_date() {
        ApplicationId award = Samples.accepted(office, "1000");
        ApplicationId next = Samples.recommended(office, "600");
        office.send(new ReserveListApplication(next, 1, "DEC-2026-9"), decidedBy(AUTHORISING));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> expire(award))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("reservation-not-expired"));
        office.clock.set(SampleApplication.CONTRACT_DUE);

        assertThat(expire(award).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ReservePromoted", "BudgetReservationReleased");

        thenIsRefused(award, Rule.RESERVATION_NOT_OPEN, ReservationId.behind(award));
    }

    @Test
    void the_money_stays_as_long_as_a_trial_needs_it() {
        ApplicationId award = Samples.accepted(office, "1000");
        PilotId pilot = Samples.running(office, Samples.held(office, award));
        office.clock.set(SampleApplication.CONTRACT_DUE);
        thenIsRefused(
                award,
                Rule.RESERVATION_IN_USE,
                ReservationId.behind(award),
                RecordType.PILOT,
                pilot);

        office.send(new TerminatePilot(pilot, TerminationCause.OTHER), decidedBy(MANAGER));

        assertThat(expire(award).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("BudgetReservationReleased");
    }

    @Test
    void and_as_long_as_a_contract_does() {
        ApplicationId award = Samples.accepted(office, "1000");
        Object contract =
                Samples.approved(
                        office, Samples.evaluated(office, Samples.held(office, award)), "1000");
        office.clock.set(SampleApplication.CONTRACT_DUE);

        thenIsRefused(
                award,
                Rule.RESERVATION_IN_USE,
                ReservationId.behind(award),
                RecordType.CONTRACT,
                contract);
    }
}
