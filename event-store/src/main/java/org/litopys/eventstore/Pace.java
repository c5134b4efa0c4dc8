package org.litopys.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Keeps the queues of a pooled processor short. Axon's coordinator counts the queue of each segment
 * for each event, node by node, and sleeps 100 ms whenever one holds 1,024: a source that is faster
 * than the handlers makes the processor slower, down to 10,000 events a second (seen with Axon
 * 4.13.0, classes WorkPackage and Coordinator). So a stream says that it has nothing while enough
 * events are in hand, and calls the coordinator when they become few.
 *
 * <p>A worker takes an event in hand by {@code withTrackingToken}; that is how we see that it has
 * left the queue.
 */
final class Pace {
    /** Of all segments together; twice as many made a processor of 4 segments half as fast. */
    private static final int MANY = 256;

    private static final int FEW = 128;

    /** Events for segments of other processes never leave our count; then this ends the pause. */
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final Runnable callback;
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean paused;
    private volatile int pauses; // written by the reader's thread only

    Pace(Runnable callback) {
        this.callback = callback;
    }

    /**
     * Whether the stream should hand out nothing now; the callback is called when it should again.
     */
    boolean isPaused() {
        if (!paused && inHand.get() >= MANY) {
            pauses++;
            paused = true;
            int seen = inHand.get();
            if (seen <= FEW) {
                paused = false; // all were taken between the two looks
            } else {
                lookAgain(pauses, seen);
            }
        }
        return paused;
    }

    private void lookAgain(int pause, int seen) {
        SOON.execute(() -> {
            int now = inHand.get();
            if (!paused || pause != pauses) {
                return; // that pause is over
            }
            if (now < seen) {
                lookAgain(pause, now);
            } else {
                inHand.set(0);
                resume();
            }
        });
    }

    private void resume() {
        paused = false;
        callback.run();
    }

    /** The message as it is handed to the coordinator. */
    TrackedEventMessage<?> handOut(TrackedEventMessage<?> message) {
        if (message instanceof DomainEventMessage<?> ofAggregate) {
            inHand.incrementAndGet();
            return new InHand<>(message.trackingToken(), ofAggregate, this);
        }
        return message;
    }

    /** A message has left the queue. */
    void taken() {
        // Not below zero: after a pause was ended early, messages are taken that are no longer
        // counted.
        int left = inHand.updateAndGet(count -> Math.max(0, count - 1));
        if (left == FEW && paused) {
            resume();
        }
    }

    private static final class InHand<T> extends GenericTrackedDomainEventMessage<T> {
        private static final long serialVersionUID = 1;
        private final transient Pace pace;

        InHand(TrackingToken token, DomainEventMessage<T> message, Pace pace) {
            super(
                    token,
                    message.getType(),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message,
                    message::getTimestamp);
            this.pace = pace;
        }

        @Override
        public GenericTrackedDomainEventMessage<T> withTrackingToken(TrackingToken trackingToken) {
            pace.taken();
            return super.withTrackingToken(trackingToken);
        }
    }
}
