package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.litopys.command.Deadlines;
import org.litopys.events.RecordType;

/**
 * What is to happen when. Runs step by step in the order of time; two steps of one moment run in
 * the order in which they were entered. Used by one thread.
 */
final class Agenda {
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final int OFFICE_DAY_MINUTES = 10 * 60;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private Instant now;
    private long entered;

    private record Entry(Instant at, long number, Runnable step) {}

    Agenda(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    /** The date in Brussels. */
    LocalDate today() {
        return dateOf(now);
    }

    static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, RecordType.OFFICE_ZONE);
    }

    /** Enters a step; what should have happened before now happens now. */
    void at(Instant moment, Runnable step) {
        entries.add(new Entry(moment.isBefore(now) ? now : moment, entered++, step));
    }

    void in(Duration delay, Runnable step) {
        at(now.plus(delay), step);
    }

    /** Enters a step for somebody of the office, who works on working days. */
    void inOffice(Duration delay, Chance chance, Runnable step) {
        at(officeMoment(now.plus(delay), chance), step);
    }

    /** Runs every step up to a moment, that one included. */
    void runUntil(Instant end) {
        for (Entry next = entries.peek();
                next != null && !next.at().isAfter(end);
                next = entries.peek()) {
            entries.remove();
            now = next.at();
            next.step().run();
        }
    }

    /**
     * The moment itself where it lies in office hours, else some moment of the same or a later
     * working day; what falls on free days is spread over the days after them. People outside the
     * office keep office hours too, mostly.
     */
    static Instant officeMoment(Instant wished, Chance chance) {
        ZonedDateTime local = wished.atZone(RecordType.OFFICE_ZONE);
        int minute = (int) Duration.between(OPENS, local.toLocalTime()).toMinutes();
        LocalDate day = local.toLocalDate();
        if (Deadlines.isWorkingDay(day) && minute >= 0 && minute < OFFICE_DAY_MINUTES) {
            return wished;
        }
        if (!Deadlines.isWorkingDay(day)) {
            day = day.plusDays(chance.between(1, 4));
        } else if (minute >= OFFICE_DAY_MINUTES) {
            day = day.plusDays(1);
        }
        while (!Deadlines.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return momentOn(day, chance);
    }

    /** Some moment in the office hours of a day, more often in the morning and after lunch. */
    static Instant momentOn(LocalDate day, Chance chance) {
        double share = 0.5 + 0.22 * chance.normal() * (chance.is(0.5) ? 1 : 0.8);
        double inDay = Math.min(0.999, Math.max(0, share));
        long millis = (long) (inDay * OFFICE_DAY_MINUTES * 60_000);
        return day.atTime(OPENS).atZone(RecordType.OFFICE_ZONE).toInstant().plusMillis(millis);
    }
}
