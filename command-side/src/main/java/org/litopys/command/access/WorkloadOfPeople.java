package org.litopys.command.access;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.litopys.command.application.Workload;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.Policy;
import org.springframework.stereotype.Component;

/** Evaluators' records, which begin with the first evaluation where nobody has entered them. */
@Component
class WorkloadOfPeople implements Workload {
    private final Repository<Person> people;

    WorkloadOfPeople(Repository<Person> people) {
        this.people = people;
    }

    @Override
    public void entrust(String evaluator, CallId call, ApplicationId application, Policy policy) {
        knownOrNew(evaluator)
                .execute(person -> {
                    if (!person.isEntered()) {
                        person.enter(evaluator);
                    }
                    person.entrust(call, application, policy);
                });
    }

    @Override
    public void takeBack(String evaluator, CallId call, ApplicationId application) {
        try {
            people.load(idOf(evaluator)).execute(person -> person.takeBack(call, application));
        } catch (AggregateNotFoundException _) {
            // Asked before evaluations were counted: there is nothing to take back.
        }
    }

    private static String idOf(String evaluator) {
        return PersonId.ofPseudonym(evaluator).toString();
    }

    private Aggregate<Person> knownOrNew(String evaluator) {
        try {
            return people.loadOrCreate(idOf(evaluator), Person::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a new person cannot fail", e); // declared by Axon
        }
    }
}
