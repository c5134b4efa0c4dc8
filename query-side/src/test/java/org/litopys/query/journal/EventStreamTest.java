package org.litopys.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The feed as it goes on live, as a browser's EventSource reads it. */
@Timeout(120)
class EventStreamTest {
    private static final int FIRST = 250;

    @TempDir static Path directory;
    static RunningJournal journal;

    @BeforeAll
    static void start() throws Exception {
        journal =
                new RunningJournal(
                        directory.resolve("log.key"),
                        "litopys.feed.max-streams=4",
                        "litopys.feed.max-streams-per-account=3",
                        "server.tomcat.connection-timeout=1s",
                        "spring.threads.virtual.enabled=true");
        journal.draft(FIRST);
        journal.draftAndWithdraw(UUID.randomUUID());
        journal.bean(JournalProgress.class).awaitEntry(FIRST + 2, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        journal.close();
    }

    @Test
    void a_stream_goes_on_live_and_is_resumed_where_it_broke() throws Exception {
        long last;
        try (Stream stream = new Stream("/api/events?after=250")) {
            assertThat(stream.next().id).isEqualTo(251);
            assertThat(stream.next().id).isEqualTo(252);
            last = journal.bean(JournalProgress.class).size();
            for (long position = 253; position <= last; position++) {
                assertThat(stream.next().id).isEqualTo(position);
            }
            journal.draft();
            Event live = stream.next();
            assertThat(live.id).isEqualTo(last + 1);
            assertThat(new JsonMapper().readTree(live.data).get("sequence").stringValue())
                    .endsWith("" + (last + 1));
        }
        journal.draft(3);
        try (Stream stream =
                new Stream("/api/events?after=1", "Last-Event-ID", Long.toString(last + 1))) {
            assertThat(stream.next().id).isEqualTo(last + 2);
            assertThat(stream.next().id).isEqualTo(last + 3);
        }
    }

    @Test
    void a_stream_can_choose_too() throws Exception {
        try (Stream stream = new Stream("/api/events?type=ApplicationWithdrawn")) {
            assertThat(stream.next().id).isEqualTo(252);
            journal.draft(5);
            String other = journal.draftAndWithdraw(UUID.randomUUID());
            assertThat(stream.next().data).contains(other).contains("ApplicationWithdrawn");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "Last-Event-ID"})
    void a_stream_cannot_go_on_from_where_the_ledger_never_was(String way) throws Exception {
        HttpResponse<byte[]> answer =
                way.equals("after")
                        ? journal.get("/api/events?after=9999999", "Accept", "text/event-stream")
                        : journal.get(
                                "/api/events",
                                "Accept",
                                "text/event-stream",
                                "Last-Event-ID",
                                "9999999");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("position-to-come", way);
    }

    @Test
    void more_streams_than_allowed_are_refused_and_places_are_given_back() throws Exception {
        FeedStreams streams = journal.bean(FeedStreams.class);
        awaitFree(streams, 4);
        List<Stream> open = new ArrayList<>();
        for (String account : List.of("portal", "portal", "portal", "AU-02")) {
            open.add(new Stream("/api/events", LetInByHeader.ACCOUNT, account));
            open.getLast().next();
        }
        HttpResponse<byte[]> share = anotherOf("portal");
        HttpResponse<byte[]> all = anotherOf("AU-02");

        assertThat(share.statusCode()).isEqualTo(429);
        assertThat(text(share)).contains("too-many-feeds", "portal has 3 live feeds");
        assertThat(all.statusCode()).isEqualTo(503);
        for (HttpResponse<byte[]> refused : List.of(share, all)) {
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        for (Stream stream : open) {
            stream.close();
        }
        journal.draft(); // writing to it, the server finds that the reader is gone
        awaitFree(streams, 4);
    }

    private static HttpResponse<byte[]> anotherOf(String account) throws Exception {
        return journal.get(
                "/api/events", "Accept", "text/event-stream", LetInByHeader.ACCOUNT, account);
    }

    @Test
    void a_reader_that_takes_nothing_is_disconnected() throws Exception {
        FeedStreams streams = journal.bean(FeedStreams.class);
        awaitFree(streams, 4);
        journal.draft(8000); // more than the buffers of two sockets hold
        URI address = URI.create(journal.address);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
            socket.getOutputStream()
                    .write(
                            "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                                    .getBytes(UTF_8));
            for (int i = 0; i < 3000 && streams.free() == 4; i++) {
                Thread.sleep(10);
            }
            assertThat(streams.free()).isEqualTo(3);
            awaitFree(streams, 4);
        }
    }

    @Test
    void streams_end_when_the_process_stops() throws Exception {
        try (RunningJournal other =
                        new RunningJournal(
                                directory.resolve("other.key"), "server.shutdown=graceful");
                Stream stream = new Stream(other, "/api/events")) {
            other.draft();
            stream.next();
            other.close();

            assertThat(stream.ended()).isTrue();
        }
    }

    @Test
    void a_stream_ends_when_its_token_expires_and_is_not_resumed_with_it() throws Exception {
        Instant expires = Instant.now().plusSeconds(3);
        try (Stream stream =
                new Stream(
                        "/api/events?type=ApplicationWithdrawn",
                        LetInByHeader.EXPIRES,
                        expires.toString())) {
            stream.next();

            assertThat(stream.ended()).isTrue();
        }
        assertThat(Instant.now()).isBetween(expires, expires.plusSeconds(10));
        HttpResponse<byte[]> again =
                journal.get(
                        "/api/events",
                        "Accept",
                        "text/event-stream",
                        LetInByHeader.EXPIRES,
                        expires.toString());
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(text(again)).contains("/problems/token-invalid");
        assertThat(again.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void a_stream_of_a_session_ends_when_it_is_signed_out() throws Exception {
        String session =
                journal.get(LetInByHeader.SIGN_IN)
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow()
                        .replaceFirst(";.*", "");
        try (Stream stream =
                new Stream("/api/events?type=ApplicationWithdrawn", "Cookie", session)) {
            stream.next();
            journal.get(LetInByHeader.SIGN_OUT, "Cookie", session);

            assertThat(stream.ended()).isTrue();
        }
    }

    private static void awaitFree(FeedStreams streams, int places) throws InterruptedException {
        for (int i = 0; i < 6000 && streams.free() < places; i++) {
            Thread.sleep(10);
        }
        assertThat(streams.free()).isEqualTo(places);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private record Event(long id, String data) {}

    /** What a browser's EventSource does. */
    private static final class Stream implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Stream(String path, String... headers) throws IOException, InterruptedException {
            this(journal, path, headers);
        }

        Stream(RunningJournal of, String path, String... headers)
                throws IOException, InterruptedException {
            var request = of.request(path).header("Accept", "text/event-stream");
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<InputStream> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
        }

        /** The next event that has data. */
        Event next() throws IOException {
            long id = 0;
            String data = "";
            while (true) {
                String line = lines.readLine();
                assertThat(line).isNotNull();
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return new Event(id, data);
                }
            }
        }

        /**
         * Returns once the server has ended the answer; false where it sent another event before.
         */
        boolean ended() {
            return lines.lines().noneMatch(line -> line.startsWith("data"));
        }

        @Override
        public void close() throws IOException {
            client.shutdownNow();
            lines.close();
        }
    }
}
