package org.litopys.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import org.litopys.eventstore.RecentEvents.Recent;

/**
 * One reader's way through the ledger; used by one thread at a time. Asks the database only when
 * there is something new.
 */
final class PositionStream implements TrackingEventStream {
    private final PositionSource source;
    private final Arrivals arrivals;
    private final Announcer announcer;
    private final long headAtOpening;
    private final Function<Recent, List<TrackedEventMessage<?>>> messages;
    private final ArrayDeque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private long position;
    private @Nullable ReadAhead farBehind;
    private @Nullable Runnable callback;
    private @Nullable Pace pace;

    PositionStream(
            PositionSource source,
            Arrivals arrivals,
            Announcer announcer,
            long position,
            Function<Recent, List<TrackedEventMessage<?>>> messages) {
        this.source = source;
        this.arrivals = arrivals;
        this.announcer = announcer;
        this.headAtOpening = arrivals.head();
        this.position = position;
        this.messages = messages;
    }

    /** False, too, where a pooled processor has enough in hand. */
    @Override
    public boolean hasNextAvailable() {
        return (pace == null || !pace.isPaused()) && fill();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.of(buffer.element()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (!fill()) {
            if (!arrivals.awaitAfter(position, deadline - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // waits on
        }
        TrackedEventMessage<?> next = buffer.remove();
        return pace == null ? next : pace.handOut(next);
    }

    /** No segment, here or elsewhere, has a handler for such an event: no worker will take it. */
    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
        if (pace != null) {
            pace.taken();
        }
    }

    private boolean fill() {
        while (buffer.isEmpty() && known() > position) {
            List<Recent> next = next();
            if (next.isEmpty()) {
                return false;
            }
            for (Recent one : next) {
                buffer.addAll(messages.apply(one)); // nothing, where an upcaster drops it
                position = one.event().position();
            }
        }
        return !buffer.isEmpty();
    }

    /** Whoever is called back reads no further than what was announced. */
    private long known() {
        return callback == null ? arrivals.head() : Math.max(headAtOpening, announcer.announced());
    }

    private List<Recent> next() {
        if (source.isNear(position)) {
            farBehind = null;
            return source.after(position);
        }
        if (farBehind == null || farBehind.position() != position) {
            farBehind = source.readAhead(position);
        }
        return farBehind.nextBatch().stream().map(Recent::new).toList();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        close();
        callback = onAvailable;
        pace = new Pace(onAvailable);
        announcer.add(onAvailable);
        if (known() > position) {
            onAvailable.run();
        }
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            announcer.remove(callback);
            callback = null;
        }
    }
}
