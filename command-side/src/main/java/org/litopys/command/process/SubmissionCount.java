package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.call.CallCommand.CountSubmissions;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;
import org.litopys.events.record.Subject;

/**
 * Every closed call says how many applications were submitted to it. Counted here, in the order of
 * the ledger, where no submission has to wait for another one; one that was let in at the very last
 * moment and stored after the closing has the call counted anew. A call is noted once it is closed.
 */
final class SubmissionCount implements LedgerProcess {
    private static final String COUNT = "count";

    @Override
    public String name() {
        return "submission-count";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CountSubmissions.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        LiveRecords records = schedule.records();
        switch (event) {
            case ApplicationDrafted one ->
                    records.note(
                            Subject.of(RecordType.APPLICATION, one.applicationId()),
                            Set.of(one.callId()));
            case ApplicationSubmitted one -> {
                records.live(one.applicationId(), true);
                records.concernedBy(one.applicationId()).stream()
                        .map(CallId::new)
                        .filter(records::isLive)
                        .forEach(call -> count(call, recordedAt, schedule));
            }
            case CallClosed call -> {
                records.note(Subject.of(RecordType.CALL, call.callId()), Set.of(call.callId()));
                records.live(call.callId(), true);
                count(call.callId(), recordedAt, schedule);
            }
            case SubmissionsCounted done -> {
                // An older count may have been on its way while the newest was planned.
                if (done.submitted() == submitted(done.callId(), records)) {
                    schedule.cancel(done.callId(), COUNT);
                }
            }
            case CallCancelled call -> {
                records.live(call.callId(), false);
                schedule.cancel(call.callId(), COUNT);
            }
            default -> {} // nothing else is submitted or closed
        }
    }

    private static int submitted(CallId call, LiveRecords records) {
        return (int)
                records.liveOf(call).stream()
                        .filter(one -> one.type() == RecordType.APPLICATION) // not the call itself
                        .count();
    }

    private static void count(CallId call, Instant at, Schedule schedule) {
        int submitted = submitted(call, schedule.records());
        schedule.cancel(call, COUNT); // the newest count takes the place of one not sent yet
        schedule.at(at, COUNT, new CountSubmissions(call, submitted));
    }
}
