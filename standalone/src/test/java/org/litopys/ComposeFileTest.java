package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docker-compose.yml is one, as the Compose specification says. Needs no Docker engine. */
class ComposeFileTest {
    private record Ended(int status, String output) {}

    private static Path top() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yml"))) {
                return folder;
            }
        }
        throw new AssertionError("docker-compose.yml is not above " + Path.of("").toAbsolutePath());
    }

    private static Ended compose(String password) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("docker-compose", "config", "--services")
                        .directory(top().toFile())
                        .redirectErrorStream(true);
        builder.environment().put("LITOPYS_DATABASE_PASSWORD", password);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(
                    false,
                    "docker-compose is not installed (Debian: apt-get install docker-compose): its file was not checked");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void it_is_valid_and_starts_both_sides_over_one_postgresql() throws Exception {
        Ended ended = compose("secret");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output().lines()).contains("postgresql", "command-side", "query-side");
    }

    @Test
    void it_does_not_start_with_a_password_that_nobody_chose() throws Exception {
        Ended ended = compose("");

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("choose a password");
    }
}
