package org.litopys.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CoreMatchers;
import org.hamcrest.CustomMatcher;
import org.litopys.command.access.PeopleOfLedger;
import org.litopys.command.application.SampleApplication;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.SecretBox;

/**
 * Given, when, then for one record, with the same admission as in use. What the record's guards
 * look at is given as events of other records.
 *
 * @param <T> kind of record
 */
public final class RecordFixture<T extends LedgerRecord<?, ?>> {
    /** When what is given was recorded. */
    private static final Instant LONG_AGO = Samples.NOW.minus(Duration.ofDays(4000));

    private final Class<T> type;
    private final Map<DataSubjectId, PersonKey> keys = new HashMap<>();
    private final List<EventMessage<?>> given = new ArrayList<>();
    private final PersonalData personalData =
            new PersonalData((person, _) -> keys.computeIfAbsent(person, _ -> newKey()));
    private Object[] resources = {};
    private LedgerEvent[] people = {};

    private RecordFixture(Class<T> type) {
        this.type = type;
    }

    public static <T extends LedgerRecord<?, ?>> RecordFixture<T> of(Class<T> type) {
        return new RecordFixture<>(type);
    }

    /** What handlers get beside the command: lookups of other records. */
    public RecordFixture<T> with(Object... lookups) {
        resources = lookups;
        return this;
    }

    /** What the ledger says of those who act: events of their own records. */
    public RecordFixture<T> among(PersonEvent... events) {
        people = events;
        return this;
    }

    private static PersonKey newKey() {
        return new PersonKey(SecretBox.newSecret());
    }

    /** The key that the fixture's record seals with. */
    public PersonKey keyOf(DataSubjectId person) {
        return keys.computeIfAbsent(person, _ -> newKey());
    }

    /** Events of the record that {@code actor} has caused, each by a command of its own. */
    public RecordFixture<T> given(Actor actor, LedgerEvent... events) {
        for (LedgerEvent event : events) {
            given.add(caused(actor, event));
        }
        return this;
    }

    /** An event of the record with the envelope of its command. */
    public RecordFixture<T> given(CommandEnvelope envelope, LedgerEvent event) {
        EventMessage<?> caused = caused(envelope.actor(), event);
        Instant occurredAt = envelope.occurredAt();
        given.add(
                occurredAt == null
                        ? caused
                        : caused.andMetaData(Map.of(Envelope.OCCURRED_AT, occurredAt.toString())));
        return this;
    }

    private static EventMessage<?> caused(Actor actor, LedgerEvent event) {
        return new GenericEventMessage<>(
                event,
                Map.of(
                        Envelope.COMMAND_ID, UUID.randomUUID().toString(),
                        Envelope.COMMAND_DIGEST, "digest",
                        Envelope.ACTOR_ID, actor.id()));
    }

    public Then when(LedgerCommand command, CommandEnvelope envelope) {
        Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
        AggregateTestFixture<T> fixture = new AggregateTestFixture<>(type);
        RecordRepositories records =
                new RecordRepositories(new RecordCache(1), _ -> fixture.getRepository());
        fixture.registerInjectableResources(resources);
        fixture.registerInjectableResource(new Deadlines(clock));
        fixture.registerInjectableResource(personalData);
        PeopleOfLedger known = new PeopleOfLedger(otherRecords(people), clock);
        fixture.registerInjectableResource(known);
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new CommandHandling().envelopeOfCommand()));
        fixture.registerCommandHandlerInterceptor(new Admission(records, known, policies(), clock));
        SentCommand sent = SentCommand.of(command, envelope, personalData);
        return new Then(
                fixture.givenCurrentTime(LONG_AGO)
                        .andGiven(given)
                        .when(sent.command(), sent.message().getMetaData()));
    }

    /** The policies that handlers get, else those of a ledger that knows no programme. */
    private PolicyInForce policies() {
        return Arrays.stream(resources)
                .filter(PolicyInForce.class::isInstance)
                .map(PolicyInForce.class::cast)
                .findFirst()
                .orElseGet(() -> SampleApplication.policies(otherRecords()));
    }

    /** What came of it. */
    public record Then(ResultValidator<?> result) {
        public void thenEvents(LedgerEvent... expected) {
            result.expectSuccessfulHandlerExecution().expectEvents((Object[]) expected);
        }

        /** The one event that came of it, where parts of it are not known before. */
        public <E extends LedgerEvent> E thenEvent(Class<E> kind) {
            List<LedgerEvent> events = new ArrayList<>();
            result.expectSuccessfulHandlerExecution()
                    .expectEventsMatching(
                            Matchers.payloadsMatching(
                                    new CustomMatcher<List<LedgerEvent>>("one " + kind) {
                                        @Override
                                        public boolean matches(Object payloads) {
                                            ((List<?>) payloads)
                                                    .forEach(one -> events.add((LedgerEvent) one));
                                            return events.size() == 1
                                                    && kind.isInstance(events.getFirst());
                                        }
                                    }));
            return kind.cast(events.getFirst());
        }

        public void thenRefused(Rule rule, String pointer, Object... arguments) {
            result.expectNoEvents()
                    .expectExceptionDetails(CoreMatchers.equalTo(rule.refusal(pointer, arguments)));
        }

        /**
         * Refused by a row of the segregation of duties, or by a rule whose texts do not matter.
         */
        public void thenRefusedBy(String rule) {
            result.expectNoEvents()
                    .expectExceptionDetails(
                            new CustomMatcher<Refusal>("refused by " + rule) {
                                @Override
                                public boolean matches(Object details) {
                                    return details instanceof Refusal refusal
                                            && refusal.rule().equals(rule);
                                }
                            });
        }
    }

    /** A store that holds these events of other records, for lookups. */
    public static EventStore otherRecords(LedgerEvent... events) {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder()
                        .storageEngine(new InMemoryEventStorageEngine())
                        .build();
        Map<Object, Long> next = new HashMap<>();
        Arrays.stream(events)
                .forEach(event -> {
                    String id = event.subject().toString();
                    long sequence = Objects.requireNonNull(next.merge(id, 1L, Long::sum)) - 1;
                    store.publish(new GenericDomainEventMessage<>("Record", id, sequence, event));
                });
        return store;
    }
}
