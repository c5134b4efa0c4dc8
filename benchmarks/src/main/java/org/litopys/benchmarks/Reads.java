package org.litopys.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.litopys.benchmarks.Account.AccountOpened;
import org.litopys.benchmarks.Account.OpenAccount;
import org.litopys.eventstore.TokenStoreTables;

/**
 * Reading what is stored: plainly, through a pooled streaming processor, and how soon after the
 * append.
 */
final class Reads {
    private Reads() {}

    static void fill(Contender contender, int events) {
        contender.takesTurn();
        List<EventMessage<?>> batch = new ArrayList<>(1000);
        for (int i = 0; i < events; i++) {
            String id = "account-" + i;
            batch.add(
                    new GenericDomainEventMessage<>(
                            "Account",
                            id,
                            0,
                            new AccountOpened(id, "somebody", 5),
                            Map.of("traceId", id, "correlationId", id)));
            if (batch.size() == 1000 || i == events - 1) {
                contender.engine().appendEvents(batch);
                batch.clear();
            }
        }
    }

    /** Events a second that one reader reads and decodes. */
    static double plainly(Contender contender) {
        long start = System.nanoTime();
        long[] count = new long[1];
        contender
                .engine()
                .readEvents(contender.engine().createTailToken(), false)
                .forEach(event -> {
                    event.getPayload();
                    event.getMetaData();
                    count[0]++;
                });
        return count[0] / ((System.nanoTime() - start) / 1e9);
    }

    /** Events a second through a processor that replays from the start. */
    static double throughProcessor(Contender contender, int segments, long events)
            throws InterruptedException {
        AtomicLong handled = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Object handler =
                new Object() {
                    @EventHandler
                    void on(AccountOpened event) {
                        if (handled.incrementAndGet() == events) {
                            done.countDown();
                        }
                    }
                };
        PooledStreamingEventProcessor processor =
                processor(contender, "replay-" + UUID.randomUUID(), segments, handler, true);
        long start = System.nanoTime();
        processor.start();
        if (!done.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    contender.name() + " handled only " + handled + " of " + events);
        }
        double perSecond = events / ((System.nanoTime() - start) / 1e9);
        processor.shutDown();
        return perSecond;
    }

    /**
     * From just before the command is sent to its event's handler, nanoseconds, at a fixed rate.
     */
    static Histogram appendToHandler(Contender contender, int perSecond, int seconds)
            throws InterruptedException {
        contender.takesTurn();
        Map<String, Long> sentAt = new ConcurrentHashMap<>();
        ConcurrentHistogram latencies = new ConcurrentHistogram(3);
        Object handler =
                new Object() {
                    @EventHandler
                    void on(AccountOpened event) {
                        Long sent = sentAt.get(event.id());
                        if (sent != null) {
                            latencies.recordValue(System.nanoTime() - sent);
                        }
                    }
                };
        PooledStreamingEventProcessor processor =
                processor(contender, "live-" + UUID.randomUUID(), 1, handler, false);
        processor.start();
        TimeUnit.SECONDS.sleep(1);
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            long start = System.nanoTime();
            long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long i = 0; i < (long) perSecond * seconds; i++) {
                long wait = start + i * pause - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                String id = UUID.randomUUID().toString();
                callers.execute(() -> {
                    sentAt.put(id, System.nanoTime());
                    contender.commands().send(new OpenAccount(id, "somebody", 5)).join();
                });
            }
        }
        TimeUnit.SECONDS.sleep(2);
        processor.shutDown();
        if (latencies.getTotalCount() != (long) perSecond * seconds) {
            throw new IllegalStateException("handled " + latencies.getTotalCount());
        }
        return latencies;
    }

    private static PooledStreamingEventProcessor processor(
            Contender contender, String name, int segments, Object handler, boolean fromStart) {
        TokenStoreTables.create(contender.dataSource(), "tokens");
        JdbcTokenStore tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(
                                new SpringDataSourceConnectionProvider(contender.dataSource()))
                        .schema(TokenStoreTables.schema("tokens"))
                        .serializer(Contender.SERIALIZER)
                        .contentType(byte[].class)
                        .build();
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(handler).build())
                .messageSource(contender.source())
                .tokenStore(tokens)
                .transactionManager(contender.readerTransactions())
                .initialSegmentCount(segments)
                .batchSize(100)
                .initialToken(
                        source -> fromStart ? source.createTailToken() : source.createHeadToken())
                .coordinatorExecutor(Executors.newScheduledThreadPool(1))
                .workerExecutor(Executors.newScheduledThreadPool(segments))
                .build();
    }
}
