package org.litopys.command;

import java.util.function.Function;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.events.RecordType;
import org.litopys.events.programme.Policy;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.record.Subject;
import org.litopys.events.serialization.Amendments;

/** The repository of each kind of record, for what concerns records of any kind. Thread-safe. */
public final class RecordRepositories {
    private final RecordCache cache;
    private final Function<RecordType, Repository<? extends LedgerRecord<?, ?>>> ofType;

    RecordRepositories(
            RecordCache cache,
            Function<RecordType, Repository<? extends LedgerRecord<?, ?>>> ofType) {
        this.cache = cache;
        this.ofType = ofType;
    }

    /** Loads a record with its lock, as its own repository does. */
    public Aggregate<? extends LedgerRecord<?, ?>> load(Subject subject) {
        return load(subject.type(), subject.toString());
    }

    /** Takes the record's lock, for the rest of the unit of work. */
    public void lock(Subject subject) {
        load(subject);
    }

    /** The policy in force for a record. */
    public Policy policyOf(Subject subject, PolicyInForce policies) {
        return load(subject).invoke(record -> record.policy(policies));
    }

    /**
     * Lets something happen to a record, under its lock. Where that makes earlier events read
     * differently, the next command finds the record built anew; one in another process runs into a
     * conflict first, as after any event.
     */
    public void apply(RecordEvent event) {
        String id = event.subject().toString();
        load(event.subject().type(), id).execute(record -> record.apply(event));
        if (Amendments.isOne(event.getClass())) {
            // After the repository has put it there, before its lock is given up.
            CurrentUnitOfWork.get().afterCommit(_ -> cache.forget(id));
        }
    }

    Aggregate<? extends LedgerRecord<?, ?>> load(RecordType type, String id) {
        return ofType.apply(type).load(id);
    }
}
