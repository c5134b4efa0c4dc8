package org.litopys.command.call;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.programme.ProgrammeId;
import org.springframework.stereotype.Component;

/**
 * A call is published and its programme takes note of it in one unit of work, so that a programme
 * knows all its calls, and none is published under one that is suspended or closing at that moment.
 */
@Component
class CallPublication {
    private final Repository<Call> calls;
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final Deadlines deadlines;

    CallPublication(
            Repository<Call> calls,
            Repository<Programme> repository,
            Programmes programmes,
            Deadlines deadlines) {
        this.calls = calls;
        this.repository = repository;
        this.programmes = programmes;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(PublishCall command) {
        Aggregate<Call> call = calls.load(command.callId().toString());
        ProgrammeId id = call.invoke(drafted -> drafted.terms().programmeId());
        ProgrammeTerms programme = programmes.require(id, "");
        call.execute(drafted -> drafted.publish(programme, deadlines.now()));
        repository.load(id.toString()).execute(paying -> paying.list(command.callId()));
    }
}
