package org.litopys.events.serialization;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.litopys.events.application.AwardsAskedForOneIntroduction;
import org.litopys.events.application.AwardsHadNoDateForTheContract;
import org.litopys.events.application.DecisionsCitePolicy;
import org.litopys.events.application.EndsGotTheirNotice;
import org.litopys.events.application.ListingsCitedNoRanking;
import org.litopys.events.application.NoticesGotTheirDate;
import org.litopys.events.application.SubmissionsSaidLess;
import org.litopys.events.application.SubmissionsSaidNothingOfExport;
import org.litopys.events.contract.ContractsNamedNoPartners;
import org.litopys.events.contract.ResumptionsStartedNoClock;
import org.litopys.events.contract.SuspensionsStoppedNoClock;
import org.litopys.events.introduction.IntroductionsNamedLess;
import org.litopys.events.introduction.IntroductionsNamedNoPartners;
import org.litopys.events.introduction.MeetingsSaidLess;
import org.litopys.events.pilot.PilotsSaidLess;
import org.litopys.events.programme.PoliciesSaidMore;
import org.litopys.events.programme.ProgrammesWereFoundedActive;
import org.litopys.events.programme.ReservationsDidNotExpire;

/**
 * Turns stored events of earlier revisions into today's form, when they are read; what is stored
 * never changes. Each upcaster lives beside its event and is named after the change that it
 * bridges.
 */
public final class LedgerUpcasters {
    /** Oldest change first. */
    private static final List<EventUpcaster> IN_ORDER =
            List.of(
                    new ProgrammesWereFoundedActive(),
                    new ReservationsDidNotExpire(),
                    new DecisionsCitePolicy(),
                    new NoticesGotTheirDate(),
                    new IntroductionsNamedLess(),
                    new PoliciesSaidMore(),
                    new AwardsAskedForOneIntroduction(),
                    new ListingsCitedNoRanking(),
                    new EndsGotTheirNotice(),
                    new SubmissionsSaidLess(),
                    new SubmissionsSaidNothingOfExport(),
                    new AwardsHadNoDateForTheContract(),
                    new IntroductionsNamedNoPartners(),
                    new MeetingsSaidLess(),
                    new PilotsSaidLess(),
                    new ContractsNamedNoPartners(),
                    new SuspensionsStoppedNoClock(),
                    new ResumptionsStartedNoClock());

    private LedgerUpcasters() {}

    public static EventUpcasterChain chain() {
        return new EventUpcasterChain(IN_ORDER);
    }
}
