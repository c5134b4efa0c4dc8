package org.litopys.command.application;

import org.litopys.command.call.CallTerms;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;

/**
 * How many applications one lead has in a call. Counted in the lead's own record, in the unit of
 * work of the submission: whoever else hands one in for the same lead at the same moment waits for
 * it, or runs into a conflict. Where a call takes any number, nothing is counted and nobody waits.
 */
interface Submissions {
    /** Counts one more; refuses where the call takes no more of this lead at a time. */
    void count(OrganisationId lead, CallTerms call, ApplicationId application);
}
