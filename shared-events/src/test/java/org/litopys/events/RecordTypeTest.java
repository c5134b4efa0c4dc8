package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTypeTest {
    @Test
    void the_123rd_application_of_2026_is_APP_2026_000123() {
        assertThat(RecordType.APPLICATION.reference(Year.of(2026), 123))
                .isEqualTo("APP-2026-000123");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T22:59:59Z,2026",
        "2026-12-31T23:00:00Z,2027",
        "2026-06-30T23:00:00Z,2026"
    })
    void the_year_changes_at_midnight_in_Brussels(Instant recordedAt, int year) {
        assertThat(RecordType.yearOf(recordedAt)).isEqualTo(Year.of(year));
    }

    @Test
    void records_with_a_code_of_their_own_are_not_numbered() {
        assertThat(RecordType.CALL.isNumbered()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordType.CALL.reference(Year.of(2026), 1));
    }

    @Test
    void each_kind_is_found_by_the_name_of_its_aggregate() {
        for (RecordType type : RecordType.values()) {
            assertThat(RecordType.ofAggregate(type.aggregate())).isEqualTo(type);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordType.ofAggregate("Tank"))
                .withMessageContaining("Tank");
    }
}
