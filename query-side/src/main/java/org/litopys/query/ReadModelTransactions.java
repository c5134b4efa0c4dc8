package org.litopys.query;

import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Transactions of whatever can be made again from the events: a commit does not wait for the disk.
 * Should PostgreSQL fall, the last rows are gone together with the token that says how far they
 * went, and are projected again. Never for the ledger or the journal.
 */
public final class ReadModelTransactions extends SpringTransactionManager {
    private final JdbcClient db;

    public ReadModelTransactions(PlatformTransactionManager transactions, DataSource dataSource) {
        super(transactions);
        this.db = JdbcClient.create(dataSource);
    }

    @Override
    public Transaction startTransaction() {
        Transaction started = super.startTransaction();
        db.sql("set local synchronous_commit = off").update();
        return started;
    }
}
