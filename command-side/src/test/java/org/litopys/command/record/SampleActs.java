package org.litopys.command.record;

import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Staff;
import org.litopys.events.Actor;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;

/** Requests and answers of a running office. */
public final class SampleActs {
    private SampleActs() {}

    /** Number of the newest event of one type in a record. */
    public static long newest(CommandSide side, Subject subject, String type) {
        return side.bean(Ledger.class).readAggregate(subject.toString(), 0).reversed().stream()
                        .filter(event -> event.type().equals(type))
                        .findFirst()
                        .map(StoredEvent::sequence)
                        .orElseThrow()
                + 1;
    }

    /** Lets somebody ask for the reversal of a record's newest decision of one type. */
    public static RequestId reversalRequested(
            CommandSide side, Subject subject, String decision, Actor by) {
        Receipt receipt =
                side.send(
                        new RecordCommand.RequestReversal(
                                subject, newest(side, subject, decision), null),
                        Staff.decidedBy(by));
        return new RequestId(receipt.commandId());
    }
}
