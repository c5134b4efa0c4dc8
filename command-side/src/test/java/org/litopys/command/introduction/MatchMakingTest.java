package org.litopys.command.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refused;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.command.programme.ProgrammeCommand.SetPolicy;
import org.litopys.command.record.RecordCommand.RecordMissedDeadline;
import org.litopys.command.record.RecordCommand.RequestReversal;
import org.litopys.events.Deadline;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.need.NeedId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.SamplePolicy;
import org.litopys.events.record.Subject;

/** What an award asks for, and what its introductions tell it; both records move together. */
class MatchMakingTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000");
        SIDE.send(asksForTwo(), decidedBy(AUTHORISING));
        for (String code : List.of("NEED-1", "NEED-2")) {
            SIDE.send(
                    new RegisterNeed(
                            code,
                            HOST,
                            new LocalizedText("Quiet power", "Тиха енергія"),
                            TechnologyArea.ENERGY_SUPPLY),
                    by(LIAISON));
        }
    }

    @BeforeEach
    void onTheSampleDay() {
        SIDE.clock.set(Samples.NOW);
    }

    private static SetPolicy asksForTwo() {
        return Samples.setPolicy(SamplePolicy.usual().introductionsPerAward(2).policy());
    }

    private Receipt propose(ApplicationId application, String need) {
        return SIDE.send(
                new ProposeIntroduction(application, HOST, NeedId.ofCode(need)),
                decidedBy(LIAISON));
    }

    @Test
    void an_award_asks_for_as_many_introductions_as_the_policy_says() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        ApplicationAccepted award = newest(id, ApplicationAccepted.class);
        assertThat(award.introductions()).isEqualTo(2);

        assertThat(types(propose(id, "NEED-1")))
                .containsExactly("IntroductionProposed", "ApplicationIntroduced");
        ApplicationIntroduced first = newest(id, ApplicationIntroduced.class);
        assertThat(first.missing()).isEqualTo(1);
        assertThat(first.introductionDueAt())
                .as("one more, by the same day")
                .isEqualTo(award.introductionDueAt());

        propose(id, "NEED-2");
        ApplicationIntroduced second = newest(id, ApplicationIntroduced.class);
        assertThat(second.missing()).isZero();
        assertThat(second.introductionDueAt()).isNull();
    }

    @Test
    void what_is_missing_by_that_day_is_on_record_and_what_is_not_missing_is_not() {
        ApplicationId late = Samples.accepted(SIDE, "100");
        ApplicationId done = Samples.accepted(SIDE, "100");
        Instant dueAt = dueAt(late);
        propose(late, "NEED-1");
        propose(done, "NEED-1");
        propose(done, "NEED-2");
        SIDE.clock.set(dueAt);

        SIDE.send(missed(late, Deadline.PROPOSE_INTRODUCTION), by(PROCESS));

        assertThat(SIDE.eventsOf(late)).endsWith("DeadlineMissed");
        assertNotRunning(done, Deadline.PROPOSE_INTRODUCTION);
    }

    @Test
    void the_first_introduction_that_both_parties_agree_to_ends_the_time_for_an_agreement() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        propose(id, "NEED-1");
        propose(id, "NEED-2");

        assertThat(types(agree(id, "NEED-1")))
                .containsExactly("IntroductionAcceptedByParty", "ApplicationMatched");
        assertThat(types(agree(id, "NEED-2"))).containsExactly("IntroductionAcceptedByParty");
        SIDE.clock.set(dueAt(id));
        assertNotRunning(id, Deadline.AGREE_INTRODUCTION);
    }

    @Test
    void where_nobody_agrees_in_ninety_days_that_is_on_record() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        propose(id, "NEED-1");
        SIDE.clock.set(dueAt(id));

        SIDE.send(missed(id, Deadline.AGREE_INTRODUCTION), by(PROCESS));

        assertThat(SIDE.eventsOf(id)).endsWith("DeadlineMissed");
    }

    @Test
    void what_was_offered_for_an_application_is_not_accepted_once_it_was_withdrawn() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        propose(id, "NEED-1");
        offer(id, "NEED-1");
        SIDE.send(new WithdrawApplication(id), decidedBy(PORTAL));

        assertThatThrownBy(() -> accept(id, "NEED-1"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().rule())
                                        .isEqualTo("application-not-accepted"));
    }

    @Test
    void what_is_proposed_again_begins_for_its_award_too() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        propose(id, "NEED-1");
        IntroductionId closed = introduction(id, "NEED-1");
        SIDE.send(new CloseIntroduction(closed, CloseReason.NO_MATCH), decidedBy(LIAISON));

        assertThat(types(SIDE.send(new ReproposeIntroduction(closed), decidedBy(LIAISON))))
                .containsExactly("FollowOnBegan", "IntroductionReproposed");
    }

    @Test
    void so_does_a_contract() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, id));

        assertThat(types(SIDE.send(Samples.draftContract(pilot, "100"), by(LEGAL))))
                .containsExactly("FollowOnBegan", "ContractDrafted");
    }

    @Test
    void what_an_award_was_told_of_does_not_stand_in_the_way_of_its_reversal() {
        ApplicationId id = Samples.accepted(SIDE, "100");
        propose(id, "NEED-1");

        assertThat(SIDE.eventsOf(id)).endsWith("ApplicationAccepted", "ApplicationIntroduced");
        SIDE.send(
                new RequestReversal(
                        Subject.of(RecordType.APPLICATION, id), SIDE.eventsOf(id).size() - 1, null),
                decidedBy(MANAGER));
    }

    private Receipt agree(ApplicationId application, String need) {
        offer(application, need);
        return accept(application, need);
    }

    private void offer(ApplicationId application, String need) {
        IntroductionId id = introduction(application, need);
        SIDE.send(new ClearIntroduction(id, false, SecurityLevel.INTERNAL), decidedBy(COMPLIANCE));
        SIDE.send(new OfferIntroduction(id, null), by(LIAISON));
        SIDE.send(new AcceptIntroduction(id, Party.INNOVATOR), by(PORTAL));
    }

    private Receipt accept(ApplicationId application, String need) {
        return SIDE.send(
                new AcceptIntroduction(introduction(application, need), Party.COUNTERPARTY),
                by(LIAISON));
    }

    private static IntroductionId introduction(ApplicationId application, String need) {
        return IntroductionId.between(application, HOST, NeedId.ofCode(need));
    }

    private Instant dueAt(ApplicationId id) {
        return Objects.requireNonNull(newest(id, ApplicationAccepted.class).agreementDueAt());
    }

    private RecordMissedDeadline missed(ApplicationId id, Deadline deadline) {
        return new RecordMissedDeadline(
                Subject.of(RecordType.APPLICATION, id), deadline, null, dueAt(id));
    }

    private void assertNotRunning(ApplicationId id, Deadline deadline) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(missed(id, deadline), by(PROCESS)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("deadline-not-running"));
    }

    private static List<String> types(Receipt receipt) {
        return receipt.events().stream().map(Receipt.RecordedEvent::type).toList();
    }

    private <E> E newest(ApplicationId id, Class<E> type) {
        return SIDE.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
