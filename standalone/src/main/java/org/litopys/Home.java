package org.litopys;

import java.nio.file.Path;

/** The folder of the program, in which data lies unless told otherwise. */
final class Home {
    private Home() {}

    /**
     * {@code data/NAME} beside the {@code litopys} script, or in the current folder where the
     * program was started without it.
     */
    static Path data(String name) {
        return Path.of(System.getProperty("litopys.home", ""), "data", name);
    }
}
