package org.litopys.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;

/**
 * Which commands a record allows in which state, and to which states they lead: declared once per
 * aggregate, enforced by the kernel, shown in refusals, in the catalogue and in {@code
 * docs/states.md}. Immutable.
 *
 * @param <S> states of the record
 * @param <C> the sealed interface of its commands
 */
public final class Lifecycle<S extends Enum<S>, C extends LedgerCommand> {
    /** Stands for every state of every kind of record. */
    public enum AnyState {
        ANY
    }

    /**
     * A state to which something leads; without a word to the contrary, from each state in which
     * the command is allowed.
     *
     * @param by commands, or events that other commands bring
     * @param from null where the commands' states say it; empty where a record begins so
     */
    public record Target<S extends Enum<S>>(S state, List<Class<?>> by, @Nullable Set<S> from) {
        /** The same from these states only. */
        @SafeVarargs
        public final Target<S> from(S first, S... more) {
            return new Target<>(state, by, EnumSet.of(first, more));
        }

        /** The same at the beginning of a record, which another record's command begins. */
        public Target<S> asBeginning() {
            return new Target<>(state, by, Set.of());
        }

        private boolean isBeginning() {
            return from != null && from.isEmpty();
        }
    }

    /**
     * One step of a record's life.
     *
     * @param from null at its beginning
     * @param by a command, or an event that another command brings
     */
    public record Move<S extends Enum<S>>(@Nullable S from, Class<?> by, S to) {}

    private final @Nullable RecordType recordType;
    private final List<Class<? extends C>> commands;
    private final Set<Class<? extends C>> creating;
    private final Map<S, List<Class<? extends C>>> allowed;
    private final Set<Move<S>> moves;

    private Lifecycle(
            @Nullable RecordType recordType,
            List<Class<? extends C>> commands,
            Set<Class<? extends C>> creating,
            Map<S, List<Class<? extends C>>> allowed,
            List<Target<S>> targets) {
        this.recordType = recordType;
        this.commands = commands;
        this.creating = creating;
        this.allowed = allowed;
        this.moves = movesTo(targets);
    }

    /**
     * @param creating the commands that create a record
     * @param allowed the other commands by state; a state without any may be left out
     * @param targets every state there is; a command that is in none leaves the record where it is
     */
    @SafeVarargs
    public static <S extends Enum<S>, C extends LedgerCommand> Lifecycle<S, C> of(
            RecordType recordType,
            Class<S> states,
            Class<C> commands,
            Set<Class<? extends C>> creating,
            Map<S, List<Class<? extends C>>> allowed,
            Target<S>... targets) {
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
        Lifecycle<S, C> lifecycle =
                new Lifecycle<>(recordType, all, Set.copyOf(creating), byState, List.of(targets));
        for (S state : states.getEnumConstants()) {
            if (lifecycle.moves.stream().noneMatch(move -> move.to() == state)) {
                throw new IllegalStateException("Nothing leads to " + state);
            }
        }
        return lifecycle;
    }

    /** For {@link #of}: the state to which these commands may lead. */
    public static <S extends Enum<S>> Target<S> to(S state, Class<?>... by) {
        return new Target<>(state, List.of(by), null);
    }

    /** Commands to a record of any kind, each allowed in every state, even a final one. */
    public static <C extends LedgerCommand> Lifecycle<AnyState, C> ofAnyRecord(Class<C> commands) {
        List<Class<? extends C>> all = permittedBy(commands);
        return new Lifecycle<>(null, all, Set.of(), Map.of(AnyState.ANY, all), List.of());
    }

    private Set<Move<S>> movesTo(List<Target<S>> targets) {
        Set<Move<S>> all = new LinkedHashSet<>();
        for (Target<S> target : targets) {
            for (Class<?> by : target.by()) {
                for (@Nullable S from : startsOf(by, target)) {
                    if (from != target.state()) {
                        all.add(new Move<>(from, by, target.state()));
                    }
                }
            }
        }
        return all;
    }

    private Collection<@Nullable S> startsOf(Class<?> by, Target<S> target) {
        if (creating.contains(by) || target.isBeginning()) {
            return Collections.singleton(null);
        }
        Set<S> from = target.from() == null ? statesFor(by) : target.from();
        if (from.isEmpty() || commands.contains(by) && !statesFor(by).containsAll(from)) {
            throw new IllegalStateException(
                    "%s cannot lead to %s from %s"
                            .formatted(by.getSimpleName(), target.state(), from));
        }
        return List.copyOf(from);
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
    public Set<S> statesFor(Class<?> command) {
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

    /** Every step from one state to another, by the states to which they lead. */
    public Set<Move<S>> moves() {
        return moves;
    }

    /**
     * Whether a step is declared.
     *
     * @param before null at the beginning of a record
     * @param by the command, or the event that came of it
     */
    boolean leads(@Nullable S before, Class<?> by, S after) {
        return moves.contains(new Move<>(before, by, after));
    }
}
