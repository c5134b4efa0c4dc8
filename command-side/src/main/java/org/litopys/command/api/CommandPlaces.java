package org.litopys.command.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.litopys.events.Actor;

/**
 * Places for what runs at once in this process. Each actor may hold a share of them, so that one
 * account, whatever it does with its requests, cannot keep all others out. Thread-safe.
 */
final class CommandPlaces {
    private final int all;
    private final int perActor;
    private final ApiRule rule;
    private final Map<String, Integer> heldBy = new HashMap<>();
    private int held;

    /**
     * @param rule of the problem that an actor gets who has its share
     */
    private CommandPlaces(int all, int perActor, ApiRule rule) {
        this.all = all;
        this.perActor = perActor;
        this.rule = rule;
    }

    /** Each stream has a window of commands of its own. */
    static CommandPlaces ofStreams() {
        return new CommandPlaces(32, 4, ApiRule.TOO_MANY_STREAMS);
    }

    /** Commands that are read or wait for the ledger. */
    static CommandPlaces ofCommands() {
        return new CommandPlaces(2048, 256, ApiRule.TOO_MANY_COMMANDS);
    }

    /**
     * Takes a place, to be given back by {@link #leave}.
     *
     * @throws Problem.Exception 429 where the actor has its share, 503 where all are taken
     */
    synchronized void enter(Actor actor) {
        int own = heldBy.getOrDefault(actor.id(), 0);
        if (own == perActor) {
            throw Problem.of(rule, actor.id(), Integer.toString(perActor))
                    .after(Duration.ofSeconds(1))
                    .asException();
        }
        if (held == all) {
            throw Problem.of(ApiRule.TOO_MANY_AT_ONCE).after(Duration.ofSeconds(1)).asException();
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
