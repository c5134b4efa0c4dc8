package org.litopys.command.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.application.ApplicationCommand.CloseAward;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.contract.ContractCommand.CancelContract;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.pilot.PilotCommand.CancelPilot;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;

/** An award that leads nowhere is closed by the office, and its money goes to who is next. */
class AwardClosingTest {
    private final CommandSide office = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(office, "1000");
    }

    private Receipt close(ApplicationId award) {
        return office.send(new CloseAward(award), decidedBy(AUTHORISING));
    }

    private void thenIsRefused(ApplicationId award, RecordType type, Object underWay) {
        long head = office.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> close(award))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(Rule.AWARD_IN_USE.refusal("", award, type, underWay)));
        assertThat(office.head()).isEqualTo(head);
    }

    @Test
    void it_gives_its_money_back_and_names_who_is_next_in_the_same_moment() {
        ApplicationId award = Samples.accepted(office, "600");
        ApplicationId next = Samples.recommended(office, "600");
        office.send(new ReserveListApplication(next, 1, "DEC-2026-9"), decidedBy(AUTHORISING));

        assertThat(close(award).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "ApplicationClosed", "ReservePromoted", "BudgetReservationReleased");

        office.send(accept(next, "600"), decidedBy(AUTHORISING));
    }

    @Test
    void the_applicant_is_told_of_it_once() {
        ApplicationId award = Samples.accepted(office, "600");
        NotifyOutcome notice = new NotifyOutcome(award, NoticeChannel.EMAIL, "uk");
        office.send(notice, by(MANAGER));
        close(award);

        office.send(notice, by(MANAGER));

        assertThat(office.eventsOf(award)).endsWith("ApplicationClosed", "ClosureNotified");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> office.send(notice, by(MANAGER)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("closure-not-to-tell"));
    }

    @Test
    void whoever_recommended_it_does_not_close_it_and_nobody_without_a_reason() {
        ApplicationId award = Samples.accepted(office, "600");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        office.send(
                                new CloseAward(award),
                                decidedBy(Staff.person(MANAGER.id(), Role.AUTHORISING_OFFICER))))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule())
                                .isEqualTo("recommender-may-not-decide"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> office.send(new CloseAward(award), by(AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("reason-missing"));
    }

    @Test
    void not_while_an_introduction_is_under_way() {
        ApplicationId award = Samples.accepted(office, "600");
        IntroductionId introduction = Samples.held(office, award);
        thenIsRefused(award, RecordType.INTRODUCTION, introduction);

        office.send(new CloseIntroduction(introduction, CloseReason.NO_MATCH), decidedBy(LIAISON));

        close(award);
    }

    @Test
    void not_while_a_trial_is_under_way_nor_the_introduction_that_goes_on_after_it() {
        ApplicationId award = Samples.accepted(office, "600");
        IntroductionId introduction = Samples.held(office, award);
        office.send(Samples.proposePilot(introduction), by(LIAISON));
        PilotId pilot = PilotId.after(introduction);
        thenIsRefused(award, RecordType.PILOT, pilot);

        office.send(new CancelPilot(pilot), decidedBy(LIAISON));

        thenIsRefused(award, RecordType.INTRODUCTION, introduction);
    }

    @Test
    void not_while_a_contract_is_under_way() {
        ApplicationId award = Samples.accepted(office, "600");
        PilotId pilot = Samples.evaluated(office, Samples.held(office, award));
        thenIsRefused(award, RecordType.PILOT, pilot); // it is to lead to a contract
        ContractId contract = Samples.approved(office, pilot, "600");
        thenIsRefused(award, RecordType.CONTRACT, contract);

        office.send(new CancelContract(contract), decidedBy(MANAGER));

        close(award);
    }

    @Test
    void nothing_begins_of_an_award_that_was_closed() {
        ApplicationId award = Samples.accepted(office, "600");
        IntroductionId introduction = declined(award);
        close(award);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        office.send(new ReproposeIntroduction(introduction), decidedBy(LIAISON)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("application-not-accepted"));
    }

    private IntroductionId declined(ApplicationId award) {
        office.send(new ProposeIntroduction(award, HOST, null), decidedBy(LIAISON));
        IntroductionId introduction = IntroductionId.between(award, HOST);
        office.send(new CloseIntroduction(introduction, CloseReason.NO_MATCH), decidedBy(LIAISON));
        return introduction;
    }
}
