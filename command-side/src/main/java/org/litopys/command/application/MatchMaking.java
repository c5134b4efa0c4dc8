package org.litopys.command.application;

import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.record.Subject;

/**
 * What introductions, and what follows from them, tell the application to whose award they belong,
 * in the unit of work in which it happens. Since both are written, nothing begins in the moment in
 * which somebody ends the award. An introduction, a pilot and a contract are locked before their
 * application everywhere, unless they begin.
 */
public interface MatchMaking {
    /** One was proposed; refuses an application that is not accepted. */
    void proposed(ApplicationId application, IntroductionId introduction);

    /** Both parties agreed to one. */
    void agreed(ApplicationId application, IntroductionId introduction);

    /**
     * Something else begins, or goes on again; refuses an application that is not accepted. What is
     * looked at after this call stays so until the end of the unit of work, as far as other things
     * that begin could change it.
     */
    void begins(ApplicationId application, Subject followOn, String pointer);

    /** Both sides signed a contract. */
    void contracted(ApplicationId application, ContractId contract);
}
