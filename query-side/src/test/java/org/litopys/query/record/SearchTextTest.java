package org.litopys.query.record;

import static org.assertj.core.api.Assertions.assertThat;

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
}
