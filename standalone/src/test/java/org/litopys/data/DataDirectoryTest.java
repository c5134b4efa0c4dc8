package org.litopys.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.data.DataDirectory.Kind;

class DataDirectoryTest {
    @TempDir Path temp = Path.of("");

    private Path place() {
        return temp.resolve("deep/office");
    }

    @Test
    void it_is_made_for_its_owner_alone() throws IOException {
        try (DataDirectory directory = DataDirectory.open(place(), Kind.OFFICE)) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(directory.path())))
                    .isEqualTo("rwx------");
            directory.keep("secret", "x");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            directory.path().resolve("secret"))))
                    .isEqualTo("rw-------");
            assertThat(directory.read("secret")).isEqualTo("x");
            assertThat(directory.read("nothing")).isNull();
        }
    }

    @Test
    void it_is_open_once_at_a_time() {
        try (DataDirectory _ = DataDirectory.open(place(), Kind.OFFICE)) {
            assertThatThrownBy(() -> DataDirectory.open(place(), Kind.OFFICE))
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining(
                            "in use by a running Litopys (process "
                                    + ProcessHandle.current().pid()
                                    + ")");
            assertThat(DataDirectory.openExisting(place())).isNull();
        }
        DataDirectory.open(place(), Kind.OFFICE).close();
    }

    @Test
    void a_demo_is_not_played_into_an_office_nor_an_office_run_on_a_demo() {
        DataDirectory.open(place(), Kind.OFFICE).close();
        assertThatThrownBy(() -> DataDirectory.open(place(), Kind.DEMO))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("real office");
        assertThatThrownBy(() -> DataDirectory.openFresh(place()))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("real office");

        DataDirectory.open(temp.resolve("demo"), Kind.DEMO).close();
        assertThatThrownBy(() -> DataDirectory.open(temp.resolve("demo"), Kind.OFFICE))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("holds a demo");
    }

    @Test
    void a_fresh_one_forgets_what_the_earlier_demo_left() {
        try (DataDirectory directory = DataDirectory.open(place(), Kind.DEMO)) {
            directory.keep("left", "x");
        }
        try (DataDirectory directory = DataDirectory.openFresh(place())) {
            assertThat(directory.read("left")).isNull();
            assertThat(directory.logs()).isDirectory();
        }
        DataDirectory.open(place(), Kind.DEMO).close();
    }

    @Test
    void another_version_is_refused_with_both_named() throws IOException {
        DataDirectory.open(place(), Kind.OFFICE).close();
        Path mark = place().resolve("litopys.properties");
        Files.writeString(mark, Files.readString(mark).replace("postgresql=18", "postgresql=17"));

        assertThatThrownBy(() -> DataDirectory.open(place(), Kind.OFFICE))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("another version")
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18");
        assertThatThrownBy(() -> DataDirectory.openExisting(place())).isInstanceOf(Unusable.class);
        Files.writeString(mark, Files.readString(mark).replace("postgresql=17", "postgresql=18"));
        DataDirectory.open(place(), Kind.OFFICE).close(); // the refusals let go of it
    }

    @Test
    void a_link_to_it_is_it() throws IOException {
        DataDirectory.open(place(), Kind.OFFICE).close();
        Path link = Files.createSymbolicLink(temp.resolve("link"), place());

        try (DataDirectory directory = DataDirectory.open(link, Kind.OFFICE)) {
            assertThat(directory.path()).isEqualTo(place().toRealPath());
        }
    }
}
