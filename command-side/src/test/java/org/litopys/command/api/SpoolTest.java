package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String rest(Spool spool) throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte @Nullable [] next;
        while ((next = spool.take()) != null) {
            all.write(next);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Test
    void what_does_not_fit_into_memory_comes_back_in_order_from_the_file() throws Exception {
        try (Spool spool = new Spool(10, 1_000_000)) {
            StringBuilder put = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                spool.put(bytes(i + "\n"));
                put.append(i).append('\n');
            }
            spool.end();

            assertThat(rest(spool)).isEqualTo(put.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void puts_and_takes_in_any_order_keep_the_bytes_in_order(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder put = new StringBuilder();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try (Spool spool = new Spool(50, 1_000_000)) {
            for (int i = 0; i < 2000; i++) {
                if (random.nextInt(100) < 50 + 30 * Math.sin(i / 100.0)) {
                    String text = "<" + i + "x".repeat(random.nextInt(30)) + ">";
                    spool.put(bytes(text));
                    put.append(text);
                } else if (!spool.isEmpty()) {
                    taken.write(spool.take());
                }
            }
            spool.end();
            taken.write(bytes(rest(spool)));
        }
        assertThat(taken.toString(StandardCharsets.UTF_8)).isEqualTo(put.toString());
    }

    @Test
    void who_puts_waits_where_the_file_is_full_until_something_is_taken() throws Exception {
        try (Spool spool = new Spool(4, 8)) {
            spool.put(bytes("1234"));
            spool.put(bytes("5678"));
            spool.put(bytes("9012"));
            Thread waiting =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    spool.put(bytes("3456"));
                                } catch (IOException | InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            while (waiting.getState() != Thread.State.WAITING) {
                assertThat(waiting.isAlive()).as("it must wait").isTrue();
                Thread.onSpinWait();
            }

            assertThat(spool.take()).isEqualTo(bytes("1234"));
            assertThat(spool.take()).isEqualTo(bytes("56789012"));
            waiting.join();
            spool.end();
            assertThat(spool.take()).isEqualTo(bytes("3456"));
        }
    }

    @Test
    void who_puts_is_told_that_the_taker_is_gone() throws Exception {
        Spool spool = new Spool(4, 8);
        spool.close();

        assertThat(spool.put(bytes("1"))).isFalse();
        assertThat(spool.take()).isNull();
    }
}
