package org.litopys.command.audit;

import java.util.List;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.Sampling;

/** What an engagement reads of the ledger. Thread-safe. */
interface AuditedLedger {
    /** Position of the newest event. */
    long head();

    /**
     * The records of an engagement's scope that began in its period and at or before its position,
     * in the order in which they began.
     *
     * @param valued whether the value of each is asked for; 0 where it is not
     */
    List<Sampling.Item> population(EngagementOpened engagement, boolean valued);
}
