package org.litopys.command.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandLog;
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
class CommandEndpoint implements MeterBinder {
    private final CommandCatalogue catalogue;
    private final RecordNames names;
    private final Dispatch dispatch;
    private final CommandStream stream;
    private final CommandLog log;
    private final Stopping stopping;
    private final CommandPlaces commands = CommandPlaces.ofCommands();
    private final CommandPlaces streams = CommandPlaces.ofStreams();

    CommandEndpoint(
            CommandCatalogue catalogue,
            RecordNames names,
            Dispatch dispatch,
            CommandStream stream,
            CommandLog log,
            Stopping stopping) {
        this.catalogue = catalogue;
        this.names = names;
        this.dispatch = dispatch;
        this.stream = stream;
        this.log = log;
        this.stopping = stopping;
    }

    @PostMapping("/api/commands/{type}")
    ResponseEntity<byte[]> one(
            @PathVariable String type,
            HttpServletRequest request,
            @Nullable Authentication authentication)
            throws IOException {
        Actor actor = Requests.actor(authentication);
        Unsent unsent = new Unsent(actor);
        BoundCommand bound = null;
        try {
            stopping.enter();
            CommandEntry entry = unsent.is(catalogue.get(type));
            Requests.requireType(request, Answers.JSON);
            commands.enter(actor);
            try {
                byte[] body = Requests.body(request);
                bound = entry.bind(unsent.says(JsonBody.object(body, 1)), false, actor, names);
                return answer(entry, dispatch.send(bound));
            } finally {
                commands.leave(actor);
            }
        } catch (RuntimeException refused) {
            if (bound == null) {
                unsent.noteIn(log, names, refused);
            }
            throw refused;
        } finally {
            stopping.seen();
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
            stream.run(request, response, actor, Requests.token(authentication));
        } finally {
            streams.leave(actor);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("litopys.commands.in.flight", commands, CommandPlaces::held)
                .description(
                        "Single commands that are read or wait for the ledger; at 2,048 more are answered 503")
                .register(registry);
        Gauge.builder("litopys.command.streams", streams, CommandPlaces::held)
                .description("Open streams of commands (NDJSON); at 32 more are answered 503")
                .register(registry);
    }
}
