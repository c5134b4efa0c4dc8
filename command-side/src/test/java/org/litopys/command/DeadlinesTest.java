package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.command.Deadlines.Due;

class DeadlinesTest {
    private static Deadlines on(String moment) {
        return new Deadlines(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }

    @Test
    void five_working_days_from_a_tuesday_end_on_the_next_tuesday_at_five_in_brussels() {
        assertThat(on("2026-03-03T10:00:00Z").due(Due.ELIGIBILITY))
                .isEqualTo("2026-03-10T16:00:00Z");
    }

    @Test
    void the_time_of_day_is_that_of_brussels_in_summer_too() {
        assertThat(on("2026-07-07T10:00:00Z").due(Due.ELIGIBILITY))
                .isEqualTo("2026-07-14T15:00:00Z");
    }

    @Test
    void good_friday_and_easter_monday_do_not_count() {
        // 2 April 2026 is a Thursday; Good Friday is 3 April, Easter Monday 6 April.
        assertThat(on("2026-04-02T08:00:00Z").due(Due.ELIGIBILITY))
                .isEqualTo("2026-04-13T15:00:00Z");
    }

    @Test
    void a_period_whose_last_day_is_no_working_day_ends_on_the_next_one() {
        // 30 days after 25 November 2026 is Christmas, a Friday; 26 December is a Saturday.
        assertThat(on("2026-11-25T08:00:00Z").due(Due.MEETING)).isEqualTo("2026-12-28T16:00:00Z");
    }

    @Test
    void three_months_are_months_of_the_calendar() {
        assertThat(on("2026-11-30T08:00:00Z").due(Due.SIGNATURE))
                .as("28 February 2027 is a Sunday")
                .isEqualTo("2027-03-01T16:00:00Z");
    }

    @Test
    void the_day_begins_at_midnight_in_brussels() {
        assertThat(on("2026-03-03T23:30:00Z").today()).isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-03-31",
        "2025, 2025-04-20",
        "2026, 2026-04-05",
        "2027, 2027-03-28",
        "2038, 2038-04-25",
        "2285, 2285-03-22"
    })
    void easter_is_where_the_church_has_it(int year, LocalDate sunday) {
        assertThat(Deadlines.easterSunday(year)).isEqualTo(sunday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, false",
        "2026-01-02, true",
        "2026-04-03, false",
        "2026-04-06, false",
        "2026-05-01, false",
        "2026-12-25, false",
        "2025-12-26, false",
        "2026-11-21, false",
        "2026-11-22, false",
        "2026-11-24, true"
    })
    void the_office_works_when_target_is_open(LocalDate day, boolean works) {
        assertThat(Deadlines.isWorkingDay(day)).isEqualTo(works);
    }

    @Test
    void today_is_not_in_the_future_and_tomorrow_is() {
        Deadlines deadlines = on("2026-03-03T10:00:00Z");

        deadlines.requireNotInFuture(LocalDate.parse("2026-03-03"), "/data/heldOn");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        deadlines.requireNotInFuture(LocalDate.parse("2026-03-04"), "/data/heldOn"))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(
                                        Rule.DATE_IN_FUTURE.refusal(
                                                "/data/heldOn", "2026-03-04", "2026-03-03")));
    }
}
