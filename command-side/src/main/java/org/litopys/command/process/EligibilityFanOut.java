package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.RequestPartnerChecks;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;

/**
 * Whoever applies is checked before the application is assessed: with the submission, which starts
 * the clock of the assessment, each organisation of the consortium is asked for its ownership and
 * for a screening against lists of sanctions. The organisations' own deadlines watch the answers.
 */
final class EligibilityFanOut implements LedgerProcess {
    private static final String ASK = "ask";

    @Override
    public String name() {
        return "eligibility-fan-out";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(RequestPartnerChecks.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case ApplicationSubmitted submitted ->
                    schedule.at(
                            recordedAt, ASK, new RequestPartnerChecks(submitted.applicationId()));
            case PartnerChecksRequested done -> schedule.cancel(done.applicationId(), ASK);
            // Assessed or ended before anybody was asked, as in ledgers of an earlier version.
            case EligibilityAssessed over -> schedule.cancel(over.applicationId(), ASK);
            case AdmissibilityAssessed over when over.outcome() == Admissibility.INADMISSIBLE ->
                    schedule.cancel(over.applicationId(), ASK);
            case InformationRequestLapsed over -> schedule.cancel(over.applicationId(), ASK);
            case ApplicationWithdrawn over -> schedule.cancel(over.applicationId(), ASK);
            case ApplicationClosed over -> schedule.cancel(over.applicationId(), ASK);
            default -> {} // nothing else begins or ends an assessment
        }
    }
}
