package org.litopys.command.process;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.NameUuid;
import org.litopys.events.Role;

/**
 * One command that a process has planned.
 *
 * @param process name of the process
 * @param name of the step, as {@link Schedule} has it
 * @param record that the command is about
 * @param cause id of the event from which it follows
 * @param correlationId of that event
 * @param channel {@code DEADLINE} where time has to pass, else {@code PROCESS}
 * @param until from when on it is of no use; null: never
 */
public record Step(
        String process,
        String name,
        UUID record,
        UUID cause,
        @Nullable String correlationId,
        Channel channel,
        Instant due,
        @Nullable Instant until,
        LedgerCommand command) {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0010");

    /** Unique within its process; what is taken back together begins alike. */
    String key() {
        return beginning(record, name) + cause;
    }

    /** How the keys of all steps of a record begin. */
    static String beginning(UUID record) {
        return record + "/";
    }

    /** How the keys of all steps of a record begin that have this name or first part of a name. */
    static String beginning(UUID record, String name) {
        return beginning(record) + name + "/";
    }

    /** Whoever sends the step, and however often: it is one command. */
    public UUID commandId() {
        return NameUuid.of(NAMESPACE, cause + "/" + process + "/" + name);
    }

    public CommandEnvelope envelope() {
        return new CommandEnvelope(
                commandId(),
                new Actor("process:" + process, Actor.Type.SYSTEM, Set.of(Role.PROCESS)),
                null,
                null,
                null,
                List.of(),
                channel,
                correlationId,
                cause.toString(),
                null,
                null);
    }

    /** Whether it is too late for it to be of use. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
