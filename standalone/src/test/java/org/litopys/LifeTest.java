package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program ends, by request or by force, and that the next start goes on. */
class LifeTest {
    @TempDir Path temp = Path.of("");

    private static ProcessHandle postgres(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Test
    void nothing_acknowledged_is_lost_by_kill_nor_by_stop_and_tokens_stay_good() throws Exception {
        Path data = temp.resolve("office");
        String secret;
        String bearer;
        ProcessHandle orphan;
        try (LitopysProcess first =
                LitopysProcess.running(
                        temp, "serve", data, "--base-url", "http://ledger.example.org")) {
            secret = first.secret("portal");
            bearer = first.bearer(secret);
            assertThat(first.register(bearer, "00032129").statusCode()).isEqualTo(201);
            orphan = postgres(data);
            first.kill();
        }
        assertThat(orphan.isAlive()).as("PostgreSQL outlives kill -9").isTrue();

        try (LitopysProcess second =
                LitopysProcess.running(
                        temp, "serve", data, "--base-url", "http://ledger.example.org")) {
            assertThat(orphan.onExit()).succeedsWithin(Duration.ofMinutes(1));
            assertThat(second.output()).doesNotContain("First accounts");
            assertThat(
                            second.get(
                                            "/api/organisations/UA-EDR-00032129?wait=1",
                                            "Authorization",
                                            bearer)
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(second.register(second.bearer(secret), "14360570").body())
                    .contains("\"position\":2");
            ProcessHandle postgres = postgres(data);

            assertThat(second.stop()).isZero();
            assertThat(postgres.onExit()).succeedsWithin(Duration.ofMinutes(1));
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();

        try (LitopysProcess third =
                LitopysProcess.running(
                        temp, "serve", data, "--base-url", "http://ledger.example.org")) {
            assertThat(third.register(bearer, "00032129").statusCode())
                    .as("it is registered already")
                    .isEqualTo(409);
            assertThat(
                            third.get(
                                            "/api/organisations/UA-EDR-14360570?wait=2",
                                            "Authorization",
                                            bearer)
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void it_ends_with_a_sentence_when_its_database_is_killed_and_goes_on_at_the_next_start()
            throws Exception {
        Path data = temp.resolve("office");
        String secret;
        try (LitopysProcess first = LitopysProcess.running(temp, "serve", data)) {
            secret = first.secret("portal");
            assertThat(first.register(first.bearer(secret), "00032129").statusCode())
                    .isEqualTo(201);
            assertThat(postgres(data).destroyForcibly()).isTrue();

            assertThat(first.awaitEnd()).isEqualTo(1);
            assertThat(first.output())
                    .contains(
                            "litopys: PostgreSQL in "
                                    + data.toRealPath().resolve("postgres")
                                    + " has ended by itself");
        }
        try (LitopysProcess second = LitopysProcess.running(temp, "serve", data)) {
            assertThat(second.register(second.bearer(secret), "14360570").body())
                    .contains("\"position\":2");
        }
    }
}
