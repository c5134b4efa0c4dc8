package org.litopys.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeAll;
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
import org.litopys.command.Staff;
import org.litopys.command.application.ApplicationCommand.LapseReserveListing;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.RejectContract;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RefuseReversal;
import org.litopys.command.record.RecordCommand.RequestReversal;
import org.litopys.events.Actor;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.RunningDeadline;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** A decision is reversed by two persons, the second of whom did not take it. */
class ReversalsTest {
    private static final Actor SECOND_AUTHORISING = Staff.person("AO-02", Role.AUTHORISING_OFFICER);
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1500"); // not enough for two awards of which one is reversed
        Samples.delegated(SIDE, AUTHORISING, SECOND_AUTHORISING.id(), Role.AUTHORISING_OFFICER);
    }

    private static Subject application(ApplicationId id) {
        return Subject.of(RecordType.APPLICATION, id);
    }

    private static Receipt reverse(Subject subject, String decision) {
        RequestId request = SampleActs.reversalRequested(SIDE, subject, decision, LEGAL);
        return SIDE.send(new ApproveReversal(subject, request), decidedBy(SECOND_AUTHORISING));
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal expected) {
        long head = SIDE.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(expected));
        assertThat(SIDE.head()).isEqualTo(head);
    }

    @Test
    void a_reversed_award_releases_its_money_in_the_same_moment_and_can_be_decided_anew() {
        ApplicationId id = Samples.accepted(SIDE, "1000");

        Receipt receipt = reverse(application(id), "ApplicationAccepted");

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("DecisionReversed", "BudgetReservationReleased");
        SIDE.send(Samples.accept(id, "900"), decidedBy(AUTHORISING));
        reverse(application(id), "ApplicationAccepted");
    }

    @Test
    void who_had_the_award_from_the_reserve_list_is_there_again_and_decided_on_next() {
        ApplicationId id = Samples.recommended(SIDE, "10");
        SIDE.send(new ReserveListApplication(id, 1, "DEC-2026-9"), decidedBy(AUTHORISING));
        SIDE.send(Samples.accept(id, "10"), decidedBy(AUTHORISING));

        Receipt receipt = reverse(application(id), "ApplicationAccepted");

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "DecisionReversed", "ReservePromoted", "BudgetReservationReleased");
        assertRefused(
                new LapseReserveListing(id), by(PROCESS), Rule.RESERVE_DECISION_DUE.refusal(""));
        SIDE.send(Samples.accept(id, "9"), decidedBy(AUTHORISING));
    }

    @Test
    void introductions_that_were_proposed_and_agreed_count_for_the_award_that_comes_anew() {
        ApplicationId id = Samples.accepted(SIDE, "10");
        Samples.held(SIDE, id);
        reverse(application(id), "ApplicationAccepted");

        SIDE.send(Samples.accept(id, "9"), decidedBy(AUTHORISING));

        assertThat(newest(id, ApplicationAccepted.class).introductionDueAt()).isNull();
        assertThat(newest(id, ApplicationAccepted.class).agreementDueAt()).isNull();
    }

    @Test
    void an_application_found_ineligible_can_be_assessed_anew() {
        ApplicationId id = Samples.drafted(SIDE);
        SIDE.send(Samples.submit(id, "100"), by(PORTAL));
        SIDE.send(Samples.assess(id, false), decidedBy(COMPLIANCE));

        reverse(application(id), "EligibilityAssessed");

        assertThat(newest(id, DecisionReversed.class).deadlines())
                .as("nobody is told of what fell")
                .extracting(RunningDeadline::deadline)
                .containsExactly(Deadline.ASSESS_ELIGIBILITY, Deadline.REACH_OUTCOME);
        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
    }

    private static <E> E newest(ApplicationId id, Class<E> type) {
        return SIDE.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void duties_that_were_exercised_stay_exercised() {
        ApplicationId id = Samples.drafted(SIDE);
        Actor assessor = Staff.withAllRoles("ALL-01");
        SIDE.send(Samples.submit(id, "100"), by(PORTAL));
        SIDE.send(Samples.assess(id, false), decidedBy(assessor));
        reverse(application(id), "EligibilityAssessed");
        SIDE.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(SIDE, id, "100");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(Samples.reject(id), decidedBy(assessor)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("assessor-may-not-decide"));
    }

    @Test
    void a_closed_introduction_goes_on_where_it_was() {
        IntroductionId id = Samples.held(SIDE, Samples.accepted(SIDE, "10"));
        SIDE.send(new CloseIntroduction(id, CloseReason.NO_MATCH), decidedBy(LIAISON));

        reverse(Subject.of(RecordType.INTRODUCTION, id), "IntroductionClosed");

        SIDE.send(Samples.proposePilot(id), by(LIAISON));
    }

    @Test
    void who_took_the_decision_does_not_reverse_it_nor_does_whoever_acts_in_that_place() {
        ApplicationId id = Samples.recommended(SIDE, "100");
        SIDE.send(Samples.reject(id), decidedBy(AUTHORISING));
        Subject subject = application(id);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "ApplicationRejected", MANAGER);
        Refusal refusal = Rule.DECIDER_MAY_NOT_REVERSE.refusal("", "AO-01", "ApplicationRejected");

        assertRefused(new ApproveReversal(subject, request), decidedBy(AUTHORISING), refusal);
        assertRefused(new ApproveReversal(subject, request), inPlaceOf("AO-01"), refusal);
        assertRefused(new RefuseReversal(subject, request), decidedBy(AUTHORISING), refusal);
        assertRefused(new RefuseReversal(subject, request), inPlaceOf("AO-01"), refusal);
        SIDE.send(new ApproveReversal(subject, request), decidedBy(SECOND_AUTHORISING));
    }

    private static CommandEnvelope inPlaceOf(String person) {
        return decidedBy(SECOND_AUTHORISING).inPlaceOf(person);
    }

    @Test
    void a_decision_that_was_let_stand_stands() {
        ApplicationId id = Samples.recommended(SIDE, "100");
        SIDE.send(Samples.reject(id), decidedBy(AUTHORISING));
        Subject subject = application(id);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "ApplicationRejected", MANAGER);

        SIDE.send(new RefuseReversal(subject, request), decidedBy(SECOND_AUTHORISING));

        assertRefused(
                new ApproveReversal(subject, request),
                decidedBy(SECOND_AUTHORISING),
                Rule.REQUEST_NOT_OPEN.refusal("/data/requestId", request));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(Samples.reject(id), decidedBy(AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo(Rule.WRONG_STATE.key()));
    }

    @Test
    void what_is_no_decision_of_the_office_is_not_reversed() {
        Subject subject = application(Samples.drafted(SIDE));
        long drafted = SampleActs.newest(SIDE, subject, "ApplicationDrafted");

        assertRefused(
                new RequestReversal(subject, drafted, null),
                decidedBy(MANAGER),
                Rule.EVENT_NOT_REVERSIBLE.refusal("/data/event", "ApplicationDrafted"));
    }

    @Test
    void a_decision_on_which_a_later_event_rests_is_not_reversed() {
        Subject subject = application(Samples.recommended(SIDE, "100"));
        long assessed = SampleActs.newest(SIDE, subject, "EligibilityAssessed");

        assertRefused(
                new RequestReversal(subject, assessed, null),
                decidedBy(MANAGER),
                Rule.DECISION_BUILT_UPON.refusal(
                        "", "EligibilityAssessed", "ApplicationRecommended"));
    }

    @Test
    void a_pilots_evaluation_is_not_reversed_once_a_contract_was_drafted_on_it() {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "10")));
        Subject subject = Subject.of(RecordType.PILOT, pilot);
        long evaluated = SampleActs.newest(SIDE, subject, "PilotEvaluated");
        SIDE.send(new RequestReversal(subject, evaluated, null), decidedBy(MANAGER));
        SIDE.send(Samples.draftContract(pilot, "10"), by(LEGAL));

        assertRefused(
                new RequestReversal(subject, evaluated, null),
                decidedBy(MANAGER),
                Rule.DECISION_BUILT_UPON.refusal("", "PilotEvaluated", "ContractDrafted"));
    }

    @Test
    void a_rejected_contract_is_not_revived_once_another_one_was_drafted() {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "10")));
        DraftContract first = Samples.draftContract(pilot, "10");
        SIDE.send(first, by(LEGAL));
        SIDE.send(new RejectContract(first.contractId()), decidedBy(AUTHORISING));
        Subject contract = Subject.of(RecordType.CONTRACT, first.contractId());
        RequestId request =
                SampleActs.reversalRequested(SIDE, contract, "ContractRejected", MANAGER);
        SIDE.send(
                new DraftContract(
                        pilot,
                        2,
                        first.type(),
                        first.title(),
                        first.value(),
                        first.startDate(),
                        first.endDate()),
                by(LEGAL));

        assertRefused(
                new ApproveReversal(contract, request),
                decidedBy(SECOND_AUTHORISING),
                Rule.DECISION_BUILT_UPON.refusal("", "ContractRejected", "ContractDrafted"));
    }

    @Test
    void a_pilot_or_a_contract_that_is_revived_begins_for_its_award_too() {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "10")));
        PilotId other = Samples.evaluated(SIDE, Samples.held(SIDE, Samples.accepted(SIDE, "10")));
        DraftContract draft = Samples.draftContract(other, "10");
        SIDE.send(draft, by(LEGAL));
        SIDE.send(new RejectContract(draft.contractId()), decidedBy(AUTHORISING));

        Receipt ofPilot = reverse(Subject.of(RecordType.PILOT, pilot), "PilotEvaluated");
        Receipt ofContract =
                reverse(Subject.of(RecordType.CONTRACT, draft.contractId()), "ContractRejected");

        assertThat(ofPilot.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("FollowOnBegan", "DecisionReversed");
        assertThat(ofContract.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("FollowOnBegan", "DecisionReversed");
    }

    @Test
    void nothing_is_revived_of_an_application_that_was_withdrawn() {
        ApplicationId id = Samples.accepted(SIDE, "10");
        IntroductionId introduction = Samples.held(SIDE, id);
        SIDE.send(new CloseIntroduction(introduction, CloseReason.NO_MATCH), decidedBy(LIAISON));
        Subject subject = Subject.of(RecordType.INTRODUCTION, introduction);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "IntroductionClosed", MANAGER);
        SIDE.send(new WithdrawApplication(id), decidedBy(PORTAL));

        assertRefused(
                new ApproveReversal(subject, request),
                decidedBy(SECOND_AUTHORISING),
                Rule.APPLICATION_NOT_ACCEPTED.refusal("", id, ApplicationStatus.WITHDRAWN));
    }

    @Test
    void an_award_whose_money_is_owed_is_not_reversed() {
        ApplicationId id = Samples.accepted(SIDE, "10");
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, id));
        Samples.signed(SIDE, pilot, "10");
        Subject subject = application(id);
        RequestId request =
                SampleActs.reversalRequested(SIDE, subject, "ApplicationAccepted", MANAGER);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(
                                new ApproveReversal(subject, request),
                                decidedBy(SECOND_AUTHORISING)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule())
                                .isEqualTo(Rule.RESERVATION_NOT_OPEN.key()));
        assertThat(SIDE.eventsOf(id)).doesNotContain("DecisionReversed");
    }

    @Test
    void no_contract_is_signed_for_more_than_the_award_that_came_anew() {
        ApplicationId id = Samples.accepted(SIDE, "10");
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, id));
        ContractId contract = Samples.approved(SIDE, pilot, "10");
        SIDE.send(new SignContract(contract, ContractParty.CONTRACTOR, "QES-1"), by(PORTAL));
        reverse(application(id), "ApplicationAccepted");
        SIDE.send(Samples.accept(id, "9"), decidedBy(AUTHORISING));

        assertRefused(
                new SignContract(contract, ContractParty.OFFICE, "QES-2"),
                by(AUTHORISING),
                Rule.COMMITMENT_EXCEEDS_RESERVATION.refusal("", eur("10"), eur("9")));
    }

    @Test
    void what_was_begun_on_a_reversed_award_ends_where_the_award_is_needed_next() {
        ApplicationId id = Samples.accepted(SIDE, "10");
        IntroductionId introduction = Samples.held(SIDE, id);

        reverse(application(id), "ApplicationAccepted");

        assertRefused(
                Samples.proposePilot(introduction),
                by(LIAISON),
                Rule.APPLICATION_NOT_ACCEPTED.refusal(
                        "/data/introduction", id, ApplicationStatus.RECOMMENDED));
    }

    @Test
    void a_decision_is_reversed_once() {
        ApplicationId id = Samples.recommended(SIDE, "100");
        SIDE.send(Samples.reject(id), decidedBy(AUTHORISING));
        Subject subject = application(id);
        long rejected = SampleActs.newest(SIDE, subject, "ApplicationRejected");
        reverse(subject, "ApplicationRejected");

        assertRefused(
                new RequestReversal(subject, rejected, null),
                decidedBy(MANAGER),
                Rule.DECISION_ALREADY_REVERSED.refusal("", "ApplicationRejected"));
    }
}
