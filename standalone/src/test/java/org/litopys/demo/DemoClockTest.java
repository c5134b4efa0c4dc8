package org.litopys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DemoClockTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant PAST = Instant.parse("2024-11-26T10:00:00Z");

    private final DemoClock clock = new DemoClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shows_the_systems_time_until_something_is_played() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void stands_at_a_simulated_moment_while_something_is_played() {
        clock.standAt(PAST);

        assertThat(clock.instant()).isEqualTo(PAST);
        assertThat(clock.withZone(ZoneId.of("Europe/Kyiv")).instant()).isEqualTo(PAST);
    }

    @Test
    void never_goes_back_while_something_is_played() {
        clock.standAt(PAST);

        assertThatIllegalArgumentException().isThrownBy(() -> clock.standAt(PAST.minusMillis(1)));
    }

    @Test
    void shows_the_systems_time_after_the_play() {
        clock.standAt(PAST);
        clock.runLive();

        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void does_not_fall_behind_a_play_that_ended_in_the_systems_future() {
        clock.standAt(NOW.plusSeconds(5));
        clock.runLive();

        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(5));
    }
}
