package org.litopys.events.serialization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.litopys.events.LedgerEvent;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.RecordCorrected;

/**
 * What later events of a record say of its earlier ones: values that were wrong, decisions that
 * were reversed. Applied where the events of a record are read, so that no {@code evolve} and no
 * fold knows of it; what is stored never changes.
 */
public final class Amendments {
    private final Map<UUID, List<RecordCorrected>> corrected = new HashMap<>();
    private final Set<UUID> reversed = new HashSet<>();

    /**
     * @param events of one record, in order, up to the moment as of which it is read; others than
     *     amendments may be left out
     */
    public Amendments(Iterable<? extends LedgerEvent> events) {
        for (LedgerEvent event : events) {
            if (event instanceof RecordCorrected one) {
                corrected.computeIfAbsent(one.eventId(), _ -> new ArrayList<>()).add(one);
            } else if (event instanceof DecisionReversed one) {
                reversed.add(one.eventId());
            }
        }
    }

    /** Whether this event makes earlier ones of its record read differently. */
    public static boolean isOne(Class<?> event) {
        return event == RecordCorrected.class || event == DecisionReversed.class;
    }

    /** Whether all events are read as they are stored. */
    public boolean isEmpty() {
        return corrected.isEmpty() && reversed.isEmpty();
    }

    public boolean isCorrected(UUID eventId) {
        return corrected.containsKey(eventId);
    }

    /** The event as it is read, with the values that are right. */
    public LedgerEvent read(UUID eventId, LedgerEvent event) {
        LedgerEvent read = event;
        for (RecordCorrected one : corrected.getOrDefault(eventId, List.of())) {
            read = CorrectableFields.read(read, one.field(), one.right());
        }
        return read;
    }

    /** Whether it changes nothing any more. What was done to decide it stays done. */
    public boolean isReversed(UUID eventId) {
        return reversed.contains(eventId);
    }
}
