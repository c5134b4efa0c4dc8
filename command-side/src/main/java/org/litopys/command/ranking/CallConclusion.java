package org.litopys.command.ranking;

import static org.litopys.command.Rule.RANKED_UNDECIDED;
import static org.litopys.command.Rule.RANKING_MISSING;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Refused;
import org.litopys.command.application.Applications;
import org.litopys.command.call.Call;
import org.litopys.command.call.CallCommand.ConcludeCall;
import org.litopys.command.call.CallTerms;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.springframework.stereotype.Component;

/**
 * A call ends when everything that its committee ranked is decided. The list bounds what is asked:
 * a call does not know its applications, and one that was never ranked is late by its own
 * deadlines.
 */
@Component
class CallConclusion {
    private static final Set<ApplicationStatus> DECIDED =
            EnumSet.of(
                    ApplicationStatus.INADMISSIBLE,
                    ApplicationStatus.INELIGIBLE,
                    ApplicationStatus.RESERVE_LISTED,
                    ApplicationStatus.ACCEPTED,
                    ApplicationStatus.REJECTED,
                    ApplicationStatus.LAPSED,
                    ApplicationStatus.WITHDRAWN,
                    ApplicationStatus.CLOSED);

    private final Repository<Call> calls;
    private final Applications applications;

    CallConclusion(Repository<Call> calls, Applications applications) {
        this.calls = calls;
        this.applications = applications;
    }

    @CommandHandler
    void decide(ConcludeCall command) {
        Aggregate<Call> call = calls.load(command.callId().toString());
        CallTerms terms = call.invoke(Call::terms);
        List<RankingEntry> ranking = terms.ranking();
        if (ranking == null) {
            if (terms.content().type() != CallType.CONTINUOUS) {
                throw Refused.by(RANKING_MISSING, "");
            }
            ranking = List.of(); // what was never ranked is late by its own deadlines
        }
        List<ApplicationId> undecided =
                ranking.stream()
                        .map(RankingEntry::application)
                        .filter(one -> !DECIDED.contains(applications.require(one, "").status()))
                        .toList();
        if (!undecided.isEmpty()) {
            throw Refused.by(RANKED_UNDECIDED, "", undecided.size(), undecided.getFirst());
        }
        call.execute(Call::conclude);
    }
}
