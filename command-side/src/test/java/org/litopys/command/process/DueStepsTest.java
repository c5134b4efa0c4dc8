package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.events.Envelope;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Steps that processes have planned, on a real database with real programs. */
@Timeout(120)
class DueStepsTest {
    /** Whoever failed tries again after longer and longer pauses. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> WHOLE_TIME =
            List.of(
                    "CallDrafted",
                    "CallPublished",
                    "CallOpened",
                    "CallClosed",
                    "SubmissionsCounted", // before or after the next: another process sends it
                    "EvaluationStarted");
    private static final Instant CLOSES = Samples.draftCall().closesAt();

    @SuppressWarnings("NullAway.Init")
    private CommandSide office;

    @BeforeEach
    void start() {
        office = CommandSide.startWithProcesses();
    }

    @AfterEach
    void stop() {
        office.close();
    }

    /** Without organisations, whose next screening would be planned too. */
    private void openCall() {
        Samples.openProgramme(office, "1000000");
        Samples.openCall(office);
    }

    @Test
    void a_call_is_closed_by_the_ledger_itself_when_its_time_is_over() {
        openCall();
        awaitSteps(1);

        office.clock.set(CLOSES);

        awaitEvaluation();
        StoredEvent closed = eventsOfCall().get(3);
        assertThat(metadata(closed))
                .containsEntry(Envelope.ACTOR_ID, "process:call-closing")
                .containsEntry(Envelope.ACTOR_TYPE, "SYSTEM")
                .containsEntry(Envelope.ACTOR_ROLES, "PROCESS")
                .containsEntry(Envelope.CHANNEL, "DEADLINE")
                .containsEntry(Envelope.CAUSATION_ID, eventsOfCall().get(1).eventId().toString());
        awaitSteps(0);
    }

    @Test
    void it_is_not_closed_before() throws InterruptedException {
        openCall();
        awaitSteps(1);

        office.clock.set(CLOSES.minusMillis(1));
        Thread.sleep(2_500); // it looks every second

        assertThat(office.eventsOf(CALL))
                .containsExactly("CallDrafted", "CallPublished", "CallOpened");
    }

    @Test
    void what_somebody_did_before_is_not_done_again() {
        openCall();
        awaitSteps(1);

        office.bean(DueSteps.class).stop();
        Samples.closeCall(office, CALL);
        office.bean(DueSteps.class).start();

        awaitEvaluation();
        awaitSteps(0);
    }

    @Test
    void two_programs_over_one_database_do_it_once() {
        try (CommandSide other = office.another()) {
            openCall();
            awaitSteps(1);

            office.clock.set(CLOSES);

            awaitEvaluation();
            awaitSteps(0);
            assertThat(other.eventsOf(CALL)).containsExactlyInAnyOrderElementsOf(WHOLE_TIME);
        }
    }

    @Test
    void a_program_that_starts_after_the_moment_makes_up_for_it() {
        openCall();
        office.bean(DueSteps.class).stop();
        office.clock.set(CLOSES.plus(Duration.ofDays(3)));

        try (CommandSide next = office.another()) {
            awaitEvaluation();
            assertThat(next.eventsOf(CALL)).containsExactlyInAnyOrderElementsOf(WHOLE_TIME);
        }
    }

    @Test
    void what_was_sent_by_a_program_that_died_before_it_could_say_so_is_not_done_twice() {
        openCall();
        awaitSteps(1);
        office.bean(DueSteps.class).stop();
        db().sql("create table kept as select * from process.planned_step").update();
        office.clock.set(CLOSES);
        office.bean(DueSteps.class).start();
        awaitEvaluation();
        awaitSteps(0);
        long head = office.head();

        db().sql("insert into process.planned_step select * from kept").update();
        office.clock.advance(Duration.ofSeconds(2));

        awaitSteps(0);
        assertThat(office.head()).isEqualTo(head);
    }

    @Test
    void what_could_not_be_written_down_is_planned_as_soon_as_it_can_be() {
        db().sql("alter table process.planned_step rename to away").update();
        openCall();
        Follower reader = office.bean(ProcessConfiguration.READERS_BEAN, Follower.class);
        long published =
                office.bean(Ledger.class).readAggregate(CALL.toString(), 0).get(1).position();

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .until(() -> reader.position().getAsLong() < published);
        db().sql("alter table process.away rename to planned_step").update();

        awaitSteps(1);
    }

    @Test
    void what_a_program_took_and_died_with_is_done_by_another() {
        openCall();
        awaitSteps(1);
        office.bean(DueSteps.class).stop();
        office.clock.set(CLOSES);
        db().sql(
                        "update process.planned_step set picked = true, picked_by = 'gone', last_heartbeat = execution_time - interval '1 minute'")
                .update();

        office.bean(DueSteps.class).start();

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> {
                    office.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    return office.eventsOf(CALL).contains("CallClosed");
                });
    }

    @Test
    void reading_the_ledger_again_plans_nothing_twice_and_sends_nothing() {
        openCall();
        awaitSteps(1);
        Object planned =
                db().sql("select task_instance from process.planned_step").query().singleValue();
        long head = office.head();

        readAgain();

        awaitSteps(1);
        assertThat(db().sql("select task_instance from process.planned_step").query().singleValue())
                .isEqualTo(planned);
        assertThat(office.head()).isEqualTo(head);
    }

    @Test
    void what_is_over_is_not_planned_when_the_ledger_is_read_again() {
        openCall();
        office.clock.set(CLOSES);
        awaitEvaluation();
        awaitSteps(0);
        long head = office.head();

        readAgain();

        awaitRead();
        awaitSteps(0);
        assertThat(office.head()).isEqualTo(head);
    }

    private void readAgain() {
        StreamingEventProcessor reader =
                office.bean(EventProcessingConfiguration.class)
                        .eventProcessor(ProcessConfiguration.READER, StreamingEventProcessor.class)
                        .orElseThrow();
        reader.shutDown();
        reader.resetTokens();
        reader.start();
        awaitRead();
    }

    private void awaitRead() {
        Follower reader = office.bean(ProcessConfiguration.READERS_BEAN, Follower.class);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> reader.position().getAsLong() >= office.head());
    }

    private void awaitEvaluation() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> {
                    office.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    return office.eventsOf(CALL)
                            .containsAll(List.of("EvaluationStarted", "SubmissionsCounted"));
                });
    }

    private void awaitSteps(int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        db().sql("select count(*) from process.planned_step")
                                        .query(Integer.class)
                                        .single()
                                == count);
    }

    private List<StoredEvent> eventsOfCall() {
        return office.bean(Ledger.class).readAggregate(CALL.toString(), 0);
    }

    private static Map<String, Object> metadata(StoredEvent event) {
        @SuppressWarnings("unchecked")
        Map<String, Object> all = JsonMapper.shared().readValue(event.metadata(), Map.class);
        return all;
    }

    private JdbcClient db() {
        return JdbcClient.create(office.bean(DataSource.class));
    }
}
