package org.litopys.query.journal;

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
import org.litopys.eventstore.StoredEvent;
import org.litopys.tlog.MerkleTree;
import org.springframework.context.SmartLifecycle;

/**
 * Writes the journal: reads the ledger as it is stored and appends each batch, with its tiles, its
 * root and the token, in one transaction. In one process at a time, by the token's claim; should
 * two believe to own it, the tree's size lets one through.
 *
 * <p>It cannot be reset: what is in the log stays. Where an event cannot follow the last entry,
 * nothing is written and the processor tries again with growing pauses, up to a minute, saying why
 * in the log and in {@link #failure}.
 */
public final class JournalProcessor implements SmartLifecycle {
    /** Its name, and that of its token. */
    public static final String NAME = "journal";

    static final int PHASE = 0;
    private static final int BATCH = 1000;
    private static final long CLAIM_MILLIS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> raw;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final JournalAppender appender;
    private final JournalProgress progress;
    private final @Nullable CheckpointSigner signer;
    private volatile @Nullable Running running;
    private volatile @Nullable Throwable failure;

    private record Running(
            PooledStreamingEventProcessor processor,
            ScheduledExecutorService worker,
            ScheduledExecutorService coordinator) {}

    /**
     * @param raw the ledger with {@link StoredEvent} payloads
     * @param tokens in the same database, and working in the transactions given
     * @param signer null where this process has no key
     */
    JournalProcessor(
            StreamableMessageSource<TrackedEventMessage<?>> raw,
            TokenStore tokens,
            TransactionManager transactions,
            JournalAppender appender,
            JournalProgress progress,
            @Nullable CheckpointSigner signer) {
        this.raw = raw;
        this.tokens = tokens;
        this.transactions = transactions;
        this.appender = appender;
        this.progress = progress;
        this.signer = signer;
    }

    private Running running() {
        ScheduledExecutorService worker = executor("journal-writer");
        ScheduledExecutorService coordinator = executor("journal-coordinator");
        return new Running(
                PooledStreamingEventProcessor.builder()
                        .name(NAME)
                        .eventHandlerInvoker(new Invoker())
                        .errorHandler(this::failed)
                        .messageSource(raw)
                        .tokenStore(tokens)
                        .transactionManager(transactions)
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

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Why the journal does not go on at the moment, or null. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** Whether this is the process that writes the journal. */
    public boolean isWriter() {
        Running now = running;
        return now != null && !now.processor.processingStatus().isEmpty();
    }

    /** Passed on, so that the batch is given up and tried again later. */
    private void failed(ErrorContext context) throws Exception {
        failure = context.error();
        PropagatingErrorHandler.instance().handleError(context);
    }

    private final class Invoker implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        /** The last event of a batch writes them all. */
        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            if (CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch
                    && batch.isLastMessage(message)) {
                batch.onRollback(_ -> appender.rolledBack());
                List<StoredEvent> events =
                        batch.getMessages().stream()
                                .map(each -> (StoredEvent) each.getPayload())
                                .toList();
                MerkleTree grown = appender.append(events);
                batch.afterCommit(_ -> committed(grown));
            }
        }

        @Override
        public boolean supportsReset() {
            return false;
        }
    }

    private void committed(MerkleTree grown) {
        failure = null;
        appender.committed(grown);
        progress.grewTo(grown.size());
        if (signer != null) {
            signer.treeGrew();
        }
    }

    @Override
    public void start() {
        Running started = running();
        started.processor.start();
        running = started;
    }

    /** Returns when the batch under way is committed. */
    @Override
    public void stop() {
        Running stopping = running;
        if (stopping != null) {
            stopping.processor.shutDown();
            stopping.worker.shutdown();
            stopping.coordinator.shutdown();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
