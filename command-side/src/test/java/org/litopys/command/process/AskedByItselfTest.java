package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.command.call.CallCommand.CancelCall;
import org.litopys.events.application.ApplicationId;

/** What the ledger asks and ends by itself around an application, on a real database. */
@Timeout(120)
class AskedByItselfTest {
    private static void open(CommandSide side) {
        Samples.openProgramme(side, "1");
        Samples.openCall(side);
        side.send(Samples.registerLead(), by(PORTAL));
        side.send(Samples.registerHost(), by(LIAISON));
    }

    private static void await(CommandSide side, ThrowingRunnable outcome) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    side.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    outcome.run();
                });
    }

    @Test
    void all_who_apply_are_asked_by_a_submission_and_what_does_not_come_is_on_record() {
        try (CommandSide side = CommandSide.startWithProcesses()) {
            open(side);
            Samples.submittedWith(side, HOST, "1");

            await(
                    side,
                    () -> {
                        assertThat(side.eventsOf(LEAD)).endsWith("EligibilityChecksRequested");
                        assertThat(side.eventsOf(HOST)).endsWith("EligibilityChecksRequested");
                    });

            side.clock.advance(Duration.ofDays(4));
            await(
                    side,
                    () -> {
                        assertThat(side.eventsOf(LEAD))
                                .filteredOn("DeadlineMissed"::equals)
                                .as("ownership and screening")
                                .hasSize(2);
                        assertThat(side.eventsOf(HOST))
                                .filteredOn("DeadlineMissed"::equals)
                                .as("screening")
                                .hasSize(1);
                    });
        }
    }

    @Test
    void a_closed_call_is_counted_and_a_cancelled_one_takes_its_applications_along() {
        try (CommandSide side = CommandSide.startWithProcesses()) {
            open(side);
            ApplicationId first = Samples.submittedWith(side, HOST, "1");
            ApplicationId draft = Samples.drafted(side);
            side.clock.set(Samples.draftCall().closesAt());
            await(side, () -> assertThat(side.eventsOf(CALL)).contains("SubmissionsCounted"));

            side.send(new CancelCall(CALL), decidedBy(AUTHORISING));

            await(
                    side,
                    () -> {
                        assertThat(side.eventsOf(first)).endsWith("ApplicationClosed");
                        assertThat(side.eventsOf(draft)).endsWith("ApplicationClosed");
                    });
        }
    }
}
