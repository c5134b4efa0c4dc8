package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Axon's pooled processor on our source, its tokens in PostgreSQL. */
@Timeout(60)
class ProcessorTest {
    private final Queue<String> handled = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init")
    private LedgerFixture fixture;

    @BeforeEach
    void open() {
        fixture = LedgerFixture.fresh();
        TokenStoreTables.create(fixture.database(), "views");
        TokenStoreTables.create(fixture.database(), "views");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private PooledStreamingEventProcessor processor(
            StreamableMessageSource<TrackedEventMessage<?>> source, int segments, Object handler) {
        JdbcTokenStore tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(fixture.database()::getConnection)
                        .schema(TokenStoreTables.schema("views"))
                        .contentType(byte[].class)
                        .serializer(Note.JSON)
                        .nodeId("test")
                        .build();
        return PooledStreamingEventProcessor.builder()
                .name("notes")
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(handler).build())
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .initialSegmentCount(segments)
                .batchSize(100)
                .initialToken(StreamableMessageSource::createTailToken)
                .coordinatorExecutor(_ -> Executors.newSingleThreadScheduledExecutor())
                .workerExecutor(_ -> Executors.newScheduledThreadPool(segments))
                .build();
    }

    private final Object notes =
            new Object() {
                @EventHandler
                void on(Note note) {
                    handled.add(note.text());
                }
            };

    private void awaitHandled(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (handled.size() < count && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
    }

    private List<String> store(int from, int to) {
        List<String> texts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            fixture.engine().appendEvents(Note.of(Note.newAggregate(), 0, "note " + i));
            texts.add("note " + i);
        }
        return texts;
    }

    @Test
    void a_processor_goes_on_after_a_restart_where_its_token_is() throws Exception {
        List<String> all = new ArrayList<>(store(0, 60));
        PooledStreamingEventProcessor first =
                processor(new PositionSource(fixture.engine()), 1, notes);
        first.start();
        all.addAll(store(60, 120));
        awaitHandled(120);
        first.shutDown();
        all.addAll(store(120, 150));

        PooledStreamingEventProcessor second =
                processor(new PositionSource(fixture.engine()), 1, notes);
        second.start();
        all.addAll(store(150, 180));
        awaitHandled(180);
        second.shutDown();

        assertThat(handled).containsExactlyElementsOf(all);
    }

    @Test
    void four_segments_handle_each_of_many_events_once() throws Exception {
        for (int i = 0; i < 6; i++) {
            List<DomainEventMessage<Note>> events = new ArrayList<>();
            for (int j = 0; j < 1000; j++) {
                events.add(Note.of(Note.newAggregate(), 0, "note " + (i * 1000 + j)));
            }
            fixture.engine().appendEvents(events);
        }
        PooledStreamingEventProcessor processor =
                processor(new PositionSource(fixture.engine()), 4, notes);

        processor.start();
        awaitHandled(6_000);
        processor.shutDown();

        assertThat(handled).hasSize(6_000).doesNotHaveDuplicates();
    }

    @Test
    void a_processor_without_a_handler_for_the_events_passes_them_by() throws Exception {
        for (int i = 0; i < 3; i++) {
            fixture.engine().appendEvents(Note.several(Note.newAggregate(), 1000));
        }
        PooledStreamingEventProcessor processor =
                processor(
                        new PositionSource(fixture.engine()),
                        1,
                        new Object() {
                            @EventHandler
                            void on(Integer number) {
                                handled.add(number.toString());
                            }
                        });

        processor.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (position(processor) < 3000 && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        long position = position(processor);
        processor.shutDown();

        assertThat(position).isEqualTo(3000);
        assertThat(handled).isEmpty();
    }

    private static long position(PooledStreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .max()
                .orElse(0);
    }

    @Test
    void a_processor_of_raw_events_sees_the_stored_bytes() throws Exception {
        AtomicInteger bytes = new AtomicInteger();
        store(0, 10);
        PooledStreamingEventProcessor processor =
                processor(
                        new PositionSource(fixture.engine()).raw(),
                        1,
                        new Object() {
                            @EventHandler
                            void on(StoredEvent event) {
                                bytes.addAndGet(event.payload().length);
                                handled.add(event.type());
                            }
                        });

        processor.start();
        awaitHandled(10);
        processor.shutDown();

        assertThat(handled).hasSize(10).containsOnly(Note.class.getName());
        assertThat(bytes.get())
                .isEqualTo(
                        fixture.ledger().read(0, 10).stream()
                                .mapToInt(event -> event.payload().length)
                                .sum());
    }
}
