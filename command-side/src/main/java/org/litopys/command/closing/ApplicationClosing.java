package org.litopys.command.closing;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.Application;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.command.contract.Contracts;
import org.springframework.stereotype.Component;

/**
 * An application does not know what follows from its award, but whoever says that it is over names
 * the contract that was its end, and that one is asked.
 */
@Component
class ApplicationClosing {
    private final Repository<Application> applications;
    private final Contracts contracts;

    ApplicationClosing(Repository<Application> applications, Contracts contracts) {
        this.applications = applications;
        this.contracts = contracts;
    }

    @CommandHandler
    void decide(CloseApplication command) {
        contracts.requireClosed(command.contract(), command.applicationId(), "/data/contract");
        applications.load(command.applicationId().toString()).execute(Application::close);
    }
}
