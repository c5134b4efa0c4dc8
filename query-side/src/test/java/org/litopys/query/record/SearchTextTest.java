package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search takes for the same. */
class SearchTextTest {
    @ParameterizedTest
    @CsvSource({
        "АРР-2026-000417, APP-2026-000417", // typed with a Ukrainian keyboard
        "СОN-2026-000001, con-2026-000001",
        "РІL-2026-000020, PIL-2026-000020",
        "Ґалпемекс, Галпемекс",
        "ЗВ’ЯЗОК, зв`язок",
        "ВЕКТОР, вектор"
    })
    void texts_that_people_take_for_the_same_are(String one, String other) {
        assertThat(SearchText.folded(one)).isEqualTo(SearchText.folded(other));
    }

    @Test
    void letters_that_differ_for_the_eye_stay_different() {
        assertThat(SearchText.folded("зєлїд")).isEqualTo("зєлїд");
    }

    @Test
    void the_migration_folds_stored_texts_as_the_program_folds_words() throws Exception {
        String file = "/org/litopys/query/migrations/V8__letters_that_look_alike.sql";
        String sql;
        try (InputStream stored = requireNonNull(SearchTextTest.class.getResourceAsStream(file))) {
            sql = new String(stored.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher translate = Pattern.compile("search, '(.+)', '(.+)'").matcher(sql);
        assertThat(translate.find()).isTrue();
        assertThat(SearchText.folded(translate.group(1))).isEqualTo(translate.group(2));
    }
}
