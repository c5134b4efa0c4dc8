package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.flywaydb.core.Flyway;

/**
 * Brings one schema up to date. Each module owns a schema, its migrations and the history of them.
 */
public final class Migrations {
    private Migrations() {}

    /**
     * Runs what is missing of {@code V1__….sql} … and returns when the schema is up to date.
     * Several processes may call it at once; one works, the others wait.
     *
     * @param schema created where it is missing; holds the history in its table {@code
     *     schema_history}
     * @param location folder on the class path, such as {@code org/litopys/eventstore/migrations}
     */
    public static void migrate(DataSource dataSource, String schema, String location) {
        // Flyway's own lock lies in the schema, so it does not cover the creation of the schema.
        try {
            alone(dataSource, schema, _ -> flyway(dataSource, schema, location).migrate());
        } catch (SQLException e) {
            throw new EventStoreException("cannot migrate schema " + schema, e);
        }
    }

    private static Flyway flyway(DataSource dataSource, String schema, String location) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .table("schema_history")
                .locations("classpath:" + location)
                .failOnMissingLocations(true)
                .load();
    }

    /** Makes or changes tables. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Works on the tables of a schema while no other process does so in this way. */
    static void alone(DataSource dataSource, String schema, Work work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            lock(connection, "pg_advisory_lock", schema);
            try {
                work.on(connection);
            } finally {
                lock(connection, "pg_advisory_unlock", schema);
            }
        }
    }

    private static void lock(Connection connection, String function, String schema)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + function + "(hashtextextended(?, 0))")) {
            statement.setString(1, "org.litopys migration of " + schema);
            statement.execute();
        }
    }
}
