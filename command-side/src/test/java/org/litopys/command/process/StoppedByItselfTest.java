package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.decidedBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.CommandSide;
import org.litopys.command.Samples;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.events.RecordId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotId;

/** What a process has noted of records, on a real database. */
@Timeout(120)
class StoppedByItselfTest {
    @Test
    void what_goes_on_with_an_organisation_stops_when_it_is_suspended() {
        try (CommandSide side = CommandSide.startWithProcesses()) {
            Samples.openOffice(side, "1000000");
            ApplicationId waiting = Samples.accepted(side, "1000");
            side.send(new ProposeIntroduction(waiting, HOST, null), decidedBy(LIAISON));
            IntroductionId open = IntroductionId.between(waiting, HOST);
            PilotId running =
                    Samples.running(side, Samples.held(side, Samples.accepted(side, "1000")));
            PilotId over =
                    Samples.evaluated(side, Samples.held(side, Samples.accepted(side, "1000")));

            side.send(
                    new SuspendOrganisation(HOST, SuspensionGround.SANCTIONS_MATCH, null),
                    decidedBy(AUTHORISING));

            awaitLast(side, open, "IntroductionBlocked");
            awaitLast(side, running, "PilotSuspended");
            assertThat(side.eventsOf(over)).endsWith("PilotEvaluated");
        }
    }

    private static void awaitLast(CommandSide side, RecordId record, String event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> {
                    side.clock.advance(Duration.ofSeconds(1)); // by it the program looks again
                    assertThat(side.eventsOf(record)).endsWith(event);
                });
    }
}
