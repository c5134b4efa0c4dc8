package org.litopys.command.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * What follows from awards, as processes note it: which introductions, trials and contracts there
 * are of each, and which of them are under way.
 */
final class FollowOnNotes {
    /** Decisions by which something ends, and whose reversal it outlives. */
    private static final Set<String> ENDS =
            Set.of("IntroductionClosed", "PilotEvaluated", "ContractRejected");

    /**
     * What was noted.
     *
     * @param award whose it is
     */
    record Noted(RecordId record, ApplicationId award, boolean underWay) {}

    private FollowOnNotes() {}

    /** Notes what an event begins or ends; nothing for what follows from no award. */
    static List<Noted> note(LedgerEvent event, LiveRecords records) {
        return switch (event) {
            case IntroductionProposed one ->
                    begins(
                            RecordType.INTRODUCTION,
                            one.introductionId(),
                            one.applicationId(),
                            records);
            case IntroductionReproposed one -> goesOn(one.introductionId(), records);
            case IntroductionReopened one -> goesOn(one.introductionId(), records);
            case IntroductionClearanceRefused one -> ends(one.introductionId(), records);
            case IntroductionDeclined one -> ends(one.introductionId(), records);
            case IntroductionExpired one -> ends(one.introductionId(), records);
            case IntroductionProgressedToPilot one -> ends(one.introductionId(), records);
            case IntroductionClosed one -> ends(one.introductionId(), records);
            case IntroductionCancelled one -> ends(one.introductionId(), records);

            case PilotProposed one ->
                    begins(RecordType.PILOT, one.pilotId(), one.applicationId(), records);
            case PilotRejected one -> ends(one.pilotId(), records);
            case PilotCancelled one -> ends(one.pilotId(), records);
            case PilotTerminated one -> ends(one.pilotId(), records);
            case PilotClosed one -> ends(one.pilotId(), records);
            // One that is to scale leads to a contract first.
            case PilotEvaluated one when one.advice() != PilotAdvice.SCALE ->
                    ends(one.pilotId(), records);

            case ContractDrafted one ->
                    Stream.concat(
                                    begins(
                                            RecordType.CONTRACT,
                                            one.contractId(),
                                            one.applicationId(),
                                            records)
                                            .stream(),
                                    ends(one.pilotId(), records).stream())
                            .toList();
            case ContractRejected one -> ends(one.contractId(), records);
            case ContractCancelled one -> ends(one.contractId(), records);
            case ContractFinanciallyClosed one -> ends(one.contractId(), records);

            case DecisionReversed one when ENDS.contains(one.eventType()) ->
                    goesOn(one.subject(), records);
            default -> List.of();
        };
    }

    private static List<Noted> begins(
            RecordType type, RecordId record, ApplicationId award, LiveRecords records) {
        records.note(Subject.of(type, record), Set.of(award));
        return goesOn(record, records);
    }

    private static List<Noted> goesOn(RecordId record, LiveRecords records) {
        return noted(record, true, records);
    }

    private static List<Noted> ends(RecordId record, LiveRecords records) {
        return noted(record, false, records);
    }

    /** One; none of a scouting introduction and what follows it. */
    private static List<Noted> noted(RecordId record, boolean underWay, LiveRecords records) {
        records.live(record, underWay);
        return records.concernedBy(record).stream()
                .map(award -> new Noted(record, new ApplicationId(award), underWay))
                .toList();
    }
}
