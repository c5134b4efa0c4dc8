package org.litopys.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.eventstore.Ledger;

/**
 * Finds the moment that {@code pos}, {@code at} and {@code clock} mean, after {@code wait}.
 * Thread-safe.
 *
 * <ul>
 *   <li>{@code pos=N}: what the office knew at a position
 *   <li>{@code at=T}, {@code clock=recorded}: what it knew at a time. T is RFC 3339; a time without
 *       offset is one of Brussels, a date is the end of that day there
 *   <li>{@code at=T&clock=occurred}: what had happened by then, as far as it is known now or at
 *       {@code pos}
 *   <li>{@code pos=N&at=T}: the position; the time is what "late" counts from
 * </ul>
 */
public final class AsOfReader {
    public static final String POSITION = "pos";
    public static final String AT = "at";
    public static final String CLOCK = "clock";

    /** What every read understands. */
    public static final List<String> PARAMETERS = List.of(POSITION, AT, CLOCK, Wait.PARAMETER);

    /** A cursor may come from another process, whose clock is a little ahead. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Progress progress;
    private final Wait wait;
    private final Clock clock;

    public AsOfReader(Ledger ledger, Progress progress, Wait wait, Clock clock) {
        this.ledger = ledger;
        this.progress = progress;
        this.wait = wait;
        this.clock = clock;
    }

    /** Which of the two times of an event an {@code at} means. */
    private enum Which {
        RECORDED,
        OCCURRED
    }

    /** A moment of reads that can tell what had happened from what was known. */
    public AsOf read(Parameters parameters) {
        return read(parameters, true);
    }

    /** A moment of reads that can only tell what was known: {@code clock=occurred} is refused. */
    public AsOf readRecorded(Parameters parameters) {
        return read(parameters, false);
    }

    private AsOf read(Parameters parameters, boolean occurredOffered) {
        Wait.Goal goal = wait.read(parameters);
        Position position = parameters.read(POSITION, AsOfReader::position, "not-a-position", "");
        Instant now = clock.instant();
        Instant at = parameters.read(AT, text -> moment(text, now), "not-a-moment", "");
        Which which = parameters.constant(CLOCK, Which.class);
        boolean occurred = at != null && which == Which.OCCURRED;
        if (at != null && at.isAfter(now)) {
            parameters.wrong(AT, "moment-to-come", at.toString());
        }
        if (occurred && !occurredOffered) {
            parameters.wrong(CLOCK, "occurred-not-offered");
        }
        if (position != null && position.value() > 0) {
            refuseFuture(position, POSITION, "position-to-come", parameters);
        }
        parameters.check();
        if (goal != null) {
            wait.until(goal);
        }
        return moment(position, at, occurred, now);
    }

    /**
     * A moment that a cursor has kept since an answer before, once the records have reached it.
     *
     * @param parameter that holds the cursor; refused where no answer can have been of this moment
     */
    public AsOf kept(AsOf moment, String parameter, Parameters parameters) {
        refuseFuture(moment.position(), parameter, "cursor-to-come", parameters);
        if (moment.moment().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            parameters.wrong(parameter, "cursor-later-than-now", moment.moment().toString());
        }
        parameters.check();
        reached(moment.position());
        return moment;
    }

    private void refuseFuture(
            Position position, String parameter, String code, Parameters parameters) {
        long projected = progress.position(Progress.RECORDS).value();
        if (position.value() > projected) {
            long head = ledger.head();
            if (position.value() > head) {
                parameters.wrong(
                        parameter, code, Long.toString(position.value()), Long.toString(head));
            }
        }
    }

    private AsOf moment(
            @Nullable Position position, @Nullable Instant at, boolean occurred, Instant now) {
        if (position == null && at != null && !occurred) {
            return new AsOf(reached(new Position(ledger.positionAt(at))), at, true, null);
        }
        if (position == null) {
            Position newest = progress.position(Progress.RECORDS);
            return at == null ? new AsOf(newest, now, false, null) : new AsOf(newest, at, true, at);
        }
        reached(position);
        if (at != null) {
            return new AsOf(position, at, true, occurred ? at : null);
        }
        return new AsOf(
                position, ledger.recordedAt(position.value()).orElse(Instant.EPOCH), true, null);
    }

    /** A position that the ledger has may be a moment ahead of the records. */
    private Position reached(Position position) {
        try {
            wait.until(position);
            return position;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryProblem.of(503, "stopping");
        }
    }

    /** Reads a position; throws IllegalArgumentException where the text is none. */
    public static Position position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("no position");
        }
        return new Position(Long.parseLong(text));
    }

    private static Instant moment(String text, Instant now) {
        if (!text.matches("\\d{4}-.*")) { // java.time knows years that no database does
            throw new IllegalArgumentException("no moment of four-digit years");
        }
        if (text.length() == 10) {
            Instant end =
                    LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(RecordType.OFFICE_ZONE)
                            .toInstant()
                            .minus(1, ChronoUnit.MICROS);
            boolean today =
                    text.equals(now.atZone(RecordType.OFFICE_ZONE).toLocalDate().toString());
            return today ? now : end;
        }
        // An unescaped + of an offset arrives as a blank.
        String time = text.replace(' ', '+').toUpperCase(Locale.ROOT);
        if (time.matches(".*([Z]|[+-]\\d\\d:\\d\\d)")) {
            return OffsetDateTime.parse(time).toInstant();
        }
        return LocalDateTime.parse(time).atZone(RecordType.OFFICE_ZONE).toInstant();
    }
}
