package org.litopys.query.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.eventstore.Follower;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.TokenStoreTables;
import org.litopys.query.KnownRecords;
import org.litopys.query.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The journal in a Spring application.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code litopys.log.key-file}</td><td>the private key; made at the first start where it is missing. Every
 *     process of the query side needs the same file. Without the property nothing is signed: entries are written, but
 *     there are no checkpoints, receipts or proofs</td></tr>
 * <tr><td>{@code litopys.ledger-name}</td><td>see {@link LedgerIdentity}; random where not given at the first
 *     start</td></tr>
 * <tr><td>{@code litopys.log.origin}</td><td>{@code litopys.example/NAME} where not given at the first start</td></tr>
 * <tr><td>{@code litopys.feed.max-streams}</td><td>live feeds at once in one process, 100</td></tr>
 * <tr><td>{@code litopys.feed.max-streams-per-account}</td><td>those of one account, 20</td></tr>
 * </table>
 */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
    private static final Logger log = LoggerFactory.getLogger(JournalConfiguration.class);

    /** A process that died holds its claim this long. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);

    private static final int TILES_IN_MEMORY = 4096;

    /** Brings the tables up to date, so whatever uses them depends on this. */
    @Bean
    LogIdentityAndKey logIdentityAndKey(
            DataSource dataSource,
            @Value("${litopys.ledger-name:}") String name,
            @Value("${litopys.log.origin:}") String origin,
            @Value("${litopys.log.key-file:}") String keyFile) {
        JournalTables.migrate(dataSource);
        LedgerIdentity identity = LedgerIdentity.establish(dataSource, name, origin);
        if (keyFile.isEmpty()) {
            log.warn(
                    "no litopys.log.key-file: the log of {} is written but not signed",
                    identity.name());
            return new LogIdentityAndKey(identity, null);
        }
        var key = LogKeyFile.open(Path.of(keyFile), identity);
        return new LogIdentityAndKey(identity.withKey(dataSource, key.verifier()), key);
    }

    @Bean
    JournalProgress journalProgress(DataSource dataSource, LogIdentityAndKey ledger) {
        return new JournalProgress(dataSource);
    }

    /** Pages are right without it, so it takes no process out of service; receipts wait for it. */
    @Bean
    Follower journalFollower(JournalProgress progress) {
        return new Follower(JournalProcessor.NAME, false, progress::size);
    }

    /** Null where this process cannot tell whether anybody signs. */
    @Bean
    @Nullable Follower checkpointFollower(JournalProgress progress, LogIdentityAndKey ledger) {
        return ledger.key() == null
                ? null
                : new Follower("checkpoint", false, progress::checkpointSize);
    }

    @Bean
    @Nullable CheckpointSigner checkpointSigner(
            DataSource dataSource, LogIdentityAndKey ledger, JournalProgress progress) {
        var key = ledger.key();
        return key == null ? null : new CheckpointSigner(dataSource, key, progress);
    }

    @Bean
    JournalProcessor journalProcessor(
            DataSource dataSource,
            PositionSource source,
            PlatformTransactionManager transactions,
            Serializer serializer,
            LogIdentityAndKey ledger,
            JournalProgress progress,
            ObjectProvider<CheckpointSigner> signer) {
        JdbcTokenStore tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        .schema(TokenStoreTables.schema(JournalTables.SCHEMA))
                        .contentType(byte[].class)
                        .serializer(serializer)
                        .claimTimeout(CLAIM_TIMEOUT)
                        .build();
        return new JournalProcessor(
                source.raw(),
                tokens,
                new SpringTransactionManager(transactions),
                new JournalAppender(dataSource, new EntryFormat(ledger.identity().name())),
                progress,
                signer.getIfAvailable());
    }

    @Bean
    Tiles logTiles(DataSource dataSource, LogIdentityAndKey ledger) {
        return new Tiles(dataSource, TILES_IN_MEMORY);
    }

    @Bean
    Entries logEntries(DataSource dataSource, LogIdentityAndKey ledger) {
        return new Entries(dataSource);
    }

    @Bean
    RecordCompare recordCompare(Ledger events, DataSource dataSource, LogIdentityAndKey ledger) {
        return new RecordCompare(events, dataSource, new EntryFormat(ledger.identity().name()));
    }

    @Bean
    Checkpoints logCheckpoints(DataSource dataSource, LogIdentityAndKey ledger) {
        return new Checkpoints(dataSource);
    }

    @Bean
    JournalWait journalWait(JournalProgress progress, Entries entries, Ledger events) {
        return new JournalWait(progress, entries, events);
    }

    @Bean
    Receipts receipts(
            LogIdentityAndKey ledger,
            Ledger events,
            Entries entries,
            Tiles tiles,
            Checkpoints checkpoints,
            JournalProgress progress,
            DataSource dataSource) {
        JdbcClient db = JdbcClient.create(dataSource);
        return new Receipts(
                ledger.identity(),
                events,
                entries,
                tiles,
                checkpoints,
                progress,
                record -> reference(db, record));
    }

    @Bean
    FilterReader feedFilters(EventCatalogue catalogue, Entries entries, KnownRecords records) {
        return new FilterReader(catalogue, entries, records);
    }

    @Bean
    JournalHealth journalHealthIndicator(JournalProcessor processor) {
        return new JournalHealth(processor);
    }

    @Bean
    FeedStreams feedStreams(
            JournalProgress progress,
            @Value("${litopys.feed.max-streams:100}") int atMost,
            @Value("${litopys.feed.max-streams-per-account:20}") int perAccount) {
        return new FeedStreams(progress, new Places(atMost, perAccount));
    }

    /** Null where the records have not come so far, or the event is of no record. */
    private static @Nullable String reference(JdbcClient db, String recordId) {
        UUID id = EntryFormat.uuid(recordId);
        return id == null
                ? null
                : db.sql("select reference from query.record where record_id = ? and until is null")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
