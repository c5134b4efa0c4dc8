package org.litopys.tlog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published vectors that lie beside the project, not in it; a test that needs them is skipped where
 * they are absent.
 */
final class SharedData {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SharedData() {}

    static Path path(String relative) {
        Path top = Path.of("").toAbsolutePath();
        while (top.getParent() != null && !Files.isDirectory(top.resolve("command-side"))) {
            top = top.getParent();
        }
        Path path = top.resolve("../shared/data/vectors").resolve(relative).normalize();
        assumeTrue(Files.exists(path), "SKIPPED: the published vectors are not here: " + path);
        return path;
    }

    static JsonNode json(String relative) throws IOException {
        return JSON.readTree(Files.readString(path(relative)));
    }

    static List<JsonNode> jsonLines(String relative) throws IOException {
        try (Stream<String> lines = Files.lines(path(relative))) {
            return lines.map(JSON::readTree).toList();
        }
    }
}
