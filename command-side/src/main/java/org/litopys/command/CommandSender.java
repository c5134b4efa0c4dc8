package org.litopys.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refusal.Kind;
import org.litopys.eventstore.EventTooLarge;
import org.litopys.eventstore.StoreBusy;
import org.litopys.eventstore.StoreUnavailable;

/**
 * The one way in for commands: every service, page, process and programme sends here. Thread-safe;
 * a command is handled on the thread that sends it, and the answer is there when {@link #send}
 * returns.
 */
public class CommandSender {
    /**
     * How long a command is handled again and again where another process wrote to its records
     * meanwhile. Within one process, commands to a record wait for each other instead.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int MOST_PAUSE_MILLIS = 16;

    private final CommandBus commands;
    private final FirstReceipts firstReceipts;
    private final Validator validator;

    CommandSender(CommandBus commands, FirstReceipts firstReceipts, Validator validator) {
        this.commands = commands;
        this.firstReceipts = firstReceipts;
        this.validator = validator;
    }

    /**
     * Has a command decided.
     *
     * @return its receipt, given only after the events are durable; the first receipt where the
     *     same command was handled before. Fails with {@link Refused} where it was refused and
     *     nothing stored, except {@link Kind#UNAVAILABLE}: then it must be sent again with the same
     *     id
     */
    public CompletableFuture<Receipt> send(LedgerCommand command, CommandEnvelope envelope) {
        try {
            requireValid(command);
            return CompletableFuture.completedFuture(handle(SentCommand.of(command, envelope)));
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void requireValid(LedgerCommand command) {
        for (ConstraintViolation<LedgerCommand> violation : validator.validate(command)) {
            throw Refused.by(
                    Rule.VALUE_INVALID,
                    pointerTo(violation.getPropertyPath()),
                    violation.getPropertyPath(),
                    violation.getMessage());
        }
    }

    private static String pointerTo(Path path) {
        StringBuilder pointer = new StringBuilder("/data");
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    private Receipt handle(SentCommand sent) throws Throwable {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<?> result = dispatch(sent);
            if (!result.isExceptional()) {
                return receipt(sent, (Outcome) result.getPayload());
            }
            Throwable failure = result.exceptionResult();
            Optional<Receipt> first = receiptOfFirstTime(sent, failure);
            if (first.isPresent()) {
                return first.get();
            }
            if (!isConflict(failure)) {
                throw refusal(failure);
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new Refused(Rule.CONTENDED.refusal("", sent.subject(), attempt), failure);
            }
            pause(attempt);
        }
    }

    private CommandResultMessage<?> dispatch(SentCommand sent) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        commands.<LedgerCommand, Object>dispatch(
                sent.message(), (_, answer) -> result.complete(answer));
        return result.join();
    }

    private Receipt receipt(SentCommand sent, Outcome outcome) {
        Long from = outcome.repeatedFrom();
        return from == null ? outcome.receipt(sent) : firstReceipts.find(sent, from).orElseThrow();
    }

    /**
     * A creating command that failed may have been handled before: its guards and the store's
     * unique key do not know it from another one.
     */
    private Optional<Receipt> receiptOfFirstTime(SentCommand sent, Throwable failure) {
        boolean maybe =
                switch (failure) {
                    case Refused refused ->
                            switch (refused.refusal().kind()) {
                                case CONTENT, STATE, RULE, UNKNOWN, STALE -> true;
                                case FORBIDDEN, REUSED_ID, BUSY, UNAVAILABLE -> false;
                            };
                    default -> isConflict(failure);
                };
        return maybe && sent.creates() ? firstReceipts.find(sent, 0) : Optional.empty();
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof LockAcquisitionFailedException;
    }

    private static void pause(int attempt) {
        int most = Math.min(attempt, MOST_PAUSE_MILLIS) * 1_000_000;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(most));
    }

    private static Throwable refusal(Throwable failure) {
        @Nullable Rule rule =
                switch (failure) {
                    case StoreBusy _ -> Rule.STORE_BUSY;
                    case StoreUnavailable _ -> Rule.STORE_UNAVAILABLE;
                    case EventTooLarge _ -> Rule.EVENT_TOO_LARGE;
                    default -> null;
                };
        if (rule == null) {
            return failure;
        }
        Refusal refusal =
                failure instanceof EventTooLarge tooLarge
                        ? rule.refusal("/data", tooLarge.sizeBytes(), EventTooLarge.LIMIT_BYTES)
                        : rule.refusal("");
        return new Refused(refusal, failure);
    }
}
