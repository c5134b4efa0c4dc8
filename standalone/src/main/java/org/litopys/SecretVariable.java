package org.litopys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.litopys.data.Unusable;

/**
 * A secret that the environment gives: in {@code NAME}, or in the file that {@code NAME_FILE}
 * names, as container engines hand secrets over. A file keeps it out of what shows a process's
 * environment.
 */
final class SecretVariable {
    private static final String FILE = "_FILE";

    private SecretVariable() {}

    /**
     * @return empty where neither is set
     * @throws Unusable both are set, or the file cannot be read
     */
    static String value(String name) {
        return value(name, System.getenv());
    }

    static String value(String name, Map<String, String> environment) {
        String clear = environment.getOrDefault(name, "");
        String file = environment.getOrDefault(name + FILE, "");
        if (file.isEmpty()) {
            return clear;
        }
        if (!clear.isEmpty()) {
            throw new Unusable(
                    "Both " + name + " and " + name + FILE + " are set; set one of them");
        }
        try {
            return Files.readString(Path.of(file)).strip(); // editors end a file with a line break
        } catch (IOException | InvalidPathException e) {
            throw new Unusable(
                    "Cannot read the file \"" + file + "\" that " + name + FILE + " names: " + e,
                    e);
        }
    }
}
