package org.litopys.command.process;

import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractId;
import org.litopys.events.record.Subject;

/**
 * An accepted application is closed when everything that followed from its award has ended: a
 * contract is financially closed, and no introduction, trial or other contract of it is under way.
 * It is noted which of them are, and at the application which contract was closed.
 */
final class ApplicationEnd implements LedgerProcess {
    private static final String CLOSE = "close";

    @Override
    public String name() {
        return "application-end";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(CloseApplication.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        LiveRecords records = schedule.records();
        switch (event) {
            case ContractFinanciallyClosed one ->
                    records.concernedBy(one.contractId())
                            .forEach(application ->
                                    records.note(
                                            new Subject(RecordType.APPLICATION, application),
                                            Set.of(one.contractId())));
            case ApplicationClosed done -> schedule.cancel(done.applicationId(), CLOSE);
            default -> {} // nothing else is more than a beginning or an end
        }
        for (FollowOnNotes.Noted one : FollowOnNotes.note(event, records)) {
            if (one.underWay()) {
                schedule.cancel(one.award(), CLOSE);
            } else if (records.liveOf(one.award()).isEmpty()) {
                close(one.award(), recordedAt, schedule);
            }
        }
    }

    /** Where one of its contracts was closed for the books. */
    private static void close(ApplicationId application, Instant at, Schedule schedule) {
        schedule.records().concernedBy(application).stream()
                .map(ContractId::new)
                .findFirst()
                .ifPresent(closed ->
                        schedule.at(at, CLOSE, new CloseApplication(application, closed)));
    }
}
