package org.litopys.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds a {@link ReadModel}: one pooled streaming processor with one segment, so that events come
 * in the order of the ledger, in one process at a time. Batches take what has arrived, up to
 * {@value #BATCH} events; nothing waits for a batch to fill. Where a batch fails it is tried again,
 * with pauses that grow up to a minute, and {@link #failure} says why.
 */
public final class ReadModelProcessor implements SmartLifecycle {
    private static final int BATCH = 500;
    private static final long CLAIM_MILLIS = 500;

    /** A process that died holds its claim this long. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);

    private final ReadModel readModel;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final DataSource dataSource;
    private final JdbcClient db;
    private final PlatformTransactionManager transactions;
    private final TokenStore tokens;
    private volatile @Nullable Running running;

    private record Running(
            PooledStreamingEventProcessor processor,
            ScheduledExecutorService worker,
            ScheduledExecutorService coordinator) {}

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
        this.source = source;
        this.dataSource = dataSource;
        this.db = JdbcClient.create(dataSource);
        this.transactions = transactions;
        this.tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                        .schema(QueryTables.tokens())
                        .contentType(byte[].class)
                        .serializer(serializer)
                        .claimTimeout(CLAIM_TIMEOUT)
                        .build();
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private Running processor() {
        ScheduledExecutorService worker = executor(readModel.name() + "-writer");
        ScheduledExecutorService coordinator = executor(readModel.name() + "-coordinator");
        return new Running(
                PooledStreamingEventProcessor.builder()
                        .name(readModel.name())
                        .eventHandlerInvoker(new Invoker())
                        .messageSource(source)
                        .tokenStore(tokens)
                        .transactionManager(new ReadModelTransactions(transactions, dataSource))
                        .workerExecutor(worker)
                        .coordinatorExecutor(coordinator)
                        .initialSegmentCount(1)
                        .maxClaimedSegments(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .batchSize(BATCH)
                        .tokenClaimInterval(CLAIM_MILLIS)
                        .claimExtensionThreshold(CLAIM_MILLIS)
                        .build(),
                worker,
                coordinator);
    }

    private final class Invoker implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        /** The last event of a batch hands them all over. */
        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch
                    && batch.isLastMessage(message)) {
                batch.onRollback(_ -> readModel.rolledBack());
                batch.afterCommit(_ -> readModel.committed());
                readModel.project(tracked(batch));
            }
        }

        private List<TrackedEventMessage<?>> tracked(BatchingUnitOfWork<?> batch) {
            return batch.getMessages().stream()
                    .<TrackedEventMessage<?>>map(each -> (TrackedEventMessage<?>) each)
                    .toList();
        }

        @Override
        public boolean supportsReset() {
            return false; // rebuild() does it, without replay tokens
        }
    }

    /** Why the read model does not go on at the moment, or null. */
    public @Nullable Throwable failure() {
        Running now = running;
        return now == null
                ? null
                : now.processor.processingStatus().values().stream()
                        .filter(status -> status.isErrorState())
                        .map(status -> status.getError())
                        .findFirst()
                        .orElse(null);
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
    public synchronized void start() {
        if (running == null) {
            Running fresh = processor();
            fresh.processor.start();
            running = fresh;
        }
    }

    @Override
    public synchronized void stop() {
        Running now = running;
        if (now != null) {
            now.processor.shutDown();
            now.worker.shutdown();
            now.coordinator.shutdown();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
