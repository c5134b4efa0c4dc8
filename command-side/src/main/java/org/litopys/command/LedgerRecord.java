package org.litopys.command;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.DeadlineChange;
import org.litopys.events.Duty;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.SegregationOfDuties.Row;
import org.litopys.events.SegregationOfDuties.Same;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Policy;
import org.litopys.events.record.RecordEvent;

/**
 * What all records have in common: a state that its lifecycle knows, the memory of handled
 * commands, and the duties that each person has exercised on it. Used under the lock of its
 * repository.
 *
 * @param <E> the sealed interface of its events
 * @param <S> its states
 */
public abstract class LedgerRecord<E extends LedgerEvent, S extends Enum<S>> {
    private static final Scope WHOLE = new Scope(Same.RECORD, "");

    /** How far apart the clocks of a caller and of the ledger may be. */
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);

    @AggregateIdentifier private @Nullable String recordId;
    private long version;
    private final Map<String, Handled> handled = new HashMap<>();
    private final Map<Object, Map<String, Set<Duty>>> exercised = new HashMap<>();
    private List<DeadlineChange.Started> deadlines = List.of();

    /** When what brought the record into its state happened. */
    private Instant statusSince = Instant.MIN;

    /**
     * A command that the record has handled.
     *
     * @param digest of its content
     * @param firstSequence of its first event here, from 0
     */
    record Handled(String digest, long firstSequence) {}

    /** Within what duties are kept apart. */
    private record Scope(Same same, String which) {}

    protected abstract Lifecycle<S, ?> lifecycle();

    /** Where the record stands; null before its first event. */
    protected abstract @Nullable S status();

    /** Takes over what an event changed. Only assigns: it runs on every load. */
    protected abstract void evolve(E event);

    /** By which policy it is run: version 0, unless it belongs to a programme. */
    protected Policy policy(PolicyInForce policies) {
        return Policy.DEFAULT;
    }

    /** In what else than the table of duties says it is asked who has done this. */
    protected Set<Object> furtherScopes(E event) {
        return Set.of();
    }

    /** Who has done this beside the person who records it, by pseudonym. */
    protected Set<String> furtherPersons(E event) {
        return Set.of();
    }

    /**
     * The organisations that the record concerns; nothing is done to it by whoever has an actual
     * interest in one of them.
     */
    protected Set<OrganisationId> organisations() {
        return Set.of();
    }

    /**
     * Lets something happen, where the segregation of duties and the declared interests allow it to
     * the person who acts and to the one in whose place.
     */
    protected final void apply(E event) {
        happen(event);
    }

    /** The same for what can happen to a record of any kind. */
    public final void apply(RecordEvent event) {
        happen(event);
    }

    private void happen(LedgerEvent event) {
        SegregationOfDuties.exercisedBy(classOf(event))
                .ifPresent(duty ->
                        everybody(event, persons()).forEach(who -> allow(who, duty, event)));
        S before = status();
        Instant beforeSince = statusSince;
        // Afterwards, since a record that begins with this event did not know them before.
        AggregateLifecycle.apply(event, envelope(event))
                .andThen(() -> {
                    requireDeclared(before, event);
                    requireNotEarlier(before, beforeSince);
                    Acting.requireNoConflict(organisations(), CurrentUnitOfWork.get());
                });
    }

    /** What stands beside the event, and not beside the command that caused it. */
    private static MetaData envelope(LedgerEvent event) {
        MetaData own =
                MetaData.with(Envelope.CLASSIFICATION, Classification.of(event.getClass()).name());
        RecordId asked = askedElsewhere(event);
        return asked == null ? own : own.and(Envelope.COMMAND_SUBJECT, asked.value().toString());
    }

    /** The record to which the command was sent, where that is another one than this. */
    private static @Nullable RecordId askedElsewhere(LedgerEvent event) {
        RecordId asked =
                CurrentUnitOfWork.get().getMessage().getPayload() instanceof LedgerCommand command
                        ? command.subject()
                        : null;
        return asked == null || asked.value().equals(event.subject().value()) ? null : asked;
    }

    /** Fails where {@link #evolve} has led to a state to which the lifecycle does not lead. */
    private void requireDeclared(@Nullable S before, LedgerEvent event) {
        S after = Objects.requireNonNull(status(), "a record that has begun has a state");
        Class<?> command = CurrentUnitOfWork.get().getMessage().getPayloadType();
        if (after != before
                && !lifecycle().leads(before, command, after)
                && !lifecycle().leads(before, event.getClass(), after)) {
            throw new IllegalStateException(
                    "By %s, %s leads from %s to %s, which LIFECYCLE does not say"
                            .formatted(command.getSimpleName(), event, before, after));
        }
    }

    /**
     * Refuses to leave a state at a time at which the record was not yet in it. What leaves the
     * state as it is may be told in any order.
     */
    private void requireNotEarlier(@Nullable S before, Instant since) {
        MetaData sent = CurrentUnitOfWork.get().getMessage().getMetaData();
        if (before != null
                && status() != before
                && sent.get(Envelope.OCCURRED_AT) instanceof String occurredAt
                && Instant.parse(occurredAt).isBefore(since.minus(BETWEEN_CLOCKS))) {
            throw Refused.by(
                    Rule.OCCURRED_BEFORE_STATUS, "/occurredAt", occurredAt, before.name(), since);
        }
    }

    private void allow(String person, Duty duty, LedgerEvent event) {
        for (Row row : SegregationOfDuties.closing(duty)) {
            row.same().in(event).ifPresent(which -> allow(person, row, which));
        }
    }

    /** Refuses where {@code person} has done to this record what this duty must be apart from. */
    protected final void allow(String person, Duty duty) {
        SegregationOfDuties.closing(duty).forEach(row -> allow(person, row, WHOLE.which()));
    }

    private void allow(String person, Row row, String which) {
        allow(person, row, new Scope(row.same(), which));
    }

    /** As {@link #allow(String, Duty)}, within one of the {@link #furtherScopes}. */
    protected final void allowWithin(Object scope, String person, Duty duty) {
        SegregationOfDuties.closing(duty).forEach(row -> allow(person, row, scope));
    }

    private void allow(String person, Row row, Object scope) {
        if (hasExercised(person, row.done(), scope)) {
            throw Refused.by(row, person);
        }
    }

    /** Whether a person has exercised this duty on this record. */
    protected final boolean hasExercised(String person, Duty duty) {
        return hasExercised(person, duty, WHOLE);
    }

    /** As {@link #hasExercised(String, Duty)}, within one of the {@link #furtherScopes}. */
    protected final boolean hasExercised(String person, Duty duty, Object scope) {
        return exercised
                .getOrDefault(scope, Map.of())
                .getOrDefault(person, Set.of())
                .contains(duty);
    }

    /** What must have happened to the record by a date, and has not. */
    public final List<DeadlineChange.Started> deadlines() {
        return deadlines;
    }

    /**
     * The only handler of known events: Axon calls one for each event and class. A decision that
     * was reversed changes nothing, no deadline either, but who took it has exercised a duty; what
     * is due since then stands in the events before it, as they are read.
     */
    @EventSourcingHandler
    final void on(LedgerEvent event, MetaData metaData, @Timestamp Instant recordedAt) {
        recordId = event.subject().toString();
        Object commandId = metaData.get(Envelope.COMMAND_ID);
        if (commandId != null) {
            handled.putIfAbsent(
                    commandId.toString(),
                    new Handled(text(metaData, Envelope.COMMAND_DIGEST), version));
        }
        version++;
        SegregationOfDuties.exercisedBy(classOf(event))
                .ifPresent(duty ->
                        everybody(event, persons(metaData)).forEach(who -> did(who, duty, event)));
        if (!(event instanceof RecordEvent) && !metaData.containsKey(AmendedReading.REVERSED)) {
            deadlines = DeadlineChange.running(deadlines, event);
            S before = status();
            evolve(own(event));
            if (status() != before) {
                statusSince =
                        metaData.get(Envelope.OCCURRED_AT) instanceof String occurredAt
                                ? Instant.parse(occurredAt)
                                : recordedAt;
            }
        }
    }

    @SuppressWarnings("unchecked") // the store gives a record its own events only
    private E own(LedgerEvent event) {
        return (E) event;
    }

    /** Nothing is decided on what is not understood; a process of that version can. */
    @EventSourcingHandler
    final void on(UnknownSerializedType event) {
        throw Refused.by(Rule.LATER_VERSION, "", event.serializedType().getName());
    }

    /** To whom an event counts, those first who act. */
    private Stream<String> everybody(LedgerEvent event, Set<String> acting) {
        return event instanceof RecordEvent
                ? acting.stream()
                : Stream.concat(acting.stream(), furtherPersons(own(event)).stream());
    }

    private void did(String person, Duty duty, LedgerEvent event) {
        did(person, duty, WHOLE);
        for (Row row : SegregationOfDuties.closedBy(duty)) {
            row.same()
                    .in(event)
                    .ifPresent(which -> did(person, duty, new Scope(row.same(), which)));
        }
        if (!(event instanceof RecordEvent)) {
            furtherScopes(own(event)).forEach(scope -> did(person, duty, scope));
        }
    }

    private void did(String person, Duty duty, Object scope) {
        exercised
                .computeIfAbsent(scope, _ -> new HashMap<>())
                .computeIfAbsent(person, _ -> EnumSet.noneOf(Duty.class))
                .add(duty);
    }

    final Optional<Handled> handled(String commandId) {
        return Optional.ofNullable(handled.get(commandId));
    }

    /** Number of events of the record. */
    final long version() {
        return version;
    }

    /** Refuses a command that the record's state does not allow. */
    final void requireStateFor(LedgerCommand command) {
        if (command.lifecycle().recordType().isEmpty()) {
            return; // allowed in every state
        }
        S status = Objects.requireNonNull(status(), "a stored record has a state");
        List<? extends Class<? extends LedgerCommand>> allowed = lifecycle().allowedIn(status);
        if (!allowed.contains(command.getClass())) {
            throw wrongState(LedgerCommand.nameOf(command.getClass()));
        }
    }

    /**
     * Refuses {@code wish} because of the state, naming the state and what somebody may send in it;
     * what the ledger itself still does is nothing that a reader could choose.
     */
    protected final Refused wrongState(String wish) {
        S status = Objects.requireNonNull(status(), "a stored record has a state");
        List<String> allowed =
                lifecycle().allowedIn(status).stream()
                        .filter(command -> !Senders.isByItself(Senders.of(command)))
                        .map(LedgerCommand::nameOf)
                        .toList();
        return allowed.isEmpty()
                ? Refused.by(Rule.RECORD_FINISHED, "", wish, status.name())
                : Refused.by(Rule.WRONG_STATE, "", wish, status.name(), String.join(", ", allowed));
    }

    /** To whom the act of this moment counts: the actor, and the person in whose place. */
    protected static Set<String> persons() {
        return persons(CurrentUnitOfWork.get().getMessage().getMetaData());
    }

    private static Set<String> persons(MetaData metaData) {
        return Stream.of(Envelope.ACTOR_ID, Envelope.ON_BEHALF_OF)
                .map(metaData::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toCollection(LinkedHashSet::new)); // the actor first
    }

    private static String text(MetaData metaData, String key) {
        return Objects.requireNonNullElse(metaData.get(key), "").toString();
    }

    private static Class<? extends LedgerEvent> classOf(LedgerEvent event) {
        return event.getClass();
    }
}
