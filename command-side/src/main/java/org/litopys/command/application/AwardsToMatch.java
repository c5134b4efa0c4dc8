package org.litopys.command.application;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * Each award counts the introductions proposed for it under its own lock, so that of several at
 * once each is counted; so it is with all that begins.
 */
@Component
class AwardsToMatch implements MatchMaking {
    private final Repository<Application> applications;

    AwardsToMatch(Repository<Application> applications) {
        this.applications = applications;
    }

    @Override
    public void proposed(ApplicationId application, IntroductionId introduction) {
        load(application).execute(awarded -> awarded.introduce(introduction));
    }

    @Override
    public void agreed(ApplicationId application, IntroductionId introduction) {
        load(application).execute(awarded -> awarded.match(introduction));
    }

    @Override
    public void begins(ApplicationId application, Subject followOn, String pointer) {
        load(application).execute(awarded -> awarded.pursue(followOn, pointer));
    }

    @Override
    public void contracted(ApplicationId application, ContractId contract) {
        load(application).execute(awarded -> awarded.contract(contract));
    }

    private Aggregate<Application> load(ApplicationId application) {
        return applications.load(application.toString());
    }
}
