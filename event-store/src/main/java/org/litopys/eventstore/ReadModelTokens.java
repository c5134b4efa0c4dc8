package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * How far the reader of a read model is that commits in {@link ReadModelTransactions}. Should
 * PostgreSQL fall, it takes the newest rows back together with the token; a reader that outlives it
 * would go on behind them, and what lies between would never be read again. So a reader that finds
 * its token elsewhere than where it left it loses its claim, when it stores the next one or
 * prolongs its claim while nothing happens; whoever claims it next reads on from what the database
 * has. Where commits wait for the disk it does no harm. For one processor of one segment.
 */
public final class ReadModelTokens extends JdbcTokenStore {
    /** Where this process left it; written by one thread at a time. */
    private volatile @Nullable TrackingToken left;

    /** A store of {@link TokenStoreTables}, in connections of the read model's transactions. */
    public ReadModelTokens(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken stored = super.fetchToken(processor, segment);
        left = stored;
        return stored;
    }

    @Override
    public void extendClaim(String processor, int segment) {
        requireLeft(fetchToken(processor, segment), processor);
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        requireLeft(stored(processor, segment), processor);
        super.storeToken(token, processor, segment);
        left = token; // a transaction that does not commit costs the claim, too
    }

    private @Nullable TrackingToken stored(String processor, int segment) {
        Connection connection = getConnection();
        try (PreparedStatement select = selectForUpdate(connection, processor, segment);
                ResultSet row = select.executeQuery()) {
            return row.next() ? readTokenEntry(row).getToken(serializer()) : null;
        } catch (SQLException e) {
            throw Failures.asException(e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    private void requireLeft(@Nullable TrackingToken stored, String processor) {
        if (!Objects.equals(stored, left)) {
            throw new UnableToClaimTokenException(
                    "%s left off at %s and finds itself at %s: the database has taken rows back, or another process reads"
                            .formatted(processor, left, stored));
        }
    }
}
