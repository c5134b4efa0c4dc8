package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.litopys.events.Role;
import org.litopys.events.programme.ProgrammeId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Callers that put money on budget lines, one euro a command, while processes are killed under
 * them; and what must be true afterwards. Half of the callers send a command again until it is
 * acknowledged, the others give it up at the first failure and never learn what became of it.
 */
final class FaultLoad implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CALLERS = 8;
    private static final int PROGRAMMES = 6;
    private static final long PAUSE_MILLIS = 20;

    private final Installation office;
    private final IssuerStandIn issuer;
    private volatile String commander;
    private String reader;
    private final List<String> programmes = new ArrayList<>();
    private final List<Thread> callers = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong lastAcknowledged = new AtomicLong();
    private volatile String lastFailure = "none";
    private volatile boolean stopped;

    // What was seen of the journal so far
    private long position;
    private final Map<String, Integer> recorded = new HashMap<>();
    private final Map<String, Integer> euros = new HashMap<>();

    private FaultLoad(Installation office, IssuerStandIn issuer) throws Exception {
        this.office = office;
        this.issuer = issuer;
        this.commander = commanding();
        this.reader = reading();
    }

    private String commanding() throws JOSEException {
        return issuer.bearer("AO-01", Role.AUTHORISING_OFFICER, Role.PROGRAMME_MANAGER);
    }

    private String reading() throws JOSEException {
        return issuer.bearer("AU-01", Role.AUDITOR);
    }

    static FaultLoad start(Installation office, IssuerStandIn issuer) throws Exception {
        FaultLoad load = new FaultLoad(office, issuer);
        for (int i = 0; i < PROGRAMMES; i++) {
            load.programmes.add(load.programme());
        }
        for (int i = 0; i < CALLERS; i++) {
            boolean patient = i % 2 == 0;
            load.callers.add(Thread.ofPlatform().start(() -> load.call(patient)));
        }
        return load;
    }

    private String programme() throws Exception {
        String code = "F-" + UUID.randomUUID();
        HttpResponse<String> answer =
                office.commandSide()
                        .command(
                                commander,
                                "create-programme",
                                """
                                {"data": {"code": "%s", "title": {"en": "Bridge", "uk": "Міст"}, "currency": "EUR",
                                          "startDate": "2026-01-01", "endDate": "2029-12-31", "legalBasis": "-"}}\
                                """
                                        .formatted(code));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return code;
    }

    private void call(boolean patient) {
        while (!stopped) {
            String id = UUID.randomUUID().toString();
            String programme = programmes.get(ThreadLocalRandom.current().nextInt(PROGRAMMES));
            boolean done = send(id, programme);
            while (!done && patient && !stopped) {
                pause();
                done = send(id, programme);
            }
            if (!done) {
                unanswered.incrementAndGet();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False where it may or may not have been recorded. */
    private boolean send(String id, String programme) {
        try {
            HttpResponse<String> answer =
                    office.commandSide()
                            .command(
                                    commander,
                                    "allocate-budget",
                                    """
                                    {"id": "%s", "subject": "%s", "reason": "-", "data": {"line": "LINE", "lineTitle": {"en": "Line", "uk": "Рядок"},
                                     "amount": {"amount": "1.00", "currency": "EUR"}, "source": "-", "decisionReference": "-"}}\
                                    """
                                            .formatted(id, programme));
            if (answer.statusCode() == 200) {
                acknowledged.add(id);
                lastAcknowledged.set(System.nanoTime());
                return true;
            }
            lastFailure = answer.statusCode() + " " + answer.body();
            return false;
        } catch (IOException killed) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int unanswered() {
        return unanswered.get();
    }

    long events() {
        return position;
    }

    /** Waits until somebody was answered after a moment. */
    void awaitAnswerAfter(long nanoTime) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (lastAcknowledged.get() <= nanoTime) {
            assertThat(System.nanoTime())
                    .as("no command was answered for a minute; last failure: %s", lastFailure)
                    .isLessThan(end);
            Thread.sleep(5);
        }
    }

    /**
     * Every command acknowledged by now is recorded once, no other more than once; positions have
     * no gap; each read model says what the journal adds up to; the log verifies.
     */
    void check() throws Exception {
        commander = commanding(); // tokens are good for an hour, and the long run takes longer
        reader = reading();
        Set<String> known = Set.copyOf(acknowledged);
        for (LitopysProcess queries : office.querySides()) {
            readOn(queries, known);
            for (String programme : programmes) {
                int expected = euros.getOrDefault(programme, 0);
                JsonNode record =
                        read(queries, "/api/programmes/" + programme + "?pos=" + position);
                assertThat(record.toString())
                        .as("allocated at position %d", position)
                        .contains(
                                expected == 0
                                        ? "\"lines\":[]"
                                        : "\"allocated\":{\"amount\":\"" + expected + ".00\"");
            }
        }
        assertThat(recorded.values()).as("recorded more than once").allMatch(times -> times == 1);
        Set<String> lost = new HashSet<>(known);
        lost.removeAll(recorded.keySet());
        assertThat(lost).as("acknowledged and lost").isEmpty();
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Litopys.run(out, out, "verify", office.querySide().address()))
                .as(said.toString())
                .isZero();
    }

    /** Reads the journal on, until all that was acknowledged is there or nothing more comes. */
    private void readOn(LitopysProcess from, Set<String> known) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < end) {
            JsonNode page = read(from, "/api/events?limit=500&after=" + position);
            for (JsonNode event : page) {
                take(event);
            }
            if (page.isEmpty()) {
                if (recorded.keySet().containsAll(known)) {
                    return;
                }
                Thread.sleep(50);
            }
        }
    }

    private void take(JsonNode event) {
        assertThat(Long.parseLong(event.get("sequence").asString()))
                .as("the next position")
                .isEqualTo(++position);
        if (event.get("type").asString().contains("BudgetAllocated")) {
            recorded.merge(event.get("commandid").asString(), 1, Integer::sum);
            euros.merge(programmeOf(event), 1, Integer::sum);
        }
    }

    private String programmeOf(JsonNode event) {
        String subject = event.get("subject").asString();
        return programmes.stream()
                .filter(code -> subject.endsWith(ProgrammeId.ofCode(code).toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event.toString()));
    }

    private JsonNode read(LitopysProcess from, String path) throws Exception {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = from.get(path, "Authorization", reader);
            if (answer.statusCode() == 200) {
                return JSON.readTree(answer.body());
            }
            // Just started, or its database was killed: it says to come back.
            assertThat(answer.statusCode()).as(answer.body()).isIn(503, 504, 400);
            assertThat(attempt).as(answer.body()).isLessThan(100);
            Thread.sleep(200);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
