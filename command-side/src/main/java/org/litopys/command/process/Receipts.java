package org.litopys.command.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.ApplicationCommand.AcknowledgeReceipt;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;

/** Whoever hands an application in has it confirmed at once. */
final class Receipts implements LedgerProcess {
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final Duration USEFUL = Duration.ofDays(1);

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(AcknowledgeReceipt.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            // Of no use a day later: who reads an old ledger for the first time confirms nothing.
            case ApplicationSubmitted submitted ->
                    schedule.between(
                            recordedAt,
                            recordedAt.plus(USEFUL),
                            ACKNOWLEDGE,
                            new AcknowledgeReceipt(submitted.applicationId()));
            case ReceiptAcknowledged done -> schedule.cancel(done.applicationId(), ACKNOWLEDGE);
            case ApplicationWithdrawn withdrawn ->
                    schedule.cancel(withdrawn.applicationId(), ACKNOWLEDGE);
            default -> {} // nothing else is handed in
        }
    }
}
