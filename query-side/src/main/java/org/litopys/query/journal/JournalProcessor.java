package org.litopys.query.journal;

import java.util.List;
import java.util.Objects;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.StoredEvent;
import org.litopys.query.LedgerReader;
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

    private final LedgerReader reader;

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
        this.reader =
                new LedgerReader(
                        NAME,
                        BATCH,
                        raw,
                        tokens,
                        transactions,
                        new Appending(appender, progress, signer));
    }

    /** Why the journal does not go on at the moment, or null. */
    public @Nullable Throwable failure() {
        return reader.failure();
    }

    /** Whether this is the process that writes the journal. */
    public boolean isWriter() {
        return reader.isOwner();
    }

    private static final class Appending implements LedgerReader.Handler {
        private final JournalAppender appender;
        private final JournalProgress progress;
        private final @Nullable CheckpointSigner signer;
        private @Nullable MerkleTree grown;

        Appending(
                JournalAppender appender,
                JournalProgress progress,
                @Nullable CheckpointSigner signer) {
            this.appender = appender;
            this.progress = progress;
            this.signer = signer;
        }

        @Override
        public void handle(List<TrackedEventMessage<?>> batch) {
            grown =
                    appender.append(
                            batch.stream().map(each -> (StoredEvent) each.getPayload()).toList());
        }

        @Override
        public void committed() {
            MerkleTree tree = Objects.requireNonNull(grown, "committed before it was handled");
            appender.committed(tree);
            progress.grewTo(tree.size());
            if (signer != null) {
                signer.treeGrew();
            }
        }

        @Override
        public void rolledBack() {
            appender.rolledBack();
        }
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
        return PHASE;
    }
}
