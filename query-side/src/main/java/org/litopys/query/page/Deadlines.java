package org.litopys.query.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.litopys.query.figures.OverviewFigures;

/** Says how far a due date is, seen from the moment at which the page looks. */
final class Deadlines {
    private Deadlines() {}

    /** Late, due soon, or neither. */
    static Badge badge(Frame f, Instant dueAt, Instant now) {
        long days = days(dueAt, now);
        if (dueAt.isBefore(now)) {
            return new Badge(
                    Badge.Shape.LATE, days == 0 ? f.t("due.lateToday") : f.t("due.late", -days));
        }
        return new Badge(
                days <= OverviewFigures.SOON_DAYS ? Badge.Shape.SOON : Badge.Shape.WAIT,
                days == 0 ? f.t("due.today") : f.t("due.in", days));
    }

    static Cell cell(Frame f, @Nullable Instant dueAt, Instant now) {
        if (dueAt == null) {
            return new Cell.None();
        }
        Badge badge = badge(f, dueAt, now);
        boolean notable = badge.shape() != Badge.Shape.WAIT;
        return new Cell.Date(
                f.fmt().date(dueAt),
                Fmt.day(dueAt).toString(),
                notable ? badge : null,
                notable ? null : badge.text());
    }

    /** Days between the two, by calendar; negative where it is past. */
    private static long days(Instant dueAt, Instant now) {
        return ChronoUnit.DAYS.between(Fmt.day(now), Fmt.day(dueAt));
    }
}
