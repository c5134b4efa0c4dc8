package org.litopys.query.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the events of one record, which its page shows, are still those that the journal holds.
 * {@link LedgerCompare} says it of the whole ledger. Thread-safe.
 */
public final class RecordCompare {
    /**
     * Newest events that are compared; a page must not take seconds for a record with thousands.
     */
    private static final int MOST = 2000;

    private final Ledger ledger;
    private final JdbcClient db;
    private final EntryFormat format;

    public RecordCompare(Ledger ledger, DataSource dataSource, EntryFormat format) {
        this.ledger = ledger;
        this.db = JdbcClient.create(dataSource);
        this.format = format;
    }

    /**
     * The positions, ascending, at which event store and journal no longer agree: an event was
     * changed, removed or added by hand, or its entry was.
     *
     * @param record identity
     * @param version events of the record that are looked at: 1 to this one
     */
    public List<Long> altered(String record, long version) {
        long from = Math.max(0, version - MOST);
        long taken = taken();
        Map<Long, byte[]> entries = entries(record, from, version);
        List<Long> altered = new ArrayList<>();
        for (StoredEvent event : ledger.readAggregate(record, from)) {
            byte[] entry = entries.remove(event.position());
            boolean same =
                    entry == null
                            ? event.position() > taken // the journal comes to it
                            : Arrays.equals(entry, rebuilt(event));
            if (event.sequence() < version && !same) {
                altered.add(event.position());
            }
        }
        altered.addAll(entries.keySet()); // their events are gone, or say another record
        altered.sort(null);
        return altered;
    }

    /** The last event that the journal has taken up. */
    private long taken() {
        return db.sql("select coalesce(max(position), 0) from journal.entry")
                .query(Long.class)
                .single();
    }

    private Map<Long, byte[]> entries(String record, long from, long version) {
        Map<Long, byte[]> found = new HashMap<>();
        db.sql(
                        """
                        select position, content from journal.entry where subject = :record
                         order by position offset :from limit :count\
                        """)
                .param("record", record)
                .param("from", from)
                .param("count", version - from)
                .query(row -> {
                    found.put(row.getLong("position"), row.getBytes("content"));
                });
        return found;
    }

    private byte[] rebuilt(StoredEvent event) {
        try {
            return format.entryOf(event).content();
        } catch (JournalException noLongerAnEvent) {
            return new byte[0];
        }
    }
}
