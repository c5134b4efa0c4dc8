package org.litopys.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.StoredEvent;

class EntryFormatTest {
    private static final UUID EVENT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String RECORD = "00000000-0000-4000-8000-000000000002";
    private static final String COMMAND = "00000000-0000-4000-8000-000000000003";
    private static final String METADATA =
            """
            {"traceId":"t1","commandId":"%s","commandType":"SubmitApplication","commandDigest":"0a","actorId":"AO-01",
             "actorType":"APP_USER","actorRoles":"AUTHORISING_OFFICER","onBehalfOf":"P-7","correlationId":"c1",
             "causationId":"c0","channel":"UI","reason":"Добре","evidence":"[{\\"documentId\\":\\"d1\\"}]",
             "classification":"CONFIDENTIAL","legalBasis":"2021/697","occurredAt":"2026-03-01T10:00:00+02:00"}\
            """
                    .formatted(COMMAND);
    private static final String PAYLOAD =
            "{ \"trl\" : 6, \"requested\":{\"currency\":\"EUR\",\"amount\":\"250000.00\"},"
                    + " \"share\": 1.50 }";

    private final EntryFormat format = new EntryFormat("office");

    @Test
    void an_entry_is_this_text_for_ever() {
        assertThat(text(stored("Application", "2", METADATA, PAYLOAD)))
                .isEqualTo(
                        """
                        {"authid":"AO-01","authroles":"AUTHORISING_OFFICER","authtype":"app_user","causationid":"c0",\
                        "channel":"UI","commanddigest":"0a","commandid":"00000000-0000-4000-8000-000000000003",\
                        "commandtype":"SubmitApplication","correlationid":"c1",\
                        "data":{"requested":{"amount":"250000.00","currency":"EUR"},"share":1.5,"trl":6},\
                        "dataclassification":"confidential","datacontenttype":"application/json",\
                        "evidence":"[{\\\\\\"documentId\\\\\\":\\\\\\"d1\\\\\\"}]","id":"00000000-0000-4000-8000-000000000001",\
                        "legalbasis":"2021/697","metadata":"{\\\\\\"traceId\\\\\\":\\\\\\"t1\\\\\\"}","onbehalfof":"P-7",\
                        "reason":"Добре","recordedtime":"2026-03-02T09:30:00.123456Z","sequence":"00000000000000000042",\
                        "source":"urn:litopys:office/applications","specversion":"1.0",\
                        "subject":"00000000-0000-4000-8000-000000000002","subjectversion":"3",\
                        "time":"2026-03-01T10:00:00+02:00","type":"org.litopys.application.ApplicationSubmitted.v2"}\
                        """
                                .replace("\\\\\\\"", "\\\""));
    }

    @Test
    void what_an_entry_is_found_by_is_taken_from_it() {
        JournalEntry entry = format.entryOf(stored("Application", null, METADATA, PAYLOAD));

        assertThat(entry.position()).isEqualTo(42);
        assertThat(entry.type()).isEqualTo("org.litopys.application.ApplicationSubmitted.v1");
        assertThat(entry.subject()).isEqualTo(RECORD);
        assertThat(entry.commandId()).isEqualTo(UUID.fromString(COMMAND));
    }

    @Test
    void an_event_with_the_least_metadata_happened_when_it_was_recorded() {
        assertThat(text(stored(null, null, "{}", "{}")))
                .isEqualTo(
                        """
                        {"data":{},"datacontenttype":"application/json","id":"00000000-0000-4000-8000-000000000001",\
                        "recordedtime":"2026-03-02T09:30:00.123456Z","sequence":"00000000000000000042",\
                        "source":"urn:litopys:office","specversion":"1.0","subject":"00000000-0000-4000-8000-000000000002",\
                        "subjectversion":"3","time":"2026-03-02T09:30:00.123456Z",\
                        "type":"org.litopys.ApplicationSubmitted.v1"}\
                        """);
    }

    @Test
    void
            control_characters_which_CloudEvents_forbids_are_written_so_that_no_two_reasons_look_the_same() {
        assertThat(reason("first\\nsecond")).isEqualTo("first\\u000asecond");
        assertThat(reason("first\\\\u000asecond")).isEqualTo("first\\\\u000asecond");
        assertThat(reason("\\u0085 \\uffff \\u007f")).isEqualTo("\\u0085 \\uffff \\u007f");
        assertThat(reason("\\ud800")).isEqualTo("\\ud800");
        assertThat(reason("emoji 🚁")).isEqualTo("emoji 🚁");
    }

    private String reason(String inJson) {
        String entry = text(stored("Application", null, "{\"reason\":\"" + inJson + "\"}", "{}"));
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(entry)
                .get("reason")
                .stringValue();
    }

    @Test
    void metadata_in_an_unexpected_form_is_kept_beside_the_attributes() {
        String entry =
                text(
                        stored(
                                "Application",
                                null,
                                "{\"occurredAt\":\"yesterday\",\"actorType\":7,\"reason\":\"\",\"b\":{\"a\":1.0}}",
                                "{}"));

        assertThat(entry)
                .contains("\"time\":\"2026-03-02T09:30:00.123456Z\"")
                .doesNotContain("authtype")
                .contains("yesterday")
                .contains("actorType")
                .contains("reason");
    }

    @Test
    void any_change_of_any_part_of_an_event_changes_the_entry() {
        StoredEvent event = stored("Application", "2", METADATA, PAYLOAD);
        List<StoredEvent> changed =
                List.of(
                        stored("Application", "3", METADATA, PAYLOAD),
                        stored("Pilot", "2", METADATA, PAYLOAD),
                        stored("Application", "2", METADATA.replace("t1", "t2"), PAYLOAD),
                        stored("Application", "2", METADATA.replace("AO-01", "AO-02"), PAYLOAD),
                        stored(
                                "Application",
                                "2",
                                METADATA.replace("10:00:00", "10:00:01"),
                                PAYLOAD),
                        stored(
                                "Application",
                                "2",
                                METADATA,
                                PAYLOAD.replace("250000.00", "250000.01")),
                        stored("Application", "2", METADATA, PAYLOAD.replace("6", "7")),
                        new StoredEvent(
                                43,
                                EVENT,
                                "Application",
                                RECORD,
                                2,
                                "ApplicationSubmitted",
                                "2",
                                event.recordedAt(),
                                event.payload(),
                                event.metadata()),
                        new StoredEvent(
                                42,
                                EVENT,
                                "Application",
                                RECORD,
                                3,
                                "ApplicationSubmitted",
                                "2",
                                event.recordedAt(),
                                event.payload(),
                                event.metadata()),
                        new StoredEvent(
                                42,
                                EVENT,
                                "Application",
                                RECORD,
                                2,
                                "ApplicationSubmitted",
                                "2",
                                event.recordedAt().plusNanos(1000),
                                event.payload(),
                                event.metadata()));

        assertThat(changed.stream().map(this::text))
                .doesNotContain(text(event))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_payload_in_another_order_and_with_other_blanks_gives_the_same_entry() {
        String other =
                "{\"requested\":{\"amount\":\"250000.00\",\"currency\":\"EUR\"},\"share\":1.5,\"trl\":6.0}";

        assertThat(text(stored("Application", "2", METADATA, other)))
                .isEqualTo(text(stored("Application", "2", METADATA, PAYLOAD)));
    }

    @Test
    void a_payload_cannot_pass_for_metadata_or_hide_a_member_twice() {
        assertThatThrownBy(() -> text(stored("Application", null, "{}", "{},\"reason\":\"x\"")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("payload of the event at position 42");
        assertThatThrownBy(() -> text(stored("Application", null, "{}", "{\"a\":1,\"a\":2}")))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> text(stored("Application", null, "{\"a\":1,\"a\":2}", "{}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("metadata");
        assertThatThrownBy(() -> text(stored("Application", null, "[]", "{}")))
                .isInstanceOf(JournalException.class);
    }

    @Test
    void an_entry_that_no_log_can_hold_is_refused_with_its_position() {
        assertThatThrownBy(() ->
                        text(
                                stored(
                                        "Application",
                                        null,
                                        "{}",
                                        "{\"a\":\"" + "x".repeat(65_500) + "\"}")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("position 42")
                .hasMessageContaining("65535");
    }

    @Test
    void entries_are_CloudEvents_by_the_published_schema() throws Exception {
        String schema =
                Files.readString(SharedData.file("schemas/cloudevents-1.0.2/cloudevents.json"));
        var cloudEvent =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);

        assertThat(
                        cloudEvent.validate(
                                text(stored("Application", "2", METADATA, PAYLOAD)),
                                InputFormat.JSON))
                .isEmpty();
        assertThat(cloudEvent.validate(text(stored(null, null, "{}", "{}")), InputFormat.JSON))
                .isEmpty();
        assertThat(cloudEvent.validate("{\"specversion\":\"1.0\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void names_of_attributes_are_lower_case_letters_and_digits() {
        var entry =
                new tools.jackson.databind.json.JsonMapper()
                        .readTree(text(stored("Application", "2", METADATA, PAYLOAD)));

        assertThat(entry.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    @Test
    void a_ledger_name_is_one_that_an_address_can_hold() {
        assertThatThrownBy(() -> new EntryFormat("Office A"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryFormat("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(
                        new EntryFormat("ua-eu.demo-1")
                                .entryOf(stored(null, null, "{}", "{}"))
                                .position())
                .isEqualTo(42);
    }

    private String text(StoredEvent event) {
        return new String(format.entryOf(event).content(), UTF_8);
    }

    private static StoredEvent stored(
            @Nullable String aggregate,
            @Nullable String revision,
            String metadata,
            String payload) {
        return new StoredEvent(
                42,
                EVENT,
                aggregate,
                RECORD,
                2,
                "ApplicationSubmitted",
                revision,
                Instant.parse("2026-03-02T09:30:00.123456Z"),
                payload.getBytes(UTF_8),
                metadata.getBytes(UTF_8));
    }
}
