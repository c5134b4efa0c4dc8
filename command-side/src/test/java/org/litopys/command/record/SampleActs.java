package org.litopys.command.record;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Staff;
import org.litopys.events.Actor;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** Requests and answers of a running office. */
public final class SampleActs {
    private SampleActs() {}

    /** Number of the newest event of one type in a record. */
    public static long newest(CommandSide side, Subject subject, String type) {
        return side.bean(EventStore.class)
                .readEvents(subject.toString(), 0)
                .asStream()
                .filter(event -> event.getPayloadType().getSimpleName().equals(type))
                .mapToLong(event -> event.getSequenceNumber() + 1)
                .max()
                .orElseThrow();
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
