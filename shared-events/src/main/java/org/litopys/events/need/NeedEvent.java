package org.litopys.events.need;

import org.litopys.events.Duty;
import org.litopys.events.Exercises;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/**
 * What can happen to a need: what an authority or a unit, known by its code, lacks. Administrative;
 * no technical or operational detail.
 */
public sealed interface NeedEvent extends LedgerEvent {
    NeedId needId();

    @Override
    default NeedId subject() {
        return needId();
    }

    /**
     * @param code unique in the ledger; the reference of the need
     * @param owner the organisation that has the need
     */
    @Exercises(Duty.REGISTER_NEED)
    record NeedRegistered(
            NeedId needId,
            String code,
            OrganisationId owner,
            LocalizedText title,
            TechnologyArea technology)
            implements NeedEvent {}

    /** The reason of the event says why it ranks so; it may be ranked again. */
    @Exercises(Duty.PRIORITISE_NEED)
    record NeedPrioritised(NeedId needId, NeedPriority priority) implements NeedEvent {}

    /** An accepted application may answer the need; there may be several. */
    record NeedMatched(NeedId needId, ApplicationId application) implements NeedEvent {}

    /** The pilot of a matched application was evaluated with the advice to scale. */
    record NeedMet(NeedId needId, PilotId pilot) implements NeedEvent {}

    record NeedClosed(NeedId needId, NeedCloseReason closeReason) implements NeedEvent {}
}
