package org.litopys.command.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;

/** As long as the program runs; where somebody plays a ledger. Used by one thread. */
final class LiveRecordsInMemory implements LiveRecords {
    private final Map<UUID, Set<Subject>> records = new HashMap<>();
    private final Map<UUID, Set<UUID>> concerned = new HashMap<>();
    private final Set<UUID> live = new HashSet<>();

    @Override
    public void note(Subject record, Set<? extends RecordId> others) {
        for (RecordId other : others) {
            records.computeIfAbsent(other.value(), _ -> new LinkedHashSet<>()).add(record);
            concerned.computeIfAbsent(record.value(), _ -> new TreeSet<>()).add(other.value());
        }
    }

    @Override
    public void succeed(OrganisationId absorbed, OrganisationId survivor) {
        List.copyOf(records.getOrDefault(absorbed.value(), Set.of()))
                .forEach(record -> note(record, Set.of(survivor)));
    }

    @Override
    public void live(RecordId record, boolean isLive) {
        if (isLive) {
            live.add(record.value());
        } else {
            live.remove(record.value());
        }
    }

    @Override
    public boolean isLive(RecordId record) {
        return live.contains(record.value());
    }

    @Override
    public List<Subject> liveOf(RecordId other) {
        return records.getOrDefault(other.value(), Set.of()).stream()
                .filter(record -> live.contains(record.value()))
                .toList();
    }

    @Override
    public List<UUID> concernedBy(RecordId record) {
        return List.copyOf(concerned.getOrDefault(record.value(), Set.of()));
    }
}
