package org.litopys.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Transactions of whatever can be made again from the events: a commit does not wait for the disk.
 * Should PostgreSQL fall, the last rows are gone together with the token that says how far they
 * went, and are projected again. Never for the ledger or the journal.
 */
public final class ReadModelTransactions implements TransactionManager {
    private final TransactionManager transactions;
    private final ConnectionProvider connections;

    /**
     * @param connections gives the connection of the transaction that runs
     */
    public ReadModelTransactions(TransactionManager transactions, ConnectionProvider connections) {
        this.transactions = transactions;
        this.connections = connections;
    }

    @Override
    public Transaction startTransaction() {
        Transaction started = transactions.startTransaction();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        } catch (SQLException e) {
            started.rollback();
            throw Failures.asException(e);
        }
        return started;
    }
}
