package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Senders;
import org.litopys.events.Role;

/** What is true of every process. */
class ProcessesTest {
    @Test
    void each_has_a_name_of_its_own() {
        assertThat(Processes.ALL.stream().map(LedgerProcess::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void each_may_send_what_it_plans() {
        for (LedgerProcess process : Processes.ALL) {
            for (Class<? extends LedgerCommand> command : process.sends()) {
                assertThat(Senders.of(command)).as("%s", command).contains(Role.PROCESS);
            }
        }
    }

    @Test
    void a_step_that_fails_is_tried_again_at_longer_and_longer_intervals_up_to_a_minute() {
        assertThat(DueSteps.pause(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(DueSteps.pause(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(DueSteps.pause(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(DueSteps.pause(100_000)).isEqualTo(Duration.ofMinutes(1));
    }
}
