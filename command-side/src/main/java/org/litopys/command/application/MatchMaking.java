package org.litopys.command.application;

import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;

/**
 * What introductions tell the application that they follow, in the unit of work in which it
 * happens. An introduction is locked before its application everywhere.
 */
public interface MatchMaking {
    /** One was proposed; refuses an application that is not accepted. */
    void proposed(ApplicationId application, IntroductionId introduction);

    /** Both parties agreed to one. */
    void agreed(ApplicationId application, IntroductionId introduction);
}
