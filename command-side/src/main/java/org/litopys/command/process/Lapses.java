package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.LapseInformationRequest;
import org.litopys.command.application.ApplicationCommand.LapseReserveListing;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DecisionReversed;

/**
 * No application waits for ever: one that was not completed in time lapses, and so does one whose
 * time on the reserve list is over. For one that was promoted a decision is due; that has a
 * deadline of its own.
 */
final class Lapses implements LedgerProcess {
    private static final String INFORMATION = "information";
    private static final String RESERVE = "reserve";

    @Override
    public String name() {
        return "application-lapses";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(LapseInformationRequest.class, LapseReserveListing.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            // The missed deadline is on record first, so that neither overtakes the other.
            case DeadlineMissed missed when missed.deadline() == Deadline.PROVIDE_INFORMATION -> {
                ApplicationId application = new ApplicationId(missed.subject().value());
                schedule.at(recordedAt, INFORMATION, new LapseInformationRequest(application));
            }
            case InformationRequestLapsed done ->
                    schedule.cancel(done.applicationId(), INFORMATION);
            case ApplicationReserveListed listed ->
                    schedule.at(
                            listed.until(),
                            RESERVE,
                            new LapseReserveListing(listed.applicationId()));
            case ReservePromoted promoted -> schedule.cancel(promoted.applicationId(), RESERVE);
            case ReserveListingLapsed done -> schedule.cancel(done.applicationId(), RESERVE);
            case ApplicationAccepted accepted -> schedule.cancel(accepted.applicationId(), RESERVE);
            case ApplicationRejected rejected -> schedule.cancel(rejected.applicationId(), RESERVE);
            case ApplicationWithdrawn withdrawn -> schedule.cancelAll(withdrawn.applicationId());
            case DecisionReversed reversed
                    when reversed.eventType().equals("ApplicationReserveListed") ->
                    schedule.cancel(reversed.subject(), RESERVE);
            default -> {} // nothing else opens or closes what can lapse
        }
    }
}
