package org.litopys.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.litopys.access.FirstAccounts;
import org.litopys.command.Lifecycle;
import org.litopys.command.api.Lifecycles;
import org.litopys.command.process.Planned;
import org.litopys.command.process.Processes;
import org.litopys.demo.DemoProgramme.Played;
import org.litopys.events.Deadline;
import org.litopys.events.DeadlineChange;
import org.litopys.events.Duty;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.eventstore.StoredEvent;
import org.litopys.query.record.Folds;
import org.litopys.query.record.RecordState;
import org.litopys.query.record.Stamp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a ledger holds into which the programme was played through the real command bus. */
class PlayedLedgerTest {
    private static final int APPLICATIONS = 450;
    private static final Plan PLAN = Plan.endingAt(APPLICATIONS, 1, DemoOffice.NOW);
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Steps that the office of the demo does not take: what takes them, or what the record that
     * goes back to where it stood is tested with.
     */
    private static final Map<String, String> NOT_PLAYED = notPlayed();

    private static Map<String, String> notPlayed() {
        Map<String, String> steps = new TreeMap<>();
        for (String assessment : List.of("INADMISSIBLE", "INELIGIBLE", "SCREENING")) {
            steps.put("DecideRedress to " + assessment, "OutcomeTest, with a refused application");
        }
        for (String evaluators : List.of("ELIGIBLE", "EVALUATED")) {
            steps.put("DeclareConflictOfInterest to " + evaluators, "EvaluationTest, with others");
            steps.put("UnassignEvaluator to " + evaluators, "EvaluationTest, with others");
        }
        for (String stood :
                List.of(
                        "CLEARED",
                        "OFFERED",
                        "PARTLY_ACCEPTED",
                        "AGREED",
                        "SCHEDULED",
                        "HELD",
                        "FOLLOW_UP")) {
            steps.put("UnblockIntroduction to " + stood, "InterruptedIntroductionTest, for some");
            steps.put("TakeUpIntroduction to " + stood, "InterruptedIntroductionTest, for some");
        }
        steps.put("ReinstateOrganisation to REGISTERED", "OrganisationTest");
        steps.put("ResumeContract to SIGNED", "ContractPerformanceTest");
        steps.put("SuspendContractOfBarred to SUSPENDED", "ContractPerformanceTest");
        for (String stopped :
                List.of(
                        "StopPilotWithoutAward to CANCELLED",
                        "StopPilotWithoutAward to SUSPENDED",
                        "CancelContractWithoutAward to CANCELLED",
                        "CloseIntroductionWithoutAward to CLOSED")) {
            steps.put(stopped, "EndedByItselfTest");
        }
        return steps;
    }

    private static DemoOffice office;
    private static Played played;
    private static List<StoredEvent> events;

    @BeforeAll
    static void play() {
        office = DemoOffice.empty();
        played = office.programme().play(APPLICATIONS, 1, (_, _) -> {});
        events = office.events();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void the_ledger_took_and_refused_each_command_as_the_script_says() {
        Map<String, Long> refusals = new TreeMap<>();
        long[] accepted = {0};
        Script.write(
                PLAN,
                order -> {
                    if (order.refusedBy() == null) {
                        accepted[0]++;
                    } else {
                        refusals.merge(order.refusedBy(), 1L, Long::sum);
                    }
                });

        assertThat(played.accepted()).isEqualTo(accepted[0]);
        assertThat(played.refused()).isEqualTo(refusals);
        assertThat(played.refusedInAll()).isPositive();
    }

    @Test
    void every_type_of_event_occurs() {
        assertThat(events.stream().map(StoredEvent::type).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        new EventCatalogue().events().stream().map(Class::getSimpleName).toList());
    }

    @Test
    void events_were_recorded_at_the_moments_of_their_commands() {
        Map<String, Instant> sent = new HashMap<>();
        Script.write(PLAN, order -> sent.put(order.envelope().commandId().toString(), order.at()));

        assertThat(events)
                .filteredOn(event -> !isByItself(event))
                .allSatisfy(event ->
                        assertThat(event.recordedAt())
                                .isEqualTo(sent.get(metadata(event, Envelope.COMMAND_ID))));
    }

    private static boolean isByItself(StoredEvent event) {
        return metadata(event, Envelope.ACTOR_TYPE).equals("SYSTEM");
    }

    @Test
    void what_the_ledger_does_by_itself_is_recorded_when_it_is_due() {
        Map<String, Instant> openings = new HashMap<>();
        Map<String, Instant> closings = new HashMap<>();
        Map<String, Instant> submissions = new HashMap<>();
        Map<String, Instant> lapses = new HashMap<>();
        for (StoredEvent event : events) {
            JsonNode payload = JSON.readTree(event.payload());
            switch (event.type()) {
                case "CallPublished" -> {
                    openings.put(event.aggregateId(), instant(payload, "opensAt"));
                    closings.put(event.aggregateId(), instant(payload, "closesAt"));
                }
                case "CallDeadlineExtended" ->
                        closings.put(event.aggregateId(), instant(payload, "closesAt"));
                case "CallOpened" -> {
                    if (isByItself(event)) { // else it was open when it was published
                        assertThat(event.recordedAt()).isEqualTo(openings.get(event.aggregateId()));
                    }
                }
                case "CallClosed", "EvaluationStarted" ->
                        assertThat(event.recordedAt()).isEqualTo(closings.get(event.aggregateId()));
                case "LateSubmissionRefused" ->
                        assertThat(event.recordedAt())
                                .isAfterOrEqualTo(instant(payload, "closesAt"));
                case "ApplicationSubmitted" ->
                        submissions.put(event.aggregateId(), event.recordedAt());
                case "ReceiptAcknowledged" ->
                        assertThat(event.recordedAt())
                                .isEqualTo(submissions.get(event.aggregateId()));
                case "PartnerChecksRequested" ->
                        assertThat(event.recordedAt())
                                .isEqualTo(submissions.get(event.aggregateId()));
                case "SubmissionsCounted" ->
                        assertThat(event.recordedAt()).isEqualTo(closings.get(event.aggregateId()));
                case "InformationRequested" -> lapses.put(event.aggregateId(), dueAt(payload));
                case "ApplicationReserveListed" ->
                        lapses.put(
                                event.aggregateId(),
                                Instant.parse(payload.get("until").stringValue()));
                case "InformationRequestLapsed", "ReserveListingLapsed" ->
                        assertThat(event.recordedAt()).isEqualTo(lapses.get(event.aggregateId()));
                case "DeadlineReminded" -> assertThat(event.recordedAt()).isBefore(dueAt(payload));
                case "DeadlineMissed" -> // once, also where a decision was reversed later
                        assertThat(event.recordedAt()).isEqualTo(dueAt(payload));
                case "ContractPeriodEnded" ->
                        assertThat(LocalDate.ofInstant(event.recordedAt(), RecordType.OFFICE_ZONE))
                                .isAfter(payload.get("endDate").stringValue());
                case "ApplicationClosed" ->
                        assertThat(isByItself(event))
                                .as("%s", event)
                                .isNotEqualTo(
                                        payload.get("cause")
                                                .stringValue()
                                                .equals("AWARD_NOT_USED"));
                case "BudgetReservationReleased" ->
                        assertThat(isByItself(event))
                                .as("%s", event)
                                .isEqualTo(payload.get("cause").stringValue().equals("EXPIRED"));
                case "ReservePromoted" -> {} // by whoever releases a reservation
                case "EligibilityChecksRequested",
                        "IntroductionExpired",
                        "IntroductionBlocked",
                        "ExportLicenceExpiring",
                        "ExportLicenceExpired" ->
                        assertThat(isByItself(event)).as("%s", event).isTrue();
                case "PilotSuspended" ->
                        assertThat(isByItself(event))
                                .as("%s", event)
                                .isNotEqualTo(payload.get("cause").stringValue().equals("SAFETY"));
                default -> assertThat(isByItself(event)).as("%s", event).isFalse();
            }
        }
    }

    private static Instant dueAt(JsonNode payload) {
        return instant(payload, "dueAt");
    }

    private static Instant instant(JsonNode payload, String component) {
        return Instant.parse(payload.get(component).stringValue());
    }

    @Test
    void points_of_a_ranking_list_are_what_the_evaluators_agreed_on_by_the_weights_of_the_call() {
        Map<CallId, List<WeightedCriterion>> criteria = new HashMap<>();
        Map<ApplicationId, List<Score>> agreed = new HashMap<>();
        List<RankingEntry> ranked = new ArrayList<>();
        for (TrackedEventMessage<?> message : office.decoded()) {
            switch ((LedgerEvent) message.getPayload()) {
                case CallDrafted call -> criteria.put(call.callId(), call.content().criteria());
                case ConsensusReached one -> agreed.put(one.applicationId(), one.scores());
                case RankingListAdopted list ->
                        list.entries()
                                .forEach(entry -> {
                                    ranked.add(entry);
                                    assertThat(entry.points())
                                            .isEqualTo(
                                                    points(
                                                            Objects.requireNonNull(
                                                                    criteria.get(list.callId())),
                                                            Objects.requireNonNull(
                                                                    agreed.get(
                                                                            entry.application()))));
                                });
                default -> {}
            }
        }
        assertThat(ranked).isNotEmpty();
    }

    private static int points(List<WeightedCriterion> criteria, List<Score> scores) {
        return (int)
                Math.round(
                        scores.stream()
                                .mapToDouble(score ->
                                        criteria.stream()
                                                        .filter(one ->
                                                                one.criterion()
                                                                        == score.criterion())
                                                        .mapToInt(WeightedCriterion::weight)
                                                        .sum()
                                                * score.points()
                                                / 100.0)
                                .sum());
    }

    @Test
    void hardly_anybody_waits_for_a_new_screening_and_some_contract_waits_to_be_closed() {
        Map<UUID, List<DeadlineChange.Started>> running = new HashMap<>();
        for (TrackedEventMessage<?> message : office.decoded()) {
            var event = (LedgerEvent) message.getPayload();
            running.merge(
                    event.subject().value(),
                    DeadlineChange.running(List.of(), event),
                    (before, _) -> DeadlineChange.running(before, event));
        }
        long organisations = late(running, Deadline.SCREEN_ORGANISATION, DemoOffice.NOW);
        long all = late(running, Deadline.SCREEN_ORGANISATION, Instant.MAX);

        assertThat(organisations).isLessThan(all / 20);
        assertThat(late(running, Deadline.CLOSE_CONTRACT, DemoOffice.NOW)).isPositive();
    }

    private static long late(
            Map<UUID, List<DeadlineChange.Started>> running, Deadline what, Instant now) {
        return running.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.deadline() == what && one.dueAt().isBefore(now))
                .count();
    }

    /**
     * That no record moves otherwise, the program itself makes sure of; here, that the declarations
     * promise no step which nobody can take.
     */
    @Test
    void every_step_that_a_lifecycle_declares_is_taken_but_for_a_few() {
        Set<String> declared = new TreeSet<>();
        for (Lifecycle<?, ?> lifecycle : Lifecycles.ALL) {
            lifecycle
                    .moves()
                    .forEach(move -> declared.add(step(move.by().getSimpleName(), move.to())));
        }
        Map<String, RecordState> states = new HashMap<>();
        for (TrackedEventMessage<?> message : office.decoded()) {
            var event = (LedgerEvent) message.getPayload();
            String id = event.subject().toString();
            RecordState before = states.get(id);
            RecordState after =
                    Folds.apply(typeOf(message), before, event, stamp(message.getTimestamp()));
            states.put(id, Objects.requireNonNull(after));
            if (before == null || before.status() != after.status()) {
                declared.remove(
                        step(message.getMetaData().get(Envelope.COMMAND_TYPE), after.status()));
                declared.remove(step(event.getClass().getSimpleName(), after.status()));
            }
        }

        assertThat(declared).isSubsetOf(NOT_PLAYED.keySet());
    }

    private static String step(@Nullable Object by, Enum<?> to) {
        return by + " to " + to;
    }

    private static RecordType typeOf(TrackedEventMessage<?> message) {
        return RecordType.ofAggregate(((DomainEventMessage<?>) message).getType());
    }

    /** The states are asked for nothing else. */
    private static Stamp stamp(Instant at) {
        return new Stamp(
                1,
                1,
                new UUID(0, 0),
                "",
                at,
                at,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void what_is_due_later_than_the_play_ends_waits() {
        Planned planned = new Planned(Processes.ALL);
        office.decoded().forEach(planned::read);

        assertThat(planned.next(PLAN.until())).isEmpty();
        assertThat(planned.next(Instant.MAX)).isPresent();
    }

    @Test
    void the_budget_holds_at_every_moment_of_history() {
        Map<String, Line> lines = new HashMap<>();
        for (StoredEvent event : events) {
            JsonNode payload = JSON.readTree(event.payload());
            if (!"Programme".equals(event.aggregateType()) || !payload.has("amount")) {
                continue;
            }
            BigDecimal amount = new BigDecimal(payload.get("amount").get("amount").stringValue());
            if (event.type().equals("BudgetReallocated")) {
                line(lines, payload, "fromLine").take("BudgetAllocated", amount.negate());
                line(lines, payload, "toLine").take("BudgetAllocated", amount);
            } else {
                line(lines, payload, "line").take(event.type(), amount);
            }
            for (Line line : lines.values()) {
                assertThat(line.allocated)
                        .as("allocated after %s", event)
                        .isGreaterThanOrEqualTo(line.reserved.add(line.committed));
                assertThat(line.committed)
                        .as("committed after %s", event)
                        .isGreaterThanOrEqualTo(line.paid);
                assertThat(Stream.of(line.reserved, line.committed, line.paid))
                        .allMatch(value -> value.signum() >= 0);
            }
        }
        assertThat(lines).hasSize(Budget.Line.values().length);
        assertThat(lines.values()).anyMatch(line -> line.paid.signum() > 0);
    }

    private static Line line(Map<String, Line> lines, JsonNode event, String which) {
        return lines.computeIfAbsent(event.get(which).stringValue(), _ -> new Line());
    }

    private static final class Line {
        private BigDecimal allocated = BigDecimal.ZERO;
        private BigDecimal reserved = BigDecimal.ZERO;
        private BigDecimal committed = BigDecimal.ZERO;
        private BigDecimal paid = BigDecimal.ZERO;

        void take(String type, BigDecimal amount) {
            switch (type) {
                case "BudgetAllocated" -> allocated = allocated.add(amount);
                case "BudgetReserved" -> reserved = reserved.add(amount);
                case "BudgetReservationReleased" -> reserved = reserved.subtract(amount);
                case "BudgetCommitted" -> {
                    reserved = reserved.subtract(amount);
                    committed = committed.add(amount);
                }
                case "BudgetConsumed" -> paid = paid.add(amount);
                case "BudgetRecovered" -> {
                    committed = committed.subtract(amount);
                    paid = paid.subtract(amount);
                }
                case "BudgetDecommitted" -> committed = committed.subtract(amount);
                default -> throw new AssertionError("unknown budget event " + type);
            }
        }
    }

    @Test
    void nobody_did_to_a_record_what_their_duties_forbid() {
        EventCatalogue catalogue = new EventCatalogue();
        Set<String> done = new HashSet<>();
        int exercised = 0;
        for (StoredEvent event : events) {
            Class<? extends LedgerEvent> type = catalogue.typeNamed(event.type());
            Duty duty = SegregationOfDuties.exercisedBy(Objects.requireNonNull(type)).orElse(null);
            for (String person : persons(event)) {
                if (duty != null) {
                    SegregationOfDuties.closing(duty)
                            .forEach(row ->
                                    assertThat(done)
                                            .as("%s by %s, row %s", event, person, row)
                                            .doesNotContain(mark(row, person, event)));
                    SegregationOfDuties.closedBy(duty)
                            .forEach(row -> done.add(mark(row, person, event)));
                    exercised++;
                }
            }
        }
        assertThat(exercised).isGreaterThan(1_000);
    }

    /** So that in a real office nothing stands still for want of a second person. */
    @Test
    void the_first_accounts_of_an_office_are_enough_for_what_duties_keep_apart() {
        EventCatalogue catalogue = new EventCatalogue();
        Map<Duty, Set<Role>> exercised = new EnumMap<>(Duty.class);
        for (StoredEvent event : events) {
            SegregationOfDuties.exercisedBy(
                            Objects.requireNonNull(catalogue.typeNamed(event.type())))
                    .ifPresent(duty ->
                            exercised
                                    .computeIfAbsent(duty, _ -> EnumSet.noneOf(Role.class))
                                    .addAll(roles(event)));
        }

        assertThat(SegregationOfDuties.TABLE)
                .allSatisfy(row ->
                        assertThat(
                                        apart(
                                                exercised.getOrDefault(row.done(), Set.of()),
                                                exercised.getOrDefault(row.forbidden(), Set.of())))
                                .as(row.rule())
                                .isTrue());
        // No row of the table, since it is about one decision: who took it does not reverse it.
        assertThat(FirstAccounts.OFFICE)
                .filteredOn(account -> account.roles().contains(Role.AUTHORISING_OFFICER))
                .hasSizeGreaterThan(1);
    }

    /** Whether one account can do the first, and another the second. */
    private static boolean apart(Set<Role> first, Set<Role> second) {
        return FirstAccounts.OFFICE.stream()
                .filter(one -> one.roles().stream().anyMatch(first::contains))
                .anyMatch(one ->
                        FirstAccounts.OFFICE.stream()
                                .filter(other -> other != one)
                                .anyMatch(other ->
                                        other.roles().stream().anyMatch(second::contains)));
    }

    private static List<Role> roles(StoredEvent event) {
        return Stream.of(metadata(event, Envelope.ACTOR_ROLES).split(","))
                .map(Role::valueOf)
                .toList();
    }

    private static List<String> persons(StoredEvent event) {
        List<String> persons = new ArrayList<>(List.of(metadata(event, Envelope.ACTOR_ID)));
        JsonNode onBehalfOf = JSON.readTree(event.metadata()).get(Envelope.ON_BEHALF_OF);
        if (onBehalfOf != null) {
            persons.add(onBehalfOf.stringValue());
        }
        return persons;
    }

    /** That somebody has done what a row compares, to which part of which record. */
    private static String mark(SegregationOfDuties.Row row, String person, StoredEvent event) {
        String part = row.same().component();
        JsonNode which = part == null ? null : JSON.readTree(event.payload()).get(part);
        // An event that names no such part is compared with no other.
        String scope = part == null ? "" : which == null ? event.toString() : which.asString();
        return row.rule() + " " + person + " " + event.aggregateId() + " " + scope;
    }

    private static String metadata(StoredEvent event, String key) {
        return JSON.readTree(event.metadata()).get(key).stringValue();
    }
}
