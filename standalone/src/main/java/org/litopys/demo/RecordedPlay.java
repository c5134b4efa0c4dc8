package org.litopys.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandSender;
import org.litopys.events.Envelope;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.PositionSource;
import org.litopys.eventstore.StoredEvent;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the programme into the ledger of this process. How far an earlier play came is read from
 * the ledger itself: its first event tells when the play began, its last ones which command came
 * last.
 */
@Component
final class RecordedPlay implements DemoProgramme {
    private static final int PAGE = 5_000;
    private static final TypeReference<Map<String, @Nullable Object>> METADATA =
            new TypeReference<>() {};

    private final CommandSender commands;
    private final Ledger ledger;
    private final DemoClock clock;
    private final EventStore store;
    private final PositionSource positions;
    private final JsonMapper json = JsonMapper.shared();

    RecordedPlay(
            CommandSender commands,
            Ledger ledger,
            DemoClock clock,
            EventStore store,
            PositionSource positions) {
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
        this.store = store;
        this.positions = positions;
    }

    @Override
    public Played play(int applications, long seed, Progress progress) {
        Plan plan =
                ledger.recordedAt(1)
                        .map(first -> Plan.begunAt(applications, seed, first))
                        .orElseGet(() -> Plan.endingAt(applications, seed, clock.instant()));
        long done = lastRecorded(plan);
        DueInPlay due = new DueInPlay(clock);
        earlier(due);
        Registration listening = store.subscribe(due::happening);
        try {
            return new Player(commands, clock, due).play(plan, done, progress);
        } finally {
            listening.cancel();
        }
    }

    /** What the ledger's processes planned in an earlier play follows from what it recorded. */
    private void earlier(DueInPlay due) {
        long head = ledger.head();
        try (var events = positions.openStream(null)) {
            for (long position = 0; position < head; position++) {
                due.recorded(events.nextAvailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an earlier play was read", e);
        }
    }

    /**
     * Number of the last command of the plan that is in the ledger, 0 where the ledger is empty.
     */
    private long lastRecorded(Plan plan) {
        long head = ledger.head();
        for (long before = head; before > 0; before -= PAGE) {
            long last = lastOf(plan, commandsAfter(Math.max(0, before - PAGE)));
            if (last > 0) {
                return last;
            }
        }
        if (head > 0) {
            throw new IllegalStateException(
                    "The ledger holds %d events but none of the programme of %s"
                            .formatted(head, plan));
        }
        return 0;
    }

    private Set<String> commandsAfter(long position) {
        Set<String> ids = new HashSet<>();
        List<StoredEvent> events = ledger.read(position, PAGE);
        for (StoredEvent event : events) {
            Object id = json.readValue(event.metadata(), METADATA).get(Envelope.COMMAND_ID);
            if (id != null) {
                ids.add(id.toString());
            }
        }
        return ids;
    }

    private static long lastOf(Plan plan, Set<String> commandIds) {
        long[] last = {0};
        Script.write(
                plan,
                order -> {
                    if (commandIds.contains(order.envelope().commandId().toString())) {
                        last[0] = order.number();
                    }
                });
        return last[0];
    }
}
