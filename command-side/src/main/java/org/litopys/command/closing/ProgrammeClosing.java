package org.litopys.command.closing;

import static org.litopys.command.Rule.CALLS_OPEN;
import static org.litopys.command.Rule.CALLS_UNCONCLUDED;
import static org.litopys.command.Rule.CONTRACTS_OPEN;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.contract.Contracts;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeCommand.CloseProgramme;
import org.litopys.command.programme.ProgrammeCommand.StartProgrammeClosing;
import org.litopys.events.call.CallStatus;
import org.litopys.events.contract.ContractId;
import org.springframework.stereotype.Component;

/**
 * A programme knows its calls and contracts from its own events, and how each of them stands is
 * asked of their own. Nothing can be added to them meanwhile: publications and signatures write to
 * the programme too.
 */
@Component
class ProgrammeClosing {
    private final Repository<Programme> programmes;
    private final Calls calls;
    private final Contracts contracts;
    private final Deadlines deadlines;

    ProgrammeClosing(
            Repository<Programme> programmes,
            Calls calls,
            Contracts contracts,
            Deadlines deadlines) {
        this.programmes = programmes;
        this.calls = calls;
        this.contracts = contracts;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(StartProgrammeClosing command) {
        Aggregate<Programme> programme = programmes.load(command.programmeId().toString());
        List<String> open =
                programme.invoke(Programme::calls).stream()
                        .map(calls::require)
                        .filter(call -> !call.isOver(deadlines.now()))
                        .map(CallTerms::code)
                        .sorted()
                        .toList();
        if (!open.isEmpty()) {
            throw Refused.by(CALLS_OPEN, "", open);
        }
        programme.execute(Programme::startClosing);
    }

    @CommandHandler
    void decide(CloseProgramme command) {
        Aggregate<Programme> programme = programmes.load(command.programmeId().toString());
        List<String> unconcluded =
                programme.invoke(Programme::calls).stream()
                        .map(calls::require)
                        .filter(call -> call.status() != CallStatus.CONCLUDED)
                        .map(CallTerms::code)
                        .sorted()
                        .toList();
        if (!unconcluded.isEmpty()) {
            throw Refused.by(CALLS_UNCONCLUDED, "", unconcluded);
        }
        List<ContractId> open =
                programme.invoke(Programme::contracts).stream()
                        .filter(contract -> !contracts.isEnded(contract))
                        .toList();
        if (!open.isEmpty()) {
            throw Refused.by(CONTRACTS_OPEN, "", open.size(), open.getFirst());
        }
        programme.execute(Programme::close);
    }
}
