package org.litopys.command;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.personal.DataSubjectId;

/**
 * Somebody wants something to happen to a record. One sealed sub-interface per aggregate lists what
 * can be asked of it; each command is a record nested there.
 *
 * <p>A component that carries {@link TargetAggregateIdentifier} is the subject; the others are the
 * content ({@code data} in the API). Where no component carries it, the command creates a record
 * whose identity is derived from the content. Components that are not {@link Nullable} are needed.
 */
public interface LedgerCommand {
    /** The record that is asked for; null where it will get its identity from the command id. */
    @TargetAggregateIdentifier
    @Nullable RecordId subject();

    /** In which states of the record the command is allowed. */
    Lifecycle<?, ?> lifecycle();

    /**
     * The same command with identities filled in that the caller left to the ledger, so that a
     * repeated creation meets the store's unique key.
     */
    default LedgerCommand identifiedBy(UUID commandId) {
        return this;
    }

    /** Whom the content identifies: the digest of the command is made with their keys. */
    default List<DataSubjectId> persons() {
        return List.of();
    }

    default RecordType recordType() {
        return lifecycle().recordType().orElseThrow();
    }

    /** The name in addresses and messages: {@code accept-application}. */
    static String nameOf(Class<? extends LedgerCommand> command) {
        return command.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
