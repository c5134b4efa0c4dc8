package org.litopys.command.api;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.litopys.command.CommandSender;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.RecordId;
import org.springframework.dao.DataAccessException;

/** Sends a command and learns what its record is called. Blocks; thread-safe. */
class Dispatch {
    /** How long an answer waits for the reference of a new record. */
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
            throw switch (e.getCause()) {
                case Refused refused -> bound.inWordsOfCaller(named(bound, refused));
                case RuntimeException cause -> cause;
                case null, default -> e;
            };
        } finally {
            handled.run();
        }
        return new Answer(receipt, reference(bound, receipt));
    }

    /** A record that is there already is called what it is called, at what names it in the body. */
    private Refused named(BoundCommand bound, Refused refused) {
        Refusal refusal = refused.refusal();
        RecordId subject = bound.command().subject();
        if (!refusal.rule().equals(Rule.ALREADY_EXISTS.key()) || subject == null) {
            return refused;
        }
        String kind = refusal.arguments().getFirst();
        return new Refused(
                Rule.ALREADY_EXISTS.refusal(
                        bound.entry().identityAt(), kind, called(subject.value())),
                refused);
    }

    private String called(UUID record) {
        try {
            return references.of(record).orElseGet(record::toString);
        } catch (DataAccessException databaseAway) {
            return record.toString();
        }
    }

    private Optional<String> reference(BoundCommand bound, Receipt receipt) {
        try {
            // A record that was created a moment ago may have no reference yet, whatever followed.
            Optional<String> known =
                    bound.entry().creates() ? Optional.empty() : references.of(receipt.subject());
            return known.or(() -> references.await(receipt.subject(), REFERENCE_WITHIN));
        } catch (DataAccessException databaseAway) {
            return Optional.empty(); // the command is done; its answer must not say otherwise
        }
    }
}
