package org.litopys.command.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.litopys.command.CommandSender;
import org.litopys.command.Receipt;
import org.springframework.dao.DataAccessException;

/** Sends a command and learns what its record is called. Blocks; thread-safe. */
class Dispatch {
    /** How long the answer to a creation waits for the reference of the new record. */
    static final Duration REFERENCE_WITHIN = Duration.ofSeconds(2);

    /** A receipt and what its record is called, where that is known by now. */
    record Answer(Receipt receipt, Optional<String> reference) {}

    private final CommandSender sender;
    private final References references;

    Dispatch(CommandSender sender, References references) {
        this.sender = sender;
        this.references = references;
    }

    /** Throws what refused the command. */
    Answer send(BoundCommand bound) {
        return send(bound, () -> {});
    }

    /**
     * Throws what refused the command.
     *
     * @param handled called once, when the events are durable or the command was refused
     */
    Answer send(BoundCommand bound, Runnable handled) {
        Receipt receipt;
        try {
            receipt = sender.send(bound.command(), bound.envelope()).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            handled.run();
        }
        return new Answer(receipt, reference(bound, receipt));
    }

    private Optional<String> reference(BoundCommand bound, Receipt receipt) {
        try {
            return bound.entry().creates()
                    ? references.await(receipt.subject(), REFERENCE_WITHIN)
                    : references.of(receipt.subject());
        } catch (DataAccessException databaseAway) {
            return Optional.empty(); // the command is done; its answer must not say otherwise
        }
    }
}
