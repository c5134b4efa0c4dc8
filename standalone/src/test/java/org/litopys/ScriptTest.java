package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code ./litopys}: which Java it takes, when it builds, what it runs; with a Java and
 * a Maven that only say what they were asked.
 */
class ScriptTest {
    @TempDir Path temp = Path.of("");

    private Path top = Path.of("");
    private Path jdks = Path.of("");
    private Path tools = Path.of("");

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        top = Files.createDirectory(temp.resolve("a project"));
        jdks = Files.createDirectory(temp.resolve("jdks"));
        tools = Files.createDirectory(temp.resolve("tools"));
        Files.copy(
                script(), top.resolve("litopys"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(top.resolve("pom.xml"), "<project/>");
        for (String module :
                List.of(
                        "shared-events",
                        "event-store",
                        "person-keys",
                        "transparency-log",
                        "command-side",
                        "query-side",
                        "standalone")) {
            Files.createDirectories(top.resolve(module).resolve("src/main"));
            Files.writeString(top.resolve(module).resolve("pom.xml"), "<project/>");
        }
        for (String tool :
                List.of(
                        "bash",
                        "cat",
                        "dirname",
                        "find",
                        "grep",
                        "head",
                        "ls",
                        "mkdir",
                        "mktemp",
                        "mv",
                        "readlink",
                        "rm",
                        "env")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
    }

    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve("litopys"))
                    && Files.exists(folder.resolve("pom.xml"))) {
                return folder.resolve("litopys");
            }
        }
        throw new AssertionError("./litopys is not above " + Path.of("").toAbsolutePath());
    }

    private static Path which(String tool) {
        return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + tool));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = jdks.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/javac"), "");
        program(home.resolve("bin/java"), "echo \"java of " + name + ": $*\"");
        return home;
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void built(Instant when) throws IOException {
        Path program = Files.createDirectories(top.resolve("standalone/target/litopys"));
        Files.writeString(program.resolve("litopys.jar"), "");
        Files.setLastModifiedTime(
                Files.writeString(top.resolve("standalone/target/litopys.built"), ""),
                FileTime.from(when));
    }

    private Ended litopys(Map<String, String> environment, String... arguments) throws Exception {
        Path out = Files.createTempFile(temp, "out", "");
        Path err = Files.createTempFile(temp, "err", "");
        String[] command =
                Stream.concat(
                                Stream.of(top.resolve("litopys").toString()),
                                Arrays.stream(arguments))
                        .toArray(String[]::new);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                tools.toString(),
                                "LITOPYS_JDKS",
                                jdks.toString() + "/*",
                                "HOME",
                                temp.toString()));
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Ended(
                status,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void a_missing_jdk_is_said_in_one_sentence_that_names_what_to_install() throws Exception {
        jdk("seventeen", "17.0.15");

        Ended none = litopys(Map.of(), "demo");
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err().lines())
                .singleElement()
                .asString()
                .startsWith("litopys: needs a JDK 25 or later.")
                .contains("temurin-25-jdk", "JAVA_HOME");

        Ended old = litopys(Map.of("JAVA_HOME", jdks.resolve("seventeen").toString()), "demo");
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.err().lines())
                .singleElement()
                .asString()
                .contains(jdks.resolve("seventeen").toString(), "is not one");
    }

    @Test
    void the_jdk_of_the_project_is_found_beside_others() throws Exception {
        jdk("seventeen", "17.0.15");
        jdk("twenty-six", "26");
        jdk("twenty-five", "25.0.3");
        built(Instant.now().plusSeconds(60));

        Ended ended =
                litopys(
                        Map.of("JAVA_HOME", jdks.resolve("seventeen").toString()),
                        "demo",
                        "--data",
                        "a folder");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("java of twenty-five: ")
                .endsWith("litopys.jar demo --data a folder\n");
        assertThat(
                        litopys(Map.of("JAVA_HOME", jdks.resolve("twenty-six").toString()), "demo")
                                .out())
                .startsWith("java of twenty-six: ");
    }

    @Test
    void what_is_out_of_date_is_built_and_what_is_not_is_run_at_once() throws Exception {
        jdk("twenty-five", "25.0.3");
        program(tools.resolve("mvn"), "echo \"maven with $JAVA_HOME: $*\" >&2; exit 1");
        built(Instant.now().plusSeconds(60));
        assertThat(litopys(Map.of(), "serve").err()).isEmpty();

        built(Instant.now().minusSeconds(3600));
        Ended ended = litopys(Map.of(), "serve");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .contains(
                        "litopys: building",
                        "maven with " + jdks.resolve("twenty-five"),
                        "-pl standalone -am package",
                        "litopys: the build failed");
        assertThat(ended.out()).isEmpty();
        assertThat(litopys(Map.of(), "serve").err())
                .as("a failed build is no build")
                .contains("litopys: building");
    }

    @Test
    void a_missing_maven_is_said_in_one_sentence() throws Exception {
        jdk("twenty-five", "25.0.3");

        Ended ended = litopys(Map.of(), "demo");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("litopys: needs Maven");
    }

    @Test
    void work_on_the_project_itself_has_its_own_commands() throws Exception {
        jdk("twenty-five", "25.0.3");
        program(tools.resolve("mvn"), "echo \"maven with $JAVA_HOME: $*\"");

        assertThat(litopys(Map.of(), "format").out())
                .contains("maven with " + jdks.resolve("twenty-five"), "spotless:apply");
        assertThat(litopys(Map.of(), "test").out()).contains("verify");
        Path tests = top.resolve("command-side/src/test/java/application");
        Files.createDirectories(tests);
        Files.createFile(tests.resolve("DraftTest.java"));
        assertThat(litopys(Map.of(), "test", "application").out())
                .contains("**/application/**/*Test", "**/Application*Test");
        assertThat(litopys(Map.of(), "test", "aplication").err())
                .startsWith("litopys: no test is called aplication");
        for (String command : List.of("dev", "test", "format", "benchmark")) {
            assertThat(litopys(Map.of(), "help", command).out())
                    .startsWith("Usage: litopys " + command)
                    .contains("Example");
        }
    }
}
