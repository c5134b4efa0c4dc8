package org.litopys.query.journal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.Ledger;
import org.litopys.query.Accepted;
import org.litopys.query.Admission;
import org.litopys.query.ApiController;
import org.litopys.query.AsOf;
import org.litopys.query.AsOfReader;
import org.litopys.query.Parameters;
import org.litopys.query.Places;
import org.litopys.query.QueryProblem;
import org.litopys.query.Wait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code GET /api/events}: the journal as CloudEvents 1.0 in JSON.
 *
 * <p>As a batch ({@code application/cloudevents-batch+json}): {@code after} (position, 0), {@code
 * limit} (1 to 1,000, 100), {@code type} (whole, or the event's name; may be repeated), {@code
 * subject} (reference or identifier), and {@code pos}, {@code at} and {@code wait} as every read.
 * The Link header leads to what follows, also where nothing does yet.
 *
 * <p>With {@code Accept: text/event-stream} it goes on live: {@code id} is the position, {@code
 * data} the entry; resumed by {@code Last-Event-ID}. It ends when the token expires or the session
 * does; whoever then resumes without a new one is refused with 401. In pauses an empty event with
 * the position reached comes every 15 seconds. Each stream holds one thread and one page of
 * entries, never more: what a reader does not take stays in the database, and one that takes
 * nothing for the connector's timeout (Boot's {@code server.tomcat.connection-timeout}) is
 * disconnected. Beyond {@code litopys.feed.max-streams} the answer is 503 with Retry-After, beyond
 * {@code litopys.feed.max-streams-per-account} 429.
 */
@RestController
class EventFeedEndpoint implements ApiController {
    private static final Logger log = LoggerFactory.getLogger(EventFeedEndpoint.class);
    private static final Set<String> OF_BATCH =
            Stream.concat(
                            Stream.of("after", "limit", "type", "subject"),
                            AsOfReader.PARAMETERS.stream())
                    .collect(Collectors.toSet());
    private static final Set<String> OF_STREAM = Set.of("after", "type", "subject");
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int LIMIT = 100;
    private static final int MOST = 1000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final byte[] RETRY = ascii("retry: 1000\n\n");

    private final AsOfReader asOfReader;
    private final Entries entries;
    private final JournalProgress progress;
    private final JournalWait wait;
    private final FeedStreams streams;
    private final FilterReader filters;
    private final Ledger ledger;

    EventFeedEndpoint(
            AsOfReader asOfReader,
            Entries entries,
            JournalProgress progress,
            JournalWait wait,
            FeedStreams streams,
            FilterReader filters,
            Ledger ledger) {
        this.asOfReader = asOfReader;
        this.entries = entries;
        this.progress = progress;
        this.wait = wait;
        this.streams = streams;
        this.filters = filters;
        this.ledger = ledger;
    }

    @GetMapping("/api/events")
    void events(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        String form =
                Accepted.of(
                        request,
                        BATCH,
                        MediaType.TEXT_EVENT_STREAM_VALUE,
                        MediaType.APPLICATION_JSON_VALUE);
        Parameters parameters = new Parameters(request.getParameterMap());
        if (form.equals(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            stream(request, parameters, response);
        } else {
            batch(parameters, response);
        }
    }

    private void batch(Parameters parameters, HttpServletResponse response)
            throws IOException, InterruptedException {
        parameters.allow(OF_BATCH);
        long after =
                orElse(
                        parameters.read("after", EventFeedEndpoint::position, "not-a-position", ""),
                        0L);
        int limit =
                orElse(
                        parameters.read(
                                "limit",
                                EventFeedEndpoint::limit,
                                "not-a-limit",
                                Integer.toString(MOST)),
                        LIMIT);
        Set<String> types = filters.types(parameters);
        String until = parameters.one(Wait.PARAMETER);
        boolean past =
                AsOfReader.PARAMETERS.stream()
                        .anyMatch(name -> !name.equals(Wait.PARAMETER) && parameters.has(name));
        AsOf asOf = past ? asOfReader.readRecorded(parameters) : null;
        parameters.check();
        if (until != null) {
            wait.until(until);
        }
        EventFilter filter = new EventFilter(types, filters.subject(parameters));
        refuseFuture("after", after);
        parameters.check();
        long upTo = upTo(asOf);
        List<JournalEntry> page = filter.page(entries, after, upTo, limit);
        long shown = page.size() == limit ? page.getLast().position() : Math.max(after, upTo);
        response.setContentType(BATCH);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(AsOf.HEADER, Long.toString(upTo));
        response.setHeader(
                HttpHeaders.LINK, "<" + next(filter, shown, limit, asOf) + ">; rel=\"next\"");
        OutputStream out = response.getOutputStream();
        out.write('[');
        for (int i = 0; i < page.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(page.get(i).content());
        }
        out.write(']');
    }

    private long upTo(@Nullable AsOf asOf) throws InterruptedException {
        if (asOf == null) {
            return progress.size();
        }
        wait.untilEntry(asOf.position().value());
        return asOf.position().value();
    }

    private static String next(EventFilter filter, long after, int limit, @Nullable AsOf asOf) {
        UriComponentsBuilder next =
                UriComponentsBuilder.fromPath("/api/events")
                        .queryParam("after", after)
                        .queryParam("limit", limit);
        filter.types().stream().sorted().forEach(type -> next.queryParam("type", type));
        if (filter.subject() != null) {
            next.queryParam("subject", filter.subject());
        }
        if (asOf != null) {
            next.queryParam(AsOfReader.POSITION, asOf.position().value());
        }
        return next.encode().build().toUriString();
    }

    private void stream(
            HttpServletRequest request, Parameters parameters, HttpServletResponse response)
            throws InterruptedException {
        parameters.allow(OF_STREAM);
        Long asked = parameters.read("after", EventFeedEndpoint::position, "not-a-position", "");
        Set<String> types = filters.types(parameters);
        Long resumed = lastEventId(request, parameters);
        parameters.check();
        long from = orElse(resumed, orElse(asked, 0L));
        refuseFuture(resumed == null ? "after" : LAST_EVENT_ID, from);
        EventFilter filter = new EventFilter(types, filters.subject(parameters));
        parameters.check();
        Admission admission = Admission.of(request);
        if (!admission.holds()) { // security takes a token for a minute more; a stream would end
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            throw QueryProblem.of(401, "token-invalid");
        }
        String account = Places.account();
        switch (streams.enter(account)) {
            case SHARE_TAKEN ->
                    throw QueryProblem.of(
                            429, "too-many-feeds", account, Integer.toString(streams.perAccount()));
            case ALL_TAKEN -> throw QueryProblem.of(503, "too-many-streams");
            case GRANTED -> {}
        }
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy must not hold events back
            OutputStream out = response.getOutputStream();
            out.write(RETRY);
            out.flush();
            follow(filter, from, admission, out);
        } catch (IOException e) {
            log.debug("a reader of the feed is gone", e);
        } finally {
            streams.leave(account);
        }
    }

    private static @Nullable Long lastEventId(HttpServletRequest request, Parameters parameters) {
        String id = request.getHeader(LAST_EVENT_ID);
        if (id == null || id.isBlank()) {
            return null;
        }
        try {
            return position(id.strip());
        } catch (IllegalArgumentException e) {
            parameters.wrong(LAST_EVENT_ID, "not-a-position", Parameters.shortened(id));
            return null;
        }
    }

    private void follow(EventFilter filter, long after, Admission admission, OutputStream out)
            throws IOException, InterruptedException {
        long reached = after;
        long spoken = System.nanoTime();
        while (streams.isRunning() && admission.holds()) {
            long size = progress.size();
            List<JournalEntry> page =
                    reached < size ? filter.page(entries, reached, size, LIMIT) : List.of();
            for (JournalEntry entry : page) {
                out.write(ascii("id: " + entry.position() + "\ndata: "));
                out.write(entry.content()); // canonical JSON has no line breaks
                out.write(ascii("\n\n"));
            }
            if (!page.isEmpty()) {
                out.flush();
                spoken = System.nanoTime();
            }
            reached = page.size() == LIMIT ? page.getLast().position() : Math.max(reached, size);
            if (reached >= size
                    && !progress.awaitEntry(reached + 1, LOOK)
                    && System.nanoTime() - spoken >= HEARTBEAT.toNanos()) {
                spoken = System.nanoTime();
                out.write(
                        ascii("id: " + reached + "\n\n")); // moves Last-Event-ID on, shows nothing
                out.flush();
            }
        }
    }

    /**
     * What was read up to a position that is not there was another ledger, or is one that was
     * restored from an older copy: then silence would hide it. The ledger may be a moment ahead of
     * the journal.
     */
    private void refuseFuture(String name, long position) {
        if (position > progress.size()) {
            long head = ledger.head();
            if (position > head) {
                throw QueryProblem.badParameter(
                        name, "position-to-come", Long.toString(position), Long.toString(head));
            }
        }
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException();
        }
        return Long.parseLong(text);
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
