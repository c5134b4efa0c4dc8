package org.litopys.command.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.application.ApplicationId;

/** The reserve list across the records that it concerns: applications and their programme. */
class ReserveListTest {
    private final CommandSide office = CommandSide.start();

    @BeforeEach
    void open() {
        Samples.openOffice(office, "1000");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ApplicationId reserveListed(int rank) {
        ApplicationId id = Samples.recommended(office, "600");
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
    void where_nobody_waits_an_award_is_given_up_as_ever() {
        assertThat(withdraw(Samples.accepted(office, "600")).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
    }
}
