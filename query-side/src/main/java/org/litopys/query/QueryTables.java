package org.litopys.query;

import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.litopys.eventstore.Migrations;
import org.litopys.eventstore.TokenStoreTables;

/** The schema of the read models, their progress and the token of their reader. */
public final class QueryTables {
    public static final String SCHEMA = "query";

    private QueryTables() {}

    /** Creates what is missing, or brings it up to date. */
    public static void migrate(DataSource dataSource) {
        Migrations.migrate(dataSource, SCHEMA, "org/litopys/query/migrations");
        TokenStoreTables.create(dataSource, SCHEMA);
    }

    static TokenSchema tokens() {
        return TokenStoreTables.schema(SCHEMA);
    }
}
