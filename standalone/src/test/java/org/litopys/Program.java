package org.litopys;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tests start as a process: the packaged program with its classes prepared, as {@code
 * ./litopys} does it, which takes half the time of a start from the class path. Where the package
 * is missing or older than the classes (tests started one by one), the class path.
 */
final class Program {
    private static final Path FOLDER = Path.of("target", "litopys-tests").toAbsolutePath();
    private static final List<String> COMMAND = found();

    private Program() {}

    /** Java, its options and the program; what follows are the program's arguments. */
    static List<String> command() {
        return COMMAND;
    }

    private static List<String> found() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1", // short lives
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "--enable-native-access=ALL-UNNAMED"));
        try {
            Path archive = packaged();
            if (archive == null) {
                command.addAll(
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.litopys.Litopys"));
                return List.copyOf(command);
            }
            prepare(archive);
            Path prepared = FOLDER.resolve("litopys.aot");
            if (Files.exists(prepared)) {
                command.addAll(
                        List.of(
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:AOTCache=" + prepared,
                                "-Xlog:aot=off",
                                "-Xlog:cds=off"));
            }
            command.addAll(List.of("-jar", FOLDER.resolve("litopys.jar").toString()));
            return List.copyOf(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program's jar, unless something of ours that it is made of is newer. */
    private static @Nullable Path packaged() throws IOException {
        List<Path> archives = files(Path.of("target"), 1, "-exec.jar");
        if (archives.size() != 1) {
            return null;
        }
        FileTime packaged = written(archives.getFirst());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (isOurs(Path.of(entry)) && isNewer(Path.of(entry), packaged)) {
                return null;
            }
        }
        return archives.getFirst();
    }

    private static boolean isOurs(Path entry) {
        String name = entry.getFileName().toString();
        return name.equals("classes") || name.endsWith("-SNAPSHOT.jar");
    }

    private static boolean isNewer(Path entry, FileTime packaged) throws IOException {
        for (Path made : files(entry, 99, "")) {
            if (Files.getLastModifiedTime(made).compareTo(packaged) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The reproducible build sets the other times of a jar to a fixed one. */
    private static FileTime written(Path file) throws IOException {
        return (FileTime) Files.getAttribute(file, "unix:ctime");
    }

    private static List<Path> files(Path folder, int depth, String end) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.find(
                        folder,
                        depth,
                        (file, what) -> what.isRegularFile() && file.toString().endsWith(end))) {
            return files.toList();
        }
    }

    /** By the script's own hand. */
    private static void prepare(Path archive) throws IOException {
        Path done = FOLDER.resolve("lib");
        if (Files.exists(done)
                && Files.getLastModifiedTime(done).compareTo(written(archive)) >= 0) {
            return;
        }
        Path said = FOLDER.resolveSibling("litopys-tests.txt");
        try {
            Process script =
                    new ProcessBuilder("../litopys", "prepare-tests")
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile())
                            .start();
            if (script.waitFor() != 0) {
                throw new IOException("litopys prepare-tests: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
