package org.litopys.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.litopys.benchmarks.Account.OpenAccount;

/**
 * Commands that create an aggregate and append one event, sent by a number of callers that each
 * wait for the answer.
 */
final class Appends {
    private Appends() {}

    /**
     * @param cpuMicros processor time per append, JVM and PostgreSQL together
     */
    record Result(double perSecond, double p50Millis, double p99Millis, double cpuMicros) {}

    static Result run(Contender contender, int callers, int seconds) throws InterruptedException {
        contender.takesTurn();
        return run(List.of(contender.commands()), callers, seconds);
    }

    /**
     * @param gateways among which the callers are divided
     */
    static Result run(List<CommandGateway> gateways, int callers, int seconds)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Cpu before = Cpu.now();
        long start = System.nanoTime();
        Histogram all = new Histogram(3);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<Histogram>> each = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                CommandGateway commands = gateways.get(i % gateways.size());
                each.add(threads.submit(() -> call(commands, end)));
            }
            for (Future<Histogram> one : each) {
                all.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a command failed", e.getCause());
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        Cpu cpu = Cpu.now().since(before);
        long count = all.getTotalCount();
        return new Result(
                count / elapsed,
                all.getValueAtPercentile(50) / 1e6,
                all.getValueAtPercentile(99) / 1e6,
                (double) (cpu.jvmMicros() + cpu.postgresMicros()) / count);
    }

    private static Histogram call(CommandGateway commands, long end) {
        Histogram latencies = new Histogram(3);
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            commands.send(new OpenAccount(UUID.randomUUID().toString(), "somebody", 5)).join();
            latencies.recordValue(System.nanoTime() - start);
        }
        return latencies;
    }
}
