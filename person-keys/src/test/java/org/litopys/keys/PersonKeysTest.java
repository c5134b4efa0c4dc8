package org.litopys.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.keys.Unsealable.Why;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Place;
import org.litopys.events.personal.Sealed;
import org.litopys.eventstore.TestPostgres;
import org.litopys.keys.PersonKeys.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;

class PersonKeysTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-03T10:00:00Z"), ZoneOffset.UTC);
    private static final OrganisationId RECORD = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());
    private static final Place NAME = new Place(RECORD, "ContactPersonAdded", "name");
    private static final Reading LIAISON =
            new Reading("LO-01", "LIAISON_OFFICER", "/organisations/EE-1");

    private final DataSubjectId person = new DataSubjectId(UUID.randomUUID());

    @TempDir Path folder;
    private HikariDataSource database;
    private JdbcClient db;

    @BeforeEach
    void empty() {
        database = TestPostgres.freshDatabase();
        db = JdbcClient.create(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PersonKeys keys() {
        return keys("master.key");
    }

    private PersonKeys keys(String masterKey) {
        return PersonKeys.open(database, CLOCK, folder.resolve(masterKey));
    }

    @Test
    void what_one_process_seals_another_opens() {
        Sealed sealed = keys().toSeal(person, RECORD).seal(person, NAME, "Olena Kovalenko");

        assertThat(keys().toSeal(person, RECORD).open(sealed, NAME)).contains("Olena Kovalenko");
        assertThat(keys().toRead(List.of(person), RECORD, LIAISON).get(person))
                .extracting(key -> key.open(sealed, NAME))
                .isEqualTo(Optional.of("Olena Kovalenko"));
    }

    @Test
    void every_reading_is_noted_with_who_when_whose_and_how() {
        PersonKeys keys = keys();
        keys.toSeal(person, RECORD);

        keys.toRead(List.of(person), RECORD, LIAISON);

        assertThat(
                        db.sql("select at, reader, roles, person, record, way from keys.reading")
                                .query()
                                .listOfRows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("reader")).isEqualTo("LO-01");
                    assertThat(row.get("roles")).isEqualTo("LIAISON_OFFICER");
                    assertThat(row.get("person")).isEqualTo(person.value());
                    assertThat(row.get("record")).isEqualTo(RECORD.value());
                    assertThat(row.get("way")).isEqualTo("/organisations/EE-1");
                    assertThat(row.get("at")).isEqualTo(java.sql.Timestamp.from(CLOCK.instant()));
                });
    }

    @Test
    void a_destroyed_key_is_never_had_again() {
        PersonKeys keys = keys();
        keys.toSeal(person, RECORD);

        keys.destroy(person, RECORD);
        keys.destroy(person, RECORD);
        keys.sweep();

        assertThat(keys.toRead(List.of(person), RECORD, LIAISON)).isEmpty();
        assertThat(keys.erased(List.of(person))).containsExactly(person);
        assertThat(db.sql("select count(*) from keys.reading").query(Long.class).single()).isZero();
        assertUnsealable(Why.ERASED, keys, person, RECORD);
    }

    @Test
    void a_key_that_a_restored_schema_does_not_know_is_destroyed_all_the_same() {
        PersonKeys keys = keys();

        keys.destroy(person, RECORD);

        assertThat(keys.erased(Set.of(person))).containsExactly(person);
        assertUnsealable(Why.ERASED, keys, person, RECORD);
    }

    @Test
    void a_pseudonym_belongs_to_one_record() {
        PersonKeys keys = keys();
        keys.toSeal(person, RECORD);

        assertUnsealable(Why.OF_ANOTHER_RECORD, keys, person, OTHER);
        assertThat(keys.toRead(List.of(person), OTHER, LIAISON)).isEmpty();
    }

    private static void assertUnsealable(
            Why why, PersonKeys keys, DataSubjectId person, OrganisationId record) {
        assertThatExceptionOfType(Unsealable.class)
                .isThrownBy(() -> keys.toSeal(person, record))
                .satisfies(unsealable -> assertThat(unsealable.why()).isEqualTo(why));
    }

    @Test
    void no_secret_lies_in_the_database_in_clear_and_none_can_be_given_to_another_person() {
        PersonKeys keys = keys();
        DataSubjectId another = new DataSubjectId(UUID.randomUUID());
        keys.toSeal(person, RECORD);
        keys.toSeal(another, RECORD);
        db.sql(
                        "update keys.person_key k set wrapped = o.wrapped from keys.person_key o where k.person = ? and o.person = ?")
                .params(person.value(), another.value())
                .update();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> keys.toSeal(person, RECORD))
                .withMessageContaining("was changed in the database");
    }

    // Master key

    @Test
    void the_master_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
        keys();
        Path file = folder.resolve("master.key");
        String line = Files.readString(file);
        keys();

        assertThat(line).matches("LITOPYS\\+MASTER\\+KEY\\+[A-Za-z0-9_-]{43}\n");
        assertThat(Files.readString(file)).isEqualTo(line);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_lost_master_key_is_said_and_not_replaced() throws Exception {
        keys();
        Files.delete(folder.resolve("master.key"));

        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(this::keys)
                .withMessageContaining(
                        "is missing, but the personal data of this ledger is sealed");
        assertThat(folder.resolve("master.key")).doesNotExist();
    }

    @Test
    void another_master_key_is_said() throws Exception {
        keys();
        PersonKeysTest elsewhere = new PersonKeysTest();
        elsewhere.folder = folder;
        elsewhere.empty();
        elsewhere.keys("other.key");
        elsewhere.close();

        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(() -> keys("other.key"))
                .withMessageContaining("is not the one under which");
    }

    @Test
    void a_master_key_that_others_may_read_is_not_used() throws Exception {
        keys();
        Files.setPosixFilePermissions(
                folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(this::keys)
                .withMessageContaining("chmod 600");
    }

    @Test
    void a_file_with_something_else_in_it_is_said_without_what_it_holds() throws Exception {
        Files.writeString(folder.resolve("master.key"), "LITOPYS+MASTER+KEY+c2VjcmV0\n");
        Files.setPosixFilePermissions(
                folder.resolve("master.key"), PosixFilePermissions.fromString("rw-------"));

        assertThatExceptionOfType(MasterKeyProblem.class)
                .isThrownBy(this::keys)
                .withMessageContaining("holds no master key")
                .withMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_process_without_the_master_key_destroys_but_neither_seals_nor_opens() {
        keys().toSeal(person, RECORD);
        PersonKeys without = PersonKeys.open(database, CLOCK, null);

        assertUnsealable(Why.NO_MASTER_KEY, without, person, RECORD);
        assertThat(without.toRead(List.of(person), RECORD, LIAISON)).isEmpty();
        without.destroy(person, RECORD);
        assertThat(without.erased(List.of(person))).containsExactly(person);
    }
}
