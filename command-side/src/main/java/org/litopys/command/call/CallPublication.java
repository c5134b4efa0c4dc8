package org.litopys.command.call;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.springframework.stereotype.Component;

/**
 * A call begins and its programme takes note of it in one unit of work, so that a programme knows
 * all its calls, and none is published under one that is suspended or closing at that moment.
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
    void decide(PublishCall command) throws Exception {
        requireDates(command);
        ProgrammeTerms programme = programmes.require(command.programme(), "/data/programme");
        calls.newInstance(() -> {
            Call call = new Call();
            call.publish(command, programme);
            return call;
        });
        repository
                .load(command.programme().toString())
                .execute(paying -> paying.list(command.subject()));
    }

    private void requireDates(PublishCall command) {
        if (!command.closesAt().isAfter(command.opensAt())) {
            throw Refused.by(
                    Rule.DATES_REVERSED, "/data/closesAt", command.opensAt(), command.closesAt());
        }
        if (!command.closesAt().isAfter(deadlines.now())) {
            throw Refused.by(
                    Rule.CALL_ALREADY_OVER, "/data/closesAt", command.closesAt(), deadlines.now());
        }
    }
}
