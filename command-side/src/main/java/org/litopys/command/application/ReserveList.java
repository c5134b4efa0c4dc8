package org.litopys.command.application;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.Deadlines;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.programme.ProgrammeId;
import org.springframework.stereotype.Component;

/**
 * The reserve list of a budget line. The programme knows who was put on it; whether somebody still
 * is, the application itself says. Whoever frees money names the next one in the same unit of work;
 * to award it is for an authorising officer.
 */
@Component
public class ReserveList {
    private final Repository<Application> applications;
    private final Repository<Programme> repository;
    private final Programmes programmes;
    private final Applications known;
    private final Calls calls;
    private final Deadlines deadlines;

    ReserveList(
            Repository<Application> applications,
            Repository<Programme> repository,
            Programmes programmes,
            Applications known,
            Calls calls,
            Deadlines deadlines) {
        this.applications = applications;
        this.repository = repository;
        this.programmes = programmes;
        this.known = known;
        this.calls = calls;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(ReserveListApplication command) {
        Aggregate<Application> application = applications.load(command.applicationId().toString());
        CallTerms call = calls.require(application.invoke(Application::callId));
        ProgrammeTerms programme = programmes.require(call.programmeId(), "");
        application.execute(one -> one.reserveList(command, programme.policy(), deadlines));
        repository
                .load(call.programmeId().toString())
                .execute(one ->
                        one.extendReserveList(
                                call.budgetLine(), command.applicationId(), command.rank()));
    }

    /**
     * Names the next one, if there is any, because money of a line is about to be released. Before
     * the programme is loaded: its lock is the last.
     */
    public void promoteNext(ProgrammeId id, String line) {
        ProgrammeTerms programme = programmes.require(id, "");
        programme.reserveOf(line).stream()
                .filter(known::awaitsMoney)
                .findFirst()
                .ifPresent(next ->
                        applications
                                .load(next.toString())
                                .execute(one -> one.promote(programme.policy(), deadlines)));
    }
}
