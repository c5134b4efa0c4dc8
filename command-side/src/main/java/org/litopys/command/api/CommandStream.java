package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Many commands, one a line, answered line by line in the same order, in constant memory.
 *
 * <p>At most {@value #IN_FLIGHT} commands of a stream wait for the ledger at once; the stream is
 * read no faster. Commands run side by side unless a line names a record that an earlier line is
 * about: then it waits for that line. A line that is refused is one problem; the stream goes on.
 * Where the stream breaks, what was accepted stays accepted and the last answer has the number of
 * the line that was not taken; sending the lines again with the same ids changes nothing twice.
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

    private final CommandCatalogue catalogue;
    private final RecordNames names;
    private final Dispatch dispatch;
    private final Answers answers;
    private final RefusalLog refusals;

    CommandStream(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            Answers answers,
            RefusalLog refusals) {
        this.catalogue = catalogue;
        this.names = names;
        this.dispatch = dispatch;
        this.answers = answers;
        this.refusals = refusals;
    }

    /** Returns when everything is answered or the caller is gone. */
    void run(HttpServletRequest request, HttpServletResponse response, Actor actor)
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
            Run run = new Run(spool, actor, language);
            Thread collecting = Thread.startVirtualThread(run::collect);
            OutputStream out = response.getOutputStream();
            Thread sending = Thread.startVirtualThread(() -> run.send(out));
            run.read(new Lines(request.getInputStream(), JsonBody.MAX_BYTES));
            collecting.join();
            sending.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One stream: a reader, a collector that puts answers in order, and a sender. */
    private final class Run {
        private final Spool spool;
        private final Actor actor;
        private final Language language;
        private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
        private final Semaphore unanswered = new Semaphore(UNANSWERED);
        private final BlockingQueue<CompletableFuture<byte[]>> inOrder =
                new LinkedBlockingQueue<>();

        /** For each record that a running command is about, when the last of them is durable. */
        private final Map<RecordId, CompletableFuture<Void>> busy = new HashMap<>();

        private volatile boolean callerGone;

        Run(Spool spool, Actor actor, Language language) {
            this.spool = spool;
            this.actor = actor;
            this.language = language;
        }

        void read(Lines lines) throws InterruptedException {
            try {
                Lines.Line line;
                while (!callerGone && (line = lines.next()) != null) {
                    if (!line.isBlank()) {
                        accept(line);
                    }
                }
            } catch (IOException broken) {
                long own = lines.count() + 1;
                answer(own, Problem.of(400, "stream-broken", number(own)));
            } finally {
                inOrder.add(CompletableFuture.completedFuture(END));
            }
        }

        private void accept(Lines.Line line) throws InterruptedException {
            CommandEntry entry = null;
            BoundCommand bound;
            try {
                JsonNode json = json(line);
                entry = entry(json);
                bound = entry.bind(json, true, actor, names);
            } catch (RuntimeException refused) {
                answer(line.number(), problem(refused, entry, null));
                return;
            }
            unanswered.acquire();
            inFlight.acquire();
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            inOrder.add(answer);
            start(bound, line.number(), answer);
        }

        private static JsonNode json(Lines.Line line) {
            byte[] bytes = line.bytes();
            if (bytes == null) {
                throw Problem.of(413, "body-too-large", number(JsonBody.MAX_BYTES)).asException();
            }
            return JsonBody.object(bytes, line.number());
        }

        private CommandEntry entry(JsonNode json) {
            JsonNode type = json.get("type");
            if (type == null || !type.isString()) {
                throw Problem.of(422, "type-missing").asException();
            }
            return catalogue.get(type.stringValue());
        }

        /** Starts a command behind those that it must not overtake. Only the reader calls it. */
        private void start(BoundCommand bound, long number, CompletableFuture<byte[]> answer) {
            Set<RecordId> records = bound.records();
            CompletableFuture<?>[] earlier =
                    records.stream()
                            .map(busy::get)
                            .filter(Objects::nonNull)
                            .toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Void> durable = new CompletableFuture<>();
            RecordId subject = bound.command().subject();
            if (subject != null) {
                busy.values().removeIf(CompletableFuture::isDone);
                busy.put(subject, durable);
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
                return line(number, problem(refused, bound.entry(), bound));
            }
        }

        private Problem problem(
                RuntimeException thrown,
                @Nullable CommandEntry entry,
                @Nullable BoundCommand bound) {
            Problem problem = ProblemJson.of(thrown);
            refusals.note(actor, entry, bound, problem);
            if (problem == null) {
                log.error("a line of a stream failed", thrown);
                return Problem.of(500, "internal-error");
            }
            return problem;
        }

        private void answer(long number, Problem problem) throws InterruptedException {
            unanswered.acquire();
            inOrder.add(CompletableFuture.completedFuture(line(number, problem)));
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
                out.flush();
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
