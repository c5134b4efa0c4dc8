package org.litopys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.Follower;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Lag;
import org.litopys.operations.Look.Seen;
import org.springframework.boot.health.contributor.Status;

class LedgerHealthTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Follower RECORDS = new Follower("records", true, () -> 0);
    private static final Follower JOURNAL = new Follower("journal", false, () -> 0);

    private Look look = new Away("not looked yet");
    private Duration passed = Duration.ZERO;
    private final LedgerHealth health = new LedgerHealth(() -> look, BOUND, () -> passed.toNanos());

    private static Look behind(Follower follower, Duration age) {
        long missing = age.isZero() ? 0 : 10;
        return new Seen(
                100,
                Duration.ZERO,
                List.of(new Lag(follower, 100 - missing, missing, age)),
                Optional.empty(),
                Optional.empty());
    }

    private void is(Status status, String why) {
        assertThat(health.health().getStatus()).isEqualTo(status);
        assertThat(health.health().getStatus().getDescription()).isEqualTo(why);
    }

    @Test
    void a_process_whose_read_model_follows_is_up() {
        look = behind(RECORDS, Duration.ZERO);
        is(Status.UP, "");

        look = behind(RECORDS, BOUND);
        is(Status.UP, "");
    }

    @Test
    void a_process_that_was_never_within_the_bound_is_catching_up_and_says_how_far_it_is() {
        look = behind(RECORDS, Duration.ofHours(2));

        is(Status.OUT_OF_SERVICE, "records is catching up after the start");
        assertThat(health.health().getDetails())
                .containsEntry("records", "at 90 of 100, 7200.0 s behind");

        look = behind(RECORDS, Duration.ofSeconds(1));
        is(Status.UP, "");
    }

    @Test
    void a_lag_beyond_the_bound_takes_a_process_out_only_when_it_lasts_longer_than_a_moment() {
        look = behind(RECORDS, Duration.ZERO);
        is(Status.UP, "");

        look = behind(RECORDS, BOUND.plusMillis(1));
        is(Status.UP, "");
        passed = LedgerHealth.MOMENT.minusNanos(1);
        is(Status.UP, "");
        passed = LedgerHealth.MOMENT;
        is(Status.OUT_OF_SERVICE, "records is too far behind");

        look = behind(RECORDS, Duration.ZERO);
        is(Status.UP, "");

        look = behind(RECORDS, BOUND.plusMillis(1)); // the moment begins anew
        is(Status.UP, "");
    }

    @Test
    void a_clock_that_jumped_takes_no_process_out_and_is_said() {
        look = new Seen(100, Duration.ofHours(1), List.of(), Optional.empty(), Optional.empty());

        is(Status.UP, "");
        assertThat(health.health().getDetails())
                .containsEntry(
                        "clock", "the newest event was recorded 3600.0 s ahead of this clock");
    }

    @Test
    void what_no_answer_depends_on_takes_no_process_out() {
        look = behind(JOURNAL, Duration.ofDays(1));

        is(Status.UP, "");
        assertThat(health.health().getDetails()).containsKey("journal");
    }

    @Test
    void a_store_that_is_away_is_down_at_once_and_forgets_no_start() {
        look = behind(RECORDS, Duration.ZERO);
        is(Status.UP, "");

        look = new Away("no answer within 2 s");
        is(Status.DOWN, "the store cannot be reached");
        assertThat(health.health().getDetails()).containsEntry("reason", "no answer within 2 s");

        look = behind(RECORDS, Duration.ofHours(1));
        is(Status.UP, ""); // it had caught up; what comes after an outage is a hiccup
    }
}
