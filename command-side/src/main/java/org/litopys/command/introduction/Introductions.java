package org.litopys.command.introduction;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.introduction.IntroductionId;
import org.springframework.stereotype.Component;

/** Introductions as guards of other records see them. Thread-safe. */
@Component
public final class Introductions {
    private final OtherRecords<Introduction> introductions;

    public Introductions(EventStore events) {
        introductions = new OtherRecords<>(events, Introduction::new);
    }

    /** The terms of an introduction; refuses where there is none. */
    public IntroductionTerms require(IntroductionId id, String pointer) {
        return introductions
                .ask(id, Introduction::terms)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, pointer, "Introduction", id));
    }
}
