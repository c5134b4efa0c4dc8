package org.litopys.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feed in batches; its live form is in {@link EventStreamTest}. */
@Timeout(120)
class EventFeedTest {
    private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");
    private static final int FIRST = 250;

    @TempDir static Path directory;
    static RunningJournal journal;
    static String subject = "";

    @BeforeAll
    static void start() throws Exception {
        journal = new RunningJournal(directory.resolve("log.key"));
        journal.draft(FIRST);
        subject = journal.draftAndWithdraw(UUID.randomUUID());
        journal.bean(JournalProgress.class).awaitEntry(FIRST + 2, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        journal.close();
    }

    @Test
    void the_feed_is_a_batch_of_CloudEvents_whose_next_links_lead_through_all_of_it()
            throws Exception {
        List<Long> positions = new ArrayList<>();
        String next = "/api/events?limit=100";
        for (int page = 0; page < 3; page++) {
            HttpResponse<byte[]> answer = journal.get(next);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/cloudevents-batch+json");
            positions.addAll(positions(answer));
            next = next(answer);
        }

        for (int i = 0; i < FIRST + 2; i++) {
            assertThat(positions.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void at_its_end_the_next_link_waits_for_what_is_not_there_yet() throws Exception {
        String end = "/api/events?limit=1000&after=" + FIRST;
        HttpResponse<byte[]> page = journal.get(end);
        while (!positions(page).isEmpty()) {
            end = next(page);
            page = journal.get(end);
        }
        assertThat(new String(page.body(), UTF_8)).isEqualTo("[]");
        assertThat(next(page)).isEqualTo(end);
        UUID command = journal.draft();

        assertThat(positions(journal.get(end + "&wait=" + command))).isNotEmpty();
    }

    @Test
    void type_and_subject_choose() throws Exception {
        HttpResponse<byte[]> ofRecord = journal.get("/api/events?subject=" + subject);
        HttpResponse<byte[]> byName =
                journal.get("/api/events?type=ApplicationWithdrawn&subject=" + subject);
        HttpResponse<byte[]> whole =
                journal.get(
                        "/api/events?type=org.litopys.application.ApplicationWithdrawn.v1&type=CallPublished&limit=1");

        assertThat(positions(ofRecord)).containsExactly(251L, 252L);
        assertThat(positions(byName)).containsExactly(252L);
        assertThat(positions(whole)).containsExactly(252L);
        assertThat(next(whole)).contains("type=CallPublished&type=org.litopys");
        assertThat(positions(journal.get("/api/events?type=CallPublished"))).isEmpty();
    }

    @Test
    void as_of_a_position_nothing_after_it_is_shown() throws Exception {
        HttpResponse<byte[]> answer = journal.get("/api/events?after=10&pos=15");

        assertThat(positions(answer)).containsExactly(11L, 12L, 13L, 14L, 15L);
        assertThat(answer.headers().firstValue("Litopys-Position")).hasValue("15");
        assertThat(positions(journal.get("/api/events?at=2020-01-01"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aftr=1",
                "after=-1",
                "after=x",
                "type=Foo",
                "type=ApplicationSubmitted,CallPublished",
                "after=9999999",
                "limit=0",
                "limit=1001",
                "limit=1&limit=2",
                "wait=soon",
                "pos=9999999",
                "clock=occurred&at=2020-01-01"
            })
    void what_it_does_not_understand_is_a_problem(String query) throws Exception {
        HttpResponse<byte[]> answer = journal.get("/api/events?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonMapper().readTree(answer.body()).get("errors")).isNotEmpty();
    }

    @Test
    void a_type_that_no_event_has_is_refused_with_those_that_are_near() throws Exception {
        String english = text(journal.get("/api/events?type=AplicationSubmited"));
        String ukrainian =
                text(journal.get("/api/events?type=AplicationSubmited", "Accept-Language", "uk"));

        assertThat(english).contains("unknown-event-type", "one of these: ApplicationSubmitted");
        assertThat(ukrainian).contains("ApplicationSubmitted", "можливо");
    }

    @Test
    void a_type_that_is_like_no_event_is_refused_without_a_guess() throws Exception {
        String english = text(journal.get("/api/events?type=org.litopys.application"));

        assertThat(english)
                .contains("not-an-event-type", "the beginning of a name is not enough")
                .doesNotContain("perhaps");
    }

    @Test
    void a_record_can_be_named_by_its_reference() throws Exception {
        JdbcClient.create(journal.dataSource)
                .sql(
                        """
                        insert into query.record (record_id, since, occurred_since, type, reference, version, status,
                                                  status_since, entered_at, search)
                        values (?::uuid, 1, now(), 'APPLICATION', 'APP-2026-000701', 1, 'DRAFT', now(), now(), '')\
                        """)
                .param(subject)
                .update();

        assertThat(positions(journal.get("/api/events?subject=app-2026-000701")))
                .containsExactly(251L, 252L);
        assertThat(next(journal.get("/api/events?subject=APP-2026-000701"))).contains(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP-2026-999999", "00000000-0000-0000-0000-000000000001"})
    void a_record_that_there_is_not_has_no_feed(String unknown) throws Exception {
        for (String accept : List.of("application/json", "text/event-stream")) {
            HttpResponse<byte[]> answer =
                    journal.get("/api/events?subject=" + unknown, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(text(answer)).contains("/problems/unknown-subject", unknown);
        }
    }

    @Test
    void a_form_that_the_feed_does_not_have_is_refused() throws Exception {
        HttpResponse<byte[]> answer =
                journal.get("/api/events", "Accept", "application/xml", "Accept-Language", "uk");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(text(answer)).contains("/problems/not-acceptable", "text/event-stream", "форми");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static List<Long> positions(HttpResponse<byte[]> answer) {
        List<Long> positions = new ArrayList<>();
        for (JsonNode event : new JsonMapper().readTree(answer.body())) {
            positions.add(Long.parseLong(event.get("sequence").stringValue()));
        }
        return positions;
    }

    private static String next(HttpResponse<byte[]> answer) {
        Matcher link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        assertThat(link.matches()).isTrue();
        return link.group(1);
    }
}
