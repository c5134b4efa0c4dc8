package org.litopys.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a command says about itself stands in every event that it causes. */
class EnvelopeTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();
    private static final Actor AUTHORISING_02 = Staff.person("AO-02", Role.AUTHORISING_OFFICER);

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000");
        Samples.delegated(SIDE, AUTHORISING_02, "AO-07", Role.AUTHORISING_OFFICER);
    }

    @Test
    void all_of_the_envelope_reaches_the_events_of_both_records_and_nothing_else_does() {
        ApplicationId id = Samples.recommended(SIDE, "100");
        UUID commandId = UUID.randomUUID();
        Actor officer = Staff.person("AO-07", Role.AUTHORISING_OFFICER, Role.PROGRAMME_MANAGER);
        CommandEnvelope envelope =
                new CommandEnvelope(
                        commandId,
                        officer,
                        7L,
                        Samples.NOW.minusSeconds(60),
                        "рішення комітету",
                        List.of(new Evidence("minutes-7", Samples.HASH, "application/pdf")),
                        Channel.UI,
                        "visit-1",
                        "cause-1",
                        "AO-02",
                        "Regulation (EU) 2025/2643, Article 12");

        SIDE.send(accept(id, "100"), envelope);

        long head = SIDE.head();
        List<StoredEvent> both = SIDE.bean(Ledger.class).read(head - 2, 2);
        assertThat(both)
                .extracting(StoredEvent::type)
                .containsExactly("ApplicationAccepted", "BudgetReserved");
        for (StoredEvent event : both) {
            Map<String, Object> metadata = metadata(event);
            assertThat(String.valueOf(metadata.remove(Envelope.COMMAND_DIGEST)))
                    .matches("[0-9a-f]{64}");
            assertThat(metadata.remove(Envelope.COMMAND_SUBJECT))
                    .as("the application, for what happens to the programme")
                    .isEqualTo(event.type().equals("BudgetReserved") ? id.toString() : null);
            assertThat(metadata)
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.ofEntries(
                                    Map.entry(Envelope.COMMAND_ID, commandId.toString()),
                                    Map.entry(Envelope.COMMAND_TYPE, "AcceptApplication"),
                                    Map.entry(Envelope.OCCURRED_AT, "2026-03-03T09:59:00Z"),
                                    Map.entry(Envelope.ACTOR_ID, "AO-07"),
                                    Map.entry(Envelope.ACTOR_TYPE, "APP_USER"),
                                    Map.entry(
                                            Envelope.ACTOR_ROLES,
                                            "AUTHORISING_OFFICER"), // the role that was delegated
                                    Map.entry(Envelope.ON_BEHALF_OF, "AO-02"),
                                    Map.entry(Envelope.CORRELATION_ID, "visit-1"),
                                    Map.entry(Envelope.CAUSATION_ID, "cause-1"),
                                    Map.entry(Envelope.CHANNEL, "UI"),
                                    Map.entry(Envelope.CLASSIFICATION, "INTERNAL"),
                                    Map.entry(Envelope.REASON, "рішення комітету"),
                                    Map.entry(
                                            Envelope.LEGAL_BASIS,
                                            "Regulation (EU) 2025/2643, Article 12"),
                                    Map.entry(
                                            Envelope.EVIDENCE,
                                            "[{\"documentId\":\"minutes-7\",\"sha256\":\"%s\",\"mediaType\":\"application/pdf\"}]"
                                                    .formatted(Samples.HASH))));
        }
    }

    @Test
    void another_legal_basis_makes_another_command_of_it() {
        StartDraft draft = Samples.startDraft(null);
        CommandEnvelope once = by(PORTAL);
        Receipt first = SIDE.send(draft, once);

        assertThat(SIDE.send(draft, once)).isEqualTo(first);
        assertThatThrownBy(() -> SIDE.send(draft, under("Another act", once)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal().rule())
                                        .isEqualTo(Rule.REUSED_COMMAND_ID.key()));
    }

    /** As it was before commands could say their legal basis, so repeated ones are still known. */
    @Test
    void without_a_legal_basis_the_digest_is_over_what_it_always_was() throws Exception {
        StartDraft draft = Samples.startDraft(new ApplicationId(new UUID(0, 1)));
        String canonical =
                """
                {"data":{"applicationId":"00000000-0000-0000-0000-000000000001",\
                "call":"%s","language":"en","lead":"%s",\
                "summary":"Backup power for field hospitals.","title":"Quiet power"},\
                "evidence":[],"occurredAt":null,"reason":null,\
                "subject":"00000000-0000-0000-0000-000000000001","type":"StartDraft"}\
                """
                        .formatted(Samples.CALL, Samples.LEAD);

        SentCommand sent = SentCommand.of(draft, by(PORTAL), SIDE.bean(PersonalData.class));

        assertThat(sent.digest())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(canonical.getBytes(UTF_8))));
    }

    private static CommandEnvelope under(String act, CommandEnvelope other) {
        return new CommandEnvelope(
                other.commandId(),
                other.actor(),
                null,
                null,
                null,
                List.of(),
                other.channel(),
                null,
                null,
                null,
                act);
    }

    @Test
    void a_command_that_says_little_is_its_own_correlation() {
        CommandEnvelope envelope = by(PORTAL);

        SIDE.send(Samples.startDraft(null), envelope);

        StoredEvent last = SIDE.bean(Ledger.class).read(SIDE.head() - 1, 1).getFirst();
        assertThat(metadata(last))
                .containsEntry(Envelope.CORRELATION_ID, envelope.commandId().toString())
                .doesNotContainKeys(
                        Envelope.CAUSATION_ID,
                        Envelope.ON_BEHALF_OF,
                        Envelope.OCCURRED_AT,
                        Envelope.REASON,
                        Envelope.LEGAL_BASIS,
                        Envelope.EVIDENCE);
    }

    @Test
    void an_act_is_recorded_at_the_time_of_the_clock() {
        Receipt receipt = SIDE.send(Samples.startDraft(null), by(PORTAL));

        assertThat(receipt.recordedAt()).isEqualTo(Samples.NOW);
        assertThat(receipt.position()).isEqualTo(SIDE.head());
    }

    private static Map<String, Object> metadata(StoredEvent event) {
        return JsonMapper.shared()
                .readValue(event.metadata(), new TypeReference<Map<String, Object>>() {});
    }
}
