package org.litopys.command.call;

import static org.litopys.command.Samples.CALL;

import org.litopys.command.Samples;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.events.call.CallEvent.CallPublished;

/** The events that the sample commands to a call cause. */
public final class SampleCall {
    private SampleCall() {}

    public static CallPublished published() {
        return published(Samples.publishCall());
    }

    static CallPublished published(PublishCall command) {
        return new CallPublished(
                CALL,
                command.programme(),
                command.code(),
                command.title(),
                command.type(),
                command.opensAt(),
                command.closesAt(),
                command.budgetLine(),
                command.budget(),
                command.maxPerApplication(),
                command.minEvaluations(),
                command.technologyAreas(),
                command.source());
    }
}
