package org.litopys.command.application;

import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.Policy;

/**
 * How much each evaluator is asked for. Counted in the evaluator's own record, in the unit of work
 * of the assignment: whoever else assigns at the same moment waits for it, or runs into a conflict.
 */
public interface Workload {
    /** Counts one more evaluation; refuses where a programme's policy allows no more. */
    void entrust(String evaluator, CallId call, ApplicationId application, Policy policy);

    /** Does not count it any more, where it was counted. */
    void takeBack(String evaluator, CallId call, ApplicationId application);
}
