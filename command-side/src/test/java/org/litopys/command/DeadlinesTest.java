package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.SamplePolicy;
import org.litopys.events.programme.WorkCalendar;

class DeadlinesTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    private static Deadlines on(String moment) {
        return new Deadlines(Clock.fixed(Instant.parse(moment), ZoneOffset.UTC));
    }

    @Test
    void five_working_days_from_a_tuesday_end_on_the_next_tuesday_at_five_in_brussels() {
        assertThat(on("2026-03-03T10:00:00Z").due(Due.ELIGIBILITY, Policy.DEFAULT))
                .isEqualTo("2026-03-10T16:00:00Z");
    }

    @Test
    void the_time_of_day_is_that_of_brussels_in_summer_too() {
        assertThat(on("2026-07-07T10:00:00Z").due(Due.ELIGIBILITY, Policy.DEFAULT))
                .isEqualTo("2026-07-14T15:00:00Z");
    }

    @Test
    void good_friday_and_easter_monday_do_not_count() {
        // 2 April 2026 is a Thursday; Good Friday is 3 April, Easter Monday 6 April.
        assertThat(on("2026-04-02T08:00:00Z").due(Due.ELIGIBILITY, Policy.DEFAULT))
                .isEqualTo("2026-04-13T15:00:00Z");
    }

    @Test
    void a_period_whose_last_day_is_no_working_day_ends_on_the_next_one() {
        // 30 days after 25 November 2026 is Christmas, a Friday; 26 December is a Saturday.
        assertThat(on("2026-11-25T08:00:00Z").due(Due.MEETING, Policy.DEFAULT))
                .isEqualTo("2026-12-28T16:00:00Z");
    }

    @Test
    void three_months_are_months_of_the_calendar() {
        assertThat(on("2026-11-30T08:00:00Z").due(Due.SIGNATURE, Policy.DEFAULT))
                .as("28 February 2027 is a Sunday")
                .isEqualTo("2027-03-01T16:00:00Z");
    }

    @Test
    void the_day_begins_at_midnight_in_brussels() {
        assertThat(on("2026-03-03T23:30:00Z").today()).isEqualTo("2026-03-04");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-20T10:00:00Z, 2026-03-27T16:00:00Z", // the Friday before summer time
        "2026-03-23T10:00:00Z, 2026-03-30T15:00:00Z", // the Monday after
        "2026-10-16T10:00:00Z, 2026-10-23T15:00:00Z", // the Friday before winter time
        "2026-10-19T10:00:00Z, 2026-10-26T16:00:00Z"
    })
    void five_in_brussels_is_six_in_kyiv_on_both_sides_of_each_change(String from, Instant due) {
        assertThat(on(from).due(Due.ELIGIBILITY, Policy.DEFAULT))
                .isEqualTo(due)
                .satisfies(moment -> {
                    assertThat(moment.atZone(BRUSSELS).getHour()).isEqualTo(17);
                    assertThat(moment.atZone(KYIV).getHour()).isEqualTo(18);
                });
    }

    @Test
    void a_policy_grants_its_own_periods_and_the_default_one_for_a_clock_that_it_does_not_name() {
        Policy policy =
                with(
                        Set.of(WorkCalendar.TARGET),
                        new GrantedPeriod(Due.ELIGIBILITY, 3, PeriodUnit.WORKING_DAYS),
                        new GrantedPeriod(Due.MEETING, 2, PeriodUnit.WEEKS),
                        new GrantedPeriod(Due.SIGNATURE, 1, PeriodUnit.MONTHS));
        Deadlines deadlines = on("2026-03-03T10:00:00Z");

        assertThat(deadlines.due(Due.ELIGIBILITY, policy)).isEqualTo("2026-03-06T16:00:00Z");
        assertThat(deadlines.due(Due.MEETING, policy)).isEqualTo("2026-03-17T16:00:00Z");
        assertThat(deadlines.due(Due.SIGNATURE, policy)).isEqualTo("2026-04-07T15:00:00Z");
        assertThat(deadlines.due(Due.ANSWER, policy))
                .isEqualTo(deadlines.due(Due.ANSWER, Policy.DEFAULT));
    }

    @Test
    void a_day_counts_where_all_calendars_of_the_policy_are_open() {
        // 8 March 2019 is a day off in Ukraine only; 7 January 2019 too.
        Deadlines deadlines = on("2019-03-04T10:00:00Z");

        assertThat(deadlines.due(Due.ELIGIBILITY, Policy.DEFAULT))
                .isEqualTo("2019-03-11T16:00:00Z");
        assertThat(
                        deadlines.due(
                                Due.ELIGIBILITY,
                                with(Set.of(WorkCalendar.TARGET, WorkCalendar.UKRAINE))))
                .isEqualTo("2019-03-12T16:00:00Z");
    }

    @Test
    void a_clock_that_stood_still_has_as_many_working_days_left_as_it_had() {
        // Due on Tuesday 10 March, stopped on Thursday 5: three working days are left.
        Instant due = Instant.parse("2026-03-10T16:00:00Z");
        Instant stopped = Instant.parse("2026-03-05T10:00:00Z");

        assertThat(afterStop(due, stopped, "2026-04-02T09:00:00Z", Due.ELIGIBILITY))
                .as("Good Friday and Easter Monday do not count")
                .isEqualTo("2026-04-09T15:00:00Z");
        assertThat(afterStop(due, stopped, "2026-03-05T15:00:00Z", Due.ELIGIBILITY))
                .as("within the day")
                .isEqualTo(due);
    }

    @Test
    void a_clock_that_stood_still_on_its_last_day_is_due_on_the_day_on_which_it_goes_on() {
        Instant due = Instant.parse("2026-03-10T16:00:00Z");
        Instant stopped = Instant.parse("2026-03-10T09:00:00Z");

        assertThat(afterStop(due, stopped, "2026-03-20T09:00:00Z", Due.ELIGIBILITY))
                .isEqualTo("2026-03-20T16:00:00Z");
        assertThat(afterStop(due, stopped, "2026-03-21T09:00:00Z", Due.ELIGIBILITY))
                .as("a Saturday")
                .isEqualTo("2026-03-23T16:00:00Z");
    }

    @Test
    void a_period_in_days_of_the_calendar_has_as_many_of_them_left() {
        // Due on 2 April, stopped on 20 March: 13 days are left; 14 April and 13 days is the 27th.
        assertThat(
                        afterStop(
                                Instant.parse("2026-04-02T15:00:00Z"),
                                Instant.parse("2026-03-20T10:00:00Z"),
                                "2026-04-14T10:00:00Z",
                                Due.MEETING))
                .isEqualTo("2026-04-27T15:00:00Z");
    }

    @Test
    void a_clock_that_had_run_out_stays_so() {
        Instant due = Instant.parse("2026-03-10T16:00:00Z");

        assertThat(afterStop(due, due, "2026-04-14T10:00:00Z", Due.ELIGIBILITY)).isEqualTo(due);
        assertThat(afterStop(due, due.plusSeconds(1), "2026-04-14T10:00:00Z", Due.ELIGIBILITY))
                .isEqualTo(due);
    }

    @Test
    void after_a_reversal_the_working_days_for_which_the_decision_stood_are_given_again() {
        // Due on Tuesday 10 March, decided on Thursday 5, reversed on Thursday 12: five days.
        Instant due = Instant.parse("2026-03-10T16:00:00Z");
        Instant decided = Instant.parse("2026-03-05T10:00:00Z");

        assertThat(afterReversal(due, decided, "2026-03-12T09:00:00Z"))
                .isEqualTo("2026-03-17T16:00:00Z");
        assertThat(afterReversal(due, decided, "2026-03-05T15:00:00Z"))
                .as("within the day")
                .isEqualTo(due);
        assertThat(afterReversal(due, due.minusSeconds(1), "2026-04-07T09:00:00Z"))
                .as("Good Friday and Easter Monday do not count")
                .isEqualTo("2026-04-07T15:00:00Z");
    }

    @Test
    void what_was_decided_late_is_late_after_the_reversal_too() {
        Instant due = Instant.parse("2026-03-10T16:00:00Z");

        assertThat(afterReversal(due, due, "2026-03-20T09:00:00Z")).isEqualTo(due);
        assertThat(afterReversal(due, due.plusSeconds(1), "2026-03-20T09:00:00Z")).isEqualTo(due);
    }

    private static Instant afterReversal(Instant due, Instant decided, String reversed) {
        return Deadlines.afterReversal(due, decided, Instant.parse(reversed), Policy.DEFAULT);
    }

    @Test
    void a_clock_does_not_go_on_before_it_stops() {
        Instant due = Instant.parse("2026-03-10T16:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        afterStop(
                                due,
                                Instant.parse("2026-03-05T10:00:00Z"),
                                "2026-03-05T09:59:59Z",
                                Due.ELIGIBILITY));
    }

    private static Instant afterStop(Instant due, Instant stopped, String resumed, Due what) {
        return Deadlines.afterStop(due, stopped, Instant.parse(resumed), what, Policy.DEFAULT);
    }

    private static Policy with(Set<WorkCalendar> calendars, GrantedPeriod... periods) {
        return SamplePolicy.usual().calendars(calendars).periods(periods).policy();
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
