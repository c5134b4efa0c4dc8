package org.litopys.command.introduction;

import org.litopys.events.need.NeedId;

/** What an introduction asks of needs, which know more of introductions than these of them. */
public interface IntroducedNeeds {
    /** Refuses a need that nobody has registered, or that is met or closed. */
    void requireOpen(NeedId id, String pointer);
}
