package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says, done as it says it. */
class ReadmeTest {
    private static final Path PROJECT = project();

    @TempDir Path temp = Path.of("");

    @Test
    void every_line_of_the_tour_works() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/bash"))
                        && Files.isExecutable(Path.of("/usr/bin/curl")),
                "bash or curl is missing");
        try (LitopysProcess office =
                LitopysProcess.running(
                        temp, "demo", temp.resolve("office"), "--applications", "40")) {
            String tour =
                    tour().replace("http://localhost:8080", office.address())
                            .replace("the-printed-secret", office.secret("portal"))
                            .replace("data/demo", temp.resolve("office").toString());
            litopysHere();

            Process bash =
                    new ProcessBuilder("bash", "-euo", "pipefail", "-c", STRICT + tour)
                            .directory(temp.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(temp.resolve("said.txt").toFile())
                            .start();
            assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();

            String said = Files.readString(temp.resolve("said.txt"));
            assertThat(bash.exitValue()).as(said).isZero();
            assertThat(said)
                    .contains("\"type\":\"ApplicationDrafted\"") // the receipt
                    .contains("Spare-parts planning") // the list has it
                    .contains("\"funnel\":[{\"reached\":\"SUBMITTED\"") // a year ago
                    // the receipt, the log, its copy, the database
                    .containsPattern("(?si)intact.*intact.*intact.*intact");
        }
    }

    @Test
    void every_promise_names_a_test_that_exists() throws Exception {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        String promises = readme.substring(readme.indexOf("## What is guaranteed"));
        promises = promises.substring(0, promises.indexOf("\n## ", 3));
        Matcher test = Pattern.compile("`(\\w+(?:Test|Suite))`").matcher(promises);
        int named = 0;
        while (test.find()) {
            named++;
            assertThat(isThere(test.group(1) + ".java")).as(test.group(1)).isTrue();
        }
        assertThat(named).isGreaterThan(10);
        assertThat(promises.lines().filter(line -> line.startsWith("| ")).skip(1))
                .allMatch(line -> line.contains("Test`"), "names a test");
    }

    /** curl as the tour has it, but an error ends the tour. */
    private static final String STRICT =
            """
            curl() { command curl -S --fail-with-body "$@"; }
            """;

    private static String tour() throws Exception {
        Matcher block =
                Pattern.compile("## A tour.*?```sh\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PROJECT.resolve("README.md")));
        assertThat(block.find()).as("a tour in the README").isTrue();
        return block.group(1);
    }

    /** The program as {@code ./litopys}, without building it once more. */
    private void litopysHere() throws Exception {
        Path script = temp.resolve("litopys");
        Files.writeString(
                script,
                """
                #!/bin/sh
                exec '%s' "$@"
                """
                        .formatted(String.join("' '", Program.command())));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(temp.resolve("examples"), PROJECT.resolve("examples"));
    }

    private static boolean isThere(String file) throws Exception {
        try (Stream<Path> files =
                Files.find(
                        PROJECT,
                        12,
                        (path, _) ->
                                path.getFileName().toString().equals(file)
                                        && path.toString().contains("/src/test/"))) {
            return files.findAny().isPresent();
        }
    }

    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "the project");
        }
        return folder;
    }
}
