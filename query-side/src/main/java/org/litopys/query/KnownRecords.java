package org.litopys.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which records there are now, so that a misspelt one in an address is told from one that nothing
 * belongs to. Thread-safe.
 */
public final class KnownRecords {
    /** The index of references begins with the kind. */
    private static final List<String> TYPES =
            Arrays.stream(RecordType.values()).map(Enum::name).toList();

    private final JdbcClient db;

    /**
     * @param db where {@link QueryTables} are up to date
     */
    public KnownRecords(JdbcClient db) {
        this.db = db;
    }

    /**
     * Makes a fault of the value of a parameter that names no record.
     *
     * @param nameOrId reference, in any letter case, or identifier; null is right
     */
    public void check(
            Parameters parameters, String name, RecordType type, @Nullable String nameOrId) {
        if (nameOrId != null && !has(type, nameOrId)) {
            parameters.wrong(name, "unknown-value", Parameters.shortened(nameOrId), type.plural());
        }
    }

    private boolean has(RecordType type, String nameOrId) {
        UUID id = uuid(nameOrId);
        String which = id == null ? "upper(reference) = upper(:key)" : "record_id = :key";
        return db.sql(
                        "select exists (select 1 from query.record where until is null"
                                + " and type = :type and "
                                + which
                                + ")")
                .param("type", type.name())
                .param("key", id == null ? nameOrId : id)
                .query(Boolean.class)
                .single();
    }

    /** The identifier of the record that has a reference, in any letter case. */
    public Optional<UUID> id(String reference) {
        return db.sql(
                        """
                        select record_id from query.record
                         where until is null and type in (:types)
                           and upper(reference) = upper(:reference)
                         order by reference = :reference desc limit 1\
                        """)
                .param("types", TYPES)
                .param("reference", reference)
                .query(UUID.class)
                .optional();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException reference) {
            return null;
        }
    }
}
