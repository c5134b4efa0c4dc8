package org.litopys.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.process.StepTable.Backlog;
import org.litopys.operations.Look.Away;
import org.litopys.operations.Look.Seen;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ProcessHealthTest {
    private static Health health(@Nullable Backlog due) {
        Seen seen =
                new Seen(7, Duration.ZERO, List.of(), Optional.empty(), Optional.ofNullable(due));
        return new ProcessHealth(() -> seen).health();
    }

    @Test
    void something_that_was_due_a_moment_ago_is_well() {
        Health health = health(new Backlog(3, Duration.ofSeconds(4)));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("due", 3L)
                .containsEntry("oldestDueSeconds", 4L);
    }

    @Test
    void something_that_has_been_due_for_long_is_not() {
        assertThat(health(new Backlog(1, ProcessHealth.BOUND)).getStatus()).isEqualTo(Status.UP);
        assertThat(health(new Backlog(1, ProcessHealth.BOUND.plusMillis(1))).getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void who_handles_no_commands_has_nothing_due() {
        assertThat(health(null).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_store_that_is_away_is_said_elsewhere() {
        assertThat(new ProcessHealth(() -> new Away("gone")).health().getStatus())
                .isEqualTo(Status.UNKNOWN);
    }
}
