package org.litopys.command.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;

/** As long as the program runs; where somebody plays a ledger. Used by one thread. */
final class LiveRecordsInMemory implements LiveRecords {
    private final Map<OrganisationId, List<Subject>> records = new HashMap<>();
    private final Set<UUID> live = new HashSet<>();

    @Override
    public void note(Subject record, Set<OrganisationId> organisations) {
        for (OrganisationId organisation : organisations) {
            List<Subject> known = records.computeIfAbsent(organisation, _ -> new ArrayList<>());
            if (!known.contains(record)) {
                known.add(record);
            }
        }
    }

    @Override
    public void succeed(OrganisationId absorbed, OrganisationId survivor) {
        List.copyOf(records.getOrDefault(absorbed, List.of()))
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
    public List<Subject> liveOf(OrganisationId organisation) {
        return records.getOrDefault(organisation, List.of()).stream()
                .filter(record -> live.contains(record.value()))
                .toList();
    }
}
