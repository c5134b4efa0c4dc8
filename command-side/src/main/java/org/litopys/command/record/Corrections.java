package org.litopys.command.record;

import static org.litopys.command.Rule.FIELD_NOT_CORRECTABLE;
import static org.litopys.command.Rule.NOTHING_TO_CORRECT;
import static org.litopys.command.Rule.RIGHT_VALUE_IMPOSSIBLE;
import static org.litopys.command.Rule.VALUE_CHANGED_MEANWHILE;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.Deadlines;
import org.litopys.command.RecordRepositories;
import org.litopys.command.Refused;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.command.record.RecordCommand.RefuseCorrection;
import org.litopys.command.record.RecordCommand.RequestCorrection;
import org.litopys.events.LedgerEvent;
import org.litopys.events.record.RecordEvent.CorrectionRefused;
import org.litopys.events.record.RecordEvent.CorrectionRequested;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.events.serialization.CorrectableFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Wrong values in events are corrected by two persons; the events stay as they were stored. */
@Component
class Corrections {
    private final RecordRepositories records;
    private final EventStore events;
    private final Deadlines deadlines;

    Corrections(RecordRepositories records, EventStore events, Deadlines deadlines) {
        this.records = records;
        this.events = events;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RequestCorrection command) {
        records.lock(command.subject());
        History.Past past = History.of(command.subject(), events).require(command.event());
        requireCorrectable(past, command.field());
        requirePossible(past, command);
        JsonNode wrong = CorrectableFields.value(past.event(), command.field());
        if (Objects.equals(wrong, command.right())) {
            throw Refused.by(NOTHING_TO_CORRECT, "/data/right", command.field(), past.type());
        }
        records.apply(
                new CorrectionRequested(
                        command.subject(),
                        Objects.requireNonNull(command.requestId()),
                        past.eventId(),
                        past.type(),
                        command.field(),
                        wrong,
                        command.right()));
    }

    private static void requireCorrectable(History.Past past, String field) {
        List<String> correctable = CorrectableFields.of(past.event().getClass());
        if (!correctable.contains(field)) {
            throw Refused.by(
                    FIELD_NOT_CORRECTABLE,
                    "/data/field",
                    field,
                    past.type(),
                    correctable.isEmpty() ? "–" : correctable);
        }
    }

    /** Dates that can be corrected are all of what has happened. */
    private void requirePossible(History.Past past, RequestCorrection command) {
        try {
            LedgerEvent event = past.event();
            CorrectableFields.with(event, command.field(), command.right());
            if (CorrectableFields.typeOf(event.getClass(), command.field()) == LocalDate.class) {
                deadlines.requireNotInFuture(
                        LocalDate.parse(Objects.requireNonNull(command.right()).asString()),
                        "/data/right");
            }
        } catch (IllegalArgumentException cannotBe) {
            throw new Refused(
                    RIGHT_VALUE_IMPOSSIBLE.refusal(
                            "/data/right",
                            command.field(),
                            past.type(),
                            String.valueOf(command.right())),
                    cannotBe);
        }
    }

    @CommandHandler
    void decide(ApproveCorrection command) {
        records.lock(command.subject());
        History history = History.of(command.subject(), events);
        History.Open<CorrectionRequested> open =
                history.requireOpen(command.requestId(), CorrectionRequested.class);
        CorrectionRequested request = open.request();
        LedgerEvent event = history.get(request.eventId()).event();
        JsonNode now = CorrectableFields.value(event, request.field());
        if (!Objects.equals(now, request.wrong())) {
            throw Refused.by(
                    VALUE_CHANGED_MEANWHILE,
                    "",
                    request.field(),
                    request.eventType(),
                    String.valueOf(now));
        }
        records.apply(
                new RecordCorrected(
                        request.subject(),
                        request.requestId(),
                        request.eventId(),
                        request.eventType(),
                        request.field(),
                        request.wrong(),
                        request.right(),
                        open.by()));
    }

    @CommandHandler
    void decide(RefuseCorrection command) {
        records.lock(command.subject());
        History.Open<CorrectionRequested> open =
                History.of(command.subject(), events)
                        .requireOpen(command.requestId(), CorrectionRequested.class);
        records.apply(
                new CorrectionRefused(
                        command.subject(),
                        command.requestId(),
                        open.request().eventId(),
                        open.by()));
    }
}
