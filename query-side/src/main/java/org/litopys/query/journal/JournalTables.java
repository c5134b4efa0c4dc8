package org.litopys.query.journal;

import javax.sql.DataSource;
import org.litopys.eventstore.Migrations;
import org.litopys.eventstore.TokenStoreTables;

/** The tables of schema {@value #SCHEMA}. */
public final class JournalTables {
    public static final String SCHEMA = "journal";

    private JournalTables() {}

    /** Creates or upgrades them. */
    public static void migrate(DataSource dataSource) {
        Migrations.migrate(dataSource, SCHEMA, "org/litopys/query/journal/migrations");
        TokenStoreTables.create(dataSource, SCHEMA);
    }
}
