package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.litopys.command.Deadlines;
import org.litopys.events.RecordType;

/**
 * All that decides what is played: two equal plans give the same commands.
 *
 * @param applications how many are begun, 0 to 100,000
 * @param until the last moment of the play, in whole seconds
 */
public record Plan(int applications, long seed, Instant until) {
    /**
     * How long the play lasts: two years in whole weeks, so that it begins at the same hour of the
     * week at which it ends.
     */
    public static final Duration SPAN = Duration.ofDays(104 * 7L);

    public static final int MOST_APPLICATIONS = 100_000;

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    public Plan {
        if (applications < 0 || applications > MOST_APPLICATIONS) {
            throw new IllegalArgumentException(
                    "applications are 0 to %d, but are %d"
                            .formatted(MOST_APPLICATIONS, applications));
        }
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The plan of a programme that ends when people of the office last worked. */
    public static Plan endingAt(int applications, long seed, Instant now) {
        return new Plan(applications, seed, lastOfficeMoment(now));
    }

    /**
     * The plan of a play that was begun before.
     *
     * @param start when its first event was recorded
     */
    public static Plan begunAt(int applications, long seed, Instant start) {
        return new Plan(applications, seed, start.plus(SPAN));
    }

    /** When the first event is recorded. */
    public Instant start() {
        return until.minus(SPAN);
    }

    private static Instant lastOfficeMoment(Instant now) {
        ZonedDateTime local = now.atZone(RecordType.OFFICE_ZONE);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (time.isBefore(MORNING)) {
            day = day.minusDays(1);
            time = EVENING;
        } else if (time.isAfter(EVENING)) {
            time = EVENING;
        }
        if (!Deadlines.isWorkingDay(day)) {
            time = EVENING;
        }
        while (!Deadlines.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return day.atTime(time).atZone(RecordType.OFFICE_ZONE).toInstant();
    }
}
