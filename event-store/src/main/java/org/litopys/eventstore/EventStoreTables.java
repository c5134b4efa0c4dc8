package org.litopys.eventstore;

import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The tables {@code event} and {@code snapshot}. */
public final class EventStoreTables {
    /** Where the ledger lies unless told otherwise. */
    public static final String DEFAULT_SCHEMA = "ledger";

    private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private EventStoreTables() {}

    /** Creates or upgrades the tables in schema {@value #DEFAULT_SCHEMA}. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, DEFAULT_SCHEMA);
    }

    /** Creates or upgrades the tables in the given schema, which it creates where it is missing. */
    public static void migrate(DataSource dataSource, String schema) {
        Migrations.migrate(dataSource, checked(schema), "org/litopys/eventstore/migrations");
    }

    /** The schema becomes part of SQL texts, so only plain names are let through. */
    static String checked(String schema) {
        if (!SCHEMA.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "schema '%s' is not a plain lower-case name".formatted(schema));
        }
        return schema;
    }
}
