package org.litopys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.LedgerCommand;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.events.RecordType;
import org.litopys.events.application.EligibilityCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScriptTest {
    /** Enough for shares to be judged by. */
    private static final int MANY = 1_500;

    private static final List<Order> SCRIPT = script(MANY, 1);

    private static List<Order> script(int applications, long seed) {
        return script(Plan.endingAt(applications, seed, DemoOffice.NOW));
    }

    private static List<Order> script(Plan plan) {
        List<Order> orders = new ArrayList<>();
        Script.write(plan, orders::add);
        return orders;
    }

    private static <C extends LedgerCommand> Stream<C> accepted(Class<C> kind) {
        return SCRIPT.stream()
                .filter(order -> order.refusedBy() == null)
                .map(Order::command)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static double share(Stream<?> part, Stream<?> whole) {
        return (double) part.distinct().count() / whole.distinct().count();
    }

    @Test
    void the_same_plan_gives_the_same_commands() {
        assertThat(script(120, 7)).isEqualTo(script(120, 7));
    }

    @Test
    void another_seed_gives_another_programme() {
        assertThat(script(120, 8).stream().map(Order::command))
                .isNotEqualTo(script(120, 7).stream().map(Order::command).toList());
    }

    @Test
    void no_two_commands_have_one_id() {
        assertThat(SCRIPT.stream().map(order -> order.envelope().commandId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void commands_are_numbered_in_the_order_of_time_and_fill_two_years() {
        Plan plan = Plan.endingAt(MANY, 1, DemoOffice.NOW);

        assertThat(SCRIPT.stream().map(Order::number))
                .isEqualTo(Stream.iterate(1L, number -> number + 1).limit(SCRIPT.size()).toList());
        assertThat(SCRIPT.stream().map(Order::at)).isSorted();
        assertThat(SCRIPT.getFirst().at()).isEqualTo(plan.start());
        assertThat(SCRIPT.getLast().at())
                .isBetween(plan.until().minusSeconds(86_400), plan.until());
        assertThat(SCRIPT.stream().map(order -> monthOf(order.at())).distinct()).hasSize(25);
    }

    /** Whoever is asked to evaluate is entered by that, and is not entered once more. */
    @Test
    void evaluators_are_entered_before_they_are_asked() {
        Set<String> asked = new HashSet<>();
        for (Order order : SCRIPT) {
            switch (order.command()) {
                case AssignEvaluator assign -> asked.add(assign.evaluator());
                case EnterPerson enter -> assertThat(asked).doesNotContain(enter.person());
                default -> {}
            }
        }
        assertThat(asked).hasSizeGreaterThan(10);
    }

    private static String monthOf(Instant moment) {
        return moment.toString().substring(0, 7);
    }

    @Test
    void weekends_are_quiet() {
        long weekend =
                SCRIPT.stream()
                        .map(order -> order.at().atZone(RecordType.OFFICE_ZONE).getDayOfWeek())
                        .filter(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)::contains)
                        .count();

        assertThat(weekend).isPositive().isLessThan(SCRIPT.size() / 50L);
    }

    @Test
    void as_many_applications_are_begun_as_were_asked_for() {
        assertThat(accepted(StartDraft.class)).hasSize(MANY);
        assertThat(script(3, 1).stream().map(Order::command).filter(StartDraft.class::isInstance))
                .hasSize(3);
    }

    @Test
    void applications_go_through_in_believable_proportions() {
        Stream<?> drafts = accepted(StartDraft.class).map(StartDraft::applicationId);
        Stream<?> submitted =
                accepted(SubmitApplication.class).map(SubmitApplication::applicationId);
        assertThat(share(submitted, drafts)).as("submitted").isCloseTo(0.84, within(0.05));

        List<AssessEligibility> assessed = accepted(AssessEligibility.class).toList();
        List<AssessEligibility> eligible =
                assessed.stream()
                        .filter(one -> one.checks().stream().allMatch(EligibilityCheck::passed))
                        .toList();
        assertThat(share(eligible.stream(), assessed.stream()))
                .as("eligible")
                .isCloseTo(0.68, within(0.05));

        List<?> awards =
                accepted(AcceptApplication.class).map(AcceptApplication::applicationId).toList();
        assertThat(share(awards.stream(), eligible.stream()))
                .as("accepted")
                .isCloseTo(0.28, within(0.06));

        Stream<?> introduced =
                accepted(ProposeIntroduction.class).map(ProposeIntroduction::application);
        assertThat(share(introduced, awards.stream())).as("introduced").isBetween(0.65, 0.95);

        List<?> pilots = accepted(ProposePilot.class).map(ProposePilot::subject).toList();
        assertThat((double) pilots.size() / MANY).as("pilots").isBetween(0.05, 0.12);
        assertThat(share(accepted(DraftContract.class), accepted(StartPilot.class)))
                .as("contracts")
                .isCloseTo(0.42, within(0.15));
        assertThat(accepted(ExecutePayment.class).count()).as("payments").isGreaterThan(25);
    }

    @Test
    void a_few_percent_of_the_commands_are_mistakes_of_many_kinds() {
        List<Order> mistakes = SCRIPT.stream().filter(order -> order.refusedBy() != null).toList();

        assertThat((double) mistakes.size() / SCRIPT.size()).isBetween(0.01, 0.04);
        assertThat(mistakes.stream().map(Order::refusedBy).distinct())
                .hasSizeGreaterThan(15)
                .contains(
                        "wrong-state",
                        "role-missing",
                        "budget-exceeded",
                        "call-not-open",
                        "recommender-may-not-decide",
                        "initiator-may-not-verify-payment");
    }

    @Test
    void every_reason_is_in_a_language_of_the_office() {
        Map<Boolean, Long> ukrainian =
                accepted(StartDraft.class)
                        .collect(
                                Collectors.partitioningBy(
                                        draft -> draft.language().equals("uk"),
                                        Collectors.counting()));

        assertThat(ukrainian.get(true)).isGreaterThan(MANY / 6L);
        assertThat(ukrainian.get(false)).isGreaterThan(MANY / 2L);
        Predicate<StartDraft> cyrillic = draft -> draft.title().matches(".*\\p{IsCyrillic}.*");
        List<UUID> misstated =
                accepted(StartDraft.class)
                        .filter(draft -> cyrillic.test(draft) != draft.language().equals("uk"))
                        .map(draft -> Objects.requireNonNull(draft.applicationId()).value())
                        .toList();
        assertThat(misstated).hasSizeBetween(1, MANY / 20);
        assertThat(accepted(ApproveCorrection.class).map(one -> one.subject().value()))
                .isNotEmpty()
                .allMatch(misstated::contains);
    }

    @Test
    void organisations_have_identifiers_of_their_own_and_most_are_validated() {
        List<RegisterOrganisation> all = accepted(RegisterOrganisation.class).toList();

        assertThat(all.stream().map(RegisterOrganisation::identifier)).doesNotHaveDuplicates();
        assertThat(all.stream().map(RegisterOrganisation::country).distinct())
                .hasSizeGreaterThan(15)
                .contains("UA");
        assertThat(share(accepted(ValidateOrganisation.class), all.stream())).isBetween(0.9, 0.999);
    }

    @Test
    void an_office_without_applications_has_its_programme_and_calls() {
        List<LedgerCommand> commands = script(0, 1).stream().map(Order::command).toList();

        assertThat(commands).filteredOn(DraftCall.class::isInstance).hasSizeGreaterThan(50);
        assertThat(commands).noneMatch(StartDraft.class::isInstance);
    }

    @Test
    void an_office_long_after_the_topics_has_its_own_calls_only() {
        Plan later = Plan.endingAt(50, 1, Instant.parse("2031-05-06T10:00:00Z"));

        List<DraftCall> calls =
                script(later).stream()
                        .map(Order::command)
                        .filter(DraftCall.class::isInstance)
                        .map(DraftCall.class::cast)
                        .toList();

        assertThat(calls).hasSizeGreaterThan(15).allMatch(call -> call.source() == null);
    }

    @Test
    void the_EU_topics_stand_as_the_commission_published_them() throws IOException {
        Path data = sharedData().resolve("calls/eu-topics-2026-08.jsonl");
        assumeTrue(Files.exists(data), () -> "skipped, since there is no " + data);
        JsonMapper json = JsonMapper.shared();
        List<JsonNode> topics =
                Files.readAllLines(data).stream()
                        .map(json::readTree)
                        .filter(topic -> !topic.get("defenceProgramme").isNull())
                        .toList();
        Map<String, DraftCall> published =
                accepted(DraftCall.class)
                        .filter(call -> call.source() != null)
                        .collect(Collectors.toMap(DraftCall::code, call -> call));

        assertThat(topics).hasSize(37);
        assertThat(published).hasSize(37);
        for (JsonNode topic : topics) {
            DraftCall call =
                    Objects.requireNonNull(published.get(topic.get("identifier").stringValue()));
            assertThat(call.title().en())
                    .isEqualTo(topic.get("title").stringValue().replaceAll("\"$", ""));
            assertThat(call.source()).isEqualTo(topic.get("topicUrl").stringValue());
            LocalDate deadline = LocalDate.parse(topic.get("deadlineDate").stringValue());
            assertThat(call.closesAt())
                    .isEqualTo(
                            deadline.atTime(LocalTime.of(17, 0))
                                    .atZone(RecordType.OFFICE_ZONE)
                                    .toInstant());
        }
    }

    /** {@code ../shared/data} from the top of the project. */
    private static Path sharedData() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("command-side")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared").resolve("data");
    }
}
