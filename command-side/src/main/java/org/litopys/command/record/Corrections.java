package org.litopys.command.record;

import static org.litopys.command.Rule.EVENT_NOT_OF_RECORD;
import static org.litopys.command.Rule.FIELD_NOT_CORRECTABLE;
import static org.litopys.command.Rule.NOTHING_TO_CORRECT;
import static org.litopys.command.Rule.REQUEST_NOT_OPEN;
import static org.litopys.command.Rule.RIGHT_VALUE_IMPOSSIBLE;
import static org.litopys.command.Rule.UNKNOWN_REQUEST;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.RecordRepositories;
import org.litopys.command.Refused;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.command.record.RecordCommand.RefuseCorrection;
import org.litopys.command.record.RecordCommand.RequestCorrection;
import org.litopys.events.LedgerEvent;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.RecordEvent.CorrectionRefused;
import org.litopys.events.record.RecordEvent.CorrectionRequested;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.events.serialization.CorrectableFields;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Wrong values in events are corrected by two persons; the events stay as they were stored. */
@Component
class Corrections {
    private final RecordRepositories records;
    private final EventStore events;

    Corrections(RecordRepositories records, EventStore events) {
        this.records = records;
        this.events = events;
    }

    @CommandHandler
    void decide(RequestCorrection command) {
        Subject subject = command.subject();
        LedgerEvent event =
                History.of(subject, events)
                        .find(command.eventId())
                        .orElseThrow(() ->
                                Refused.by(
                                        EVENT_NOT_OF_RECORD,
                                        "/data/eventId",
                                        command.eventId(),
                                        subject))
                        .event();
        String type = event.getClass().getSimpleName();
        List<String> correctable = CorrectableFields.of(event.getClass());
        if (!correctable.contains(command.field())) {
            throw Refused.by(
                    FIELD_NOT_CORRECTABLE,
                    "/data/field",
                    command.field(),
                    type,
                    correctable.isEmpty() ? "–" : correctable);
        }
        JsonNode wrong = CorrectableFields.value(event, command.field());
        requirePossible(event, command);
        if (Objects.equals(wrong, command.right())) {
            throw Refused.by(NOTHING_TO_CORRECT, "/data/right", command.field(), type);
        }
        apply(
                new CorrectionRequested(
                        subject,
                        Objects.requireNonNull(command.requestId()),
                        command.eventId(),
                        type,
                        command.field(),
                        wrong,
                        command.right()));
    }

    private static void requirePossible(LedgerEvent event, RequestCorrection command) {
        try {
            CorrectableFields.with(event, command.field(), command.right());
        } catch (IllegalArgumentException cannotBe) {
            throw new Refused(
                    RIGHT_VALUE_IMPOSSIBLE.refusal(
                            "/data/right",
                            command.field(),
                            event.getClass().getSimpleName(),
                            String.valueOf(command.right())),
                    cannotBe);
        }
    }

    @CommandHandler
    void decide(ApproveCorrection command) {
        History history = History.of(command.subject(), events);
        Requested open = open(history, command.requestId());
        CorrectionRequested request = open.request();
        apply(
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
        Requested open = open(History.of(command.subject(), events), command.requestId());
        apply(
                new CorrectionRefused(
                        command.subject(),
                        command.requestId(),
                        open.request().eventId(),
                        open.by()));
    }

    private record Requested(CorrectionRequested request, String by) {}

    /** The request that nobody has answered yet. */
    private static Requested open(History history, RequestId id) {
        Requested found =
                history.past().stream()
                        .filter(one ->
                                one.event() instanceof CorrectionRequested request
                                        && request.requestId().equals(id))
                        .map(one -> new Requested((CorrectionRequested) one.event(), one.by()))
                        .findFirst()
                        .orElseThrow(() -> Refused.by(UNKNOWN_REQUEST, "/data/requestId", id));
        if (history.all(RecordEvent.Request.class)
                .anyMatch(answer ->
                        answer.requestId().equals(id)
                                && !(answer instanceof CorrectionRequested))) {
            throw Refused.by(REQUEST_NOT_OPEN, "/data/requestId", id);
        }
        return found;
    }

    private void apply(RecordEvent event) {
        records.load(event.subject()).execute(record -> record.apply(event));
    }
}
