package org.litopys.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.litopys.events.RecordType;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;

/**
 * When things are due, by a programme's policy. A due date is computed once, when the event that
 * starts the clock is recorded, and stands in that event. Immutable.
 *
 * <p>Days are those of Brussels. Things are due at 17:00 there, on a day on which every calendar of
 * the policy is open. A period whose last day is no working day ends on the next one (Regulation
 * (EEC, Euratom) No 1182/71, Article 3(4)).
 */
public final class Deadlines {
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(17, 0);

    private final Clock clock;

    public Deadlines(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** The date in Brussels. */
    public LocalDate today() {
        return dateOf(now());
    }

    private static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, RecordType.OFFICE_ZONE);
    }

    /** When something that begins now is due. */
    public Instant due(Due what, Policy policy) {
        return due(what, policy, now());
    }

    /** When something is due whose time counts from then. */
    public static Instant due(Due what, Policy policy, Instant from) {
        WorkingDays working = WorkingDays.of(policy.calendars());
        GrantedPeriod period = policy.period(what);
        LocalDate first = dateOf(from);
        int length = period.length();
        return closeOfBusiness(
                switch (period.unit()) {
                    case WORKING_DAYS -> working.after(first, length);
                    case DAYS -> working.from(first.plusDays(length));
                    case WEEKS -> working.from(first.plusWeeks(length));
                    case MONTHS -> working.from(first.plusMonths(length));
                });
    }

    /**
     * When something is due whose clock stood still for a while: as many days are left after the
     * resumption as were left at the stop, working days where the period is counted in them. A
     * clock that had run out when it was to be stopped stays as it is.
     *
     * @param due as it stands in the event that started the clock, or in the last resumption
     * @param resumed not before {@code stopped}
     */
    public static Instant afterStop(
            Instant due, Instant stopped, Instant resumed, Due what, Policy policy) {
        if (resumed.isBefore(stopped)) {
            throw new IllegalArgumentException(
                    "A clock that stops at %s cannot go on at %s".formatted(stopped, resumed));
        }
        if (!stopped.isBefore(due)) {
            return due;
        }
        WorkingDays working = WorkingDays.of(policy.calendars());
        LocalDate stop = dateOf(stopped);
        LocalDate goesOn = dateOf(resumed);
        if (policy.period(what).unit() != PeriodUnit.WORKING_DAYS) {
            long left = ChronoUnit.DAYS.between(stop, dateOf(due));
            return closeOfBusiness(working.from(goesOn.plusDays(left)));
        }
        int left = working.between(stop, dateOf(due));
        return closeOfBusiness(left == 0 ? working.from(goesOn) : working.after(goesOn, left));
    }

    /**
     * When something is due again whose decision was reversed: later by the working days for which
     * the decision stood, since nobody could do anything in them. What was decided late stays late.
     *
     * @param due when it was due before the decision
     */
    public static Instant afterReversal(
            Instant due, Instant decided, Instant reversed, Policy policy) {
        WorkingDays working = WorkingDays.of(policy.calendars());
        int stood =
                reversed.isAfter(decided)
                        ? working.between(dateOf(decided), dateOf(reversed))
                        : 0; // a machine's clock can go back
        return stood == 0 || !decided.isBefore(due)
                ? due
                : closeOfBusiness(working.after(dateOf(due), stood));
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

    /** Whether an office without a policy of its own works on that day. */
    public static boolean isWorkingDay(LocalDate day) {
        return WorkingDays.of(Policy.DEFAULT.calendars()).include(day);
    }
}
