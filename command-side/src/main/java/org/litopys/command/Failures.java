package org.litopys.command;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.annotation.MessageHandlerInvocationException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.litopys.eventstore.EventTooLarge;
import org.litopys.eventstore.StoreBusy;
import org.litopys.eventstore.StoreUnavailable;

/** What the failures of command bus and store mean to whoever sent a command. */
final class Failures {
    private Failures() {}

    /** Another command was first at a record; this one may be handled again. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof LockAcquisitionFailedException
                || isStaleAppend(failure)
                || isRefusedBy(Rule.CONTENDED, failure);
    }

    /** As the connector 4.13.0 hands through what Axon Server says to a stale sequence number. */
    private static boolean isStaleAppend(Throwable failure) {
        return failure instanceof StatusRuntimeException
                && String.valueOf(failure.getMessage())
                        .contains(ErrorCode.INVALID_EVENT_SEQUENCE.errorCode());
    }

    /**
     * The Axon Server in between, or the process that handles commands of the record, went away or
     * is not there yet. Whether the command was handled is not known; the same one may be sent
     * again.
     */
    static boolean isElsewhereAway(Throwable failure) {
        return failure instanceof AxonServerException
                || failure instanceof io.axoniq.axonserver.connector.AxonServerException
                || failure instanceof StatusRuntimeException
                || failure instanceof NoHandlerForCommandException
                || failure instanceof CommandDispatchException
                || failure instanceof EventPublicationFailedException
                || failure instanceof ExecutionException
                || failure instanceof EventStoreException
                        && failure.getCause() instanceof StatusRuntimeException
                || isRefusedBy(Rule.STORE_UNAVAILABLE, failure);
    }

    private static boolean isRefusedBy(Rule rule, Throwable failure) {
        return failure instanceof Refused refused && refused.refusal().rule().equals(rule.key());
    }

    /** The refusal that a failure is; itself where it is none, or a conflict. */
    static Throwable asRefusal(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused;
            case Throwable conflict when isConflict(conflict) -> conflict;
            case CompletionException wrapping when wrapping.getCause() != null ->
                    asRefusal(wrapping.getCause()); // what a dispatch over gRPC failed with
            case MessageHandlerInvocationException wrapping
                    when wrapping.getCause() instanceof Refused refused ->
                    refused; // as a record was read
            case CommandExecutionException elsewhere ->
                    elsewhere.getDetails().orElse(null) instanceof Refusal refusal
                            ? new Refused(refusal, elsewhere)
                            : elsewhere;
            case EventTooLarge tooLarge ->
                    new Refused(
                            Rule.EVENT_TOO_LARGE.refusal(
                                    "", tooLarge.sizeBytes(), EventTooLarge.LIMIT_BYTES),
                            tooLarge);
            case StoreBusy busy -> new Refused(Rule.STORE_BUSY.refusal(""), busy);
            case StoreUnavailable away -> new Refused(Rule.STORE_UNAVAILABLE.refusal(""), away);
            default ->
                    isElsewhereAway(failure)
                            ? new Refused(Rule.STORE_UNAVAILABLE.refusal(""), failure)
                            : failure;
        };
    }
}
