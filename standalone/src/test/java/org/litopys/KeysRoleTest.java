package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.Database;
import org.litopys.eventstore.TestPostgres;

/** A database of the office's own, in which the keys of persons have a role of their own. */
class KeysRoleTest {
    private static final String KEYS_PASSWORD = "keys-secret";

    @TempDir static Path temp = Path.of("");

    private static TestPostgres postgres;
    private static Database database;

    @BeforeAll
    static void prepare() throws IOException {
        postgres = TestPostgres.own();
        try (HikariDataSource superuser = postgres.newDatabase()) {
            String url = superuser.getJdbcUrl().replaceAll("\\?.*", "");
            String name = url.substring(url.lastIndexOf('/') + 1);
            TestPostgres.execute(superuser, "create role litopys login password 'office-secret'");
            TestPostgres.execute(superuser, "alter database " + name + " owner to litopys");
            TestPostgres.execute(superuser, keysRole(name));
            database = new Database(url, "litopys", "office-secret");
        }
    }

    /** What docs/personal-data.md has an operator run, with the variables of psql filled in. */
    private static String keysRole(String databaseName) throws IOException {
        return Files.readAllLines(Path.of("../deploy/postgresql/keys-role.sql")).stream()
                .filter(line -> !line.startsWith("\\"))
                .collect(Collectors.joining("\n"))
                .replace(":'password'", "'" + KEYS_PASSWORD + "'")
                .replace(":\"DBNAME\"", "\"" + databaseName + "\"");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static LitopysProcess office(String... more) throws IOException {
        return LitopysProcess.over(
                database,
                temp,
                LitopysProcess.freePort(),
                Map.of("LITOPYS_KEYS_PASSWORD", KEYS_PASSWORD),
                more);
    }

    @Test
    void only_the_role_of_the_keys_reads_them_and_it_reads_nothing_else() throws Exception {
        try (LitopysProcess office =
                office(
                        "--keys-user",
                        "litopys_keys",
                        "--master-key",
                        temp.resolve("master.key").toString())) {
            office.awaitOutput(" answers at ");
            String bearer = office.bearer(office.secret("portal"));
            assertThat(office.register(bearer, "00032129").statusCode()).isEqualTo(201);
            HttpResponse<String> added =
                    office.command(
                            bearer,
                            "add-contact-person",
                            """
                            {"subject": "UA-EDR-00032129", "data": {"role": "FINANCE", "name": "Olena Kovalenko", "email": "olena@example.org"}}\
                            """);
            assertThat(added.statusCode()).as(added.body()).isEqualTo(200);

            assertThat(office.output()).doesNotContain("kept with the database role of everything");
        }

        assertThat(count("litopys_keys", KEYS_PASSWORD, "keys.person_key")).isEqualTo(1);
        assertThat(count(database.user(), database.password(), "ledger.event")).isPositive();
        assertRefused("litopys_keys", KEYS_PASSWORD, "ledger.event");
        assertRefused(database.user(), database.password(), "keys.person_key");
    }

    private static long count(String user, String password, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), user, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void assertRefused(String user, String password, String table) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> count(user, password, table))
                .withMessageContaining("permission denied");
    }
}
