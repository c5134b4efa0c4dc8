package org.litopys.command;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.litopys.command.Refusal.Kind;
import org.litopys.eventstore.StoreUnavailable;
import org.springframework.beans.factory.ObjectProvider;

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

    /** While an Axon Server or the process behind it is away. */
    private static final int PAUSE_WHILE_AWAY_MILLIS = 200;

    /** Longer than any store takes; only another process can be silent for so long. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private static final CommandResultMessage<?> NO_ANSWER =
            GenericCommandResultMessage.asCommandResultMessage(
                    new CommandDispatchException("no answer within " + ANSWER_WITHIN));

    private final CommandBus commands;
    private final FirstReceipts firstReceipts;
    private final Meanwhile meanwhile;
    private final Validator validator;
    private final PersonalData personalData;
    private final CommandLog log;

    /** Looked up late, since they send commands themselves. */
    private final ObjectProvider<RefusedCommands> refusedCommands;

    CommandSender(
            CommandBus commands,
            FirstReceipts firstReceipts,
            Meanwhile meanwhile,
            Validator validator,
            PersonalData personalData,
            CommandLog log,
            ObjectProvider<RefusedCommands> refusedCommands) {
        this.commands = commands;
        this.firstReceipts = firstReceipts;
        this.meanwhile = meanwhile;
        this.validator = validator;
        this.personalData = personalData;
        this.log = log;
        this.refusedCommands = refusedCommands;
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
        CommandLog.Sending sending = log.begins(command, envelope);
        try {
            requireValid(command);
            Receipt receipt = handle(SentCommand.of(command, envelope, personalData), sending);
            return CompletableFuture.completedFuture(sending.ended(receipt));
        } catch (Throwable failure) {
            Throwable answer = sending.failed(failure);
            if (answer instanceof Refused refused) {
                refusedCommands
                        .orderedStream()
                        .forEach(one -> one.wasRefused(command, envelope, refused.refusal()));
            }
            return CompletableFuture.failedFuture(answer);
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

    /**
     * A refusal is believed the second time only. The first may rest on records in this process's
     * cache, to which another process has written since; after a failure the cache asks the store
     * for what it has read ({@link AggregateCache}), so the second rests on records as they are.
     * Acceptances need no such care: the store refuses those that rest on an older version.
     */
    private Receipt handle(SentCommand sent, CommandLog.Sending sending) throws Throwable {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            CommandResultMessage<?> result = dispatch(sent);
            if (!result.isExceptional()) {
                return receipt(sent, (Outcome) result.getPayload(), sending);
            }
            Throwable thrown = result.exceptionResult();
            Throwable failure = Failures.asRefusal(thrown);
            Optional<Receipt> first = receiptOfFirstTime(sent, failure);
            if (first.isPresent()) {
                return sending.repeats(first.get());
            }
            if (attempt == 1 && restsOnRecords(failure)) {
                continue;
            }
            boolean conflict = Failures.isConflict(failure);
            // The store of this process was waited for long enough.
            boolean away =
                    Failures.isElsewhereAway(failure) && !(thrown instanceof StoreUnavailable);
            if (!conflict && !away) {
                throw meanwhile.in(failure, sent);
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw conflict
                        ? new Refused(Rule.CONTENDED.refusal("", sent.subject(), attempt), failure)
                        : failure;
            }
            pause(conflict ? Math.min(attempt, MOST_PAUSE_MILLIS) : PAUSE_WHILE_AWAY_MILLIS);
        }
    }

    private static boolean restsOnRecords(Throwable failure) {
        return failure instanceof Refused refused
                && switch (refused.refusal().kind()) {
                    case CONTENT, STATE, RULE, FORBIDDEN, UNKNOWN, STALE -> true;
                    case REUSED_ID, BUSY, UNAVAILABLE -> false;
                };
    }

    private CommandResultMessage<?> dispatch(SentCommand sent) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        commands.<LedgerCommand, Object>dispatch(
                sent.message(), (_, answer) -> result.complete(answer));
        return result.completeOnTimeout(NO_ANSWER, ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private Receipt receipt(SentCommand sent, Outcome outcome, CommandLog.Sending sending) {
        Long from = outcome.repeatedFrom();
        return from == null
                ? outcome.receipt(sent)
                : sending.repeats(firstReceipts.find(sent, from).orElseThrow());
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
                                case FORBIDDEN, REUSED_ID, UNAVAILABLE -> false;
                                case BUSY -> Failures.isConflict(refused);
                            };
                    default -> Failures.isConflict(failure);
                };
        return maybe && sent.creates() ? firstReceipts.find(sent, 0) : Optional.empty();
    }

    private static void pause(int mostMillis) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(mostMillis * 1_000_000));
    }
}
