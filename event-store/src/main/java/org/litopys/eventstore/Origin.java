package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which store deals the positions of a ledger. It is written down with the first event at the
 * latest and never changes, because two stores would deal the same positions to different events.
 */
final class Origin {
    /** This database, in which our own engine appends. */
    static final String DATABASE = "this database";

    private Origin() {}

    /** An Axon Server's context, whose events are copied. */
    static String axonServer(String context) {
        return "the context \"" + context + "\" of an Axon Server";
    }

    /**
     * Makes {@code name} the origin of a ledger that has no events yet.
     *
     * @throws OtherOrigin the ledger's events come from elsewhere
     */
    static void require(DataSource dataSource, String schema, String name) {
        try (Connection connection = dataSource.getConnection()) {
            choose(connection, schema, name);
            String actual = chosen(connection, schema);
            if (!actual.equals(name)) {
                throw new OtherOrigin(actual, name);
            }
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    /** Ledgers of versions that wrote no origin have their events from our own engine. */
    private static void choose(Connection connection, String schema, String name)
            throws SQLException {
        String sql =
                """
                insert into %1$s.origin (name)
                select case when exists (select from %1$s.event) then ? else ? end
                on conflict (only_row) do update set name = excluded.name
                 where not exists (select from %1$s.event)\
                """
                        .formatted(schema);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, DATABASE);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    private static String chosen(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select name from " + schema + ".origin");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
