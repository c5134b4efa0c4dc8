package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.eventstore.TestPostgres;
import org.litopys.tlog.NoteSigner;

class LedgerIdentityTest {
    private final HikariDataSource dataSource = TestPostgres.freshDatabase();

    @TempDir Path directory;

    @BeforeEach
    void tables() {
        JournalTables.migrate(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void the_first_start_fixes_name_and_origin() {
        LedgerIdentity first = LedgerIdentity.establish(dataSource, "", "");

        assertThat(first.name()).matches("ledger-[0-9a-f]{8}");
        assertThat(first.origin()).isEqualTo("litopys.example/" + first.name());
        assertThat(LedgerIdentity.establish(dataSource, null, null)).isEqualTo(first);
    }

    @Test
    void
            another_name_or_origin_later_is_refused_because_all_entries_and_signatures_bear_the_first() {
        LedgerIdentity.establish(dataSource, "office", "log.example.org/office");

        assertThatThrownBy(() -> LedgerIdentity.establish(dataSource, "other", ""))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("litopys.ledger-name")
                .hasMessageContaining("office");
        assertThatThrownBy(() -> LedgerIdentity.establish(dataSource, "", "log.example.org/other"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("litopys.log.origin");
    }

    @Test
    void the_key_is_made_once_and_found_again() {
        Path file = directory.resolve("new/folder/log.key");
        LedgerIdentity named = LedgerIdentity.establish(dataSource, "office", "");
        NoteSigner made = LogKeyFile.open(file, named);
        LedgerIdentity keyed = named.withKey(dataSource, made.verifier());

        assertThat(LogKeyFile.open(file, keyed).verifier()).isEqualTo(made.verifier());
        assertThat(made.name()).isEqualTo("litopys.example/office");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_lost_foreign_or_readable_key_file_is_refused_in_a_sentence() throws Exception {
        Path file = directory.resolve("log.key");
        LedgerIdentity named = LedgerIdentity.establish(dataSource, "office", "");
        LedgerIdentity keyed = named.withKey(dataSource, LogKeyFile.open(file, named).verifier());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LogKeyFile.open(file, keyed))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("chmod 600");
        Files.delete(file);
        assertThatThrownBy(() -> LogKeyFile.open(file, keyed))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is missing");
        NoteSigner other = LogKeyFile.open(directory.resolve("other.key"), named);
        assertThatThrownBy(() -> keyed.withKey(dataSource, other.verifier()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("own key file");
        LedgerIdentity elsewhere = new LedgerIdentity("x", "litopys.example/x", null);
        assertThatThrownBy(() -> LogKeyFile.open(directory.resolve("other.key"), elsewhere))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("litopys.example/office");
        Path broken = directory.resolve("broken.key");
        Files.createFile(
                broken,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThatThrownBy(() -> LogKeyFile.open(broken, named))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot be used");
    }
}
