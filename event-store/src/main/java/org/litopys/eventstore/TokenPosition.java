package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * How far a processor of one segment is by its token, whichever process runs it. Reads the table of
 * {@link TokenStoreTables} beside Axon's token store, which gives a token only to who claims it.
 */
public final class TokenPosition implements LongSupplier {
    private final DataSource dataSource;
    private final String query;
    private final String processor;
    private final Serializer serializer;

    /**
     * @param serializer of the token store
     */
    public TokenPosition(
            DataSource dataSource, String schema, String processor, Serializer serializer) {
        this.dataSource = dataSource;
        this.query =
                "select token, token_type from "
                        + TokenStoreTables.schema(schema).tokenTable()
                        + " where processor_name = ? and segment = 0 and token is not null";
        this.processor = processor;
        this.serializer = serializer;
    }

    /** 0 where it has not begun; throws {@link StoreUnavailable} where the database is away. */
    @Override
    public long getAsLong() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement token = connection.prepareStatement(query)) {
            token.setString(1, processor);
            try (ResultSet row = token.executeQuery()) {
                return row.next() ? position(row.getBytes(1), row.getString(2)) : 0;
            }
        } catch (SQLException e) {
            throw Failures.asException(e);
        }
    }

    private long position(byte[] token, String type) {
        TrackingToken read =
                serializer.deserialize(
                        new SimpleSerializedObject<>(token, byte[].class, type, null));
        return GroupCommitEngine.positionOf(read);
    }
}
