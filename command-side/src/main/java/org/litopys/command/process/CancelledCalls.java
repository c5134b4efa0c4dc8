package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.CloseForCancelledCall;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.Subject;

/**
 * No application waits for a decision of a call that was cancelled: what is undecided then, and
 * what becomes so later, is closed, and by a date the applicant is to be told. A call does not know
 * its applications, so they are noted here; a call is noted once it is cancelled.
 */
final class CancelledCalls implements LedgerProcess {
    private static final String CLOSE = "close";

    @Override
    public String name() {
        return "cancelled-calls";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CloseForCancelledCall.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case CallCancelled call -> cancelled(call.callId(), recordedAt, schedule);
            case ApplicationDrafted one -> {
                schedule.records()
                        .note(
                                Subject.of(RecordType.APPLICATION, one.applicationId()),
                                Set.of(one.callId()));
                undecided(one.applicationId(), recordedAt, schedule);
            }

            case AdmissibilityAssessed one when one.outcome() == Admissibility.INADMISSIBLE ->
                    decided(one.applicationId(), schedule);
            case EligibilityAssessed one when one.outcome() == Eligibility.INELIGIBLE ->
                    decided(one.applicationId(), schedule);
            case ApplicationAccepted one -> decided(one.applicationId(), schedule);
            case ApplicationRejected one -> decided(one.applicationId(), schedule);
            case InformationRequestLapsed one -> decided(one.applicationId(), schedule);
            case ReserveListingLapsed one -> decided(one.applicationId(), schedule);
            case ApplicationWithdrawn one -> decided(one.applicationId(), schedule);
            case ApplicationClosed one -> decided(one.applicationId(), schedule);

            case RedressRequested one -> undecided(one.applicationId(), recordedAt, schedule);
            case RedressDecided one when one.outcome() == RedressOutcome.DISMISSED ->
                    decided(one.applicationId(), schedule);
            case DecisionReversed one when one.subject().type() == RecordType.APPLICATION ->
                    undecided(new ApplicationId(one.subject().value()), recordedAt, schedule);
            default -> {} // nothing else decides an application or cancels a call
        }
    }

    private static void cancelled(CallId call, Instant at, Schedule schedule) {
        for (Subject application : schedule.records().liveOf(call)) {
            close(new ApplicationId(application.value()), at, schedule);
        }
        schedule.records().note(Subject.of(RecordType.CALL, call), Set.of(call));
        schedule.records().live(call, true);
    }

    private static void undecided(ApplicationId application, Instant at, Schedule schedule) {
        LiveRecords records = schedule.records();
        records.live(application, true);
        records.concernedBy(application).stream()
                .map(CallId::new)
                .filter(records::isLive)
                .forEach(_ -> close(application, at, schedule));
    }

    private static void decided(ApplicationId application, Schedule schedule) {
        schedule.records().live(application, false);
        schedule.cancel(application, CLOSE);
    }

    private static void close(ApplicationId application, Instant at, Schedule schedule) {
        schedule.at(at, CLOSE, new CloseForCancelledCall(application));
    }
}
