package org.litopys.command;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;
import org.litopys.events.SegregationOfDuties;

/**
 * A command was refused and nothing was stored. The refusal lies in the exception's details, so
 * that it crosses Axon Server as well.
 */
public class Refused extends CommandExecutionException {
    private static final long serialVersionUID = 1;

    public Refused(Refusal refusal) {
        this(refusal, null);
    }

    public Refused(Refusal refusal, @Nullable Throwable cause) {
        super(
                refusal.rule()
                        + refusal.arguments()
                        + (refusal.pointer().isEmpty() ? "" : " at ")
                        + refusal.pointer(),
                cause,
                refusal,
                false);
    }

    /**
     * @param pointer to the value at fault, or empty
     * @param arguments what {@code rule}'s texts name
     */
    public static Refused by(Rule rule, String pointer, Object... arguments) {
        return new Refused(rule.refusal(pointer, arguments));
    }

    /** {@code person} did {@code row.done()} to the same record. */
    static Refused by(SegregationOfDuties.Row row, String person) {
        return new Refused(
                new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        row.rule(),
                        "",
                        List.of(person, row.done().name(), row.forbidden().name())));
    }

    public Refusal refusal() {
        return this.<Refusal>getDetails().orElseThrow();
    }

    static List<String> texts(Object... arguments) {
        return Arrays.stream(arguments).map(Refused::text).toList();
    }

    private static String text(Object argument) {
        return argument instanceof Collection<?> many
                ? many.stream().map(Objects::toString).collect(Collectors.joining(", "))
                : argument.toString();
    }
}
