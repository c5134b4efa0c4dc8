package org.litopys.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:30:00Z, 2026-11-24T10:30:00Z", // a Tuesday, half past eleven in Brussels
        "2026-11-24T21:00:00Z, 2026-11-24T17:00:00Z", // that evening
        "2026-11-24T04:00:00Z, 2026-11-23T17:00:00Z", // that night
        "2026-11-23T04:00:00Z, 2026-11-20T17:00:00Z", // the night to Monday
        "2026-11-22T12:00:00Z, 2026-11-20T17:00:00Z", // a Sunday
        "2027-01-01T12:00:00Z, 2026-12-31T17:00:00Z" // New Year
    })
    void ends_when_the_office_last_worked(Instant now, Instant end) {
        assertThat(Plan.endingAt(1, 1, now).until()).isEqualTo(end);
    }

    @Test
    void is_the_same_again_from_its_first_recorded_moment() {
        Plan plan = Plan.endingAt(10, 7, Instant.parse("2026-11-24T10:30:12.345Z"));

        assertThat(Plan.begunAt(10, 7, plan.start())).isEqualTo(plan);
    }

    @Test
    void has_0_to_100000_applications() {
        Instant now = DemoOffice.NOW;
        assertThatIllegalArgumentException().isThrownBy(() -> Plan.endingAt(-1, 1, now));
        assertThatIllegalArgumentException().isThrownBy(() -> Plan.endingAt(100_001, 1, now));
    }
}
