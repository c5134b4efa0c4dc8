package org.litopys.query.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.query.record.RecordChanges.RecordVersion;

/**
 * The newest versions of the records that were needed lately, so that a batch need not read what
 * the batch before wrote. What a batch changes counts only once it has committed. Not thread-safe.
 */
final class World {
    private static final int KEPT = 10_000;

    /** Position up to which it is right; -1 where it knows nothing. */
    private long position = -1;

    private long batchPosition = -1;
    private final Map<UUID, RecordVersion> newest =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, RecordVersion> eldest) {
                    return size() > KEPT;
                }
            };
    private final Map<UUID, RecordVersion> batch = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();

    long position() {
        return position;
    }

    @Nullable RecordVersion get(UUID id) {
        RecordVersion changed = batch.get(id);
        return changed != null ? changed : newest.get(id);
    }

    /** Those of the ids about which it knows nothing. */
    List<UUID> missing(Collection<UUID> ids) {
        List<UUID> missing = new ArrayList<>();
        for (UUID id : ids) {
            if (get(id) == null) {
                missing.add(id);
            }
        }
        return missing;
    }

    /** Something read or written by the batch; kept at least until the batch ends. */
    void put(UUID id, RecordVersion version) {
        batch.put(id, version);
    }

    @Nullable Long count(String counter) {
        return counts.get(counter);
    }

    void count(String counter, long value) {
        counts.put(counter, value);
    }

    /** The batch will be right up to here, once it has committed. */
    void reaches(long last) {
        batchPosition = last;
    }

    void committed() {
        newest.putAll(batch);
        batch.clear();
        position = batchPosition;
    }

    /**
     * Knows nothing any more but how far the database is.
     *
     * @param stored -1 is unknown
     */
    void forget(long stored) {
        newest.clear();
        batch.clear();
        counts.clear();
        position = stored;
        batchPosition = stored;
    }
}
