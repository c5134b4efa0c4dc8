package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;

/**
 * The diagrams of {@code docs/states.md} are drawn by the folds while the invented office works,
 * which knows every kind of event; {@code -Dlitopys.pin=true} draws them anew.
 */
class StatesDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/states.md");

    /** No state yet, as Mermaid has it. */
    private static final String BEGINNING = "[*]";

    /** From one state to another: the events that lead there, by kind of record. */
    private final Map<RecordType, Map<Step, TreeSet<String>>> steps =
            new EnumMap<>(RecordType.class);

    private record Step(String from, String to) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int first = from.compareTo(other.from);
            return first == 0 ? to.compareTo(other.to) : first;
        }
    }

    @Test
    void the_document_draws_how_records_move_from_state_to_state() throws IOException {
        watchAnOffice();
        String written = document();
        if (Boolean.getBoolean("litopys.pin")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(steps).containsOnlyKeys(RecordType.values());
        assertThat(DOCUMENT)
                .as("run ./litopys test '*DocumentTest' -Dlitopys.pin=true and commit the file")
                .hasContent(written);
    }

    private void watchAnOffice() {
        Map<UUID, RecordState> states = new HashMap<>();
        Map<UUID, Long> versions = new HashMap<>();
        for (GeneratedOffice.Act act :
                new GeneratedOffice(11, Instant.parse("2026-03-02T08:00:00Z")).acts(150)) {
            for (LedgerEvent event : act.events()) {
                UUID id = event.subject().value();
                RecordType type = TestLedger.typeOf(event);
                Stamp stamp = ApplicationStateTest.stamp(versions.merge(id, 1L, Long::sum));
                RecordState before = states.get(id);
                RecordState after = requireNonNull(Folds.apply(type, before, event, stamp));
                states.put(id, after);
                watch(type, before, event, after);
            }
        }
    }

    private void watch(
            RecordType type, @Nullable RecordState before, LedgerEvent event, RecordState after) {
        Step step =
                new Step(
                        before == null ? BEGINNING : before.status().name(), after.status().name());
        if (!step.from().equals(step.to())) {
            steps.computeIfAbsent(type, _ -> new TreeMap<>())
                    .computeIfAbsent(step, _ -> new TreeSet<>())
                    .add(event.getClass().getSimpleName());
        }
    }

    private String document() {
        return """
        # States

        Drawn by `./litopys test '*DocumentTest' -Dlitopys.pin=true` from what happens in the invented office of the tests, which knows every kind of event. Which command is allowed in which state: [catalogue](catalogue.md).
        %s
        """
                .formatted(
                        steps.entrySet().stream()
                                .map(kind -> diagram(kind.getKey(), kind.getValue()))
                                .collect(Collectors.joining()))
                .stripTrailing()
                .concat("\n");
    }

    private static String diagram(RecordType type, Map<Step, TreeSet<String>> steps) {
        return """

        ## %s

        ```mermaid
        stateDiagram-v2
        %s
        ```
        """
                .formatted(
                        type.aggregate(),
                        steps.entrySet().stream()
                                .map(step ->
                                        "    %s --> %s: %s"
                                                .formatted(
                                                        step.getKey().from(),
                                                        step.getKey().to(),
                                                        String.join(", ", step.getValue())))
                                .collect(Collectors.joining("\n")));
    }
}
