package org.litopys.command;

import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;

/**
 * The policy in force at this moment, found from whatever a record knows of its way to a programme.
 */
public interface PolicyInForce {
    Policy of(ProgrammeId programme);

    Policy of(CallId call);

    Policy of(ApplicationId application);
}
