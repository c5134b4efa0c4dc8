package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;
import org.litopys.eventstore.EventStoreTables;
import org.litopys.eventstore.GroupCommitEngine;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.TestPostgres;
import org.litopys.eventstore.TokenStoreTables;
import org.litopys.tlog.NoteSigner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A ledger with its journal in a database of its own, wired as in use but without Spring's context.
 */
final class TestJournal implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    final HikariDataSource dataSource;
    final LedgerEventSerializer serializer = new LedgerEventSerializer(new EventCatalogue());
    final Ledger ledger;
    final GroupCommitEngine engine;
    final PositionSource source;
    final NoteSigner key;
    final LedgerIdentity identity;
    final EntryFormat format;
    final JournalProgress progress;
    final Entries entries;
    final Tiles tiles;
    final Checkpoints checkpoints;
    final JdbcClient sql;
    private CheckpointSigner signer;
    private JournalProcessor processor;

    TestJournal() {
        this(TestPostgres.freshDatabase(), null);
    }

    private TestJournal(HikariDataSource dataSource, @Nullable NoteSigner known) {
        this.dataSource = dataSource;
        EventStoreTables.migrate(dataSource);
        JournalTables.migrate(dataSource);
        ledger = new Ledger(dataSource);
        engine =
                GroupCommitEngine.builder()
                        .ledger(ledger)
                        .clock(Clock.systemUTC())
                        .eventSerializer(serializer)
                        .build();
        source = new PositionSource(engine);
        LedgerIdentity named = LedgerIdentity.establish(dataSource, "test", "litopys.example/test");
        key = known == null ? NoteSigner.generate(named.origin()) : known;
        identity = named.withKey(dataSource, key.verifier());
        format = new EntryFormat(identity.name());
        progress = new JournalProgress(dataSource);
        entries = new Entries(dataSource);
        tiles = new Tiles(dataSource, 4096);
        checkpoints = new Checkpoints(dataSource);
        sql = JdbcClient.create(dataSource);
        signer = new CheckpointSigner(dataSource, key, progress);
        processor = newProcessor();
    }

    /** The same database as another process would see it. */
    TestJournal inAnotherProcess() {
        return new TestJournal(TestPostgres.samePlaceAs(dataSource), key);
    }

    private JournalProcessor newProcessor() {
        return new JournalProcessor(
                source.raw(),
                JdbcTokenStore.builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        .schema(TokenStoreTables.schema(JournalTables.SCHEMA))
                        .contentType(byte[].class)
                        .serializer(serializer)
                        .nodeId(UUID.randomUUID().toString())
                        .claimTimeout(Duration.ofSeconds(1))
                        .build(),
                new SpringTransactionManager(new JdbcTransactionManager(dataSource)),
                new JournalAppender(dataSource, format),
                progress,
                signer);
    }

    TestJournal start() {
        signer.start();
        processor.start();
        return this;
    }

    void stop() {
        processor.stop();
        signer.stop();
    }

    JournalProcessor processor() {
        return processor;
    }

    CheckpointSigner signer() {
        return signer;
    }

    Receipts receipts() {
        return new Receipts(identity, ledger, entries, tiles, checkpoints, progress, _ -> null);
    }

    /** Until the journal has all events of the ledger, under a checkpoint. */
    TestJournal caughtUp() throws InterruptedException {
        assertThat(progress.awaitCheckpoint(ledger.head(), LONG)).isTrue();
        return this;
    }

    /** One unit of work for each application: drafted by a command of its own. */
    List<UUID> draft(int count) {
        List<UUID> commands = new ArrayList<>();
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID command = UUID.randomUUID();
            commands.add(command);
            events.add(event(drafted(), 0, metadata(command)));
        }
        engine.appendEvents(events);
        return commands;
    }

    /** Several events of one record by one command. */
    UUID draftAndWithdraw() {
        UUID command = UUID.randomUUID();
        ApplicationDrafted drafted = drafted();
        engine.appendEvents(
                event(drafted, 0, metadata(command)),
                event(new ApplicationWithdrawn(drafted.applicationId()), 1, metadata(command)));
        return command;
    }

    /** Three drafts of one command. */
    UUID draftThreeAtOnce() {
        UUID command = UUID.randomUUID();
        engine.appendEvents(
                event(drafted(), 0, metadata(command)),
                event(drafted(), 0, metadata(command)),
                event(drafted(), 0, metadata(command)));
        return command;
    }

    static ApplicationDrafted drafted() {
        return new ApplicationDrafted(
                new ApplicationId(UUID.randomUUID()),
                CallId.ofCode("EDF-2026-RA"),
                new OrganisationId(UUID.randomUUID()),
                "Пасивний радар",
                "Detects \"small\" drones\nby their radio noise.",
                "uk");
    }

    static Map<String, String> metadata(UUID command) {
        return Map.of(
                Envelope.COMMAND_ID, command.toString(),
                Envelope.COMMAND_TYPE, "StartDraft",
                Envelope.COMMAND_DIGEST, "ab".repeat(32),
                Envelope.ACTOR_ID, "portal",
                Envelope.ACTOR_TYPE, "SERVICE_ACCOUNT",
                Envelope.ACTOR_ROLES, "APPLICANT_REP,SERVICE",
                Envelope.CHANNEL, "API",
                Envelope.CLASSIFICATION, "INTERNAL",
                Envelope.CORRELATION_ID, "r-17");
    }

    static DomainEventMessage<?> event(
            LedgerEvent payload, long sequence, Map<String, String> metadata) {
        return new GenericDomainEventMessage<>(
                "Application",
                payload.subject().toString(),
                sequence,
                payload,
                MetaData.from(metadata));
    }

    @Override
    public void close() {
        stop();
        engine.close();
        ledger.close();
        dataSource.close();
    }
}
