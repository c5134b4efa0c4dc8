package org.litopys;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.litopys.data.DataDirectory;
import org.litopys.data.Database;
import org.litopys.data.LocalPostgres;
import org.litopys.data.Unusable;
import org.litopys.eventstore.Ledger;
import org.litopys.query.journal.JournalException;
import org.litopys.query.journal.LedgerCompare;
import org.litopys.tlog.NoteVerifier;

/**
 * Compares the event store of a ledger with its log, in a data directory or in a PostgreSQL
 * elsewhere.
 */
final class LedgerInside {
    private LedgerInside() {}

    /** The exit status of {@code verify}. */
    static int compare(
            @Nullable Path data,
            @Nullable String url,
            @Nullable NoteVerifier key,
            PrintWriter out) {
        if (data == null) {
            return compare(elsewhere(Objects.requireNonNull(url)), key, out);
        }
        try (DataDirectory directory = DataDirectory.openExisting(data)) {
            if (directory == null) { // its Litopys is running, and so is its PostgreSQL
                return compare(LocalPostgres.running(data), key, out);
            }
            try (LocalPostgres postgres = LocalPostgres.start(directory)) {
                return compare(postgres.database(), key, out);
            }
        }
    }

    private static Database elsewhere(String url) {
        return new Database(
                url,
                Objects.requireNonNullElse(System.getenv("LITOPYS_DATABASE_USER"), "litopys"),
                SecretVariable.value("LITOPYS_DATABASE_PASSWORD"));
    }

    private static int compare(Database database, @Nullable NoteVerifier key, PrintWriter out) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setReadOnly(true);
        try (HikariDataSource pool = new HikariDataSource(config);
                Ledger ledger = new Ledger(pool)) {
            LedgerCompare.Outcome outcome = new LedgerCompare(pool, ledger).run(key, _ -> {});
            for (LedgerCompare.Fault fault : outcome.faults()) {
                out.println(
                        "BROKEN"
                                + (fault.position() == null
                                        ? ""
                                        : " at position " + fault.position())
                                + ": "
                                + fault.message());
            }
            if (outcome.same()) {
                out.println(
                        "Intact: %s%s"
                                .formatted(
                                        outcome.compared() == 1
                                                ? "1 event and its entry agree"
                                                : "%,d events and their entries agree"
                                                        .formatted(outcome.compared()),
                                        outcome.behind() == 0
                                                ? ""
                                                : "; %,d more are not in the log yet"
                                                        .formatted(outcome.behind())));
            }
            out.flush();
            return outcome.same() ? 0 : 1;
        } catch (JournalException e) {
            throw new Unusable(String.valueOf(e.getMessage()), e);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new Unusable("Cannot connect to " + database + ": " + e.getMessage(), e);
        } catch (org.springframework.dao.DataAccessException e) {
            throw new Unusable(
                    "There is no ledger in "
                            + database
                            + ": "
                            + e.getMostSpecificCause().getMessage(),
                    e);
        }
    }
}
