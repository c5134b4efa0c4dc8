package org.litopys.command.record;

import org.litopys.command.application.MatchMaking;
import org.litopys.command.contract.Contracts;
import org.litopys.command.introduction.Introductions;
import org.litopys.command.pilot.Pilots;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * Where a decision is reversed by which something of an award had ended, that begins again: its
 * application must be accepted, and is told.
 */
@Component
final class Revivals {
    private final Introductions introductions;
    private final Pilots pilots;
    private final Contracts contracts;
    private final MatchMaking matchMaking;

    Revivals(
            Introductions introductions,
            Pilots pilots,
            Contracts contracts,
            MatchMaking matchMaking) {
        this.introductions = introductions;
        this.pilots = pilots;
        this.contracts = contracts;
        this.matchMaking = matchMaking;
    }

    /** Nothing happens where the decision had ended nothing of an award. */
    void begin(LedgerEvent decision) {
        switch (decision) {
            case IntroductionClosed one -> {
                ApplicationId award = introductions.require(one.introductionId(), "").application();
                if (award != null) { // else it was scouted
                    begin(award, RecordType.INTRODUCTION, one);
                }
            }
            case PilotEvaluated one ->
                    begin(pilots.require(one.pilotId(), "").applicationId(), RecordType.PILOT, one);
            case ContractRejected one ->
                    begin(contracts.applicationOf(one.contractId()), RecordType.CONTRACT, one);
            default -> {} // no other decision that can be reversed ends what follows from an award
        }
    }

    private void begin(ApplicationId award, RecordType type, LedgerEvent decision) {
        matchMaking.begins(award, Subject.of(type, decision.subject()), "");
    }
}
