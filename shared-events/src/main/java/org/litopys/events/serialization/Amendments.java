package org.litopys.events.serialization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.DeadlineChange;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RunningDeadline;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What later events of a record say of its earlier ones: values that were wrong, decisions that
 * were reversed, and the dates by which something is due since. Applied where the events of a
 * record are read, so that no {@code evolve} and no fold knows of it; what is stored never changes.
 */
public final class Amendments {
    private final Map<UUID, List<Reading>> readings = new HashMap<>();
    private final Set<UUID> reversed = new HashSet<>();

    /**
     * An event as it is stored.
     *
     * @param event null where this version does not know its type
     */
    public record Stored(UUID eventId, @Nullable LedgerEvent event) {}

    /** What is read in a component of an event in place of what is stored there. */
    private record Reading(String component, @Nullable JsonNode value) {}

    /**
     * @param events all of one record, in order, up to the moment as of which it is read
     */
    public Amendments(List<Stored> events) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).event() instanceof RecordCorrected one) {
                read(one.eventId(), new Reading(one.field(), one.right()));
            } else if (events.get(i).event() instanceof DecisionReversed one) {
                reversed.add(one.eventId());
                for (RunningDeadline deadline : one.deadlines()) {
                    runs(deadline, events.subList(0, i));
                }
            }
        }
    }

    private void read(UUID eventId, Reading reading) {
        readings.computeIfAbsent(eventId, _ -> new ArrayList<>()).add(reading);
    }

    /** The newest event that counts and started the deadline says when it is due now. */
    private void runs(RunningDeadline deadline, List<Stored> before) {
        StringNode dueAt = StringNode.valueOf(deadline.dueAt().toString());
        for (Stored one : before.reversed()) {
            LedgerEvent event = one.event();
            if (event == null || isReversed(one.eventId())) {
                continue;
            }
            String component =
                    DeadlineChange.component(event, deadline.deadline(), deadline.which())
                            .orElse(null);
            if (component != null) {
                read(one.eventId(), new Reading(component, dueAt));
                return;
            }
        }
    }

    /** Whether this event makes earlier ones of its record read differently. */
    public static boolean isOne(Class<?> event) {
        return event == RecordCorrected.class || event == DecisionReversed.class;
    }

    /** Whether all events are read as they are stored. */
    public boolean isEmpty() {
        return readings.isEmpty() && reversed.isEmpty();
    }

    /** Whether an event that counts is read with other values than those that are stored. */
    public boolean changes(UUID eventId) {
        return readings.containsKey(eventId);
    }

    /** The event as it is read, with the values that are right. */
    public LedgerEvent read(UUID eventId, LedgerEvent event) {
        LedgerEvent read = event;
        for (Reading one : readings.getOrDefault(eventId, List.of())) {
            read = CorrectableFields.read(read, one.component(), one.value());
        }
        return read;
    }

    /** Whether it changes nothing any more. What was done to decide it stays done. */
    public boolean isReversed(UUID eventId) {
        return reversed.contains(eventId);
    }
}
