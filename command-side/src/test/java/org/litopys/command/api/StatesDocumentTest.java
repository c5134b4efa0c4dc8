package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.Lifecycle.Move;

/**
 * The diagrams of {@code docs/states.md} are made of what each {@code LIFECYCLE} declares, and no
 * record moves otherwise; {@code -Dlitopys.pin=true} draws them anew.
 */
class StatesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/states.md");

    /** No state yet or no more, as Mermaid has it. */
    private static final String OUTSIDE = "[*]";

    /** From one state to another, in the order of the record's life. */
    private record Step<S extends Enum<S>>(S from, S to) implements Comparable<Step<S>> {
        @Override
        public int compareTo(Step<S> other) {
            return Comparator.<Step<S>, S>comparing(Step::from)
                    .thenComparing(Step::to)
                    .compare(this, other);
        }
    }

    @Test
    void the_document_draws_how_records_move_from_state_to_state() throws IOException {
        String written = document();
        if (Boolean.getBoolean("litopys.pin")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("run ./litopys test '*DocumentTest' -Dlitopys.pin=true and commit the file")
                .hasContent(written);
    }

    private static String document() {
        Set<Lifecycle<?, ?>> lifecycles = new LinkedHashSet<>();
        for (CommandEntry command : new CommandCatalogue().all()) {
            lifecycles.add(command.lifecycle());
        }
        return """
        # States

        Drawn by `./litopys test '*DocumentTest' -Dlitopys.pin=true` from the `LIFECYCLE` of each kind of record, which the program enforces ([decision 28](decisions/0028-where-a-command-leads-is-declared.md)). A step is named after the command that takes it, or after the event where another command brings that about. Commands that are not named leave the record where it is; a decision that is reversed leads back. Which command is allowed in which state: [catalogue](catalogue.md).
        %s
        """
                .formatted(
                        lifecycles.stream()
                                .filter(lifecycle -> lifecycle.recordType().isPresent())
                                .map(StatesDocumentTest::diagram)
                                .collect(Collectors.joining()))
                .stripTrailing()
                .concat("\n");
    }

    private static <S extends Enum<S>> String diagram(Lifecycle<S, ?> lifecycle) {
        StringBuilder lines = new StringBuilder();
        Map<Step<S>, Set<String>> steps = new TreeMap<>();
        Set<S> left = new LinkedHashSet<>();
        Set<S> reached = new TreeSet<>();
        for (Move<S> move : lifecycle.moves()) {
            S from = move.from();
            if (from == null) {
                line(lines, OUTSIDE, move.to().name(), name(move.by()));
            } else {
                left.add(from);
                steps.computeIfAbsent(new Step<>(from, move.to()), _ -> new LinkedHashSet<>())
                        .add(name(move.by()));
            }
            reached.add(move.to());
        }
        steps.forEach((step, by) ->
                line(lines, step.from().name(), step.to().name(), String.join(", ", by)));
        reached.removeAll(left);
        reached.removeIf(state -> !lifecycle.allowedIn(state).isEmpty());
        reached.forEach(last -> lines.append("    %s --> %s%n".formatted(last.name(), OUTSIDE)));
        return """

        ## %s

        ```mermaid
        stateDiagram-v2
        %s```
        """
                .formatted(lifecycle.recordType().orElseThrow().aggregate(), lines);
    }

    private static void line(StringBuilder lines, String from, String to, String by) {
        lines.append("    %s --> %s: %s%n".formatted(from, to, by));
    }

    private static String name(Class<?> by) {
        return LedgerCommand.class.isAssignableFrom(by)
                ? LedgerCommand.nameOf(by.asSubclass(LedgerCommand.class))
                : by.getSimpleName();
    }
}
