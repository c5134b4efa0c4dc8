package org.litopys.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.Envelope;
import org.litopys.events.Position;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

class WaitTest {
    private static final Identifier NUMBER = new Identifier("EE-ARIREGISTER", "10000000");
    private static final OrganisationId ID = OrganisationId.of(NUMBER);
    private static final UUID COMMAND = new UUID(8, 8);
    private final TestLedger office = new TestLedger();
    private Wait impatient;

    @BeforeEach
    void open() {
        impatient = new Wait(office.progress, office.ledger, office.db, Duration.ofMillis(100));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private long happens() {
        return office.append(
                Map.of(Envelope.COMMAND_ID, COMMAND.toString()),
                new OrganisationRegistered(ID, NUMBER, "Works", null, "EE", OrganisationType.SME),
                new OrganisationValidated(ID));
    }

    private void await(Wait wait, String goal) {
        wait.until(
                Objects.requireNonNull(
                        wait.read(new Parameters(Map.of("wait", new String[] {goal})))));
    }

    @Test
    void what_is_projected_is_there_at_once() {
        long last = happens();
        office.project();
        await(impatient, Long.toString(last));
        await(impatient, COMMAND.toString());
        assertThat(office.progress.position(Progress.RECORDS).value()).isEqualTo(last);
    }

    @Test
    void who_waits_in_vain_hears_how_far_the_records_are() {
        happens();
        for (String goal : List.of("2", COMMAND.toString(), "99", new UUID(1, 1).toString())) {
            assertThatThrownBy(() -> await(impatient, goal))
                    .isInstanceOfSatisfying(
                            QueryProblem.class,
                            problem -> {
                                assertThat(problem.status()).isEqualTo(504);
                                assertThat(problem.arguments()).containsExactly(goal, "0");
                            });
        }
    }

    @Test
    void who_waits_is_woken_when_it_has_come() {
        happens();
        Wait patient = office.waiting();
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(() -> await(patient, COMMAND.toString()));
        office.project();
        waiting.join();
        assertThat(office.progress.position(Progress.RECORDS).value()).isEqualTo(2);
    }

    /** Its transactions do not wait for the disk (decision 13). */
    @Test
    void what_a_crash_of_the_database_took_back_is_waited_for_again() {
        long last = happens();
        office.project();
        await(impatient, Long.toString(last));
        goBackTo(last - 1);
        assertThatThrownBy(() -> await(impatient, Long.toString(last)))
                .isInstanceOfSatisfying(
                        QueryProblem.class,
                        problem -> assertThat(problem.rule()).isEqualTo("not-yet"));
        goBackTo(last);
        await(impatient, Long.toString(last));
    }

    private void goBackTo(long position) {
        office.db
                .sql("update query.progress set position = ? where read_model = ?")
                .params(position, Progress.RECORDS)
                .update();
    }

    @Test
    void many_who_wait_in_vain_ask_the_database_no_more_than_one_does() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Progress counted =
                new Progress(
                        JdbcClient.create(
                                new DelegatingDataSource(office.dataSource) {
                                    @Override
                                    public Connection getConnection() throws SQLException {
                                        asked.incrementAndGet();
                                        return super.getConnection();
                                    }
                                }));
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiting.add(
                    CompletableFuture.supplyAsync(
                            () -> comes(counted), Thread::startVirtualThread));
        }
        assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isFalse());
        assertThat(asked.get()).isLessThan(40); // one second, every 50 ms
    }

    private static boolean comes(Progress progress) {
        try {
            return progress.await(Progress.RECORDS, new Position(99), Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_account_that_waits_as_often_as_it_may_keeps_nobody_else_out() throws Exception {
        Places places = Wait.places();
        CountDownLatch entered = new CountDownLatch(64);
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            waiting.add(
                    CompletableFuture.supplyAsync(
                            () ->
                                    status(
                                            "portal",
                                            places,
                                            () -> {
                                                entered.countDown();
                                                end.await();
                                                return true;
                                            }),
                            Thread::startVirtualThread));
        }
        entered.await();

        assertThat(status("portal", places, () -> true)).isEqualTo(429);
        assertThat(status("AU-02", places, () -> true)).isEqualTo(200);
        end.countDown();
        assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo(200));
        assertThat(status("portal", places, () -> true)).isEqualTo(200);
    }

    private static int status(String account, Places places, Wait.Waiting waiting) {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken(account, "")));
        try {
            return Wait.inPlace(places, waiting) ? 200 : 504;
        } catch (QueryProblem problem) {
            return problem.status();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void a_command_of_which_only_the_first_event_is_projected_is_not_there_yet() {
        happens();
        office.project();
        office.processor().stop();
        // As if the batch had ended between the two events of the command.
        office.db.sql("delete from query.step where since = 2").update();
        office.db.sql("update query.progress set position = 1").update();
        assertThatThrownBy(() -> await(impatient, COMMAND.toString()))
                .isInstanceOf(QueryProblem.class)
                .hasMessageContaining("not-yet");
    }

    @Test
    void every_text_of_a_problem_is_there_in_both_languages_with_the_same_arguments() {
        assertThat(ProblemTexts.keys("uk")).isEqualTo(ProblemTexts.keys("en"));
        for (String key : ProblemTexts.keys("en")) {
            assertThat(arguments(ProblemTexts.pattern(key, "uk")))
                    .as(key)
                    .isEqualTo(arguments(ProblemTexts.pattern(key, "en")));
        }
    }

    private static List<String> arguments(String pattern) {
        return java.util.regex.Pattern.compile("\\{\\d\\}")
                .matcher(pattern)
                .results()
                .map(java.util.regex.MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }
}
