package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.call.RankingOutcome;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetRecovered;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/** What the folds make of a whole office; no database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldsTest {
    private final Map<String, Set<String>> after = new TreeMap<>();
    private final Set<Class<?>> seen = new HashSet<>();
    private final Map<UUID, RecordState> states = new HashMap<>();
    private final Map<UUID, List<Started>> deadlines = new HashMap<>();
    private Money givenBack = Money.zero(GeneratedOffice.EUR);

    @BeforeAll
    void an_office_works() {
        Map<UUID, Long> versions = new HashMap<>();
        for (GeneratedOffice.Act act :
                new GeneratedOffice(11, Instant.parse("2026-03-02T08:00:00Z")).acts(150)) {
            for (LedgerEvent event : act.events()) {
                UUID id = event.subject().value();
                RecordType type = TestLedger.typeOf(event);
                Stamp stamp = ApplicationStateTest.stamp(versions.merge(id, 1L, Long::sum));
                RecordState state = requireNonNull(Folds.apply(type, states.get(id), event, stamp));
                if (event instanceof RecordEvent) { // whatever it changes, earlier events do
                    assertThat(state).isEqualTo(states.get(id));
                } else {
                    assertThat(state).as("after %s", event).isNotEqualTo(states.get(id));
                }
                states.put(id, state);
                seen.add(event.getClass());
                givenBack = givenBack.plus(givenBackBy(event));
                after.computeIfAbsent(event.getClass().getSimpleName(), _ -> new TreeSet<>())
                        .add(waits(state));
                assertThat(RecordState.parse(type, state.json())).isEqualTo(state);
                assertLinesHold(state);
                if (!(event instanceof RecordEvent)) {
                    assertDueAsDeclared(state, running(event));
                }
            }
        }
    }

    /** What is owed under contracts no longer, though they are worth it. */
    private static Money givenBackBy(LedgerEvent event) {
        return switch (event) {
            case BudgetDecommitted less -> less.amount();
            case BudgetRecovered back -> back.amount();
            default -> Money.zero(GeneratedOffice.EUR);
        };
    }

    /** The deadlines of the record that run after one more of its events, as events declare it. */
    private List<Started> running(LedgerEvent event) {
        return deadlines.merge(
                event.subject().value(),
                DeadlineChange.running(List.of(), event),
                (before, _) -> DeadlineChange.running(before, event));
    }

    /** What a record waits for is one of its deadlines, and it waits while there is one. */
    private static void assertDueAsDeclared(RecordState state, List<Started> running) {
        Due due = state.due();
        if (due == null) {
            assertThat(running).as("%s", state).isEmpty();
        } else {
            assertThat(running).extracting(Started::dueAt).as("%s", state).contains(due.at());
        }
    }

    private static String waits(RecordState state) {
        Due due = state.due();
        return state.status().name() + (due == null ? "" : " " + due.step());
    }

    /** DOMAIN §2.1: at every point of history. */
    private static void assertLinesHold(RecordState state) {
        if (state instanceof ProgrammeState programme) {
            for (ProgrammeState.Line line : programme.lines()) {
                assertThat(line.reserved().plus(line.committed()).plus(line.available()))
                        .isEqualTo(line.allocated());
                assertThat(line.paid()).isLessThanOrEqualTo(line.committed());
            }
        }
    }

    @Test
    void the_invented_office_knows_every_kind_of_event() {
        assertThat(seen).containsExactlyInAnyOrderElementsOf(new EventCatalogue().events());
    }

    @Test
    void each_event_of_an_introduction_says_what_is_waited_for() {
        assertThat(after)
                .containsEntry("IntroductionProposed", Set.of("PROPOSED CLEAR_INTRODUCTION"))
                .containsEntry(
                        "ScoutingIntroductionProposed", Set.of("PROPOSED CLEAR_INTRODUCTION"))
                .containsEntry("IntroductionReproposed", Set.of("PROPOSED CLEAR_INTRODUCTION"))
                .containsEntry("IntroductionCleared", Set.of("CLEARED ANSWER_INTRODUCTION"))
                .containsEntry("IntroductionClearanceRefused", Set.of("CLEARANCE_REFUSED"))
                .containsEntry("IntroductionOffered", Set.of("OFFERED ANSWER_INTRODUCTION"))
                .containsEntry(
                        "IntroductionAcceptedByParty",
                        Set.of("PARTLY_ACCEPTED ANSWER_INTRODUCTION", "AGREED HOLD_MEETING"))
                .containsEntry("IntroductionDeclined", Set.of("DECLINED"))
                .containsEntry("IntroductionExpired", Set.of("EXPIRED"))
                .containsEntry("MeetingScheduled", Set.of("SCHEDULED HOLD_MEETING"))
                .containsEntry("MeetingCancelled", Set.of("AGREED HOLD_MEETING"))
                .containsEntry("MeetingNoShow", Set.of("AGREED HOLD_MEETING"))
                .containsEntry("MeetingHeld", Set.of("HELD FOLLOW_UP"))
                .containsEntry("FollowUpRecorded", Set.of("FOLLOW_UP FOLLOW_UP"))
                .containsEntry("IntroductionBlocked", Set.of("BLOCKED ANSWER_INTRODUCTION"))
                .containsEntry(
                        "IntroductionUnblocked", Set.of("PARTLY_ACCEPTED ANSWER_INTRODUCTION"))
                .containsEntry("IntroductionParked", Set.of("PARKED"))
                .containsEntry("IntroductionTakenUp", Set.of("PARTLY_ACCEPTED ANSWER_INTRODUCTION"))
                .containsEntry("IntroductionReopened", Set.of("FOLLOW_UP FOLLOW_UP"))
                .containsEntry("IntroductionCancelled", Set.of("CANCELLED"))
                .containsEntry("IntroductionProgressedToPilot", Set.of("PROGRESSED"))
                .containsEntry("IntroductionClosed", Set.of("CLOSED"));
    }

    @Test
    void each_event_of_a_pilot_says_what_is_waited_for() {
        assertThat(after)
                .containsEntry("PilotProposed", Set.of("PROPOSED APPROVE_PLAN"))
                .containsEntry("PilotPlanSubmitted", Set.of("PLAN_SUBMITTED APPROVE_PLAN"))
                .containsEntry("PilotPlanReturned", Set.of("PROPOSED APPROVE_PLAN"))
                .containsEntry("PilotPlanApproved", Set.of("PLAN_APPROVED AUTHORISE_PILOT"))
                .containsEntry("PilotEndorsed", Set.of("ENDORSED AUTHORISE_PILOT"))
                .containsEntry("PilotRejected", Set.of("REJECTED"))
                .containsEntry("PilotCancelled", Set.of("CANCELLED"))
                .containsEntry("PilotSuspended", Set.of("SUSPENDED COMPLETE_PILOT"))
                .containsEntry("PilotResumed", Set.of("RUNNING COMPLETE_PILOT"))
                .containsEntry("PilotExtended", Set.of("RUNNING COMPLETE_PILOT"))
                .containsEntry("PilotTerminated", Set.of("TERMINATED"))
                .containsEntry("PilotReportSubmitted", Set.of("REPORTED EVALUATE_PILOT"))
                .containsEntry("PilotClosed", Set.of("CLOSED"))
                .containsEntry("PilotAuthorised", Set.of("AUTHORISED START_PILOT"))
                .containsEntry("PilotStarted", Set.of("RUNNING COMPLETE_PILOT"))
                .containsEntry("PilotCompleted", Set.of("COMPLETED EVALUATE_PILOT"))
                .containsEntry("PilotEvaluated", Set.of("EVALUATED DRAFT_CONTRACT", "EVALUATED"));
    }

    @Test
    void each_event_of_a_contract_says_what_is_waited_for() {
        assertThat(after)
                .containsEntry("ContractDrafted", Set.of("DRAFT APPROVE_CONTRACT"))
                .containsEntry("PilotConditionWaived", Set.of("DRAFT APPROVE_CONTRACT"))
                .containsEntry("ContractRevised", Set.of("DRAFT APPROVE_CONTRACT"))
                .containsEntry("ApprovalInvalidated", Set.of("DRAFT APPROVE_CONTRACT"))
                .containsEntry(
                        "LegalReviewCompleted",
                        Set.of("DRAFT APPROVE_CONTRACT", "REVIEWED APPROVE_CONTRACT"))
                .containsEntry(
                        "ContractSubmittedForApproval", Set.of("IN_APPROVAL APPROVE_CONTRACT"))
                .containsEntry("ContractApprovalGiven", Set.of("IN_APPROVAL APPROVE_CONTRACT"))
                .containsEntry("ContractApprovalRefused", Set.of("DRAFT APPROVE_CONTRACT"))
                .containsEntry("ContractApproved", Set.of("APPROVED SIGN_CONTRACT"))
                .containsEntry("ContractRejected", Set.of("REJECTED"))
                .containsEntry("ContractCancelled", Set.of("CANCELLED"))
                .containsEntry("ContractSignedByParty", Set.of("PARTLY_SIGNED SIGN_CONTRACT"))
                .containsEntry("ContractSigned", Set.of("SIGNED"))
                .containsEntry("ContractActivated", Set.of("ACTIVE"))
                .containsEntry("ContractTerminated", Set.of("TERMINATED"))
                .containsEntry("ContractCompleted", Set.of("COMPLETED CLOSE_CONTRACT"))
                .containsEntry("ContractFinanciallyClosed", Set.of("FINANCIALLY_CLOSED"));
    }

    @Test
    void a_signed_contract_waits_for_what_is_due_first() {
        assertThat(after.get("DeliverableDefined"))
                .contains("ACTIVE SUBMIT_DELIVERABLE", "SIGNED SUBMIT_DELIVERABLE");
        assertThat(after.get("PaymentRequested"))
                .containsExactlyInAnyOrder("SIGNED VERIFY_PAYMENT", "ACTIVE VERIFY_PAYMENT");
        assertThat(after.get("PaymentReturned"))
                .containsExactlyInAnyOrder("SIGNED", "ACTIVE SUBMIT_DELIVERABLE");
        assertThat(after.get("RecoveryOrdered")).contains("SIGNED RECEIVE_RECOVERY");
        assertThat(after.get("ContractSuspended")).allMatch(waits -> waits.startsWith("SUSPENDED"));
        assertThat(after.get("ContractResumed")).noneMatch(waits -> waits.startsWith("SUSPENDED"));
    }

    @Test
    void people_and_needs_wait_for_nothing() {
        assertThat(after)
                .containsEntry("PersonEntered", Set.of("KNOWN"))
                .containsEntry("RoleGranted", Set.of("GRANTED"))
                .containsEntry("RoleRevoked", Set.of("GRANTED"))
                .containsEntry("EvaluationEntrusted", Set.of("KNOWN"))
                .containsEntry("EvaluationTakenBack", Set.of("KNOWN"))
                .containsEntry("NeedRegistered", Set.of("REGISTERED"))
                .containsEntry("NeedPrioritised", Set.of("PRIORITISED", "MATCHED"))
                .containsEntry("NeedMatched", Set.of("MATCHED"))
                .containsEntry("NeedMet", Set.of("MET"))
                .containsEntry("NeedClosed", Set.of("CLOSED"));
    }

    @Test
    void an_engagement_waits_for_the_answers_to_its_findings() {
        assertThat(after)
                .containsEntry("EngagementOpened", Set.of("OPEN"))
                .containsEntry("FindingRecorded", Set.of("OPEN ANSWER_FINDING"))
                .containsEntry("EngagementClosed", Set.of("CLOSED"));
    }

    @Test
    void an_organisation_waits_for_its_next_screening_unless_it_is_out() {
        assertThat(after)
                .containsEntry("OrganisationRegistered", Set.of("REGISTERED"))
                .containsEntry("OrganisationValidated", Set.of("VALIDATED"))
                .containsEntry("OwnershipControlAssessed", Set.of("REGISTERED"))
                .containsEntry(
                        "ApplicationCounted", Set.of("VALIDATED", "VALIDATED ASSESS_OWNERSHIP"))
                .containsEntry("EligibilityChecksRequested", Set.of("VALIDATED ASSESS_OWNERSHIP"))
                .containsEntry("SanctionsScreened", Set.of("REGISTERED SCREEN_ORGANISATION"))
                .containsEntry("OrganisationSuspended", Set.of("SUSPENDED SCREEN_ORGANISATION"))
                .containsEntry("OrganisationReinstated", Set.of("REGISTERED SCREEN_ORGANISATION"))
                .containsEntry("OrganisationExcluded", Set.of("EXCLUDED"))
                .containsEntry(
                        "OrganisationsMerged", Set.of("REGISTERED SCREEN_ORGANISATION", "MERGED"));
    }

    @Test
    void programmes_and_calls_wait_for_nothing() {
        assertThat(after)
                .containsEntry("ProgrammeCreated", Set.of("DRAFT"))
                .containsEntry("ProgrammeApproved", Set.of("APPROVED"))
                .containsEntry("ProgrammeActivated", Set.of("ACTIVE"))
                .containsEntry("ProgrammePolicySet", Set.of("ACTIVE"))
                .containsEntry("CallListed", Set.of("ACTIVE"))
                .containsEntry("BudgetConsumed", Set.of("ACTIVE"))
                .containsEntry("ProgrammeSuspended", Set.of("SUSPENDED"))
                .containsEntry("ProgrammeResumed", Set.of("ACTIVE"))
                .containsEntry("ProgrammeClosingStarted", Set.of("CLOSING"))
                .containsEntry("ProgrammeClosed", Set.of("CLOSED"))
                .containsEntry("CallDelisted", Set.of("ACTIVE"))
                .containsEntry("CallDrafted", Set.of("DRAFT"))
                .containsEntry("CallDocumentsRequired", Set.of("DRAFT"))
                .containsEntry("CallSubmissionsLimited", Set.of("DRAFT"))
                .containsEntry("SubmissionsCounted", Set.of("CLOSED"))
                .containsEntry("CallPublished", Set.of("PUBLISHED"))
                .containsEntry("CallOpened", Set.of("OPEN"))
                .containsEntry("CallAmended", Set.of("OPEN"))
                .containsEntry("CallDeadlineExtended", Set.of("OPEN"))
                .containsEntry("CallClosed", Set.of("CLOSED"))
                .containsEntry("EvaluationStarted", Set.of("EVALUATION"))
                .containsEntry("RankingListAdopted", Set.of("EVALUATION"))
                .containsEntry("CallConcluded", Set.of("CONCLUDED"))
                .containsEntry("CallCancelled", Set.of("CANCELLED"));
    }

    @Test
    void a_call_shows_what_it_says_now_and_how_its_applications_rank() {
        CallState call = (CallState) requireNonNull(states.get(GeneratedOffice.OTHER_CALL.value()));

        assertThat(call.title().en()).isEqualTo("Call two, amended");
        assertThat(call.corrigenda()).isEqualTo(1);
        assertThat(call.submitted()).isEqualTo(1);
        assertThat(call.closesAt()).isEqualTo("2027-01-10T08:00:00Z"); // two weeks later
        assertThat(call.criteria())
                .extracting(WeightedCriterion::weight)
                .containsExactly(34, 33, 33);
        assertThat(call.ranking())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.points()).isEqualTo(81);
                    assertThat(one.outcome()).isEqualTo(RankingOutcome.MAIN);
                    assertThat(call.mentions()).containsExactly(one.application().value());
                });
        assertThat(call.committee()).containsExactly("EV-01", "EV-02", "RA-01");
    }

    @Test
    void a_budget_line_sums_up_what_the_records_say() {
        List<ContractState> signed =
                states.values().stream()
                        .filter(ContractState.class::isInstance)
                        .map(ContractState.class::cast)
                        .filter(contract -> contract.signedOn() != null)
                        .toList();
        ProgrammeState programme =
                (ProgrammeState) requireNonNull(states.get(GeneratedOffice.PROGRAMME.value()));
        ProgrammeState.Line line = programme.lines().getFirst();
        var none = Money.zero(GeneratedOffice.EUR);
        assertThat(signed).isNotEmpty();
        assertThat(givenBack).isGreaterThan(none);
        assertThat(line.committed().plus(givenBack))
                .isEqualTo(signed.stream().map(ContractState::value).reduce(none, Money::plus));
        assertThat(line.paid())
                .isEqualTo(signed.stream().map(ContractState::paid).reduce(none, Money::plus));
        assertThat(line.allocated()).as("with what PRIZES gave").isEqualTo(euro(1_410_000_000));
        assertThat(programme.lines().getLast().allocated()).isEqualTo(euro(90_000_000));
    }

    @Test
    void a_programme_shows_its_calls_its_money_and_the_policy_in_force() {
        ProgrammeState programme =
                (ProgrammeState) requireNonNull(states.get(GeneratedOffice.PROGRAMME.value()));

        assertThat(programme.calls()).isEqualTo(2);
        assertThat(programme.fundingSources())
                .containsExactly(new FundingSource("EU budget", "EU", 100));
        assertThat(programme.objectives())
                .isEqualTo(new LocalizedText("Innovation in use", "Інновації в дії"));
        assertThat(programme.policy()).as("own periods only").isEqualTo(GeneratedOffice.policy());
    }

    @Test
    void a_programme_that_began_without_an_approval_is_active_at_once() {
        ProgrammeCreated old =
                new ProgrammeCreated(
                        ProgrammeId.ofCode("OLD"),
                        "OLD",
                        new LocalizedText("Old", "Стара"),
                        GeneratedOffice.EUR,
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        "-",
                        null,
                        List.of(),
                        false);

        assertThat(
                        requireNonNull(
                                        Folds.apply(
                                                RecordType.PROGRAMME,
                                                null,
                                                old,
                                                ApplicationStateTest.stamp(1)))
                                .status())
                .isEqualTo(ProgrammeStatus.ACTIVE);
    }

    private static Money euro(long amount) {
        return Money.of(Long.toString(amount), "EUR");
    }
}
