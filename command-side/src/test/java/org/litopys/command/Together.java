package org.litopys.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs things at the same time, as far as the machine can. */
final class Together {
    private Together() {}

    /** What came of each: its answer, or the refusal it was given. */
    static List<Object> run(int threads, List<? extends Callable<?>> tasks)
            throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Future<List<Object>>> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                answers.add(
                        pool.submit(() -> {
                            start.await();
                            List<Object> own = new ArrayList<>();
                            for (int i = first; i < tasks.size(); i += threads) {
                                own.add(answer(tasks.get(i)));
                            }
                            return own;
                        }));
            }
        }
        List<Object> all = new ArrayList<>();
        for (Future<List<Object>> answer : answers) {
            try {
                all.addAll(answer.get());
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
        return all;
    }

    private static Object answer(Callable<?> task) throws Exception {
        try {
            return task.call();
        } catch (Refused refused) {
            return refused.refusal();
        }
    }
}
