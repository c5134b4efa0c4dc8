package org.litopys.command.pilot;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Awards;
import org.litopys.command.application.MatchMaking;
import org.litopys.command.application.Policies;
import org.litopys.command.introduction.Introduction;
import org.litopys.command.introduction.IntroductionTerms;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.programme.Due;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * A pilot begins and its introduction ends in one unit of work: the store keeps both or neither.
 */
@Component
class PilotFromIntroduction {
    private final Repository<Introduction> introductions;
    private final Repository<Pilot> pilots;
    private final MatchMaking matchMaking;
    private final Awards awards;
    private final Organisations organisations;
    private final Policies policies;
    private final Deadlines deadlines;

    PilotFromIntroduction(
            Repository<Introduction> introductions,
            Repository<Pilot> pilots,
            MatchMaking matchMaking,
            Awards awards,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        this.introductions = introductions;
        this.pilots = pilots;
        this.matchMaking = matchMaking;
        this.awards = awards;
        this.organisations = organisations;
        this.policies = policies;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ProposePilot command) throws Exception {
        Deadlines.requireOrder(command.plannedStart(), command.plannedEnd(), "/data/plannedEnd");
        Aggregate<Introduction> introduction = load(command);
        IntroductionTerms parties = introduction.invoke(Introduction::terms);
        ApplicationId award = parties.requireApplication("/data/introduction");
        introduction.execute(held -> held.progressTo(command.subject(), command.whichAttempt()));
        matchMaking.begins(
                award, Subject.of(RecordType.PILOT, command.subject()), "/data/introduction");
        ApplicationTerms application = awards.require(award, "/data/introduction");
        PilotProposed proposed =
                new PilotProposed(
                        command.subject(),
                        command.introduction(),
                        application.id(),
                        organisations.successorOf(parties.innovator()),
                        application.partners(),
                        organisations.successorOf(parties.counterparty()),
                        application.area(),
                        command.title(),
                        command.plannedStart(),
                        command.plannedEnd(),
                        deadlines.due(Due.PILOT_PLAN, policies.of(application.callId())));
        pilots.newInstance(() -> {
            Pilot pilot = new Pilot();
            pilot.propose(proposed);
            return pilot;
        });
    }

    private Aggregate<Introduction> load(ProposePilot command) {
        try {
            return introductions.load(command.introduction().toString());
        } catch (AggregateNotFoundException e) {
            throw new Refused(
                    Rule.UNKNOWN_REFERENCE.refusal(
                            "/data/introduction", "Introduction", command.introduction()),
                    e);
        }
    }
}
