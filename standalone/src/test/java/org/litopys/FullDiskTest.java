package org.litopys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: a small file system in memory, which only root can mount. */
class FullDiskTest {
    @TempDir Path temp = Path.of("");

    private boolean mounted;

    private void mount(String size, Path place) throws Exception {
        Files.createDirectories(place);
        try {
            mounted =
                    new ProcessBuilder(
                                            "mount",
                                            "-t",
                                            "tmpfs",
                                            "-o",
                                            "size=" + size,
                                            "litopys-test",
                                            place.toString())
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            mounted = false;
        }
        assumeTrue(
                mounted,
                "no small file system can be mounted here (not root?): a full disk was not tried");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(
                            new ProcessBuilder("umount", temp.resolve("small").toString())
                                    .start()
                                    .waitFor())
                    .isZero();
        }
    }

    @Test
    void is_said_in_one_sentence_before_anything_is_made() throws Exception {
        mount("32m", temp.resolve("small"));
        try (LitopysProcess office =
                LitopysProcess.starting(temp, "serve", temp.resolve("small/office"))) {
            assertThat(office.awaitEnd()).isEqualTo(1);
            assertThat(office.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("litopys: The disk of the data directory")
                    .contains("is full", "--data");
        }
    }
}
