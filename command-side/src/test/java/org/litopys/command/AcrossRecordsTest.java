package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.ACCOUNTING;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeScoutingIntroduction;
import org.litopys.command.organisation.OrganisationCommand.ResolveScreeningMatch;
import org.litopys.command.organisation.OrganisationCommand.ScreenOrganisation;
import org.litopys.command.pilot.PilotCommand.CancelPilot;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.command.pilot.PilotCommand.RejectPilot;
import org.litopys.command.pilot.PilotCommand.StopPilotWithoutAward;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.MatchDecision;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.pilot.PilotId;

/** Records that must move together move in one unit of work, or none of them moves. */
class AcrossRecordsTest {
    private static final AtomicInteger LINES = new AtomicInteger();
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    /** Each test has a budget line of its own. */
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

    private AcceptApplication accept(ApplicationId id, String awarded) {
        return accept(id, awarded, line);
    }

    private static AcceptApplication accept(ApplicationId id, String awarded, String line) {
        return new AcceptApplication(id, eur(awarded), line, List.of(), "DEC-2026-7");
    }

    private ApplicationId accepted(String awarded) {
        ApplicationId id = Samples.recommended(SIDE, awarded);
        SIDE.send(accept(id, awarded), decidedBy(AUTHORISING));
        return id;
    }

    // Award

    @Test
    void an_award_reserves_its_money() {
        ApplicationId id = Samples.recommended(SIDE, "600");

        Receipt receipt = SIDE.send(accept(id, "600"), decidedBy(AUTHORISING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationAccepted", "BudgetReserved");
        assertThat(receipt.version()).isEqualTo(8);
    }

    @Test
    void an_award_beyond_what_is_available_says_how_much_is_and_changes_neither_record() {
        accepted("600");
        ApplicationId second = Samples.recommended(SIDE, "600");
        long head = SIDE.head();

        assertRefused(
                accept(second, "400.01"),
                decidedBy(AUTHORISING),
                Rule.BUDGET_EXCEEDED.refusal("/data/awarded", eur("400.01"), line, eur("400")));

        assertThat(SIDE.head()).isEqualTo(head);
        SIDE.send(accept(second, "400"), decidedBy(AUTHORISING));
    }

    @Test
    void an_award_from_a_line_that_the_programme_does_not_have_is_refused() {
        ApplicationId id = Samples.recommended(SIDE, "600");

        assertRefused(
                accept(id, "600", "OTHER"),
                decidedBy(AUTHORISING),
                Rule.UNKNOWN_BUDGET_LINE.refusal("/data/budgetLine", "OTHER"));
    }

    @Test
    void an_award_is_more_than_nothing_and_at_most_what_was_asked_for() {
        ApplicationId id = Samples.recommended(SIDE, "600");

        assertRefused(
                accept(id, "600.01"),
                decidedBy(AUTHORISING),
                Rule.AWARD_EXCEEDS_REQUEST.refusal("/data/awarded", eur("600.01"), eur("600")));
        assertRefused(
                accept(id, "0"),
                decidedBy(AUTHORISING),
                Rule.AMOUNT_ZERO.refusal("/data/awarded", eur("0")));
    }

    @Test
    void an_award_rests_on_a_screening_of_the_last_ninety_days() {
        ApplicationId id = Samples.recommended(SIDE, "100");
        ScreenOrganisation old = Samples.screen(Samples.LEAD);
        try (CommandSide later = CommandSide.inMemory()) {
            Samples.openOffice(later, "1000");
            ApplicationId there = Samples.recommended(later, "100");
            later.clock.advance(Duration.ofDays(91));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(
                            () -> later.send(Samples.accept(there, "100"), decidedBy(AUTHORISING)))
                    .satisfies(refused ->
                            assertThat(refused.refusal())
                                    .isEqualTo(
                                            Rule.SCREENING_NOT_CURRENT.refusal(
                                                    "", Samples.LEAD, TODAY, 90)));
            later.send(
                    new ScreenOrganisation(
                            Samples.LEAD, TODAY.plusDays(91), old.lists(), List.of(), null),
                    by(Staff.COMPLIANCE));
            later.send(Samples.accept(there, "100"), decidedBy(AUTHORISING));
        }
        SIDE.send(accept(id, "100"), decidedBy(AUTHORISING));
    }

    @Test
    void an_organisation_with_a_true_match_is_given_and_signs_nothing() {
        try (CommandSide own = CommandSide.inMemory()) {
            Samples.openOffice(own, "1000");
            ApplicationId first = Samples.accepted(own, "100");
            ApplicationId second = Samples.recommended(own, "100");
            PilotId pilot = Samples.evaluated(own, Samples.held(own, first));
            ContractId contract = Samples.approved(own, pilot, "100");
            CommandEnvelope screening = by(Staff.COMPLIANCE);
            own.send(Samples.screen(Samples.LEAD, "EU.1"), screening);

            Receipt resolved =
                    own.send(
                            new ResolveScreeningMatch(
                                    Samples.LEAD,
                                    new ScreeningId(screening.commandId()),
                                    "EU.1",
                                    MatchDecision.TRUE_MATCH),
                            decidedBy(Staff.SECOND_COMPLIANCE));

            assertThat(resolved.events())
                    .extracting(Receipt.RecordedEvent::type)
                    .containsExactly("ScreeningMatchResolved", "OrganisationSuspended");
            for (LedgerCommand barred :
                    List.of(
                            Samples.accept(second, "100"),
                            new SignContract(contract, ContractParty.OFFICE, "QES-1"))) {
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> own.send(barred, decidedBy(AUTHORISING)))
                        .satisfies(refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(
                                                Rule.ORGANISATION_BARRED.refusal(
                                                        "", Samples.LEAD, "SUSPENDED")));
            }
        }
    }

    // Withdrawal

    @Test
    void a_withdrawal_of_an_accepted_application_releases_its_money() {
        ApplicationId id = accepted("1000");

        Receipt receipt = SIDE.send(new WithdrawApplication(id), decidedBy(PORTAL));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
        accepted("1000"); // the whole line is available again
    }

    @Test
    void a_withdrawal_before_the_award_releases_nothing() {
        ApplicationId id = Samples.drafted(SIDE);

        Receipt receipt = SIDE.send(new WithdrawApplication(id), decidedBy(PORTAL));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn");
    }

    @Test
    void a_withdrawal_after_the_money_is_committed_is_refused_whole() {
        ApplicationId id = accepted("1000");
        Samples.signed(SIDE, Samples.evaluated(SIDE, Samples.held(SIDE, id)), "1000");
        long head = SIDE.head();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(new WithdrawApplication(id), decidedBy(PORTAL)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("reservation-not-open"));
        assertThat(SIDE.head()).isEqualTo(head);
    }

    // Pilot

    @Test
    void a_pilot_ends_its_introduction() {
        IntroductionId introduction = Samples.held(SIDE, accepted("1000"));

        SIDE.send(Samples.proposePilot(introduction), by(LIAISON));

        assertThat(SIDE.eventsOf(introduction)).endsWith("IntroductionProgressedToPilot");
        assertThat(SIDE.eventsOf(PilotId.after(introduction))).containsExactly("PilotProposed");
    }

    @Test
    void a_pilot_needs_an_introduction_whose_meeting_was_held() {
        ApplicationId application = accepted("1000");
        IntroductionId unknown = IntroductionId.between(application, Samples.HOST);

        assertRefused(
                Samples.proposePilot(unknown),
                by(LIAISON),
                Rule.UNKNOWN_REFERENCE.refusal("/data/introduction", "Introduction", unknown));
        SIDE.send(new ProposeIntroduction(application, Samples.HOST, null), decidedBy(LIAISON));
        assertRefused(
                Samples.proposePilot(unknown),
                by(LIAISON),
                Rule.INTRODUCTION_NOT_HELD.refusal("/data/introduction", unknown, "PROPOSED"));
    }

    @Test
    void an_introduction_leads_to_one_pilot() {
        IntroductionId introduction = Samples.held(SIDE, accepted("1000"));
        SIDE.send(Samples.proposePilot(introduction), by(LIAISON));

        assertRefused(
                Samples.proposePilot(introduction),
                by(LIAISON),
                Rule.ALREADY_EXISTS.refusal("", "Pilot", PilotId.after(introduction)));
    }

    @Test
    void a_pilot_does_not_end_before_it_starts() {
        IntroductionId introduction = Samples.held(SIDE, accepted("1000"));

        assertRefused(
                new ProposePilot(introduction, null, "T", TODAY, TODAY.minusDays(1)),
                by(LIAISON),
                Rule.DATES_REVERSED.refusal("/data/plannedEnd", TODAY, TODAY.minusDays(1)));
    }

    // Signature

    @Test
    void the_introduction_of_a_cancelled_pilot_goes_on_and_may_lead_to_another_one() {
        IntroductionId introduction = Samples.held(SIDE, accepted("1000"));
        SIDE.send(Samples.proposePilot(introduction), by(LIAISON));
        PilotId first = PilotId.after(introduction);

        SIDE.send(new CancelPilot(first), decidedBy(LIAISON));

        assertThat(SIDE.eventsOf(first)).endsWith("PilotCancelled");
        assertThat(SIDE.eventsOf(introduction)).endsWith("IntroductionReopened");
        assertRefused(
                new ProposePilot(introduction, 3, "T", TODAY, TODAY),
                by(LIAISON),
                Rule.OTHER_ATTEMPT.refusal("/data/attempt", 3, 2));
        SIDE.send(new ProposePilot(introduction, 2, "T", TODAY, TODAY), by(LIAISON));
        assertThat(SIDE.eventsOf(PilotId.after(introduction, 2))).containsExactly("PilotProposed");
    }

    @Test
    void so_does_the_introduction_of_a_rejected_one() {
        IntroductionId introduction = Samples.held(SIDE, accepted("1000"));
        SIDE.send(Samples.proposePilot(introduction), by(LIAISON));
        PilotId pilot = PilotId.after(introduction);

        SIDE.send(new RejectPilot(pilot), decidedBy(AUTHORISING));

        assertThat(SIDE.eventsOf(pilot)).endsWith("PilotRejected");
        assertThat(SIDE.eventsOf(introduction)).endsWith("IntroductionReopened");
    }

    @Test
    void a_pilot_without_its_award_is_cancelled_where_it_has_not_begun() {
        ApplicationId application = accepted("1000");
        IntroductionId introduction = Samples.held(SIDE, application);
        SIDE.send(Samples.proposePilot(introduction), by(LIAISON));
        PilotId pilot = PilotId.after(introduction);
        StopPilotWithoutAward stop = new StopPilotWithoutAward(pilot);
        assertRefused(stop, by(PROCESS), Rule.AWARD_STANDS.refusal("", application));
        SIDE.send(new WithdrawApplication(application), decidedBy(PORTAL));

        Receipt receipt = SIDE.send(stop, by(PROCESS));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("PilotCancelled", "IntroductionReopened");
    }

    @Test
    void and_stands_still_where_it_runs() {
        ApplicationId application = accepted("1000");
        PilotId pilot = Samples.running(SIDE, Samples.held(SIDE, application));
        SIDE.send(new WithdrawApplication(application), decidedBy(PORTAL));

        Receipt receipt = SIDE.send(new StopPilotWithoutAward(pilot), by(PROCESS));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("PilotSuspended");
    }

    @Test
    void a_scouted_introduction_leads_to_no_pilot() {
        ProposeScoutingIntroduction scout =
                new ProposeScoutingIntroduction(PROGRAMME, LEAD, Samples.HOST, null);
        SIDE.send(scout, decidedBy(LIAISON));

        assertRefused(
                Samples.proposePilot(scout.subject()),
                by(LIAISON),
                Rule.INTRODUCTION_WITHOUT_APPLICATION.refusal(
                        "/data/introduction", scout.subject()));
    }

    @Test
    void the_second_signature_commits_the_value_and_releases_the_rest() {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, accepted("1000")));
        ContractId contract = approvedContract(pilot, "700");

        Receipt first =
                SIDE.send(
                        new SignContract(contract, ContractParty.OFFICE, "QES-1"), by(AUTHORISING));
        Receipt second =
                SIDE.send(
                        new SignContract(contract, ContractParty.CONTRACTOR, "QES-2"), by(PORTAL));

        assertThat(first.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ContractSignedByParty");
        assertThat(second.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "ContractSignedByParty",
                        "ContractSigned",
                        "ApplicationContracted",
                        "BudgetCommitted",
                        "BudgetReservationReleased");
        accepted("300"); // the rest is available again
        assertRefused(
                accept(Samples.recommended(SIDE, "1"), "0.01"),
                decidedBy(AUTHORISING),
                Rule.BUDGET_EXCEEDED.refusal("/data/awarded", eur("0.01"), line, eur("0")));
    }

    @Test
    void a_side_signs_once_and_only_an_authorising_officer_signs_for_the_office() {
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, accepted("1000")));
        ContractId contract = approvedContract(pilot, "700");

        assertRefused(
                new SignContract(contract, ContractParty.OFFICE, "QES-1"),
                by(LEGAL),
                Rule.ROLE_MISSING.refusal("", "LE-01", "AUTHORISING_OFFICER"));
        SIDE.send(new SignContract(contract, ContractParty.OFFICE, "QES-1"), by(AUTHORISING));
        assertRefused(
                new SignContract(contract, ContractParty.OFFICE, "QES-1"),
                by(AUTHORISING),
                Rule.PARTY_ALREADY_SIGNED.refusal("/data/party", "OFFICE"));
    }

    @Test
    void a_signature_is_refused_whole_where_the_award_is_gone() {
        ApplicationId application = accepted("1000");
        PilotId pilot = Samples.evaluated(SIDE, Samples.held(SIDE, application));
        ContractId contract = approvedContract(pilot, "700");
        SIDE.send(new SignContract(contract, ContractParty.OFFICE, "QES-1"), by(AUTHORISING));
        SIDE.send(new WithdrawApplication(application), decidedBy(PORTAL));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        SIDE.send(
                                new SignContract(contract, ContractParty.CONTRACTOR, "QES-2"),
                                by(PORTAL)))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("application-not-accepted"));
        assertThat(SIDE.eventsOf(contract)).endsWith("ContractApproved", "ContractSignedByParty");
    }

    // Payment

    @Test
    void a_payment_charges_the_budget_line() {
        ContractId contract =
                Samples.signed(
                        SIDE, Samples.evaluated(SIDE, Samples.held(SIDE, accepted("1000"))), "700");
        PaymentId payment = new PaymentId(UUID.randomUUID());
        SIDE.send(
                new RequestPayment(contract, PaymentKind.INTERIM, eur("700"), payment),
                by(INITIATOR));
        assertRefused(
                new ExecutePayment(contract, payment, TODAY, "TRF-1"),
                by(ACCOUNTING),
                Rule.PAYMENT_NOT_AUTHORISED.refusal("/data/paymentId", payment, "REQUESTED"));
        SIDE.send(Samples.verify(contract, payment), by(VERIFIER));
        SIDE.send(new AuthorisePayment(contract, payment), decidedBy(AUTHORISING));
        assertRefused(
                new ExecutePayment(contract, payment, TODAY.plusDays(1), "TRF-1"),
                by(ACCOUNTING),
                Rule.DATE_IN_FUTURE.refusal("/data/valueDate", TODAY.plusDays(1), TODAY));

        Receipt receipt =
                SIDE.send(new ExecutePayment(contract, payment, TODAY, "TRF-1"), by(ACCOUNTING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("PaymentExecuted", "BudgetConsumed");
    }

    @Test
    void a_payment_without_an_id_gets_it_from_its_command() {
        ContractId contract =
                Samples.signed(
                        SIDE, Samples.evaluated(SIDE, Samples.held(SIDE, accepted("1000"))), "700");
        CommandEnvelope envelope = by(INITIATOR);
        SIDE.send(new RequestPayment(contract, PaymentKind.INTERIM, eur("1"), null), envelope);

        SIDE.send(Samples.verify(contract, new PaymentId(envelope.commandId())), by(VERIFIER));
    }

    private ContractId approvedContract(PilotId pilot, String value) {
        return Samples.approved(SIDE, pilot, value);
    }

    private void assertRefused(LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
