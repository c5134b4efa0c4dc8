package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandLog;
import org.litopys.events.Actor;
import org.litopys.events.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import tools.jackson.databind.JsonNode;

/**
 * Many commands, one a line, answered line by line in the same order, in constant memory.
 *
 * <p>At most {@value #IN_FLIGHT} commands of a stream wait for the ledger at once; the stream is
 * read no faster. Commands run side by side unless a line names a record that an earlier line is
 * about: then it waits for that line. A line that is refused is one problem; the stream goes on.
 * Where the stream breaks, what was accepted stays accepted and the last answer has the number of
 * the line that was not taken; sending the lines again with the same ids changes nothing twice.
 * Where the program is asked to stop, or the caller's token ends, it takes no further line, answers
 * those that it has taken, and says so in a last answer.
 */
final class CommandStream {
    static final String NDJSON = "application/x-ndjson";

    private static final Logger log = LoggerFactory.getLogger(CommandStream.class);
    private static final int IN_FLIGHT = 64;

    /** Answers that are not made yet, or wait for their turn. */
    private static final int UNANSWERED = 1024;

    private static final int SPOOL_MEMORY_BYTES = 1024 * 1024;
    private static final long SPOOL_FILE_BYTES = 1024L * 1024 * 1024;
    private static final byte[] END = {};

    /** Without the minute that a request is let pass, as live feeds do. */
    private static final JwtTimestampValidator TOKEN_TIME =
            new JwtTimestampValidator(Duration.ZERO);

    private final CommandCatalogue catalogue;
    private final RecordNames names;
    private final Dispatch dispatch;
    private final Answers answers;
    private final CommandLog commands;
    private final Set<Run> open = ConcurrentHashMap.newKeySet();
    private final Stopping stopping;

    CommandStream(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            Answers answers,
            CommandLog commands,
            Stopping stopping) {
        this.catalogue = catalogue;
        this.names = names;
        this.dispatch = dispatch;
        this.answers = answers;
        this.commands = commands;
        this.stopping = stopping;
        stopping.tell(this::end);
    }

    /**
     * Returns when everything is answered or the caller is gone.
     *
     * @param token by which the actor was let in: where it ends, no further line is taken
     */
    void run(HttpServletRequest request, HttpServletResponse response, Actor actor, Jwt token)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(NDJSON);
        response.setHeader("Cache-Control", "no-store");
        Language language = Requests.language(request);
        response.setHeader("Content-Language", language.tag());
        // Once the answer has begun, a request that breaks can no longer turn it into an error
        // page.
        response.flushBuffer();
        try (Spool spool = new Spool(SPOOL_MEMORY_BYTES, SPOOL_FILE_BYTES)) {
            Run run = new Run(spool, actor, token, language);
            open.add(run);
            try {
                run(run, request, response);
            } finally {
                open.remove(run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Run run, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (stopping.isAsked()) {
            run.stop();
        }
        Thread collecting = Thread.startVirtualThread(run::collect);
        OutputStream out = response.getOutputStream();
        Thread sending = Thread.startVirtualThread(() -> run.send(out));
        run.read(new Lines(request.getInputStream(), JsonBody.MAX_BYTES));
        collecting.join();
        sending.join();
    }

    /** What is open takes no more and ends when what it has taken is answered. */
    private void end() {
        open.forEach(Run::stop); // asked before this look, and runs ask after theirs
    }

    /** One stream: a reader, a collector that puts answers in order, and a sender. */
    private final class Run {
        private final Spool spool;
        private final Actor actor;
        private final Jwt token;
        private final Language language;
        private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
        private final Semaphore unanswered = new Semaphore(UNANSWERED);
        private final BlockingQueue<CompletableFuture<byte[]>> inOrder =
                new LinkedBlockingQueue<>();

        /** For each record that a running command is about, when the last of them is durable. */
        private final Map<UUID, CompletableFuture<Void>> busy = new HashMap<>();

        private volatile boolean callerGone;

        /** Whether lines are still taken, and the number of the last that was; guarded by this. */
        private boolean taking = true;

        private long taken;

        Run(Spool spool, Actor actor, Jwt token, Language language) {
            this.spool = spool;
            this.actor = actor;
            this.token = token;
            this.language = language;
        }

        void read(Lines lines) throws InterruptedException {
            try {
                Lines.Line line;
                while (!callerGone && (line = lines.next()) != null) {
                    if (TOKEN_TIME.validate(token).hasErrors()) {
                        answer(
                                line.number(),
                                Problem.of(ApiRule.TOKEN_ENDED, number(line.number())));
                        return;
                    }
                    if (!line.isBlank() && !accept(line)) {
                        return;
                    }
                }
            } catch (IOException broken) {
                long own = lines.count() + 1;
                answer(own, Problem.of(ApiRule.STREAM_BROKEN, number(own)));
            } finally {
                end();
            }
        }

        private synchronized void end() {
            if (taking) {
                taking = false;
                inOrder.add(CompletableFuture.completedFuture(END));
            }
        }

        /** The program is asked to stop: what comes now is not taken any more. */
        synchronized void stop() {
            if (taking) {
                long next = taken + 1;
                Problem refused =
                        Problem.of(ApiRule.STOPPING, number(next)).after(Stopping.RETRY_AFTER);
                inOrder.add(CompletableFuture.completedFuture(line(next, refused)));
                end();
            }
        }

        /** False where no more is taken. */
        private synchronized boolean take(long number, CompletableFuture<byte[]> answer) {
            if (taking) {
                taken = number;
                inOrder.add(answer);
            }
            return taking;
        }

        /** False where it was not taken. */
        private boolean accept(Lines.Line line) throws InterruptedException {
            Unsent unsent = new Unsent(actor);
            BoundCommand bound;
            try {
                JsonNode json = unsent.says(json(line));
                bound = unsent.is(entry(json)).bind(json, true, actor, names);
            } catch (RuntimeException refused) {
                unsent.noteIn(commands, names, refused);
                return answer(line.number(), problem(refused));
            }
            unanswered.acquire();
            inFlight.acquire();
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            if (!take(line.number(), answer)) {
                return false;
            }
            start(bound, line.number(), answer);
            return true;
        }

        private static JsonNode json(Lines.Line line) {
            byte[] bytes = line.bytes();
            if (bytes == null) {
                throw Problem.of(ApiRule.BODY_TOO_LARGE, number(JsonBody.MAX_BYTES)).asException();
            }
            try {
                return JsonBody.object(bytes, line.number());
            } catch (Problem.Exception refused) {
                throw ofLine(refused.problem()).asException();
            }
        }

        /** What is no JSON here is most often two lines that have become one. */
        private static Problem ofLine(Problem problem) {
            return problem.rule().equals(ApiRule.MALFORMED_JSON.key())
                    ? Problem.of(ApiRule.MALFORMED_LINE, problem.arguments().toArray(String[]::new))
                    : problem;
        }

        private CommandEntry entry(JsonNode json) {
            JsonNode type = json.get("type");
            if (type == null || !type.isString()) {
                throw Problem.of(ApiRule.TYPE_MISSING).asException();
            }
            return catalogue.get(type.stringValue());
        }

        /** Starts a command behind those that it must not overtake. Only the reader calls it. */
        private void start(BoundCommand bound, long number, CompletableFuture<byte[]> answer) {
            Set<UUID> records = bound.records();
            CompletableFuture<?>[] earlier =
                    records.stream()
                            .map(busy::get)
                            .filter(Objects::nonNull)
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Void> durable = new CompletableFuture<>();
            RecordId subject = bound.command().subject();
            if (subject != null) {
                busy.values().removeIf(CompletableFuture::isDone);
                busy.put(subject.value(), durable);
            }
            Thread.startVirtualThread(() -> {
                CompletableFuture.allOf(earlier).join();
                answer.complete(carryOut(bound, number, durable));
            });
        }

        private byte[] carryOut(BoundCommand bound, long number, CompletableFuture<Void> durable) {
            try {
                Dispatch.Answer done =
                        dispatch.send(
                                bound,
                                () -> {
                                    durable.complete(null);
                                    inFlight.release();
                                });
                return line(number, Answers.receipt(done.receipt(), done.reference().orElse(null)));
            } catch (RuntimeException refused) {
                return line(number, problem(refused));
            }
        }

        private static Problem problem(RuntimeException thrown) {
            Problem problem = ProblemJson.of(thrown);
            if (problem == null) {
                log.error("a line of a stream failed", thrown);
                return Problem.of(ApiRule.INTERNAL_ERROR);
            }
            return problem;
        }

        private boolean answer(long number, Problem problem) throws InterruptedException {
            unanswered.acquire();
            return take(number, CompletableFuture.completedFuture(line(number, problem)));
        }

        private byte[] line(long number, Problem problem) {
            return line(number, answers.problem(problem, language, "/api/commands"));
        }

        private static byte[] line(long number, Map<String, Object> json) {
            Map<String, Object> numbered = new LinkedHashMap<>();
            numbered.put("line", number);
            numbered.putAll(json);
            byte[] bytes = Answers.bytes(numbered);
            byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
            line[bytes.length] = '\n';
            return line;
        }

        void collect() {
            try {
                byte[] answer;
                while ((answer = inOrder.take().join()) != END) {
                    if (!callerGone && !spool.put(answer)) {
                        callerGone = true;
                    }
                    unanswered.release();
                }
            } catch (IOException temporaryFile) {
                log.error("answers of a stream cannot be kept", temporaryFile);
                callerGone = true;
                drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                spool.end();
            }
        }

        /** Lets the reader and the running commands end where nobody takes the answers any more. */
        private void drain() {
            unanswered.release(UNANSWERED);
        }

        void send(OutputStream out) {
            try {
                byte @Nullable [] bytes;
                while ((bytes = spool.take()) != null) {
                    out.write(bytes);
                    if (spool.isEmpty()) {
                        out.flush();
                    }
                }
                // Ends the answer, also where the caller goes on sending to a program that stops.
                out.close();
            } catch (IOException gone) {
                callerGone = true;
                closeSpool();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void closeSpool() {
            try {
                spool.close();
            } catch (IOException alreadyGone) {
                log.debug("temporary file", alreadyGone);
            }
        }
    }

    private static String number(long number) {
        return Long.toString(number);
    }
}
