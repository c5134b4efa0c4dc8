package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROTECTION;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.organisation.OrganisationCommand.AddContactPerson;
import org.litopys.command.organisation.OrganisationCommand.ErasePersonalData;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.ContactRole;
import org.litopys.events.organisation.ErasureBasis;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.litopys.keys.PersonKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What identifies a person, from the command to what is stored, and its end. */
class PersonalDataTest {
    private static final String TELEPHONE = "+380 44 123 45 67";
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();

    private final CommandEnvelope added = by(PORTAL);
    private final DataSubjectId person = new DataSubjectId(added.commandId());

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "100");
    }

    private static AddContactPerson add(OrganisationId to, @Nullable DataSubjectId person) {
        return new AddContactPerson(
                to,
                ContactRole.PROJECT_LEAD,
                "Olena Kovalenko",
                "olena@example.org",
                TELEPHONE,
                person);
    }

    private static ErasePersonalData erase(DataSubjectId person) {
        return new ErasePersonalData(LEAD, person, ErasureBasis.DATA_SUBJECT_REQUEST);
    }

    private StoredEvent stored(RecordId record) {
        return SIDE.bean(Ledger.class).readAggregate(record.toString(), 0).stream()
                .filter(event -> text(event).contains(person.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(StoredEvent event) {
        return new String(event.payload(), StandardCharsets.UTF_8)
                + new String(event.metadata(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean isErased(CommandSide side, DataSubjectId person) {
        return side.bean(PersonKeys.class).erased(Set.of(person)).contains(person);
    }

    @Test
    void nothing_that_is_stored_says_who_a_contact_is() {
        SIDE.send(add(LEAD, null), added);

        assertThat(text(stored(LEAD)))
                .contains("PROJECT_LEAD")
                .doesNotContain("Olena", "olena", "123 45 67");
    }

    @Test
    void the_same_command_again_gives_the_first_receipt_and_another_text_is_refused() {
        Receipt first = SIDE.send(add(LEAD, null), added);
        long head = SIDE.head();

        assertThat(SIDE.send(add(LEAD, null), added)).isEqualTo(first);
        AddContactPerson other =
                new AddContactPerson(
                        LEAD,
                        ContactRole.PROJECT_LEAD,
                        "Olena Kovalenko",
                        "olena@example.com",
                        TELEPHONE,
                        null);
        assertRefused(other, added, Rule.REUSED_COMMAND_ID.refusal("/id", added.commandId()));
        assertThat(SIDE.head()).isEqualTo(head);
    }

    @Test
    void the_digest_of_a_command_cannot_be_computed_without_the_persons_key() {
        PersonalData anothersKeys =
                new PersonalData((_, _) ->
                        new org.litopys.events.personal.PersonKey(
                                org.litopys.events.personal.SecretBox.newSecret()));
        PersonalData keys = SIDE.bean(PersonalData.class);

        String digest = SentCommand.of(add(LEAD, null), added, keys).digest();

        assertThat(SentCommand.of(add(LEAD, null), added, keys).digest()).isEqualTo(digest);
        assertThat(SentCommand.of(add(LEAD, null), added, anothersKeys).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void a_pseudonym_that_another_record_has_is_refused() {
        SIDE.send(add(LEAD, null), added);

        assertRefused(
                add(HOST, person),
                by(LIAISON),
                Rule.PERSON_OF_ANOTHER_RECORD.refusal("/data", person));
    }

    @Test
    void an_erased_person_has_no_key_any_more_and_never_gets_another() {
        SIDE.send(add(LEAD, null), added);
        assertThat(isErased(SIDE, person)).isFalse();

        SIDE.send(erase(person), decidedBy(PROTECTION));

        await(() -> isErased(SIDE, person));
        assertRefused(add(LEAD, person), by(PORTAL), Rule.PERSON_ERASED.refusal("/data", person));
    }

    /**
     * The order is durable before it is carried out; whoever starts next carries out what is left.
     * A backup of the keys is the same: it remembers how far it had read.
     */
    @Test
    void keys_that_come_back_from_a_backup_are_destroyed_again() {
        try (CommandSide own = CommandSide.start()) {
            Samples.openOffice(own, "100");
            own.send(add(LEAD, null), added);
            JdbcClient db = JdbcClient.create(own.bean(DataSource.class));
            db.sql("create table backup_keys as select * from keys.person_key").update();
            db.sql("create table backup_token as select * from keys.token_entry").update();
            own.send(erase(person), decidedBy(PROTECTION));
            await(() -> isErased(own, person));
            own.bean(org.axonframework.config.EventProcessingConfiguration.class)
                    .eventProcessor("erasures")
                    .orElseThrow()
                    .shutDown();

            db.sql("delete from keys.person_key").update();
            db.sql("delete from keys.token_entry").update();
            db.sql("insert into keys.person_key select * from backup_keys").update();
            db.sql("insert into keys.token_entry select * from backup_token").update();
            assertThat(isErased(own, person)).isFalse();

            try (CommandSide restored = own.another()) {
                await(() -> isErased(restored, person));
            }
        }
    }

    @Test
    void a_process_without_the_master_key_takes_no_personal_data_and_all_other_commands() {
        PersonalData closed =
                new PersonalData(
                        PersonKeys.open(SIDE.bean(DataSource.class), SIDE.clock, null)::toSeal);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SentCommand.of(add(LEAD, null), added, closed))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(Rule.PERSONAL_DATA_CLOSED.refusal("")));
        assertThat(SentCommand.of(Samples.startDraft(null), added, closed).digest()).isNotEmpty();
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void owners_who_are_persons_get_pseudonyms_of_their_own_and_the_same_again() {
        var owner =
                new org.litopys.command.organisation.OrganisationCommand.DeclaredOwner(
                        40, "UA", null, null, "Olena");
        var declare =
                new org.litopys.command.organisation.OrganisationCommand.DeclareOwnership(
                        LEAD, List.of(owner, owner), Samples.HASH);
        CommandEnvelope envelope = by(PORTAL);
        Receipt first = SIDE.send(declare, envelope);

        assertThat(SIDE.send(declare, envelope)).isEqualTo(first);
        assertThat(declare.identifiedBy(UUID.randomUUID()).persons()).hasSize(2);
    }
}
