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

    private final CommandCatalogue catalogue;
    private final RecordNames names;
    private final Dispatch dispatch;
    private final CommandStream stream;
    private final RefusalLog refusals;
    private final Semaphore commands = new Semaphore(MAX_AT_ONCE);
    private final StreamPlaces streams = new StreamPlaces();

    CommandEndpoint(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            CommandStream stream,
            RefusalLog refusals) {
        this.catalogue = catalogue;
        this.names = names;
        this.dispatch = dispatch;
        this.stream = stream;
        this.refusals = refusals;
    }

    @PostMapping("/api/commands/{type}")
    ResponseEntity<byte[]> one(
            @PathVariable String type,
            HttpServletRequest request,
            @Nullable Authentication authentication)
            throws IOException {
        Actor actor = Requests.actor(authentication);
        CommandEntry entry = null;
        BoundCommand bound = null;
        try {
            entry = catalogue.get(type);
            Requests.requireType(request, Answers.JSON);
            enter();
            try {
                byte[] body = Requests.body(request);
                bound = entry.bind(JsonBody.object(body, 1), false, actor, names);
                return answer(entry, dispatch.send(bound));
            } finally {
                commands.release();
            }
        } catch (RuntimeException refused) {
            refusals.note(actor, entry, bound, ProblemJson.of(refused));
            throw refused;
        }
    }

    private static ResponseEntity<byte[]> answer(CommandEntry entry, Dispatch.Answer answer) {
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
    }

    @PostMapping("/api/commands")
    void many(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        Actor actor = Requests.actor(authentication);
        Requests.requireType(request, CommandStream.NDJSON);
        streams.enter(actor);
        try {
            stream.run(request, response, actor);
        } finally {
            streams.leave(actor);
        }
    }

    private void enter() {
        if (!commands.tryAcquire()) {
            throw tooManyAtOnce().asException();
        }
    }

    static Problem tooManyAtOnce() {
        return Problem.of(503, "too-many-at-once").after(Duration.ofSeconds(1));
    }
}
