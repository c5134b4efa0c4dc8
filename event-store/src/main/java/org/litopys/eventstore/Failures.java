package org.litopys.eventstore;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link SQLException} of PostgreSQL means for us. SQLSTATE classes: PostgreSQL manual,
 * appendix A.
 */
final class Failures {
    private Failures() {}

    static boolean duplicateKey(SQLException failure) {
        return "23505".equals(failure.getSQLState());
    }

    /** The connection is gone, so nobody knows whether a commit that was under way took place. */
    static boolean connectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return failure
                        instanceof
                        SQLTransientConnectionException // the pool found no connection in time
                || failure instanceof SQLNonTransientConnectionException
                || hasClass(state, "08")
                || hasClass(state, "57P"); // the server shuts down, crashed, or is starting
    }

    /**
     * The server answers, but it cannot write: out of disk, memory or connections, read-only, an
     * error of its system.
     */
    static boolean storeCannotWrite(SQLException failure) {
        String state = failure.getSQLState();
        return hasClass(state, "53")
                || hasClass(state, "58")
                || hasClass(state, "57")
                || hasClass(state, "55")
                || hasClass(state, "25")
                || hasClass(state, "XX");
    }

    static AxonException asException(SQLException failure) {
        return connectionLost(failure) || storeCannotWrite(failure)
                ? StoreUnavailable.doesNotAnswer(failure)
                : new EventStoreException("PostgreSQL refused", failure);
    }

    private static boolean hasClass(@Nullable String state, String prefix) {
        return state != null && state.startsWith(prefix);
    }
}
