package org.litopys.access;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.litopys.data.Database;
import org.litopys.eventstore.Migrations;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema {@code access} and a few connections of its own, kept apart from those of the ledger.
 */
final class AccessStore implements AutoCloseable {
    private static final String SCHEMA = "access";

    private final HikariDataSource pool;

    AccessStore(Database database) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(SCHEMA);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setSchema(SCHEMA);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        // Else a row that PostgreSQL refuses is in the log with its values.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        pool = new HikariDataSource(config);
    }

    /** Brings the schema up to date; to be called before the first store. */
    static void migrate(Database database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Migrations.migrate(dataSource, SCHEMA, "org/litopys/access/migrations");
    }

    JdbcClient client() {
        return JdbcClient.create(pool);
    }

    JdbcTemplate template() {
        return new JdbcTemplate(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
