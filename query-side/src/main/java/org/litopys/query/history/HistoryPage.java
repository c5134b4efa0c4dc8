package org.litopys.query.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.AsOf;

/**
 * Events of a record, the oldest first.
 *
 * @param versions how many there are at this moment
 * @param next version after which the next page begins; null on the last
 */
public record HistoryPage(
        AsOf asOf,
        RecordType type,
        UUID id,
        String reference,
        long versions,
        List<HistoryStep> steps,
        @Nullable Long next) {}
