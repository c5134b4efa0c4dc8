package org.litopys.query;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.ReadModelTokens;
import org.litopys.eventstore.ReadModelTransactions;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds a {@link ReadModel} and can build it again. */
public final class ReadModelProcessor implements SmartLifecycle {
    private static final int BATCH = 500;

    /** A process that died holds its claim this long. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);

    private final ReadModel readModel;
    private final JdbcClient db;
    private final PlatformTransactionManager transactions;
    private final LedgerReader reader;

    /**
     * @param serializer of tokens
     */
    public ReadModelProcessor(
            ReadModel readModel,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Serializer serializer) {
        this.readModel = readModel;
        this.db = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.reader =
                new LedgerReader(
                        readModel.name(),
                        BATCH,
                        source,
                        new ReadModelTokens(
                                JdbcTokenStore.builder()
                                        .connectionProvider(
                                                new SpringDataSourceConnectionProvider(dataSource))
                                        .schema(QueryTables.tokens())
                                        .contentType(byte[].class)
                                        .serializer(serializer)
                                        .claimTimeout(CLAIM_TIMEOUT)),
                        new ReadModelTransactions(
                                new SpringTransactionManager(transactions),
                                new SpringDataSourceConnectionProvider(dataSource)),
                        readModel);
    }

    /** Why the read model does not go on at the moment, or null. */
    public @Nullable Throwable failure() {
        return reader.failure();
    }

    /**
     * Empties the read model and begins again at position 1. Readers see it grow; no other process
     * may run the same processor meanwhile.
     */
    public synchronized void rebuild() {
        stop();
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> {
                    db.sql("delete from query.token_entry where processor_name = ?")
                            .param(readModel.name())
                            .update();
                    readModel.reset();
                });
        start();
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public void stop() {
        reader.stop();
    }

    @Override
    public boolean isRunning() {
        return reader.isRunning();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
