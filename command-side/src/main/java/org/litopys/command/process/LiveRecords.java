package org.litopys.command.process;

import java.util.List;
import java.util.Set;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;

/**
 * What a process notes of the records that it has read about: whom each concerns, and whether
 * something goes on in it that must stop when one of them is barred. Made of the same events as all
 * that is planned, and made again with it.
 */
public interface LiveRecords {
    /** Notes whom a record concerns; noted again, it stays as it is. */
    void note(Subject record, Set<OrganisationId> organisations);

    /** Notes that what concerned one organisation concerns its successor, too. */
    void succeed(OrganisationId absorbed, OrganisationId survivor);

    /** Notes whether something goes on in a record that was noted before. */
    void live(RecordId record, boolean live);

    /** The records of an organisation in which something goes on. */
    List<Subject> liveOf(OrganisationId organisation);
}
