package org.litopys.command.record;

import static org.litopys.command.Rule.REQUEST_NOT_OPEN;
import static org.litopys.command.Rule.UNKNOWN_EVENT;
import static org.litopys.command.Rule.UNKNOWN_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.events.DeadlineChange;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.Echo;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RunningDeadline;
import org.litopys.events.programme.Policy;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/**
 * What has happened to one record, read from the store with the values that are right now. Whoever
 * decides on it holds the record's lock.
 */
record History(Subject subject, List<Past> past) {
    /**
     * One event.
     *
     * @param by pseudonyms of who caused it and of the one in whose place
     */
    record Past(UUID eventId, LedgerEvent event, Instant recordedAt, Set<String> by) {
        private static Past of(DomainEventMessage<?> message) {
            return new Past(
                    UUID.fromString(message.getIdentifier()),
                    (LedgerEvent) message.getPayload(),
                    message.getTimestamp(),
                    Stream.of(Envelope.ACTOR_ID, Envelope.ON_BEHALF_OF)
                            .map(message.getMetaData()::get)
                            .filter(Objects::nonNull)
                            .map(Object::toString)
                            .collect(Collectors.toUnmodifiableSet()));
        }

        String type() {
            return event.getClass().getSimpleName();
        }
    }

    /**
     * A request that nobody has answered yet.
     *
     * @param by pseudonym of who asked
     */
    record Open<R extends RecordEvent.Request>(R request, String by) {}

    static History of(Subject subject, EventStore events) {
        return new History(
                subject, events.readEvents(subject.toString()).asStream().map(Past::of).toList());
    }

    /**
     * One event of the record; refuses where it has no such event.
     *
     * @param number from 1
     */
    Past require(long number) {
        if (number > past.size()) {
            throw Refused.by(UNKNOWN_EVENT, "/data/event", number, subject, past.size());
        }
        return past.get((int) number - 1);
    }

    /** Whether the very same has happened. */
    boolean holds(LedgerEvent event) {
        return past.stream().anyMatch(one -> one.event().equals(event));
    }

    /** The event of which a request speaks. */
    Past get(UUID eventId) {
        return past.stream().filter(one -> one.eventId().equals(eventId)).findFirst().orElseThrow();
    }

    /** The newest event of the record's own life on which a decision may rest. */
    Past newest() {
        return past.reversed().stream()
                .filter(one ->
                        !(one.event() instanceof RecordEvent)
                                && !one.event().getClass().isAnnotationPresent(Echo.class)
                                && !isReversed(one))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What the record waits for where one more of its decisions does not count. What the decision
     * had ended or moved is due again, with the time that was left; what it left alone runs as it
     * does.
     */
    List<RunningDeadline> deadlinesWithout(Past decision, Instant now, Policy policy) {
        int place = past.indexOf(decision);
        List<Started> before = running(past.subList(0, place));
        List<Started> decided = running(past.subList(0, place + 1));
        List<Started> today = running(past);
        return before.stream()
                .flatMap(one -> {
                    if (decided.contains(one)) {
                        return today.stream().filter(running -> running.isAs(one));
                    }
                    Instant dueAt =
                            Deadlines.afterReversal(
                                    one.dueAt(), decision.recordedAt(), now, policy);
                    return Stream.of(new Started(one.record(), one.deadline(), one.which(), dueAt));
                })
                .map(one -> new RunningDeadline(one.deadline(), one.which(), one.dueAt()))
                .toList();
    }

    private List<Started> running(List<Past> events) {
        List<Started> running = List.of();
        for (Past one : events) {
            if (!isReversed(one)) {
                running = DeadlineChange.running(running, one.event());
            }
        }
        return running;
    }

    boolean isReversed(Past one) {
        return past.stream()
                .anyMatch(later ->
                        later.event() instanceof DecisionReversed reversed
                                && reversed.eventId().equals(one.eventId()));
    }

    /** A request of one kind; refuses where there is none, or it was answered. */
    <R extends RecordEvent.Request> Open<R> requireOpen(RequestId id, Class<R> kind) {
        List<Past> about =
                past.stream()
                        .filter(one ->
                                one.event() instanceof RecordEvent.Request request
                                        && request.requestId().equals(id))
                        .toList();
        if (about.isEmpty() || !kind.isInstance(about.getFirst().event())) {
            throw Refused.by(UNKNOWN_REQUEST, "/data/requestId", id);
        }
        if (about.size() > 1) {
            throw Refused.by(REQUEST_NOT_OPEN, "/data/requestId", id);
        }
        Past asked = about.getFirst();
        return new Open<>(kind.cast(asked.event()), String.join(", ", asked.by()));
    }
}
