package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.litopys.events.programme.WorkCalendar;

class WorkingDaysTest {
    private static WorkingDays of(WorkCalendar... calendars) {
        return WorkingDays.of(Set.of(calendars));
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
        assertThat(WorkingDays.easterSunday(year)).isEqualTo(sunday);
    }

    @Test
    void the_rule_for_target_gives_the_days_that_were_listed_by_others() throws IOException {
        assertThat(daysFrom2024To2030(WorkingDays::isClosingDayOfTarget))
                .isEqualTo(listed("target.txt"));
    }

    @Test
    void the_rule_for_belgium_gives_the_days_that_were_listed_by_others() throws IOException {
        assertThat(daysFrom2024To2030(WorkingDays::isPublicHolidayOfBelgium))
                .isEqualTo(listed("belgium.txt"));
    }

    private static List<LocalDate> daysFrom2024To2030(Predicate<LocalDate> rule) {
        return LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2031, 1, 1)).filter(rule).toList();
    }

    private static List<LocalDate> listed(String file) throws IOException {
        try (InputStream in = WorkingDaysTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LocalDate::parse)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void weekends_are_free_in_every_calendar(WorkCalendar calendar) {
        assertThat(of(calendar).include(LocalDate.parse("2026-11-21"))).isFalse();
        assertThat(of(calendar).include(LocalDate.parse("2026-11-22"))).isFalse();
        assertThat(of(calendar).include(LocalDate.parse("2026-11-24"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-08, false",
        "2018-03-09, true",
        "2018-03-17, true", // a Saturday that was worked
        "2018-04-09, false", // the Monday after Easter
        "2018-12-29, true", // a Saturday too
        "2019-12-28, true",
        "2021-08-24, false",
        "2021-08-25, true"
    })
    void ukraine_worked_as_its_government_had_it(LocalDate day, boolean worked) {
        assertThat(of(WorkCalendar.UKRAINE).include(day)).isEqualTo(worked);
    }

    @Test
    void under_martial_law_ukraine_works_from_monday_to_friday() {
        assertThat(of(WorkCalendar.UKRAINE).include(LocalDate.parse("2026-08-24"))).isTrue();
        assertThat(of(WorkCalendar.UKRAINE).include(LocalDate.parse("2026-12-25"))).isTrue();
    }

    @Test
    void of_ukraine_before_the_list_nothing_is_known() {
        assertThat(of(WorkCalendar.UKRAINE).include(LocalDate.parse("2015-05-05"))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(WorkCalendar.UKRAINE).include(LocalDate.parse("2015-04-30")))
                .withMessage(
                        "The working days of Ukraine are known from 2015-05-01 on, but not 2015-04-30");
    }

    @Test
    void two_calendars_are_open_where_both_are() {
        WorkingDays both = of(WorkCalendar.TARGET, WorkCalendar.BELGIUM);

        assertThat(both.include(LocalDate.parse("2026-04-03"))).as("Good Friday").isFalse();
        assertThat(both.include(LocalDate.parse("2026-07-21"))).as("National Day").isFalse();
        assertThat(both.include(LocalDate.parse("2026-07-22"))).isTrue();
    }

    @Test
    void counting_there_and_counting_back_agree() {
        WorkingDays days = of(WorkCalendar.TARGET, WorkCalendar.BELGIUM, WorkCalendar.UKRAINE);
        LocalDate first = LocalDate.parse("2026-03-28");

        for (int count = 1; count <= 300; count++) {
            assertThat(days.between(first, days.after(first, count))).isEqualTo(count);
        }
    }
}
