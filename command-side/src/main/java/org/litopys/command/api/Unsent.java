package org.litopys.command.api;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandLog;
import org.litopys.events.Actor;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/**
 * A command on its way to being read: what is known of it when it is refused before it could be
 * sent, so that its line in the log has the same members as any other. Used by one thread.
 */
final class Unsent {
    private final long begun = System.nanoTime();
    private final Actor sender;
    private @Nullable CommandEntry entry;
    private @Nullable JsonNode body;

    Unsent(Actor sender) {
        this.sender = sender;
    }

    CommandEntry is(CommandEntry named) {
        entry = named;
        return named;
    }

    JsonNode says(JsonNode json) {
        body = json;
        return json;
    }

    void noteIn(CommandLog log, RecordNames names, RuntimeException refused) {
        Problem problem = ProblemJson.of(refused);
        log.notSent(
                sender,
                entry == null ? null : entry.name(),
                commandId(),
                record(names),
                Duration.ofNanos(System.nanoTime() - begun),
                problem == null ? "internal-error" : problem.rule(),
                problem == null ? 500 : problem.status());
    }

    private @Nullable UUID commandId() {
        return body == null ? null : uuid(body.path("id").stringValue(""));
    }

    /** The identity that the subject has, never its text: that may be anything. */
    private @Nullable UUID record(RecordNames names) {
        String subject = body == null ? "" : body.path("subject").stringValue("");
        UUID id = uuid(subject);
        if (id != null || subject.isEmpty() || entry == null || entry.recordType().isEmpty()) {
            return id;
        }
        try {
            return names.read(entry.recordType().get(), subject, "", new Reading(names));
        } catch (DataAccessException databaseAway) {
            return null; // the refusal itself says so, or needed no database
        }
    }

    private static @Nullable UUID uuid(String text) {
        return RecordNames.UUID_TEXT.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
