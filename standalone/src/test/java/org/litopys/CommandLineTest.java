package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says and with which status it ends, without anything being started. */
class CommandLineTest {
    @TempDir Path temp = Path.of("");

    private record Ended(int status, String out, String err) {}

    private static Ended litopys(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Litopys.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(status, out.toString(), err.toString());
    }

    private static void assertOneSentence(Ended ended, int status, String... parts) {
        assertThat(ended.status()).isEqualTo(status);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("litopys: ")
                .contains(parts);
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve", "verify"})
    void every_command_is_explained_with_an_example(String command) {
        Ended help = litopys("help", command);

        assertThat(help.status()).isZero();
        assertThat(help.out())
                .contains("Usage: litopys " + command)
                .contains("Example")
                .contains("  litopys " + command);
        assertThat(litopys(command, "--help").out()).isEqualTo(help.out());
    }

    @Test
    void help_lists_every_command() {
        assertThat(litopys("help").out())
                .contains("demo", "serve", "verify", "dev", "test", "format");
    }

    @Test
    void no_command_and_an_unknown_one_are_wrong_use() {
        assertThat(litopys().status()).isEqualTo(2);
        assertThat(litopys("dmeo"))
                .satisfies(ended -> {
                    assertThat(ended.status()).isEqualTo(2);
                    assertThat(ended.err()).contains("dmeo");
                });
    }

    @Test
    void an_unknown_option_is_wrong_use() {
        assertThat(litopys("demo", "--prot", "1").status()).isEqualTo(2);
        assertThat(litopys("serve", "--side", "left").status()).isEqualTo(2);
        assertThat(litopys("demo", "--port", "eighty").status()).isEqualTo(2);
    }

    @Test
    void a_directory_and_a_database_exclude_each_other() {
        Ended ended =
                litopys("serve", "--data", "x", "--database", "jdbc:postgresql://localhost/x");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("--data", "--database", "mutually exclusive");
    }

    @Test
    void what_cannot_be_is_said_in_one_sentence() {
        assertOneSentence(litopys("demo", "--applications", "0"), 1, "--applications 0");
        assertOneSentence(litopys("demo", "--applications", "100001"), 1, "100001", "100000");
        assertOneSentence(litopys("demo", "--port", "70000"), 1, "70000");
        assertOneSentence(
                litopys("serve", "--base-url", "ledger.example.org"),
                1,
                "ledger.example.org",
                "https://");
        assertOneSentence(
                litopys("serve", "--base-url", "https://ledger.example.org/"), 1, "slash");
        assertOneSentence(
                litopys("serve", "--port", freePort(), "--database", "postgres://db/x"),
                1,
                "jdbc:postgresql://");
    }

    @Test
    void a_database_that_is_not_there_is_said_in_one_sentence() {
        assertOneSentence(
                litopys(
                        "serve",
                        "--port",
                        freePort(),
                        "--database",
                        "jdbc:postgresql://localhost:" + freePort() + "/x"),
                1,
                "Cannot connect to jdbc:postgresql://localhost",
                "refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve"})
    void a_taken_port_is_said_in_one_sentence_and_nothing_is_made(String command)
            throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Path data = temp.resolve("data");

            assertOneSentence(
                    litopys(
                            command,
                            "--port",
                            String.valueOf(taken.getLocalPort()),
                            "--data",
                            data.toString()),
                    1,
                    "Port " + taken.getLocalPort(),
                    "--port");
            assertThat(data).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "serve"})
    void a_foreign_directory_is_left_alone(String command) throws IOException {
        Path letter = Files.writeString(temp.resolve("letter.txt"), "dear");

        assertOneSentence(
                litopys(command, "--port", freePort(), "--data", temp.toString()),
                1,
                temp.toString(),
                "letter.txt",
                "--data");
        assertThat(temp).isDirectoryNotContaining(file -> !file.equals(letter));
    }

    @Test
    void a_fresh_demo_deletes_nothing_that_is_not_a_demo() throws IOException {
        Path letter = Files.writeString(temp.resolve("letter.txt"), "dear");

        assertOneSentence(
                litopys("demo", "--fresh", "--port", freePort(), "--data", temp.toString()),
                1,
                "letter.txt");
        assertThat(letter).hasContent("dear");
    }

    @Test
    void a_file_in_place_of_the_directory_is_said_in_one_sentence() throws IOException {
        Path file = Files.writeString(temp.resolve("data"), "x");

        assertOneSentence(
                litopys("serve", "--port", freePort(), "--data", file.toString()),
                1,
                file.toString(),
                "not a directory");
        assertOneSentence(
                litopys("serve", "--port", freePort(), "--data", file.resolve("in").toString()),
                1,
                file.toString());
    }

    @Test
    void what_cannot_be_verified_is_no_verdict() throws IOException {
        assertOneSentence(litopys("verify", temp.resolve("none").toString()), 2, "none");
        assertOneSentence(litopys("verify", temp.toString()), 2, "key");
        assertOneSentence(
                litopys("verify", Files.writeString(temp.resolve("r.json"), "{}").toString()),
                2,
                "receipt");
        assertOneSentence(
                litopys("verify", Files.writeString(temp.resolve("two.json"), "{} {}").toString()),
                2,
                "not JSON");
        assertOneSentence(
                litopys(
                        "verify",
                        Files.writeString(temp.resolve("r.zip"), "PK, not a zip").toString()),
                2,
                "zip");
        assertOneSentence(
                litopys("verify", "http://localhost:" + freePort() + "/log"), 2, "No answer");
        assertOneSentence(
                litopys("verify", "--data", temp.toString()), 2, "not a Litopys data directory");
        assertThat(litopys("verify").status()).isEqualTo(2);
    }

    private static String freePort() {
        return String.valueOf(LitopysProcess.freePort());
    }
}
