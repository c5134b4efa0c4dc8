package org.litopys.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.Rule;
import org.litopys.events.Duty;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.serialization.EventCatalogue;

/**
 * {@code docs/catalogue.md} is made of the commands, events, rules and duties as the program has
 * them; {@code -Dlitopys.pin=true} writes it anew.
 */
class CatalogueDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/catalogue.md");
    private static final Collection<CommandEntry> COMMANDS = new CommandCatalogue().all();

    @Test
    void the_document_says_what_the_program_does() throws IOException {
        String written = document();
        if (Boolean.getBoolean("litopys.pin")) {
            Files.writeString(DOCUMENT, written);
        }

        assertThat(DOCUMENT)
                .as("run ./litopys test '*DocumentTest' -Dlitopys.pin=true and commit the file")
                .hasContent(written);
    }

    private static String document() throws IOException {
        return """
        # Commands, events, rules, roles and duties

        Made of `LIFECYCLE`, `@SentBy`, `Rule`, `ApiRule`, `@Exercises` and `SegregationOfDuties` by `./litopys test '*DocumentTest' -Dlitopys.pin=true`. How records move from state to state: [states](states.md). What can be corrected and reversed: [acts](acts.md).

        ## Commands
        %s
        ## Roles

        | role | may send |
        |---|---|
        %s

        ## Events
        %s
        ## Segregation of duties

        Who did the one may not do the other on the same: record, part of a record (one payment, recovery, finding, screening, person, request of a correction or reversal) or, for records of two kinds, application from which they come. What was done in another's place counts for both. What was recorded all the same is shown by `GET /api/exceptions` and the page Exceptions.

        | did | to | may not | to | on the same | row |
        |---|---|---|---|---|---|
        %s

        ## Rules

        Beside the rows above, every rule that can refuse a command, with the status of HTTP.

        | rule | status | says |
        |---|---|---|
        %s

        Before a command is a command, the API refuses it by one of these; `invalid-content` lists each fault with its place. All of them, and those of reads, have a page: `/problems`.

        | rule | status | says |
        |---|---|---|
        %s
        """
                .formatted(commands(), roles(), events(), rows(), rules(), rulesOfTheApi());
    }

    private static String commands() {
        Map<String, List<CommandEntry>> byRecord =
                COMMANDS.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CommandEntry::record,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byRecord.forEach((record, commands) ->
                text.append(
                        """

                        ### %s

                        | command | sent by | reason | in the states |
                        |---|---|---|---|
                        %s
                        """
                                .formatted(
                                        record,
                                        lines(commands.stream().map(CatalogueDocumentTest::row)))));
        return text.toString();
    }

    private static String row(CommandEntry command) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        command.name(),
                        joined(command.senders().stream().map(Role::name)),
                        command.needsReason() ? "mandatory" : "",
                        command.creates() ? "(begins a record)" : states(command));
    }

    private static String states(CommandEntry command) {
        return command.recordType().isEmpty() ? "any" : String.join(", ", command.states());
    }

    private static String roles() {
        return lines(
                Arrays.stream(Role.values())
                        .map(role ->
                                "| %s | %s |"
                                        .formatted(
                                                role,
                                                joined(
                                                        COMMANDS.stream()
                                                                .filter(command ->
                                                                        command.senders()
                                                                                .contains(role))
                                                                .map(CommandEntry::name)))));
    }

    private static String events() {
        Map<String, List<Class<? extends LedgerEvent>>> byKind =
                new EventCatalogue()
                        .events().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                CatalogueDocumentTest::kindOf,
                                                LinkedHashMap::new,
                                                Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byKind.forEach((kind, events) ->
                text.append(
                        """

                        ### %s

                        | event | form | duty |
                        |---|---|---|
                        %s
                        """
                                .formatted(
                                        kind,
                                        lines(
                                                events.stream()
                                                        .map(event ->
                                                                "| %s | %s | %s |"
                                                                        .formatted(
                                                                                event
                                                                                        .getSimpleName(),
                                                                                EventCatalogue
                                                                                        .revisionOf(
                                                                                                event),
                                                                                dutyOf(event)))))));
        return text.toString();
    }

    /** {@code CallEvent} is what happens to a call. */
    private static String kindOf(Class<? extends LedgerEvent> event) {
        return Objects.requireNonNull(event.getEnclosingClass())
                .getSimpleName()
                .replaceAll("Event$", "");
    }

    private static String dutyOf(Class<? extends LedgerEvent> event) {
        return SegregationOfDuties.exercisedBy(event).map(Duty::name).orElse("");
    }

    private static String rows() {
        return lines(
                SegregationOfDuties.TABLE.stream()
                        .map(row ->
                                "| %s | %s | %s | %s | %s | %s |"
                                        .formatted(
                                                row.done(),
                                                kinds(row.done()),
                                                row.forbidden(),
                                                kinds(row.forbidden()),
                                                row.same(),
                                                row.rule())));
    }

    /** The kinds of record to which a duty is done. */
    private static String kinds(Duty duty) {
        return joined(
                new EventCatalogue()
                        .events().stream()
                                .filter(event ->
                                        SegregationOfDuties.exercisedBy(event)
                                                .filter(duty::equals)
                                                .isPresent())
                                .map(CatalogueDocumentTest::kindOf)
                                .distinct());
    }

    private static String rules() throws IOException {
        Properties texts = texts(Rule.class, "refusals_en.properties");
        texts.putAll(texts(LedgerEvent.class, "duties_en.properties"));
        return lines(
                Arrays.stream(Rule.values())
                        .map(rule -> row(rule.key(), rule.kind().status(), texts)));
    }

    private static String rulesOfTheApi() throws IOException {
        Properties texts = texts(ApiRule.class, "problems_en.properties");
        return lines(
                Arrays.stream(ApiRule.values()).map(rule -> row(rule.key(), rule.status(), texts)));
    }

    private static String row(String rule, int status, Properties texts) {
        return "| %s | %d | %s |".formatted(rule, status, texts.getProperty(rule + ".title"));
    }

    private static Properties texts(Class<?> beside, String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(beside.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static String joined(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }
}
