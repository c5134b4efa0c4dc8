package org.litopys.command.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.allocate;
import static org.litopys.command.Samples.approveProgramme;
import static org.litopys.command.Samples.createProgramme;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Samples.setPolicy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.programme.SampleProgramme.allocated;
import static org.litopys.command.programme.SampleProgramme.approved;
import static org.litopys.command.programme.SampleProgramme.created;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.OtherRecords;
import org.litopys.command.RecordFixture;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Staff;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.programme.ProgrammeCommand.ActivateProgramme;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.command.programme.ProgrammeCommand.ReallocateBudget;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.Actor;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetReallocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeResumed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeEvent.ReserveListExtended;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.programme.SamplePolicy;

class ProgrammeTest {
    private static final ApplicationId ONE = new ApplicationId(new UUID(0, 1));
    private static final ApplicationId TWO = new ApplicationId(new UUID(0, 2));
    private static final ApplicationId THREE = new ApplicationId(new UUID(0, 3));

    private final RecordFixture<Programme> programme = RecordFixture.of(Programme.class);

    @Test
    void a_programme_manager_creates_a_programme() {
        programme.when(createProgramme(), by(MANAGER)).thenEvents(created());
    }

    @Test
    void an_authorising_officer_does_not() {
        programme
                .when(createProgramme(), by(AUTHORISING))
                .thenRefused(Rule.ROLE_MISSING, "", "AO-01", "PROGRAMME_MANAGER");
    }

    @Test
    void a_programme_does_not_end_before_it_starts() {
        CreateProgramme sample = createProgramme();
        LocalDate start = sample.startDate();

        programme
                .when(
                        new CreateProgramme(
                                sample.code(),
                                sample.title(),
                                sample.currency(),
                                start,
                                start.minusDays(1),
                                sample.legalBasis(),
                                null,
                                null),
                        by(MANAGER))
                .thenRefused(Rule.DATES_REVERSED, "/data/endDate", start, start.minusDays(1));
    }

    @Test
    void an_authorising_officer_allocates_money_to_a_line() {
        programme
                .given(MANAGER, created())
                .when(allocate("1000000"), decidedBy(AUTHORISING))
                .thenEvents(allocated("1000000"));
    }

    @Test
    void nothing_is_no_allocation() {
        programme
                .given(MANAGER, created())
                .when(allocate("0"), decidedBy(AUTHORISING))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/amount", eur("0"));
    }

    @Test
    void a_programme_has_one_currency() {
        AllocateBudget sample = allocate("1");
        Money hryvnia = Money.of("100", "UAH");

        programme
                .given(MANAGER, created())
                .when(
                        new AllocateBudget(
                                PROGRAMME,
                                LINE,
                                sample.lineTitle(),
                                hryvnia,
                                sample.source(),
                                sample.decisionReference()),
                        decidedBy(AUTHORISING))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/amount", hryvnia, "EUR");
    }

    @Test
    void a_programme_that_does_not_exist_is_unknown() {
        programme
                .when(allocate("1"), decidedBy(AUTHORISING))
                .thenRefused(Rule.UNKNOWN_RECORD, "/subject", "Programme", PROGRAMME);
    }

    // Foundation

    @Test
    void an_authorising_officer_approves_a_programme_and_its_manager_puts_it_to_work() {
        draft().when(approveProgramme(), decidedBy(AUTHORISING)).thenEvents(approved());
        draft().given(AUTHORISING, approved())
                .when(new ActivateProgramme(PROGRAMME), by(MANAGER))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
    }

    @Test
    void nobody_approves_without_a_reason_or_what_they_created() {
        draft().when(approveProgramme(), by(AUTHORISING))
                .thenRefused(Rule.REASON_MISSING, "/reason", "approve-programme");
        Actor both = Staff.withAllRoles("ALL-01");
        RecordFixture.of(Programme.class)
                .given(both, created())
                .when(approveProgramme(), decidedBy(both))
                .thenRefusedBy("creator-may-not-approve-programme");
    }

    @Test
    void a_draft_is_not_put_to_work() {
        draft().when(new ActivateProgramme(PROGRAMME), by(MANAGER))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "activate-programme",
                        "DRAFT",
                        "approve-programme, set-policy, allocate-budget");
    }

    @Test
    void a_programme_that_was_recorded_before_there_was_an_approval_is_active() {
        ProgrammeCreated now = created();
        ProgrammeCreated then =
                new ProgrammeCreated(
                        PROGRAMME,
                        now.code(),
                        now.title(),
                        now.currency(),
                        now.startDate(),
                        now.endDate(),
                        now.legalBasis(),
                        null,
                        List.of(),
                        false);

        RecordFixture.of(Programme.class)
                .given(MANAGER, then)
                .when(new SuspendProgramme(PROGRAMME), decidedBy(AUTHORISING))
                .thenEvents(new ProgrammeSuspended(PROGRAMME));
    }

    @Test
    void a_programme_is_suspended_and_resumed_with_a_reason() {
        active().when(new SuspendProgramme(PROGRAMME), decidedBy(AUTHORISING))
                .thenEvents(new ProgrammeSuspended(PROGRAMME));
        active().when(new SuspendProgramme(PROGRAMME), by(AUTHORISING))
                .thenRefused(Rule.REASON_MISSING, "/reason", "suspend-programme");
        active().given(AUTHORISING, new ProgrammeSuspended(PROGRAMME))
                .when(new ResumeProgramme(PROGRAMME), decidedBy(AUTHORISING))
                .thenEvents(new ProgrammeResumed(PROGRAMME));
    }

    // Policy

    @Test
    void a_policy_gets_the_next_version_and_says_the_period_of_every_clock() {
        GrantedPeriod own = new GrantedPeriod(Due.ELIGIBILITY, 10, PeriodUnit.WORKING_DAYS);

        draft().when(setPolicy(twoAgreeing(own)), decidedBy(AUTHORISING))
                .thenEvents(new ProgrammePolicySet(PROGRAMME, policy(1, own)));
        draft().given(AUTHORISING, new ProgrammePolicySet(PROGRAMME, policy(1, own)))
                .when(setPolicy(twoAgreeing(own)), decidedBy(AUTHORISING))
                .thenEvents(new ProgrammePolicySet(PROGRAMME, policy(2, own)));
    }

    private static Policy twoAgreeing(GrantedPeriod eligibility) {
        return SamplePolicy.usual()
                .minEvaluations(2)
                .maxDivergence(30)
                .periods(eligibility)
                .policy();
    }

    private static Policy policy(int version, GrantedPeriod eligibility) {
        List<GrantedPeriod> periods = new ArrayList<>(Policy.DEFAULT.periods());
        periods.set(0, eligibility);
        return SamplePolicy.usual()
                .version(version)
                .minEvaluations(2)
                .maxDivergence(30)
                .periods(periods.toArray(GrantedPeriod[]::new))
                .policy();
    }

    @Test
    void a_clock_has_one_period() {
        GrantedPeriod one = new GrantedPeriod(Due.PAYMENT, 10, PeriodUnit.DAYS);
        GrantedPeriod other = new GrantedPeriod(Due.PAYMENT, 20, PeriodUnit.DAYS);

        draft().when(
                        setPolicy(SamplePolicy.usual().periods(one, other).policy()),
                        decidedBy(AUTHORISING))
                .thenRefused(Rule.PERIOD_GIVEN_TWICE, "/data/periods", "PAYMENT");
    }

    @Test
    void contracts_are_approved_by_roles_that_may_approve_them() {
        Policy policy =
                SamplePolicy.usual()
                        .contractApproval(
                                new ApprovalStep(Role.LEGAL_OFFICER, 1),
                                new ApprovalStep(Role.SYSTEM_ADMIN, 1))
                        .policy();

        draft().when(setPolicy(policy), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.ROLE_APPROVES_NO_CONTRACT,
                        "/data/contractApproval/1/role",
                        Role.SYSTEM_ADMIN,
                        ApprovalStep.APPROVERS);
    }

    @Test
    void a_policy_is_set_with_a_reason_by_an_authorising_officer() {
        draft().when(setPolicy(), by(AUTHORISING))
                .thenRefused(Rule.REASON_MISSING, "/reason", "set-policy");
        draft().when(setPolicy(), decidedBy(MANAGER))
                .thenRefused(Rule.ROLE_MISSING, "", "PM-01", "AUTHORISING_OFFICER");
    }

    // Reallocation

    @Test
    void money_that_nobody_has_a_claim_to_moves_to_another_line() {
        withTwoLines()
                .when(reallocate(LINE, "OTHER", "60"), decidedBy(AUTHORISING))
                .thenEvents(
                        new BudgetReallocated(PROGRAMME, LINE, "OTHER", eur("60"), "DEC-2026-2"));
    }

    @Test
    void reserved_money_stays_on_its_line() {
        withTwoLines()
                .given(AUTHORISING, reserved("40.01"))
                .when(reallocate(LINE, "OTHER", "60"), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.REALLOCATION_EXCEEDS_AVAILABLE,
                        "/data/amount",
                        eur("60"),
                        LINE,
                        eur("59.99"));
    }

    @Test
    void who_is_on_the_reserve_list_has_no_claim_to_money() {
        withTwoLines()
                .given(
                        AUTHORISING,
                        new ReserveListExtended(PROGRAMME, LINE, SampleApplication.ID, 1))
                .when(reallocate(LINE, "OTHER", "100"), decidedBy(AUTHORISING))
                .thenEvents(
                        new BudgetReallocated(PROGRAMME, LINE, "OTHER", eur("100"), "DEC-2026-2"));
    }

    @Test
    void what_was_moved_away_is_gone_and_what_came_is_there() {
        BudgetReallocated moved =
                new BudgetReallocated(PROGRAMME, LINE, "OTHER", eur("60"), "DEC-2026-2");
        withTwoLines()
                .given(AUTHORISING, moved)
                .when(reallocate(LINE, "OTHER", "40.01"), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.REALLOCATION_EXCEEDS_AVAILABLE,
                        "/data/amount",
                        eur("40.01"),
                        LINE,
                        eur("40"));
        withTwoLines()
                .given(AUTHORISING, moved)
                .when(reallocate("OTHER", LINE, "160"), decidedBy(AUTHORISING))
                .thenEvents(
                        new BudgetReallocated(PROGRAMME, "OTHER", LINE, eur("160"), "DEC-2026-2"));
    }

    @Test
    void money_moves_between_two_lines_that_the_programme_has() {
        withTwoLines()
                .when(reallocate(LINE, "NONE", "1"), decidedBy(AUTHORISING))
                .thenRefused(Rule.UNKNOWN_BUDGET_LINE, "/data/toLine", "NONE");
        withTwoLines()
                .when(reallocate("NONE", LINE, "1"), decidedBy(AUTHORISING))
                .thenRefused(Rule.UNKNOWN_BUDGET_LINE, "/data/fromLine", "NONE");
        withTwoLines()
                .when(reallocate(LINE, LINE, "1"), decidedBy(AUTHORISING))
                .thenRefused(Rule.SAME_BUDGET_LINE, "/data/toLine", LINE);
        withTwoLines()
                .when(reallocate(LINE, "OTHER", "0"), decidedBy(AUTHORISING))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/amount", eur("0"));
    }

    // Decommitment

    @Test
    void what_is_decommitted_is_more_than_nothing_and_in_the_currency_of_the_programme() {
        Money hryvnia = Money.of("1", "UAH");

        active().when(decommit(eur("0")), decidedBy(AUTHORISING))
                .thenRefused(Rule.AMOUNT_ZERO, "/data/amount", eur("0"));
        active().when(decommit(hryvnia), decidedBy(AUTHORISING))
                .thenRefused(Rule.OTHER_CURRENCY, "/data/amount", hryvnia, "EUR");
    }

    private static DecommitBudget decommit(Money amount) {
        return new DecommitBudget(
                PROGRAMME, SampleContract.ID, amount, DecommitmentCause.CONTRACT_REDUCED);
    }

    // Calls

    /** Whoever publishes it has asked before, but not under the lock of the programme. */
    @Test
    void a_programme_that_is_not_active_in_that_moment_lists_no_call() {
        OtherRecords<Programme> programmes =
                new OtherRecords<>(otherRecords(created()), Programme::new);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> programmes.ask(PROGRAMME, ProgrammeTest::listed))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.PROGRAMME_NOT_ACTIVE.refusal(
                                                "/data/programme", "BRIDGE", "DRAFT")));
    }

    private static boolean listed(Programme programme) {
        programme.list(CALL);
        return true;
    }

    // Reserve list

    @Test
    void each_line_has_a_reserve_list_of_its_own_in_the_order_of_ranks() {
        ProgrammeTerms terms =
                reserve(
                        onReserve(LINE, ONE, 2),
                        onReserve("OTHER", TWO, 1),
                        onReserve(LINE, THREE, 1));

        assertThat(terms.reserveOf(LINE)).containsExactly(THREE, ONE);
        assertThat(terms.reserveOf("OTHER")).containsExactly(TWO);
    }

    @Test
    void who_is_put_on_the_list_again_stands_there_once_at_the_new_rank() {
        ProgrammeTerms terms =
                reserve(onReserve(LINE, ONE, 1), onReserve(LINE, TWO, 2), onReserve(LINE, ONE, 3));

        assertThat(terms.reserveOf(LINE)).containsExactly(TWO, ONE);
    }

    private static ProgrammeTerms reserve(ReserveListExtended... list) {
        LedgerEvent[] events =
                Stream.concat(Stream.of(created()), Stream.of(list)).toArray(LedgerEvent[]::new);
        return new Programmes(otherRecords(events)).require(PROGRAMME, "");
    }

    private static ReserveListExtended onReserve(String line, ApplicationId application, int rank) {
        return new ReserveListExtended(PROGRAMME, line, application, rank);
    }

    @Test
    void a_reservation_of_a_history_without_expiry_does_not_expire() {
        ReservationId reservation = ReservationId.behind(SampleApplication.ID);

        OpenReservation old = new OpenReservation(SampleApplication.ID, LINE, eur("40"), null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> old.requireExpired(reservation, NOW))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.RESERVATION_NOT_EXPIRED.refusal(
                                                "/data/reservation", reservation, "–", NOW)));
    }

    private static RecordFixture<Programme> draft() {
        return RecordFixture.of(Programme.class).given(MANAGER, created());
    }

    private static RecordFixture<Programme> active() {
        return draft().given(AUTHORISING, approved())
                .given(MANAGER, new ProgrammeActivated(PROGRAMME));
    }

    /** A hundred euros on each. */
    private static RecordFixture<Programme> withTwoLines() {
        BudgetAllocated first = allocated("100");
        return active().given(
                        AUTHORISING,
                        first,
                        new BudgetAllocated(
                                PROGRAMME,
                                "OTHER",
                                first.lineTitle(),
                                first.amount(),
                                first.source(),
                                first.decisionReference()));
    }

    private static BudgetReserved reserved(String amount) {
        return new BudgetReserved(
                PROGRAMME,
                ReservationId.behind(SampleApplication.ID),
                LINE,
                eur(amount),
                SampleApplication.ID,
                null);
    }

    private static ReallocateBudget reallocate(String from, String to, String amount) {
        return new ReallocateBudget(PROGRAMME, from, to, eur(amount), "DEC-2026-2");
    }
}
