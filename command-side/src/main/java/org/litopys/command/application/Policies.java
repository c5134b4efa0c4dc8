package org.litopys.command.application;

import org.litopys.command.PolicyInForce;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programmes;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;
import org.springframework.stereotype.Component;

/**
 * The policy in force at the moment of a decision, whatever record the decision is about: each
 * belongs to a programme. Thread-safe.
 */
@Component
public final class Policies implements PolicyInForce {
    private final Applications applications;
    private final Calls calls;
    private final Programmes programmes;

    public Policies(Applications applications, Calls calls, Programmes programmes) {
        this.applications = applications;
        this.calls = calls;
        this.programmes = programmes;
    }

    @Override
    public Policy of(ProgrammeId programme) {
        return programmes.require(programme, "").policy();
    }

    @Override
    public Policy of(CallId call) {
        return of(calls.require(call).programmeId());
    }

    @Override
    public Policy of(ApplicationId application) {
        return of(applications.require(application, "").callId());
    }
}
