package org.litopys.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesPerNameTest {
    private Instant now = Instant.parse("2026-11-24T17:00:00Z");
    private final TriesPerName tries = new TriesPerName(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void tryTimes(int times, String name) {
        for (int i = 0; i < times; i++) {
            assertThat(tries.begin(name)).isTrue();
        }
    }

    @Test
    void the_eleventh_try_of_a_name_is_refused_and_other_names_are_not() {
        tryTimes(10, "PM-01");

        assertThat(tries.begin("PM-01")).isFalse();
        assertThat(tries.begin("PM-02")).isTrue();
    }

    @Test
    void it_is_refused_until_fifteen_minutes_after_the_tenth_try_however_often_it_is_repeated() {
        tryTimes(9, "PM-01");
        pass(Duration.ofMinutes(14));
        tryTimes(1, "PM-01");
        pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(tries.begin("PM-01")).isFalse();
        pass(Duration.ofSeconds(1));

        tryTimes(10, "PM-01");
        assertThat(tries.begin("PM-01")).isFalse();
    }

    @Test
    void tries_count_for_fifteen_minutes() {
        tryTimes(9, "PM-01");
        pass(Duration.ofMinutes(15));

        tryTimes(10, "PM-01");
    }

    @Test
    void a_success_forgets_the_tries() {
        tryTimes(9, "PM-01");
        tries.succeeded("PM-01");

        tryTimes(10, "PM-01");
    }

    @Test
    void a_try_that_could_not_be_decided_does_not_count() {
        tryTimes(10, "PM-01");
        tries.undecided("PM-01");

        tryTimes(1, "PM-01");
        assertThat(tries.begin("PM-01")).isFalse();
    }

    @Test
    void ten_thousand_names_are_kept_and_those_tried_last_are_among_them() {
        tryTimes(10, "PM-01");
        for (int i = 0; i < 20_000; i++) {
            tries.begin("name" + i);
            if (i % 1000 == 0) {
                assertThat(tries.begin("PM-01")).isFalse();
            }
        }
        tryTimes(10, "name1");
    }

    @Test
    void long_names_that_begin_alike_count_as_one() {
        for (int i = 0; i < 10; i++) {
            tryTimes(1, "x".repeat(200) + i);
        }

        assertThat(tries.begin("x".repeat(300))).isFalse();
    }
}
