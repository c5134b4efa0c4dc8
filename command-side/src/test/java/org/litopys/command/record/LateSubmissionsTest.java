package org.litopys.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.draftCall;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.record.RecordCommand.RecordLateSubmission;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.Subject;

/** DOMAIN P10: whoever is too late is refused, and that is on record. */
class LateSubmissionsTest {
    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    @Test
    void who_submits_when_the_time_is_over_is_refused_and_that_is_recorded_once() {
        ApplicationId id = Samples.drafted(side);
        side.clock.set(draftCall().closesAt());

        assertRefused(id, Rule.CALL_NOT_OPEN);
        side.clock.advance(Duration.ofMinutes(1));
        assertRefused(id, Rule.CALL_NOT_OPEN);

        assertThat(side.eventsOf(id))
                .containsExactly("ApplicationDrafted", "LateSubmissionRefused");
    }

    @Test
    void who_submits_to_a_call_whose_closing_is_recorded_comes_too_late() {
        ApplicationId id = Samples.drafted(side);
        Samples.closeCall(side, CALL);

        assertRefused(id, Rule.CALL_NOT_OPEN);

        assertThat(side.eventsOf(id)).endsWith("LateSubmissionRefused");
    }

    @Test
    void who_comes_too_early_is_refused_only() {
        ApplicationId id = Samples.drafted(side);
        side.clock.set(draftCall().opensAt().minusSeconds(1));

        assertRefused(id, Rule.CALL_NOT_OPEN);

        assertThat(side.eventsOf(id)).containsExactly("ApplicationDrafted");
    }

    @Test
    void another_refusal_leaves_no_trace() {
        ApplicationId id = Samples.drafted(side);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(submit(id, "300001"), by(PORTAL)));

        assertThat(side.eventsOf(id)).containsExactly("ApplicationDrafted");
    }

    @Test
    void only_of_an_application_somebody_is_late_with_it() {
        Subject call = Subject.of(RecordType.CALL, CALL);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(new RecordLateSubmission(call, "AR-01"), by(PROCESS)))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.UNKNOWN_RECORD.refusal(
                                                "/subject", "Application", call)));
    }

    private void assertRefused(ApplicationId id, Rule rule) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(submit(id, "100"), by(PORTAL)))
                .satisfies(refused -> assertThat(refused.refusal().rule()).isEqualTo(rule.key()));
    }
}
