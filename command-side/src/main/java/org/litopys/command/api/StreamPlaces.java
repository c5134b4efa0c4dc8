package org.litopys.command.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.litopys.events.Actor;

/**
 * Places for the streams that run at once in this process. Each actor may hold a share of them, so
 * that one account, whatever it does with its streams, cannot keep all others out. Thread-safe.
 */
final class StreamPlaces {
    /** Each stream has a window of commands of its own. */
    static final int ALL = 32;

    static final int PER_ACTOR = 4;

    private final Map<String, Integer> heldBy = new HashMap<>();
    private int held;

    /**
     * Takes a place, to be given back by {@link #leave}.
     *
     * @throws Problem.Exception 429 where the actor has its share, 503 where all are taken
     */
    synchronized void enter(Actor actor) {
        int own = heldBy.getOrDefault(actor.id(), 0);
        if (own == PER_ACTOR) {
            throw Problem.of(429, "too-many-streams", actor.id(), Integer.toString(PER_ACTOR))
                    .after(Duration.ofSeconds(1))
                    .asException();
        }
        if (held == ALL) {
            throw CommandEndpoint.tooManyAtOnce().asException();
        }
        heldBy.put(actor.id(), own + 1);
        held++;
    }

    /** Places that are taken. */
    synchronized int held() {
        return held;
    }

    synchronized void leave(Actor actor) {
        heldBy.computeIfPresent(actor.id(), (_, own) -> own == 1 ? null : own - 1);
        held--;
    }
}
