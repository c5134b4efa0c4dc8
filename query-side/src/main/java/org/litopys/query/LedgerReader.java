package org.litopys.query;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger in its order, from position 1, in one process at a time: a pooled streaming
 * processor with one segment. Batches take what has arrived; nothing waits for a batch to fill.
 * Where a batch fails it is tried again, with pauses that grow up to a minute, and {@link #failure}
 * says why. Thread-safe.
 */
public final class LedgerReader {
    private static final long CLAIM_MILLIS = 500;

    /** What is done with the events. Called by one thread at a time. */
    public interface Handler {
        /** Takes a batch of events, in order, in the transaction that also stores the token. */
        void handle(List<TrackedEventMessage<?>> batch);

        /** The transaction of the last batch is committed. */
        void committed();

        /** The transaction of the last batch is not committed; the same events come again. */
        void rolledBack();
    }

    private final String name;
    private final int batchSize;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final Handler handler;
    private volatile @Nullable Running running;
    private volatile @Nullable Throwable failure;

    private record Running(
            PooledStreamingEventProcessor processor,
            ScheduledExecutorService worker,
            ScheduledExecutorService coordinator) {}

    /**
     * @param name of its token and threads
     * @param tokens in the database of the transactions
     */
    public LedgerReader(
            String name,
            int batchSize,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            Handler handler) {
        this.name = name;
        this.batchSize = batchSize;
        this.source = source;
        this.tokens = tokens;
        this.transactions = transactions;
        this.handler = handler;
    }

    /** Does nothing where it runs already. */
    public synchronized void start() {
        if (running == null) {
            Running fresh = processor();
            fresh.processor.start();
            running = fresh;
        }
    }

    /** Returns when the batch under way is committed. */
    public synchronized void stop() {
        Running now = running;
        if (now != null) {
            now.processor.shutDown();
            now.worker.shutdown();
            now.coordinator.shutdown();
            running = null;
        }
    }

    public boolean isRunning() {
        return running != null;
    }

    /** Whether this is the process that reads. */
    public boolean isOwner() {
        Running now = running;
        return now != null && !now.processor.processingStatus().isEmpty();
    }

    /** Why it does not go on at the moment, or null. */
    public @Nullable Throwable failure() {
        Running now = running;
        Throwable ofBatch = failure;
        return ofBatch != null || now == null
                ? ofBatch
                : now.processor.processingStatus().values().stream()
                        .filter(status -> status.isErrorState())
                        .map(status -> status.getError())
                        .findFirst()
                        .orElse(null);
    }

    private Running processor() {
        ScheduledExecutorService worker = executor(name + "-writer");
        ScheduledExecutorService coordinator = executor(name + "-coordinator");
        return new Running(
                PooledStreamingEventProcessor.builder()
                        .name(name)
                        .eventHandlerInvoker(new Invoker())
                        .errorHandler(this::failed)
                        .messageSource(source)
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .workerExecutor(worker)
                        .coordinatorExecutor(coordinator)
                        .initialSegmentCount(1)
                        .maxClaimedSegments(1)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .batchSize(batchSize)
                        .tokenClaimInterval(CLAIM_MILLIS)
                        .claimExtensionThreshold(CLAIM_MILLIS)
                        .build(),
                worker,
                coordinator);
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Passed on, so that the batch is given up and tried again later. */
    private void failed(ErrorContext context) throws Exception {
        failure = context.error();
        PropagatingErrorHandler.instance().handleError(context);
    }

    private void committed() {
        failure = null;
        handler.committed();
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
                batch.onRollback(_ -> handler.rolledBack());
                batch.afterCommit(_ -> committed());
                handler.handle(tracked(batch));
            }
        }

        private static List<TrackedEventMessage<?>> tracked(BatchingUnitOfWork<?> batch) {
            return batch.getMessages().stream()
                    .<TrackedEventMessage<?>>map(each -> (TrackedEventMessage<?>) each)
                    .toList();
        }

        @Override
        public boolean supportsReset() {
            return false; // replay tokens are not used
        }
    }
}
