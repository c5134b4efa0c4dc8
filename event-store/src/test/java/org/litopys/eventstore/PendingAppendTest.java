package org.litopys.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.eventstore.PendingAppend.GivenUp;
import org.litopys.eventstore.PendingAppend.State;
import org.litopys.eventstore.PendingAppend.Stored;

class PendingAppendTest {
    private static final Stored STORED = new Stored(1, Instant.EPOCH);
    private static final long A_MINUTE = TimeUnit.MINUTES.toNanos(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 64, 65})
    void all_callers_of_a_batch_are_woken_though_the_writer_wakes_only_one(int callers)
            throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<PendingAppend> units = Collections.synchronizedList(new ArrayList<>());
            List<Future<State>> answers = waiting(threads, units, callers);

            PendingAppend.decideAll(units, Collections.nCopies(callers, STORED));

            for (Future<State> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(STORED);
            }
        }
    }

    @Test
    void whoever_has_given_up_does_not_keep_those_from_waking_whom_he_would_have_woken()
            throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<PendingAppend> units = Collections.synchronizedList(new ArrayList<>());
            List<Future<State>> answers = waiting(threads, units, 31);
            for (int at : new int[] {0, 1, 5, 30}) {
                PendingAppend impatient = new PendingAppend(List.of());
                assertThat(impatient.await(System.nanoTime())).isEqualTo(GivenUp.BEFORE_SENDING);
                units.add(at, impatient);
            }

            PendingAppend.decideAll(units, Collections.nCopies(units.size(), STORED));

            for (Future<State> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(STORED);
            }
        }
    }

    private static List<Future<State>> waiting(
            ExecutorService threads, List<PendingAppend> units, int callers)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(callers);
        List<Future<State>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(
                    threads.submit(() -> {
                        PendingAppend unit = new PendingAppend(List.of());
                        units.add(unit);
                        begun.countDown();
                        return unit.await(System.nanoTime() + A_MINUTE);
                    }));
        }
        begun.await();
        return answers;
    }
}
