package org.litopys.command.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes commands: one as a JSON body, or many as a stream of lines. */
@RestController
class CommandEndpoint {
    /** Commands that are read or wait for the ledger at once; more are asked to come back. */
    private static final int MAX_AT_ONCE = 2048;

    /** Streams at once; each has a window of commands of its own. */
    private static final int MAX_STREAMS = 32;

    private final CommandCatalogue catalogue;
    private final RecordNames names;
    private final Dispatch dispatch;
    private final CommandStream stream;
    private final Semaphore commands = new Semaphore(MAX_AT_ONCE);
    private final Semaphore streams = new Semaphore(MAX_STREAMS);

    CommandEndpoint(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            CommandStream stream) {
        this.catalogue = catalogue;
        this.names = names;
        this.dispatch = dispatch;
        this.stream = stream;
    }

    @PostMapping("/api/commands/{type}")
    ResponseEntity<byte[]> one(
            @PathVariable String type,
            HttpServletRequest request,
            @Nullable Authentication authentication)
            throws IOException {
        Actor actor = Requests.actor(authentication);
        CommandEntry entry = catalogue.get(type);
        Requests.requireType(request, Answers.JSON);
        enter(commands);
        try {
            byte[] body = Requests.body(request);
            BoundCommand bound = entry.bind(JsonBody.object(body, 1), false, actor, names);
            Dispatch.Answer answer = dispatch.send(bound);
            String reference = answer.reference().orElse(null);
            ResponseEntity.BodyBuilder response =
                    entry.creates()
                            ? ResponseEntity.status(HttpStatus.CREATED)
                                    .header(
                                            HttpHeaders.LOCATION,
                                            Answers.recordPath(answer.receipt(), reference))
                            : ResponseEntity.ok();
            return response.header(HttpHeaders.CONTENT_TYPE, Answers.JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(Answers.bytes(Answers.receipt(answer.receipt(), reference)));
        } finally {
            commands.release();
        }
    }

    @PostMapping("/api/commands")
    void many(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        Actor actor = Requests.actor(authentication);
        Requests.requireType(request, CommandStream.NDJSON);
        enter(streams);
        try {
            stream.run(request, response, actor);
        } finally {
            streams.release();
        }
    }

    private static void enter(Semaphore gate) {
        if (!gate.tryAcquire()) {
            throw Problem.of(503, "too-many-at-once").after(Duration.ofSeconds(1)).asException();
        }
    }
}
