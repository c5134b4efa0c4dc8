package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.pilot.PilotCommand.ResumePilot;
import org.litopys.command.pilot.PilotCommand.StopPilotWithoutAward;
import org.litopys.events.RecordId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;

/** What an award had begun ends with it, on a real database. */
@Timeout(180)
class EndedByItselfTest {
    @Test
    void what_goes_on_of_an_award_stops_when_its_application_is_withdrawn() {
        try (CommandSide side = CommandSide.startWithProcesses()) {
            Samples.openOffice(side, "1000000");
            ApplicationId introduced = Samples.accepted(side, "1000");
            side.send(new ProposeIntroduction(introduced, HOST, null), decidedBy(LIAISON));
            ApplicationId planned = Samples.accepted(side, "1000");
            IntroductionId before = Samples.held(side, planned);
            side.send(Samples.proposePilot(before), by(LIAISON));
            ApplicationId tried = Samples.accepted(side, "1000");
            PilotId running = Samples.running(side, Samples.held(side, tried));
            ApplicationId contracted = Samples.accepted(side, "1000");
            ContractId contract =
                    Samples.approved(
                            side, Samples.evaluated(side, Samples.held(side, contracted)), "1000");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> side.send(new StopPilotWithoutAward(running), by(PROCESS)))
                    .satisfies(refused ->
                            assertThat(refused.refusal())
                                    .isEqualTo(Rule.AWARD_STANDS.refusal("", tried)));

            for (ApplicationId one : new ApplicationId[] {introduced, planned, tried, contracted}) {
                side.send(new WithdrawApplication(one), decidedBy(PORTAL));
            }

            awaitLast(side, IntroductionId.between(introduced, HOST), "IntroductionClosed");
            awaitLast(side, PilotId.after(before), "PilotCancelled");
            awaitLast(side, before, "IntroductionClosed");
            awaitLast(side, running, "PilotSuspended");
            awaitLast(side, contract, "ContractCancelled");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> side.send(new ResumePilot(running), decidedBy(MANAGER)))
                    .satisfies(refused ->
                            assertThat(refused.refusal().rule())
                                    .isEqualTo("application-not-accepted"));
        }
    }

    private static void awaitLast(CommandSide side, RecordId record, String event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    side.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    assertThat(side.eventsOf(record)).endsWith(event);
                });
    }
}
