package org.litopys.query.journal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The published test data beside the project; tests that need it are skipped where it is absent.
 */
final class SharedData {
    private SharedData() {}

    static Path file(String path) {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(project.resolve("command-side")) && project.getParent() != null) {
            project = project.getParent();
        }
        Path file = project.resolveSibling("shared").resolve("data").resolve(path);
        assumeTrue(Files.exists(file), "SKIPPED: no shared data beside the project: " + path);
        return file;
    }
}
