package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Callers that append for as long as a test goes on, and a reader that follows. What each caller
 * was told is kept, and at the end compared with what lies in the ledger.
 */
final class Load implements AutoCloseable {
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final List<String> seen = new ArrayList<>();
    private final List<Throwable> unexpected = new ArrayList<>();
    private final List<Thread> callers = new ArrayList<>();
    private final Thread reader;
    private volatile boolean stopped;
    private volatile boolean readerStopped;

    /** Starts so many callers on each engine; each appends units of work of one to three events. */
    Load(List<GroupCommitEngine> engines, int callersPerEngine) {
        for (GroupCommitEngine engine : engines) {
            for (int i = 0; i < callersPerEngine; i++) {
                callers.add(start("caller", () -> append(engine)));
            }
        }
        PositionSource source = new PositionSource(engines.getFirst());
        reader = start("reader", () -> follow(source));
    }

    private Thread start(String name, Runnable task) {
        return Thread.ofPlatform()
                .name(name)
                .start(() -> {
                    try {
                        task.run();
                    } catch (Throwable e) {
                        synchronized (unexpected) {
                            unexpected.add(e);
                        }
                    }
                });
    }

    private void append(GroupCommitEngine engine) {
        int round = 0;
        while (!stopped) {
            List<DomainEventMessage<Note>> events =
                    Note.several(Note.newAggregate(), 1 + round++ % 3);
            List<String> ids = events.stream().map(EventMessage::getIdentifier).toList();
            UnitOfWork<?> unitOfWork =
                    DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("command"));
            try {
                engine.appendEvents(events);
                Appended appended = Appended.in(unitOfWork).orElseThrow();
                for (Appended.AppendedEvent event : appended.events()) {
                    acknowledged.put(event.eventId().toString(), event.position());
                }
                assertThat(appended.events())
                        .extracting(event -> event.eventId().toString())
                        .isEqualTo(ids);
            } catch (StoreUnavailable e) {
                (e.outcomeUnknown() ? unknown : refused).addAll(ids);
            } finally {
                unitOfWork.rollback();
            }
        }
    }

    private void follow(PositionSource source) {
        long last = 0;
        while (!readerStopped) {
            try (BlockingStream<TrackedEventMessage<?>> stream =
                    source.openStream(new GlobalSequenceTrackingToken(last))) {
                while (!readerStopped) {
                    if (stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)) {
                        TrackedEventMessage<?> event = stream.nextAvailable();
                        long position = event.trackingToken().position().orElseThrow();
                        assertThat(position).as("a reader skips nothing").isEqualTo(last + 1);
                        synchronized (seen) {
                            seen.add(event.getIdentifier());
                        }
                        last = position;
                    }
                }
            } catch (StoreUnavailable _) {
                // as a streaming processor would, it opens a new stream where it was
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Stops the callers and compares all that was said and seen with what is stored. */
    void stopAndCheck(Ledger ledger) throws InterruptedException {
        stopCallers();
        List<StoredEvent> stored = new ArrayList<>();
        List<StoredEvent> batch;
        do {
            batch = ledger.read(stored.size(), 10_000);
            stored.addAll(batch);
        } while (!batch.isEmpty());
        await(stored.size());

        assertThat(unexpected).isEmpty();
        Map<String, Long> positions = new HashMap<>();
        Map<String, Integer> eventsOf = new HashMap<>();
        Instant before = Instant.EPOCH;
        for (int i = 0; i < stored.size(); i++) {
            StoredEvent event = stored.get(i);
            assertThat(event.position()).as("no gap, no duplicate").isEqualTo(i + 1);
            assertThat(event.recordedAt())
                    .as("recorded times never decrease")
                    .isAfterOrEqualTo(before);
            before = event.recordedAt();
            positions.put(event.eventId().toString(), event.position());
            assertThat(event.sequence())
                    .as("units of work are whole and in order")
                    .isEqualTo(eventsOf.merge(event.aggregateId(), 1, Integer::sum) - 1);
        }
        assertThat(positions).as("each event once").hasSize(stored.size());
        assertThat(positions)
                .as("what was acknowledged is there")
                .containsAllEntriesOf(acknowledged);
        assertThat(positions)
                .as("what was refused is not")
                .doesNotContainKeys(refused.toArray(String[]::new));
        assertThat(positions.keySet().stream().filter(id -> !acknowledged.containsKey(id)))
                .as("what is there was acknowledged, or its outcome was unknown")
                .allMatch(unknown::contains);
        assertThat(seen)
                .as("the reader saw everything in the order of the ledger")
                .isEqualTo(stored.stream().map(event -> event.eventId().toString()).toList());
    }

    private void await(int events) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline && seenSoFar() < events && unexpectedSoFar() == 0) {
            Thread.sleep(5);
        }
        readerStopped = true;
        reader.join();
    }

    private int seenSoFar() {
        synchronized (seen) {
            return seen.size();
        }
    }

    private int unexpectedSoFar() {
        synchronized (unexpected) {
            return unexpected.size();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopCallers();
        readerStopped = true;
        reader.join();
    }

    private void stopCallers() throws InterruptedException {
        stopped = true;
        for (Thread caller : callers) {
            caller.join();
        }
    }
}
