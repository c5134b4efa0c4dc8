package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The table in which Axon's JdbcTokenStore keeps how far each processor has read. Use the store
 * with {@code contentType(byte[].class)} and {@link #schema}, in the schema of the read models that
 * the tokens belong to, so that a read model and its token commit together.
 */
public final class TokenStoreTables {
    private TokenStoreTables() {}

    /**
     * Creates {@code SCHEMA.token_entry}, and the schema, where missing. Several processes may call
     * it at once; one works, the others wait.
     */
    public static void create(DataSource dataSource, String schema) {
        TokenSchema names = schema(schema);
        try {
            // "if not exists" alone fails where two processes both find it missing.
            Migrations.alone(dataSource, schema, connection -> create(connection, schema, names));
        } catch (SQLException e) {
            throw new EventStoreException("cannot create the token table in schema " + schema, e);
        }
    }

    private static void create(Connection connection, String schema, TokenSchema names)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create schema if not exists %s;
                    create table if not exists %s (
                        processor_name text not null,
                        segment integer not null,
                        token bytea,
                        token_type text,
                        timestamp text,
                        owner text,
                        primary key (processor_name, segment)
                    )\
                    """
                            .formatted(schema, names.tokenTable()));
        }
    }

    /** The names of {@link #create} for {@code JdbcTokenStore.builder().schema(…)}. */
    public static TokenSchema schema(String schema) {
        return TokenSchema.builder()
                .setTokenTable(EventStoreTables.checked(schema) + ".token_entry")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("timestamp")
                .setOwnerColumn("owner")
                .build();
    }
}
