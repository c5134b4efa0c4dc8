package org.litopys.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Reversible;

/**
 * The lists of {@code docs/acts.md} are made of the annotations; {@code -Dlitopys.pin=true} writes
 * them anew.
 */
class ActsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/acts.md");

    @Test
    void the_document_lists_what_can_be_corrected_and_reversed() throws IOException {
        String written = document();
        if (Boolean.getBoolean("litopys.pin")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("run this test once with -Dlitopys.pin=true and commit the file")
                .hasContent(written);
    }

    private static String document() {
        return """
        # What can be corrected and reversed

        Made of the annotations `@Correctable` and `@Reversible`; why, and how they are applied: [decision 18](decisions/0018-corrections-and-reversals-are-read-not-written.md).

        ## Fields that can be corrected

        | event | fields |
        |---|---|
        %s

        ## Decisions that can be reversed

        %s
        """
                .formatted(correctable(), reversible());
    }

    private static List<Class<? extends LedgerEvent>> events() {
        return List.copyOf(new EventCatalogue().events());
    }

    private static String correctable() {
        return events().stream()
                .filter(event -> !CorrectableFields.of(event).isEmpty())
                .map(event ->
                        "| %s | %s |"
                                .formatted(
                                        event.getSimpleName(),
                                        String.join(", ", CorrectableFields.of(event))))
                .collect(Collectors.joining("\n"));
    }

    private static String reversible() {
        return events().stream()
                .filter(event -> event.isAnnotationPresent(Reversible.class))
                .map(event -> "- " + event.getSimpleName())
                .collect(Collectors.joining("\n"));
    }
}
