package org.litopys.query.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.Envelope;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.query.AsOf;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.QueryProblem;
import org.litopys.query.TestLedger;
import org.litopys.query.record.ApplicationState;
import org.litopys.query.record.PilotState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordHistoryTest {
    private TestLedger office;
    private RecordHistory history;
    private AsOf now;

    /** An application that came as far as a contract. */
    private String application;

    private String contract;

    @BeforeAll
    void an_office_has_worked() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(7, office.clock.instant()).acts(60), office);
        office.append(
                Map.of(
                        Envelope.REASON,
                        "published late",
                        Envelope.COMMAND_SUBJECT,
                        id(GeneratedOffice.OTHER_CALL)),
                new CallListed(GeneratedOffice.PROGRAMME, GeneratedOffice.OTHER_CALL));
        office.project();
        history = new RecordHistory(office.db);
        now = office.now();
        contract =
                text(
                        """
                        select min(reference) from query.record c
                         where type = 'CONTRACT' and 1 = (
                            select count(distinct i.record_id) from query.record i
                             where i.type = 'INTRODUCTION' and i.application = c.application)\
                        """);
        application =
                text(
                        """
                        select a.reference from query.record a join query.record c
                            on c.application = a.record_id and c.type = 'CONTRACT'
                         where a.type = 'APPLICATION' and c.reference = '%s' limit 1\
                        """
                                .formatted(contract));
    }

    @AfterAll
    void close() {
        office.close();
    }

    private String text(String sql) {
        return office.db.sql(sql).query(String.class).single();
    }

    private List<HistoryStep> steps(RecordType type, String reference) {
        return history.steps(type, reference, now, 0, 1000).steps();
    }

    @Test
    void every_record_is_found_by_its_reference_in_any_letter_case_and_by_its_id() {
        RecordView one = history.record(RecordType.APPLICATION, application, now);
        assertThat(
                        history.record(
                                RecordType.APPLICATION, application.toLowerCase(Locale.ROOT), now))
                .isEqualTo(one);
        assertThat(history.record(RecordType.APPLICATION, one.row().id().toString(), now))
                .isEqualTo(one);
        assertThatThrownBy(() -> history.record(RecordType.PILOT, application, now))
                .isInstanceOf(QueryProblem.class)
                .hasMessageContaining("not-found");
    }

    @Test
    void the_changes_of_all_steps_together_are_the_state_at_the_end() {
        for (RecordType type : List.of(RecordType.CONTRACT, RecordType.PROGRAMME)) {
            String reference = type == RecordType.CONTRACT ? contract : "BRIDGE";
            ObjectNode rebuilt = org.litopys.query.Json.MAPPER.createObjectNode();
            for (HistoryStep step : steps(type, reference)) {
                step.changes().forEach(change -> put(rebuilt, change));
            }
            JsonNode state = requireNonNull(history.record(type, reference, now).state()).tree();
            assertThat(Diff.of(rebuilt, state)).isEmpty();
        }
    }

    /**
     * Objects are made where they are missing; lists as objects of numbers, made lists at the end.
     */
    private static void put(ObjectNode root, FieldChange change) {
        String[] path = change.pointer().substring(1).split("/", -1);
        JsonNode at = root;
        for (int i = 0; i < path.length; i++) {
            String name = path[i];
            boolean last = i == path.length - 1;
            JsonNode next = at.isArray() ? at.get(Integer.parseInt(name)) : at.get(name);
            if (last) {
                next = change.after();
            } else if (next == null) {
                next = path[i + 1].matches("\\d+") ? root.arrayNode() : root.objectNode();
            }
            if (at instanceof tools.jackson.databind.node.ArrayNode list) {
                int index = Integer.parseInt(name);
                if (index == list.size()) {
                    list.add(next);
                } else {
                    list.set(index, next);
                }
            } else if (next == null) {
                ((ObjectNode) at).remove(name);
            } else {
                ((ObjectNode) at).set(name, next);
            }
            at = requireNonNull(next == null ? at : next);
        }
    }

    @Test
    void a_step_says_when_who_why_and_what() {
        HistoryStep accepted =
                steps(RecordType.APPLICATION, application).stream()
                        .filter(step -> step.stamp().eventType().equals("ApplicationAccepted"))
                        .findFirst()
                        .orElseThrow();
        assertThat(requireNonNull(accepted.stamp().actor()).id()).isEqualTo("AO-01");
        assertThat(accepted.stamp().reason()).isEqualTo("best of its group");
        assertThat(accepted.stamp().commandId()).isNotNull();
        assertThat(accepted.changes())
                .extracting(FieldChange::pointer)
                .contains(
                        "/status",
                        "/due/step",
                        "/due/at",
                        "/decision/awarded",
                        "/decision/decisionReference")
                .doesNotContain("/title", "/submission/requested");
        FieldChange status =
                accepted.changes().stream()
                        .filter(change -> change.pointer().equals("/status"))
                        .findFirst()
                        .orElseThrow();
        assertThat(requireNonNull(status.before()).asString()).isEqualTo("RECOMMENDED");
        assertThat(requireNonNull(status.after()).asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void versions_are_counted_by_own_events_and_each_can_be_seen() {
        List<HistoryStep> steps = steps(RecordType.APPLICATION, application);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).stamp().version()).isEqualTo(i + 1);
            RecordView view = history.version(RecordType.APPLICATION, application, i + 1, now);
            assertThat(view.last()).isEqualTo(steps.get(i).stamp());
            assertThat(view.versions()).isEqualTo(steps.size());
            assertThat(view.row().version()).isEqualTo(i + 1);
        }
        assertThatThrownBy(() ->
                        history.version(RecordType.APPLICATION, application, steps.size() + 1, now))
                .hasMessageContaining("no-such-version");
    }

    @Test
    void an_answer_to_another_records_event_is_in_the_state_but_no_step() {
        RecordView view = history.record(RecordType.APPLICATION, application, now);
        ApplicationState state = (ApplicationState) requireNonNull(view.state());
        assertThat(state.introductions()).hasSize(1);
        assertThat(state.due()).isNull();
        assertThat(steps(RecordType.APPLICATION, application))
                .extracting(step -> step.stamp().eventType())
                .doesNotContain("IntroductionProposed");
        String pilot = view.linked("pilot").getFirst().reference();
        PilotState trial =
                (PilotState) requireNonNull(history.record(RecordType.PILOT, pilot, now).state());
        assertThat(trial.contract()).isNotNull();
        assertThat(trial.due()).isNull();
    }

    @Test
    void links_lead_to_what_a_record_refers_to_and_to_what_follows_it() {
        assertThat(history.record(RecordType.APPLICATION, application, now).links())
                .extracting(RecordView.Link::relation)
                .containsExactly(
                        "programme", "call", "organisation", "introduction", "pilot", "contract");
        assertThat(history.record(RecordType.CONTRACT, contract, now).links())
                .extracting(RecordView.Link::relation)
                .containsExactly(
                        "programme",
                        "call",
                        "organisation",
                        "application",
                        "introduction",
                        "pilot");
        assertThat(history.record(RecordType.CALL, "BRIDGE-2026-1", now).links())
                .extracting(RecordView.Link::relation)
                .containsExactly("programme");
    }

    @Test
    void what_only_the_state_names_is_linked_too() {
        assertThat(history.record(RecordType.NEED, "NEED-1", now).links())
                .extracting(RecordView.Link::relation)
                .containsExactly("organisation", "application", "pilot");
        assertThat(history.record(RecordType.PERSON, "CO-02", now).links()).isEmpty();
    }

    @Test
    void links_are_of_the_same_moment() {
        long accepted =
                office.db
                        .sql(
                                "select min(since) from query.record where reference = ? and status"
                                        + " = 'ACCEPTED'")
                        .param(application)
                        .query(Long.class)
                        .single();
        RecordView then = history.record(RecordType.APPLICATION, application, office.at(accepted));
        assertThat(then.row().status()).isEqualTo("ACCEPTED");
        assertThat(then.links())
                .extracting(RecordView.Link::relation)
                .containsExactly("programme", "call", "organisation");
    }

    @Test
    void before_it_began_the_answer_says_when_it_did() {
        long began =
                office.db
                        .sql("select min(since) from query.record where reference = ?")
                        .param(contract)
                        .query(Long.class)
                        .single();
        assertThatThrownBy(
                        () -> history.record(RecordType.CONTRACT, contract, office.at(began - 1)))
                .isInstanceOfSatisfying(
                        QueryProblem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(404);
                            assertThat(problem.rule()).isEqualTo("not-found-then");
                            Instant recorded = office.ledger.recordedAt(began).orElseThrow();
                            assertThat(problem.arguments().subList(0, 3))
                                    .containsExactly(
                                            contract, Long.toString(began), recorded.toString());
                            assertThat(Instant.parse(problem.arguments().get(3)))
                                    .isBeforeOrEqualTo(recorded);
                        });
        assertThat(history.record(RecordType.CONTRACT, contract, office.at(began)).versions())
                .isEqualTo(1);
    }

    @Test
    void a_long_history_comes_in_pages_whose_first_change_is_against_the_page_before() {
        List<HistoryStep> whole = steps(RecordType.PROGRAMME, "BRIDGE");
        List<HistoryStep> paged = new ArrayList<>();
        Long after = 0L;
        while (after != null) {
            HistoryPage page = history.steps(RecordType.PROGRAMME, "BRIDGE", now, after, 7);
            paged.addAll(page.steps());
            after = page.next();
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(20);
    }

    @Test
    void what_had_happened_by_then_leaves_out_what_happened_later() {
        List<HistoryStep> steps = steps(RecordType.APPLICATION, application);
        var third = steps.get(2).stamp().occurredAt();
        AsOf by = new AsOf(now.position(), third, true, third);
        RecordView view = history.record(RecordType.APPLICATION, application, by);
        assertThat(view.versions()).isBetween(1L, (long) steps.size() - 1);
        assertThat(history.steps(RecordType.APPLICATION, application, by, 0, 100).steps())
                .hasSize((int) view.versions())
                .allMatch(step -> !step.stamp().occurredAt().isAfter(third));
    }

    @Test
    void what_an_act_on_another_record_brought_leads_there_and_its_reason_stands_there() {
        String call =
                history.record(RecordType.CALL, id(GeneratedOffice.OTHER_CALL), now)
                        .row()
                        .reference();
        List<HistoryStep> steps = steps(RecordType.PROGRAMME, "BRIDGE");

        HistoryStep listed = steps.getLast();

        assertThat(listed.stamp().eventType()).isEqualTo("CallListed");
        assertThat(listed.stamp().reason()).isNull();
        assertThat(listed.cause())
                .isEqualTo(
                        new HistoryStep.Cause(
                                RecordType.CALL,
                                GeneratedOffice.OTHER_CALL.value(),
                                call,
                                "published late"));
        assertThat(steps.getFirst().cause()).as("an act on the programme itself").isNull();
        assertThat(steps.getFirst().stamp().reason()).isEqualTo("founded");
    }

    private static String id(RecordId record) {
        return record.value().toString();
    }
}
