package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.events.application.ApplicationId;

/** Two processes take commands for the same record in turn; each has its own cache. */
@Timeout(60)
class TwoCommandSidesTest {
    @SuppressWarnings("NullAway.Init")
    private CommandSide one;

    @SuppressWarnings("NullAway.Init")
    private CommandSide other;

    @BeforeEach
    void start() {
        one = CommandSide.start();
        other = one.another();
        Samples.openOffice(one, "1000.00");
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @Test
    void a_command_is_not_refused_because_of_what_the_record_was_before_the_other_wrote() {
        ApplicationId application = Samples.drafted(one); // here it is a draft in the cache
        other.send(Samples.submit(application, "100.00"), by(PORTAL));

        Receipt receipt = one.send(Samples.assess(application, true), decidedBy(COMPLIANCE));

        assertThat(receipt.version()).isEqualTo(3);
    }

    @Test
    void a_command_is_refused_because_of_what_the_other_wrote() {
        ApplicationId application = Samples.drafted(one);
        other.send(Samples.submit(application, "100.00"), by(PORTAL));

        assertThatThrownBy(() -> one.send(Samples.submit(application, "90.00"), by(PORTAL)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("wrong-state");
        assertThat(one.eventsOf(application)).hasSize(2);
    }
}
