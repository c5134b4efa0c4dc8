package org.litopys.command;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.litopys.eventstore.ReadModelTokens;
import org.litopys.eventstore.TokenStoreTables;

/** Registers what reads the ledger on the command-side: one process at a time, in its order. */
public final class LedgerReaders {
    private static final int BATCH = 500;

    /** A process that died holds its claim on a reading no longer than this. */
    private static final Duration CLAIM = Duration.ofSeconds(4);

    private LedgerReaders() {}

    /**
     * Where a reader keeps how far it is.
     *
     * @param schema in which {@link TokenStoreTables} has made its table
     */
    public record Place(DataSource dataSource, String schema, Serializer serializer) {
        private TokenStore tokens() {
            return new ReadModelTokens(
                    JdbcTokenStore.builder()
                            .connectionProvider(
                                    new UnitOfWorkAwareConnectionProviderWrapper(
                                            new SpringDataSourceConnectionProvider(dataSource)))
                            .serializer(serializer)
                            .schema(TokenStoreTables.schema(schema))
                            .contentType(byte[].class)
                            .claimTimeout(CLAIM)
                            // The default names the JVM, which may hold two command-sides.
                            .nodeId(UUID.randomUUID().toString()));
        }
    }

    /**
     * @param name of the processor; its handlers are assigned to it elsewhere
     * @param transactions each has a batch and its token
     */
    public static void register(
            EventProcessingConfigurer processing,
            String name,
            StreamableMessageSource<TrackedEventMessage<?>> positions,
            TransactionManager transactions,
            Place place) {
        processing
                .registerPooledStreamingEventProcessor(
                        name,
                        _ -> positions,
                        (_, builder) ->
                                builder.initialSegmentCount(1)
                                        .batchSize(BATCH)
                                        // The default is of the JVM, where a fixture may stop it.
                                        .clock(Clock.systemUTC())
                                        .claimExtensionThreshold(CLAIM.toMillis() / 4)
                                        .tokenClaimInterval(CLAIM.toMillis() / 2))
                .registerTransactionManager(name, _ -> transactions)
                .registerTokenStore(name, _ -> place.tokens());
    }
}
