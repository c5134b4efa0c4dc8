package org.litopys.query;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.litopys.events.LedgerEvent;
import org.litopys.events.NameUuid;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;
import org.litopys.events.serialization.LedgerUpcasters;
import org.litopys.eventstore.EventStoreTables;
import org.litopys.eventstore.GroupCommitEngine;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.TestPostgres;
import org.litopys.keys.PersonKeys;
import org.litopys.query.record.RecordChanges;
import org.litopys.query.record.Records;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A ledger and its records on a real PostgreSQL, with a clock that tests move. */
public final class TestLedger implements AutoCloseable {
    private static final UUID EVENTS = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f00ee");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path MASTER_KEY = masterKey();

    public final HikariDataSource dataSource;
    public final LedgerEventSerializer serializer = new LedgerEventSerializer(new EventCatalogue());
    public final MovingClock clock;
    public final Ledger ledger;
    public final PositionSource source;
    public final Progress progress;
    public final JdbcClient db;
    public final JdbcTransactionManager transactions;
    public final PersonKeys personKeys;
    private final GroupCommitEngine engine;
    private final Map<String, Long> sequences = new HashMap<>();
    private ReadModelProcessor processor;

    private static Path masterKey() {
        try {
            return Files.createTempDirectory("litopys-keys").resolve("master.key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves only when told. */
    public static final class MovingClock extends Clock {
        private volatile Instant now;

        MovingClock(Instant start) {
            now = start;
        }

        public void advance(Duration by) {
            now = now.plus(by);
        }

        public void set(Instant to) {
            now = to;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public TestLedger(RecordChanges... listeners) {
        this(
                TestPostgres.freshDatabase(),
                new MovingClock(Instant.parse("2026-03-02T08:00:00Z")),
                listeners);
    }

    private TestLedger(HikariDataSource dataSource, MovingClock clock, RecordChanges... listeners) {
        this.dataSource = dataSource;
        this.clock = clock;
        EventStoreTables.migrate(dataSource);
        QueryTables.migrate(dataSource);
        ledger = new Ledger(dataSource);
        engine =
                GroupCommitEngine.builder()
                        .ledger(ledger)
                        .clock(clock)
                        .eventSerializer(serializer)
                        .upcasterChain(LedgerUpcasters.chain())
                        .build();
        source = new PositionSource(engine);
        db = JdbcClient.create(dataSource);
        transactions = new JdbcTransactionManager(dataSource);
        personKeys = PersonKeys.open(dataSource, clock, MASTER_KEY);
        progress = new Progress(db);
        processor = newProcessor(listeners);
    }

    /** As another process would have it; it is not started. */
    public ReadModelProcessor newProcessor(RecordChanges... listeners) {
        return new ReadModelProcessor(
                new Records(new JdbcTemplate(dataSource), List.of(listeners), progress, source),
                source,
                dataSource,
                transactions,
                serializer);
    }

    public ReadModelProcessor processor() {
        return processor;
    }

    /** The same database in the eyes of a process that has just started; this one is over. */
    public TestLedger reopened(RecordChanges... listeners) {
        stop();
        return new TestLedger(dataSource, clock, listeners);
    }

    /** Stops the processor and goes on with a new one that has nothing in memory. */
    public void restart(RecordChanges... listeners) {
        processor.stop();
        processor = newProcessor(listeners);
        processor.start();
    }

    /** What one command does: appended in one piece. */
    public long append(Map<String, String> metadata, LedgerEvent... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (LedgerEvent event : events) {
            String id = event.subject().value().toString();
            long sequence = sequences.merge(id, 0L, (last, _) -> last + 1);
            messages.add(
                    new GenericDomainEventMessage<>(
                            typeOf(event).aggregate(),
                            id,
                            sequence,
                            event,
                            MetaData.from(metadata),
                            eventId(id, sequence).toString(),
                            clock.instant()));
        }
        engine.appendEvents(messages);
        return ledger.head();
    }

    /** All that has happened, as readers get it. */
    public List<TrackedEventMessage<?>> events() throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        long head = ledger.head();
        try (BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null)) {
            while (events.size() < head) {
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }

    /** Identity of an event of such a ledger, so that others can speak of it. */
    public static UUID eventId(String record, long sequence) {
        return NameUuid.of(EVENTS, record + "/" + sequence);
    }

    public static RecordType typeOf(LedgerEvent event) {
        return switch (event) {
            case CallEvent _ -> RecordType.CALL;
            case OrganisationEvent _ -> RecordType.ORGANISATION;
            case PersonEvent _ -> RecordType.PERSON;
            case NeedEvent _ -> RecordType.NEED;
            case ApplicationEvent _ -> RecordType.APPLICATION;
            case IntroductionEvent _ -> RecordType.INTRODUCTION;
            case PilotEvent _ -> RecordType.PILOT;
            case ContractEvent _ -> RecordType.CONTRACT;
            case EngagementEvent _ -> RecordType.ENGAGEMENT;
            case RecordEvent any -> any.subject().type();
            default -> RecordType.PROGRAMME;
        };
    }

    /** Returns once everything that was appended is projected. */
    public long project() {
        processor.start();
        return awaitProjected();
    }

    /** As {@link #project}, whoever does it. */
    public long awaitProjected() {
        long head = ledger.head();
        try {
            if (!progress.await(Progress.RECORDS, new Position(head), PATIENCE)) {
                throw new AssertionError(
                        "projected only to " + progress.position(Progress.RECORDS),
                        processor.failure());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return head;
    }

    public Wait waiting() {
        return new Wait(progress, ledger, db);
    }

    public AsOfReader moments() {
        return new AsOfReader(ledger, progress, waiting(), clock);
    }

    /** Now, in the mind of the records. */
    public AsOf now() {
        return moments().read(new Parameters(Map.of()));
    }

    /** Every record as of a position. */
    public AsOf at(long position) {
        return moments()
                .read(new Parameters(Map.of("pos", new String[] {Long.toString(position)})));
    }

    /** The table as text, row by row, in the order of its key. */
    public List<String> dump(String table) {
        return db.sql("select t::text from query.%s t order by record_id, since".formatted(table))
                .query(String.class)
                .list();
    }

    private void stop() {
        processor.stop();
        engine.close();
        ledger.close();
    }

    @Override
    public void close() {
        stop();
        dataSource.close();
    }
}
