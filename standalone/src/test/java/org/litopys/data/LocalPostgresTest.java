package org.litopys.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.DataDirectory.Kind;

class LocalPostgresTest {
    @TempDir Path temp = Path.of("");

    private static String ask(Database database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void tell(Database database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long pid(DataDirectory directory) throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.path().resolve("postgres/postmaster.pid"))
                        .getFirst()
                        .strip());
    }

    @Test
    void it_keeps_what_it_acknowledged_over_every_end() throws Exception {
        Path place = temp.resolve("a folder with spaces");
        try (DataDirectory directory = DataDirectory.open(place, Kind.OFFICE)) {
            try (LocalPostgres first = LocalPostgres.start(directory)) {
                assertThat(ask(first.database(), "show fsync")).isEqualTo("on");
                assertThat(ask(first.database(), "show synchronous_commit")).isEqualTo("on");
                assertThat(ask(first.database(), "show listen_addresses")).isEqualTo("localhost");
                assertThat(ask(first.database(), "select lower('Є')")).isEqualTo("є");
                assertThat(LocalPostgres.running(place)).isEqualTo(first.database());
                tell(first.database(), "create table kept as select 'stopped' as how");
            }
            assertThat(directory.path().resolve("postgres/postmaster.pid")).doesNotExist();
            assertThatThrownBy(() -> LocalPostgres.running(place)).isInstanceOf(Unusable.class);

            // As after kill -9 of the Litopys that had started it: it goes on alone, and the next
            // start takes over.
            LocalPostgres orphan = LocalPostgres.start(directory);
            tell(orphan.database(), "insert into kept values ('left running')");
            ProcessHandle left = ProcessHandle.of(pid(directory)).orElseThrow();
            try (LocalPostgres next = LocalPostgres.start(directory)) {
                assertThat(left.isAlive()).isFalse();
                assertThat(next.database().url()).isNotEqualTo(orphan.database().url());
                assertThat(ask(next.database(), "select string_agg(how, ', ') from kept"))
                        .isEqualTo("stopped, left running");
                tell(next.database(), "insert into kept values ('killed')");
                // As after a power cut.
                assertThat(ProcessHandle.of(pid(directory)).orElseThrow().destroyForcibly())
                        .isTrue();
                try (LocalPostgres recovered = LocalPostgres.start(directory)) {
                    assertThat(ask(recovered.database(), "select string_agg(how, ', ') from kept"))
                            .isEqualTo("stopped, left running, killed");
                }
            }
        }
    }

    @Test
    void it_asks_for_its_password() throws Exception {
        try (DataDirectory directory = DataDirectory.open(temp.resolve("office"), Kind.OFFICE);
                LocalPostgres postgres = LocalPostgres.start(directory)) {
            Database guess = new Database(postgres.database().url(), "postgres", "postgres");

            assertThatThrownBy(() -> ask(guess, "select 1"))
                    .hasMessageContaining("password authentication failed");
            assertThat(guess.toString()).doesNotContain("password");
        }
    }
}
