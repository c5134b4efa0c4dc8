package org.litopys.command.pilot;

import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.Awards;
import org.litopys.command.application.Policies;
import org.litopys.command.introduction.Introduction;
import org.litopys.command.pilot.PilotCommand.CancelPilot;
import org.litopys.command.pilot.PilotCommand.RejectPilot;
import org.litopys.command.pilot.PilotCommand.StopPilotWithoutAward;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotStatus;
import org.springframework.stereotype.Component;

/**
 * A pilot that does not take place and the introduction that goes on without it are one unit of
 * work: the store keeps both or neither.
 */
@Component
class PilotEnd {
    private final Repository<Introduction> introductions;
    private final Repository<Pilot> pilots;
    private final Awards awards;
    private final Policies policies;
    private final Deadlines deadlines;

    PilotEnd(
            Repository<Introduction> introductions,
            Repository<Pilot> pilots,
            Awards awards,
            Policies policies,
            Deadlines deadlines) {
        this.introductions = introductions;
        this.pilots = pilots;
        this.awards = awards;
        this.policies = policies;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RejectPilot command) {
        end(command.pilotId(), Pilot::reject);
    }

    @CommandHandler
    void decide(CancelPilot command) {
        end(command.pilotId(), Pilot::cancel);
    }

    /** What has not begun is cancelled, what runs stands still until a person looks. */
    @CommandHandler
    void decide(StopPilotWithoutAward command) {
        Aggregate<Pilot> pilot = pilots.load(command.pilotId().toString());
        PilotTerms terms = pilot.invoke(Pilot::terms);
        awards.requireEnded(terms.applicationId());
        if (terms.status() == PilotStatus.RUNNING) {
            pilot.execute(Pilot::suspendWithoutAward);
        } else {
            end(command.pilotId(), Pilot::cancel);
        }
    }

    private void end(PilotId id, Consumer<Pilot> how) {
        Aggregate<Pilot> pilot = pilots.load(id.toString());
        pilot.execute(how);
        introductions
                .load(pilot.invoke(Pilot::introduction).toString())
                .execute(introduction -> introduction.reopenAfter(id, policies, deadlines));
    }
}
