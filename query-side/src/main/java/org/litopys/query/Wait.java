package org.litopys.query;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Position;
import org.litopys.eventstore.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a caller read what it has just written: {@code wait=POSITION} or {@code wait=COMMAND-ID}
 * holds an answer back until the records have come so far, at most 5 seconds; then it is a 504 that
 * names the position reached. Whoever waits costs the database something, so an account may have
 * {@value #PER_ACCOUNT} waits at once; one more is a 429. What is there already is not waited for.
 * Thread-safe.
 */
public final class Wait {
    /** Name of the parameter. */
    public static final String PARAMETER = "wait";

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final int ALL = 1024;
    private static final int PER_ACCOUNT = 64;

    private final Progress progress;
    private final Ledger ledger;
    private final JdbcClient db;
    private final Duration atMost;
    private final Places places = places();

    public Wait(Progress progress, Ledger ledger, JdbcClient db) {
        this(progress, ledger, db, AT_MOST);
    }

    Wait(Progress progress, Ledger ledger, JdbcClient db, Duration atMost) {
        this.progress = progress;
        this.ledger = ledger;
        this.db = db;
        this.atMost = atMost;
    }

    /** What {@code wait} asks for; null where there is no such parameter. */
    public @Nullable Goal read(Parameters parameters) {
        return parameters.read(PARAMETER, Wait::goal, "not-a-wait", "");
    }

    /** Until when somebody wants to wait. */
    public sealed interface Goal {}

    private record AtPosition(Position position) implements Goal {}

    private record AfterCommand(UUID commandId) implements Goal {}

    private static Goal goal(String text) {
        if (text.matches("\\d{1,18}")) {
            return new AtPosition(new Position(Long.parseLong(text)));
        }
        if (text.length() != 36) {
            throw new IllegalArgumentException("neither a position nor a command id");
        }
        return new AfterCommand(UUID.fromString(text));
    }

    /** Returns when the records have reached the goal; throws the 504 where they do not in time. */
    public void until(Goal goal) {
        try {
            switch (goal) {
                case AtPosition at -> until(at.position());
                case AfterCommand after -> untilHandled(after.commandId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryProblem.of(503, "stopping");
        }
    }

    /** As {@code wait=POSITION}. */
    void until(Position position) throws InterruptedException {
        if (progress.await(Progress.RECORDS, position, Duration.ZERO)) {
            return;
        }
        boolean reached = inPlace(places, () -> progress.await(Progress.RECORDS, position, atMost));
        if (!reached) {
            throw late(Long.toString(position.value()));
        }
    }

    private QueryProblem late(String goal) {
        long reached = progress.position(Progress.RECORDS).value();
        return QueryProblem.of(504, "not-yet", goal, Long.toString(reached));
    }

    private void untilHandled(UUID commandId) throws InterruptedException {
        if (!isHandled(commandId)) {
            inPlace(places, () -> awaitHandled(commandId));
        }
    }

    private boolean awaitHandled(UUID commandId) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Position reached = progress.position(Progress.RECORDS);
            if (isHandled(commandId)) {
                return true;
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()
                    || !progress.await(Progress.RECORDS, new Position(reached.value() + 1), left)) {
                throw late(commandId.toString());
            }
        }
    }

    private boolean isHandled(UUID commandId) {
        Position last = lastOf(commandId);
        return last != null && !CommandInLedger.goesOn(ledger, commandId, last);
    }

    /** Places for those who wait for one kind of thing. */
    public static Places places() {
        return new Places(ALL, PER_ACCOUNT);
    }

    /** What somebody waits for. */
    @FunctionalInterface
    public interface Waiting {
        boolean reached() throws InterruptedException;
    }

    /** Waits in a place of the account that asks; throws a 429 or 503 where there is none. */
    public static boolean inPlace(Places places, Waiting waiting) throws InterruptedException {
        String account = Places.account();
        switch (places.enter(account)) {
            case SHARE_TAKEN ->
                    throw QueryProblem.of(
                            429, "too-many-waits", account, Integer.toString(places.perAccount()));
            case ALL_TAKEN -> throw QueryProblem.of(503, "too-many-waiting");
            case GRANTED -> {}
        }
        try {
            return waiting.reached();
        } finally {
            places.leave(account);
        }
    }

    private @Nullable Position lastOf(UUID commandId) {
        return db.sql("select max(since) from query.step where command_id = ?")
                .param(commandId)
                .query(Long.class)
                .optional()
                .map(Position::new)
                .orElse(null);
    }
}
