package org.litopys.command;

import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.litopys.events.RecordType;
import org.litopys.events.record.Subject;

/** The repository of each kind of record, for what concerns records of any kind. Thread-safe. */
public final class RecordRepositories {
    private final Function<RecordType, Repository<? extends LedgerRecord<?, ?>>> ofType;

    RecordRepositories(Function<RecordType, Repository<? extends LedgerRecord<?, ?>>> ofType) {
        this.ofType = ofType;
    }

    /** Loads a record with its lock, as its own repository does. */
    public Aggregate<? extends LedgerRecord<?, ?>> load(Subject subject) {
        return load(subject.type(), subject.toString());
    }

    Aggregate<? extends LedgerRecord<?, ?>> load(RecordType type, String id) {
        return ofType.apply(type).load(id);
    }
}
