package org.litopys.command;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;

/**
 * Which commands a record allows in which state: declared once per aggregate, enforced by the
 * kernel, shown in refusals and in the catalogue. Immutable.
 *
 * @param <S> states of the record
 * @param <C> the sealed interface of its commands
 */
public final class Lifecycle<S extends Enum<S>, C extends LedgerCommand> {
    /** Stands for every state of every kind of record. */
    public enum AnyState {
        ANY
    }

    private final @Nullable RecordType recordType;
    private final List<Class<? extends C>> commands;
    private final Set<Class<? extends C>> creating;
    private final Map<S, List<Class<? extends C>>> allowed;

    private Lifecycle(
            @Nullable RecordType recordType,
            List<Class<? extends C>> commands,
            Set<Class<? extends C>> creating,
            Map<S, List<Class<? extends C>>> allowed) {
        this.recordType = recordType;
        this.commands = commands;
        this.creating = creating;
        this.allowed = allowed;
    }

    /**
     * @param creating the commands that create a record
     * @param allowed the other commands by state; a state without any may be left out
     */
    public static <S extends Enum<S>, C extends LedgerCommand> Lifecycle<S, C> of(
            RecordType recordType,
            Class<S> states,
            Class<C> commands,
            Set<Class<? extends C>> creating,
            Map<S, List<Class<? extends C>>> allowed) {
        EnumMap<S, List<Class<? extends C>>> byState = new EnumMap<>(states);
        byState.putAll(allowed);
        List<Class<? extends C>> all = permittedBy(commands);
        for (Class<? extends C> command : all) {
            if (!creating.contains(command)
                    && byState.values().stream().noneMatch(list -> list.contains(command))) {
                throw new IllegalStateException(
                        command.getSimpleName() + " is allowed in no state");
            }
        }
        return new Lifecycle<>(recordType, all, Set.copyOf(creating), byState);
    }

    /** Commands to a record of any kind, each allowed in every state, even a final one. */
    public static <C extends LedgerCommand> Lifecycle<AnyState, C> ofAnyRecord(Class<C> commands) {
        List<Class<? extends C>> all = permittedBy(commands);
        return new Lifecycle<>(null, all, Set.of(), Map.of(AnyState.ANY, all));
    }

    private static <C extends LedgerCommand> List<Class<? extends C>> permittedBy(
            Class<C> commands) {
        return Arrays.stream(commands.getPermittedSubclasses())
                .<Class<? extends C>>map(command -> command.asSubclass(commands))
                .toList();
    }

    /** Empty where the commands are to a record of any kind. */
    public Optional<RecordType> recordType() {
        return Optional.ofNullable(recordType);
    }

    /** Every command of this kind of record, in the order of its life. */
    public List<Class<? extends C>> commands() {
        return commands;
    }

    public boolean creates(Class<? extends LedgerCommand> command) {
        return creating.contains(command);
    }

    /**
     * The states in which a command is allowed, in the order of the record's life; none where it
     * creates the record.
     */
    public Set<S> statesFor(Class<? extends LedgerCommand> command) {
        Set<S> states = new LinkedHashSet<>();
        allowed.forEach((state, commandsThere) -> {
            if (commandsThere.contains(command)) {
                states.add(state);
            }
        });
        return states;
    }

    /** What is allowed in a state; nothing where the state is final. */
    public List<Class<? extends C>> allowedIn(S state) {
        return allowed.getOrDefault(state, List.of());
    }
}
