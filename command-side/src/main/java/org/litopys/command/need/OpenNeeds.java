package org.litopys.command.need;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.AskedNeeds;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedStatus;
import org.springframework.stereotype.Component;

/** Needs as other records see them. Thread-safe. */
@Component
final class OpenNeeds implements AskedNeeds {
    private final OtherRecords<Need> needs;

    OpenNeeds(EventStore events) {
        needs = new OtherRecords<>(events, Need::new);
    }

    @Override
    public void requireOpen(NeedId id, String pointer) {
        NeedStatus status =
                needs.ask(id, Need::status)
                        .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, pointer, "Need", id));
        if (status == NeedStatus.MET || status == NeedStatus.CLOSED) {
            throw Refused.by(Rule.NEED_NOT_OPEN, pointer, id, status);
        }
    }
}
