package org.litopys.command.ranking;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.Applications;
import org.litopys.command.call.Call;
import org.litopys.command.call.CallCommand.CancelCall;
import org.litopys.command.call.CallTerms;
import org.litopys.command.programme.Programme;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.springframework.stereotype.Component;

/**
 * A call is given up and the money that its awards have reserved becomes available again, in one
 * unit of work. What is owed under a signed contract stays owed.
 */
@Component
class CallCancellation {
    private final Repository<Call> calls;
    private final Repository<Programme> programmes;
    private final Applications applications;

    CallCancellation(
            Repository<Call> calls, Repository<Programme> programmes, Applications applications) {
        this.calls = calls;
        this.programmes = programmes;
        this.applications = applications;
    }

    @CommandHandler
    void decide(CancelCall command) {
        Aggregate<Call> call = calls.load(command.callId().toString());
        CallTerms before = call.invoke(Call::terms);
        call.execute(Call::cancel);
        if (before.status() == CallStatus.DRAFT) {
            return; // nothing was awarded
        }
        programmes
                .load(before.programmeId().toString())
                .execute(programme -> {
                    programme.delist(before.id());
                    programme.awarded().stream()
                            .filter(one -> isOf(before.id(), one))
                            .map(ReservationId::behind)
                            .forEach(reserved ->
                                    programme.release(reserved, ReleaseCause.CALL_CANCELLED));
                });
    }

    private boolean isOf(CallId call, ApplicationId application) {
        return applications.require(application, "").callId().equals(call);
    }
}
