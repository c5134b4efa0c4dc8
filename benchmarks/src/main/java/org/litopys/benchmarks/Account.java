package org.litopys.benchmarks;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate there is: what is measured is the store, not the domain. */
public class Account {
    public record OpenAccount(@TargetAggregateIdentifier String id, String owner, int amount) {}

    public record AccountOpened(String id, String owner, int amount) {}

    @AggregateIdentifier private @Nullable String id;

    Account() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(OpenAccount command) {
        AggregateLifecycle.apply(
                new AccountOpened(command.id(), command.owner(), command.amount()));
    }

    @EventSourcingHandler
    void evolve(AccountOpened event) {
        id = event.id();
    }
}
