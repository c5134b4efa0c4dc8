package org.litopys.keys;

import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.PersonKey;
import org.litopys.events.personal.SecretBox;
import org.litopys.eventstore.Migrations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of persons in the schema {@value #SCHEMA}. Nothing keeps a key in memory longer than one
 * sealing or one reading takes, so a destroyed key is gone for every process at once. Thread-safe.
 */
public final class PersonKeys {
    public static final String SCHEMA = "keys";

    private final JdbcClient db;
    private final Clock clock;
    private final @Nullable MasterKey master;

    private PersonKeys(JdbcClient db, Clock clock, @Nullable MasterKey master) {
        this.db = db;
        this.clock = clock;
        this.master = master;
    }

    /**
     * Brings the tables up to date and sees that the master key is the one of this ledger.
     *
     * @param dataSource as the role that owns the schema
     * @param masterKey its file, made where nothing was wrapped yet; null: this process can neither
     *     seal nor open, but it can destroy
     * @throws MasterKeyProblem where it is lost or another one
     */
    public static PersonKeys open(DataSource dataSource, Clock clock, @Nullable Path masterKey) {
        Migrations.migrate(dataSource, SCHEMA, "org/litopys/keys/migrations");
        JdbcClient db = JdbcClient.create(dataSource);
        if (masterKey == null) {
            return new PersonKeys(db, clock, null);
        }
        MasterKey master = MasterKeyFile.open(masterKey, proof(db) != null);
        db.sql("insert into keys.master_key (proof) values (?) on conflict do nothing")
                .param(master.proof())
                .update();
        byte[] proof = proof(db); // of whichever process was first
        if (proof == null || !master.made(proof)) {
            throw new MasterKeyProblem(
                    "The master key in %s is not the one under which the personal data of this ledger is sealed; put the right file back."
                            .formatted(masterKey));
        }
        return new PersonKeys(db, clock, master);
    }

    private static byte @Nullable [] proof(JdbcClient db) {
        return db.sql("select proof from keys.master_key")
                .query((row, _) -> row.getBytes("proof"))
                .optional()
                .orElse(null);
    }

    /** Whether this process can seal and open. */
    public boolean hasMasterKey() {
        return master != null;
    }

    /**
     * The key to seal with; made now where the person has none yet.
     *
     * @param record to which the person is known
     * @throws Unsealable where there can be none
     */
    public PersonKey toSeal(DataSubjectId person, RecordId record) {
        if (master == null) {
            throw new Unsealable(Unsealable.Why.NO_MASTER_KEY, person);
        }
        db.sql(
                        """
                        insert into keys.person_key (person, record, wrapped, made_at)
                        values (:person, :record, :wrapped, :at) on conflict (person) do nothing\
                        """)
                .param("person", person.value())
                .param("record", record.value())
                .param("wrapped", master.wrap(SecretBox.newSecret(), person.value()))
                .param("at", now())
                .update();
        Kept kept =
                db.sql("select person, record, wrapped from keys.person_key where person = ?")
                        .param(person.value())
                        .query((row, _) ->
                                new Kept(
                                        row.getObject("record", UUID.class),
                                        row.getBytes("wrapped")))
                        .single();
        if (!kept.record().equals(record.value())) {
            throw new Unsealable(Unsealable.Why.OF_ANOTHER_RECORD, person);
        }
        if (kept.wrapped() == null) {
            throw new Unsealable(Unsealable.Why.ERASED, person);
        }
        return key(master, kept.wrapped(), person.value());
    }

    private record Kept(UUID record, byte @Nullable [] wrapped) {}

    private static PersonKey key(MasterKey master, byte[] wrapped, UUID person) {
        return new PersonKey(
                master.unwrap(wrapped, person)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the key of person %s was changed in the database"
                                                .formatted(person))));
    }

    /**
     * Who reads, and by what way.
     *
     * @param reader pseudonym
     * @param roles names, with commas between
     * @param way address of the page or call
     */
    public record Reading(String reader, String roles, String way) {}

    /**
     * The keys to read with, and a note of who reads whose data, in one statement: there is no
     * other way to a key of a reader.
     *
     * @param record at which they are read; persons of other records are left out
     * @return without those who are erased or unknown
     */
    public Map<DataSubjectId, PersonKey> toRead(
            Collection<DataSubjectId> persons, RecordId record, Reading reading) {
        Map<DataSubjectId, PersonKey> keys = new HashMap<>();
        MasterKey with = master;
        if (with == null || persons.isEmpty()) {
            return keys;
        }
        db.sql(
                        """
                        with found as (
                            select person, wrapped from keys.person_key
                             where person = any (:persons) and record = :record and wrapped is not null
                        ), noted as (
                            insert into keys.reading (at, reader, roles, person, record, way)
                            select :at, :reader, :roles, person, :record, :way from found
                        )
                        select person, wrapped from found\
                        """)
                .param("persons", values(persons))
                .param("record", record.value())
                .param("at", now())
                .param("reader", reading.reader())
                .param("roles", reading.roles())
                .param("way", reading.way())
                .query(row -> {
                    UUID person = row.getObject("person", UUID.class);
                    keys.put(new DataSubjectId(person), key(with, row.getBytes("wrapped"), person));
                });
        return keys;
    }

    /** Those of them whose key is destroyed. */
    public Set<DataSubjectId> erased(Collection<DataSubjectId> persons) {
        return persons.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        db.sql(
                                        "select person from keys.person_key where person = any (:persons) and wrapped is null")
                                .param("persons", values(persons))
                                .query((row, _) ->
                                        new DataSubjectId(row.getObject("person", UUID.class)))
                                .list());
    }

    /**
     * Destroys a key, for ever: also that of a person of whom this schema does not know yet (it may
     * come from a backup) and whose key then is never made. A second time changes nothing.
     */
    public void destroy(DataSubjectId person, RecordId record) {
        db.sql(
                        """
                        insert into keys.person_key as kept (person, record, wrapped, made_at, destroyed_at)
                        values (:person, :record, null, :at, :at)
                        on conflict (person) do update set wrapped = null, destroyed_at = :at
                         where kept.wrapped is not null\
                        """)
                .param("person", person.value())
                .param("record", record.value())
                .param("at", now())
                .update();
    }

    /**
     * Takes destroyed keys out of the table's file, where PostgreSQL leaves the old versions of
     * rows until a vacuum. Not within a transaction.
     */
    public void sweep() {
        db.sql("vacuum keys.person_key").update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID[] values(Collection<DataSubjectId> persons) {
        return persons.stream().map(DataSubjectId::value).toArray(UUID[]::new);
    }
}
