package org.litopys.command;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.litopys.events.RecordType;

/**
 * When things are due, by the office's calendar and today's defaults. A due date is computed once,
 * when the event that starts the clock is recorded, and stands in that event. Immutable.
 *
 * <p>The office works from Monday to Friday except on the closing days of TARGET (European Central
 * Bank): 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December. Things are due at 17:00
 * in Brussels. A period whose last day is no working day ends on the next one (Regulation (EEC,
 * Euratom) No 1182/71, Article 3(4)).
 */
public final class Deadlines {
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final Clock clock;

    /** What may be due, with the period that the office grants for it. */
    public enum Due {
        /** Next screening against lists of sanctions (proposal). */
        SCREENING(Period.ofDays(90)),
        /** Technical and admissibility check (Ukrainian Veterans Fund competitions). */
        ELIGIBILITY(5),
        /** All evaluations (EIC: 4 to 6 weeks). */
        EVALUATIONS(Period.ofWeeks(6)),
        /** One evaluator's evaluation (EIC: 4 to 6 weeks). */
        EVALUATION(Period.ofWeeks(4)),
        /** Decision on a recommendation (proposal). */
        DECISION(Period.ofDays(15)),
        /** First introduction after an award (DOMAIN §3 P4). */
        INTRODUCTION(Period.ofDays(90)),
        /** Clearance of a proposed introduction (proposal). */
        CLEARANCE(5),
        /** Answers of both parties (proposal). */
        ANSWER(10),
        /** Meeting after both agreed (proposal). */
        MEETING(Period.ofDays(30)),
        /** Pilot or closure after the meeting (proposal). */
        FOLLOW_UP(Period.ofDays(30)),
        /** Test plan of a proposed pilot (proposal). */
        PILOT_PLAN(Period.ofDays(30)),
        /** Authorisation of a planned pilot (proposal). */
        PILOT_AUTHORISATION(10),
        /** Start of an authorised pilot whose planned start is past (proposal). */
        PILOT_START(Period.ofDays(30)),
        /** Report and evaluation of a completed pilot (proposal). */
        PILOT_EVALUATION(Period.ofDays(30)),
        /** Draft of the contract after a pilot that is to scale (proposal). */
        CONTRACT_DRAFT(Period.ofDays(30)),
        /** Legal review, 10 working days, and approval, 5 (proposal). */
        CONTRACT_APPROVAL(15),
        /** Signature: three months (Regulation (EU, Euratom) 2024/2509). */
        SIGNATURE(Period.ofMonths(3)),
        /** Payment that needs no report: 30 days (the same regulation). */
        PAYMENT(Period.ofDays(30)),
        /** Payment on a report: 60 days. */
        PAYMENT_ON_REPORT(Period.ofDays(60)),
        /** Payment on the final report: 90 days. */
        FINAL_PAYMENT(Period.ofDays(90));

        private final int workingDays;
        private final Period period;

        Due(int workingDays) {
            this.workingDays = workingDays;
            this.period = Period.ZERO;
        }

        Due(Period period) {
            this.workingDays = 0;
            this.period = period;
        }
    }

    public Deadlines(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The date in Brussels. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), RecordType.OFFICE_ZONE);
    }

    /** When something that begins now is due. */
    public Instant due(Due what) {
        LocalDate day = today();
        if (what.workingDays == 0) {
            return closeOfBusiness(workingDayFrom(day.plus(what.period)));
        }
        for (int i = 0; i < what.workingDays; i++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return closeOfBusiness(day);
    }

    /** When the business of that day ends, whether or not the office works on it. */
    public static Instant closeOfBusiness(LocalDate day) {
        return day.atTime(CLOSE_OF_BUSINESS).atZone(RecordType.OFFICE_ZONE).toInstant();
    }

    /** Refuses a date that has not come yet in Brussels. */
    public void requireNotInFuture(LocalDate day, String pointer) {
        if (day.isAfter(today())) {
            throw Refused.by(Rule.DATE_IN_FUTURE, pointer, day, today());
        }
    }

    /** Refuses a last day that is past in Brussels. */
    public void requireNotOver(LocalDate lastDay, String pointer) {
        if (lastDay.isBefore(today())) {
            throw Refused.by(Rule.VALIDITY_ALREADY_OVER, pointer, lastDay, today());
        }
    }

    /** Refuses an end before its start. */
    public static void requireOrder(LocalDate start, LocalDate end, String endPointer) {
        if (end.isBefore(start)) {
            throw Refused.by(Rule.DATES_REVERSED, endPointer, start, end);
        }
    }

    static LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** Whether the office works on that day. */
    public static boolean isWorkingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != SATURDAY && weekday != SUNDAY && !isClosingDay(day);
    }

    private static boolean isClosingDay(LocalDate day) {
        int monthDay = day.getMonthValue() * 100 + day.getDayOfMonth();
        LocalDate easter = easterSunday(day.getYear());
        return monthDay == 101
                || monthDay == 501
                || monthDay == 1225
                || monthDay == 1226
                || day.equals(easter.minusDays(2))
                || day.equals(easter.plusDays(1));
    }

    /**
     * Easter of the Gregorian calendar (Meeus, Jones, Butcher: Astronomical Algorithms, chapter 8).
     */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
