package org.litopys.query;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.RunningDeadline;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.RecordEvent.CorrectionRefused;
import org.litopys.events.record.RecordEvent.CorrectionRequested;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.events.record.RecordEvent.ReversalRefused;
import org.litopys.events.record.RecordEvent.ReversalRequested;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.events.serialization.CorrectableFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What is asked of earlier events and answered, with dice of its own. */
final class GeneratedAmendments {
    private final GeneratedActs acts;

    GeneratedAmendments(GeneratedActs acts) {
        this.acts = acts;
    }

    /** Another text in the first event of a record that is among these acts. */
    void correctFirst(
            Collection<GeneratedOffice.Act> to,
            RecordType type,
            LedgerEvent first,
            String field,
            String right,
            boolean approved) {
        Subject subject = Subject.of(type, first.subject());
        UUID event = TestLedger.eventId(subject.toString(), 0);
        String name = first.getClass().getSimpleName();
        @Nullable JsonNode wrong = CorrectableFields.value(first, field);
        JsonNode read = StringNode.valueOf(right);
        RequestId request = new RequestId(acts.uuid());
        to.add(
                acts.act(
                        Role.INTAKE_OFFICER,
                        "IO-01",
                        "misspelt",
                        new CorrectionRequested(
                                subject, request, event, name, field, wrong, read)));
        to.add(
                acts.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-01",
                        "compared",
                        approved
                                ? new RecordCorrected(
                                        subject, request, event, name, field, wrong, read, "IO-01")
                                : new CorrectionRefused(subject, request, event, "IO-01")));
    }

    /** The newest event of a record among these acts is questioned, and stands. */
    void letStand(Collection<GeneratedOffice.Act> to, RecordType type, RecordId id) {
        Subject subject = Subject.of(type, id);
        RequestId request = new RequestId(acts.uuid());
        ReversalRequested asked = requested(to, subject, request);
        to.add(acts.act(Role.LEGAL_OFFICER, "LE-01", "doubts", asked));
        to.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-02",
                        "it stands",
                        new ReversalRefused(subject, request, asked.eventId(), "LE-01")));
    }

    /** The newest event of a record among these acts is reversed, and what else moves with it. */
    void reverse(
            Collection<GeneratedOffice.Act> to, RecordType type, RecordId id, LedgerEvent... with) {
        Subject subject = Subject.of(type, id);
        RequestId request = new RequestId(acts.uuid());
        ReversalRequested asked = requested(to, subject, request);
        to.add(acts.act(Role.LEGAL_OFFICER, "LE-01", "a vote was counted twice", asked));
        LedgerEvent[] events = new LedgerEvent[with.length + 1];
        events[0] =
                new DecisionReversed(
                        subject,
                        request,
                        asked.eventId(),
                        asked.eventType(),
                        "LE-01",
                        deadlines(to, subject));
        System.arraycopy(with, 0, events, 1, with.length);
        to.add(acts.act(Role.AUTHORISING_OFFICER, "AO-02", "to be decided anew", events));
    }

    private static ReversalRequested requested(
            Collection<GeneratedOffice.Act> of, Subject subject, RequestId request) {
        List<LedgerEvent> events = eventsOf(of, subject);
        return new ReversalRequested(
                subject,
                request,
                TestLedger.eventId(subject.toString(), events.size() - 1L),
                events.getLast().getClass().getSimpleName());
    }

    /**
     * What the record waited for before the decision that is reversed, a week later, as if it had
     * stood for so long.
     */
    private static List<RunningDeadline> deadlines(
            Collection<GeneratedOffice.Act> of, Subject subject) {
        List<Started> running = List.of();
        List<LedgerEvent> own =
                eventsOf(of, subject).stream()
                        .filter(event -> !(event instanceof RecordEvent))
                        .toList();
        for (LedgerEvent event : own.subList(0, own.size() - 1)) {
            running = DeadlineChange.running(running, event);
        }
        return running.stream()
                .map(one ->
                        new RunningDeadline(
                                one.deadline(), one.which(), one.dueAt().plus(Duration.ofDays(7))))
                .toList();
    }

    private static List<LedgerEvent> eventsOf(
            Collection<GeneratedOffice.Act> acts, Subject subject) {
        return acts.stream()
                .flatMap(act -> act.events().stream())
                .filter(event -> event.subject().value().equals(subject.value()))
                .toList();
    }
}
