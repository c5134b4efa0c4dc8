package org.litopys.command.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;

/**
 * What a process notes of the records that it has read about: which others each concerns, and
 * whether something goes on in it. Made of the same events as all that is planned, and made again
 * with it.
 */
public interface LiveRecords {
    /** Notes what a record concerns; noted again, it stays as it is. */
    void note(Subject record, Set<? extends RecordId> concerned);

    /** Notes that what concerned one organisation concerns its successor, too. */
    void succeed(OrganisationId absorbed, OrganisationId survivor);

    /** Notes whether something goes on in a record that was noted before. */
    void live(RecordId record, boolean live);

    /** Whether something goes on in a record that was noted. */
    boolean isLive(RecordId record);

    /** The records that concern this one and in which something goes on. */
    List<Subject> liveOf(RecordId concerned);

    /** What a record concerns, as it was noted. */
    List<UUID> concernedBy(RecordId record);
}
