package org.litopys.command;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.litopys.events.programme.WorkCalendar;

/**
 * Working days by one or more calendars: a day counts where all of them are open. The closing days
 * of Brussels follow rules and are known for every year; those of Ukraine are data ({@link
 * UkrainianDays}). Immutable.
 */
public final class WorkingDays {
    private final List<Predicate<LocalDate>> calendars;

    private WorkingDays(List<Predicate<LocalDate>> calendars) {
        this.calendars = calendars;
    }

    public static WorkingDays of(Set<WorkCalendar> calendars) {
        return new WorkingDays(calendars.stream().map(WorkingDays::openDays).toList());
    }

    private static Predicate<LocalDate> openDays(WorkCalendar calendar) {
        return switch (calendar) {
            case TARGET -> day -> isWeekday(day) && !isClosingDayOfTarget(day);
            case BELGIUM -> day -> isWeekday(day) && !isPublicHolidayOfBelgium(day);
            case UKRAINE -> UkrainianDays::isWorkingDay;
        };
    }

    /** Whether work is done on that day. */
    public boolean include(LocalDate day) {
        return calendars.stream().allMatch(calendar -> calendar.test(day));
    }

    /** The day itself, or the first working day after it. */
    LocalDate from(LocalDate day) {
        LocalDate found = day;
        while (!include(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /**
     * The last of so many working days after a day.
     *
     * @param count 1 or more
     */
    LocalDate after(LocalDate day, int count) {
        LocalDate last = day;
        for (int i = 0; i < count; i++) {
            last = from(last.plusDays(1));
        }
        return last;
    }

    /** How many working days there are after one day up to another, that one included. */
    int between(LocalDate first, LocalDate last) {
        return (int) first.plusDays(1).datesUntil(last.plusDays(1)).filter(this::include).count();
    }

    static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != SATURDAY && day.getDayOfWeek() != SUNDAY;
    }

    /** 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December (European Central Bank). */
    static boolean isClosingDayOfTarget(LocalDate day) {
        return switch (monthAndDay(day)) {
            case 101, 501, 1225, 1226 -> true;
            default ->
                    switch (daysAfterEaster(day)) {
                        case -2, 1 -> true;
                        default -> false;
                    };
        };
    }

    /** The ten legal holidays; the days that replace those on weekends are each employer's own. */
    static boolean isPublicHolidayOfBelgium(LocalDate day) {
        return switch (monthAndDay(day)) {
            case 101, 501, 721, 815, 1101, 1111, 1225 -> true;
            default ->
                    switch (daysAfterEaster(day)) {
                        case 1, 39, 50 -> true;
                        default -> false;
                    };
        };
    }

    private static int monthAndDay(LocalDate day) {
        return day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    private static int daysAfterEaster(LocalDate day) {
        return (int) (day.toEpochDay() - easterSunday(day.getYear()).toEpochDay());
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
