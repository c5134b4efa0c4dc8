package org.litopys.command.application;

import org.litopys.events.need.NeedId;

/** What other records ask of needs, which know more of these than these of them. */
public interface AskedNeeds {
    /** Refuses a need that nobody has registered, or that is met or closed. */
    void requireOpen(NeedId id, String pointer);
}
