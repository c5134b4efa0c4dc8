package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.LedgerEvent;
import org.litopys.events.SegregationOfDuties;

class RefusalTextsTest {
    private static final List<String> PARTS = List.of("title", "reason", "wayOut");

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void every_rule_has_a_title_a_reason_and_a_way_out(String language) {
        assertThat(texts(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        rules().flatMap(rule -> PARTS.stream().map(part -> rule + "." + part))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void no_text_is_blank_or_has_an_apostrophe_that_the_format_would_swallow(String language) {
        assertThat(texts(language).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'"));
    }

    @Test
    void both_languages_name_the_same_values() {
        Properties en = texts("en");
        Properties uk = texts("uk");

        for (String key : en.stringPropertyNames()) {
            assertThat(placeholders(uk.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(en.getProperty(key)));
        }
    }

    @Test
    void ukrainian_is_not_english() {
        assertThat(texts("uk").entrySet())
                .allSatisfy(entry ->
                        assertThat(entry.getValue().toString())
                                .as(entry.getKey().toString())
                                .matches(Pattern.compile(".*[а-яіїєґ].*")));
    }

    private static Stream<String> rules() {
        return Stream.concat(
                Arrays.stream(Rule.values()).map(Rule::key),
                SegregationOfDuties.TABLE.stream().map(SegregationOfDuties.Row::rule));
    }

    private static TreeSet<String> placeholders(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        read(LedgerEvent.class, "duties_" + language + ".properties", texts);
        read(Rule.class, "refusals_" + language + ".properties", texts);
        return texts;
    }

    private static void read(Class<?> beside, String file, Properties into) {
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(beside.getResourceAsStream(file)),
                        StandardCharsets.UTF_8)) {
            into.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
