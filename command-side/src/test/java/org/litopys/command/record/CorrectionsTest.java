package org.litopys.command.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.SECOND_MANAGER;
import static org.litopys.command.Staff.decidedBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.record.RecordCommand.ApproveCorrection;
import org.litopys.command.record.RecordCommand.RefuseCorrection;
import org.litopys.command.record.RecordCommand.RequestCorrection;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wrong value is corrected by two persons and stays where it was stored. */
class CorrectionsTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();

    private Subject application;
    private long drafted;

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000000");
    }

    @BeforeEach
    void draft() {
        application = Subject.of(RecordType.APPLICATION, Samples.drafted(SIDE));
        drafted = SampleActs.newest(SIDE, application, "ApplicationDrafted");
    }

    private static RequestId request(Subject subject, long event, String field, String right) {
        CommandEnvelope envelope = decidedBy(MANAGER);
        SIDE.send(new RequestCorrection(subject, event, field, json(right), null), envelope);
        return new RequestId(envelope.commandId());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private String titleReadBy(CommandSide side) {
        return ((ApplicationDrafted)
                        side.bean(EventStore.class)
                                .readEvents(application.toString())
                                .next()
                                .getPayload())
                .title();
    }

    private static void assertRefused(
            LedgerCommand command, CommandEnvelope envelope, Refusal expected) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }

    @Test
    void a_request_alone_changes_nothing() {
        String before = titleReadBy(SIDE);

        request(application, drafted, "title", "\"Right title\"");

        assertThat(titleReadBy(SIDE)).isEqualTo(before);
        assertThat(SIDE.eventsOf(application))
                .containsExactly("ApplicationDrafted", "CorrectionRequested");
    }

    @Test
    void once_another_person_approves_the_right_value_is_read_in_every_process() {
        try (CommandSide another = SIDE.another()) {
            titleReadBy(another);
            RequestId request = request(application, drafted, "title", "\"Right title\"");

            SIDE.send(new ApproveCorrection(application, request), decidedBy(SECOND_MANAGER));

            assertThat(titleReadBy(SIDE)).isEqualTo("Right title");
            assertThat(titleReadBy(another)).isEqualTo("Right title");
        }
    }

    @Test
    void the_event_stays_as_it_was_stored() {
        byte[] stored = storedDraft().payload();
        RequestId request = request(application, drafted, "title", "\"Right title\"");

        SIDE.send(new ApproveCorrection(application, request), decidedBy(SECOND_MANAGER));

        assertThat(storedDraft().payload()).isEqualTo(stored);
    }

    private StoredEvent storedDraft() {
        return SIDE.bean(Ledger.class).readAggregate(application.toString(), 0).getFirst();
    }

    @Test
    void the_correction_says_what_was_wrong_what_is_right_and_who_asked() {
        String wrong = titleReadBy(SIDE);
        RequestId request = request(application, drafted, "title", "\"Right title\"");
        SIDE.send(new ApproveCorrection(application, request), decidedBy(SECOND_MANAGER));

        JsonNode corrected =
                json(
                        new String(
                                SIDE.bean(Ledger.class)
                                        .readAggregate(application.toString(), 2)
                                        .getFirst()
                                        .payload(),
                                StandardCharsets.UTF_8));
        assertThat(corrected.at("/wrong").asString()).isEqualTo(wrong);
        assertThat(corrected.at("/right").asString()).isEqualTo("Right title");
        assertThat(corrected.at("/requestedBy").asString()).isEqualTo("PM-01");
        assertThat(corrected.at("/eventId").asString())
                .isEqualTo(storedDraft().eventId().toString());
    }

    @Test
    void a_value_can_be_corrected_again() {
        RequestId first = request(application, drafted, "title", "\"Nearly\"");
        SIDE.send(new ApproveCorrection(application, first), decidedBy(SECOND_MANAGER));
        RequestId second = request(application, drafted, "title", "\"Right title\"");

        SIDE.send(new ApproveCorrection(application, second), decidedBy(SECOND_MANAGER));

        assertThat(titleReadBy(SIDE)).isEqualTo("Right title");
    }

    @Test
    void a_correction_whose_value_was_corrected_meanwhile_is_not_approved() {
        RequestId first = request(application, drafted, "title", "\"One\"");
        RequestId second = request(application, drafted, "title", "\"Two\"");
        SIDE.send(new ApproveCorrection(application, first), decidedBy(SECOND_MANAGER));

        assertRefused(
                new ApproveCorrection(application, second),
                decidedBy(SECOND_MANAGER),
                Rule.VALUE_CHANGED_MEANWHILE.refusal("", "title", "ApplicationDrafted", "\"One\""));
        SIDE.send(new RefuseCorrection(application, second), decidedBy(SECOND_MANAGER));
    }

    @Test
    void a_refused_correction_changes_nothing_and_is_answered() {
        String before = titleReadBy(SIDE);
        RequestId request = request(application, drafted, "title", "\"Right title\"");

        SIDE.send(new RefuseCorrection(application, request), decidedBy(SECOND_MANAGER));

        assertThat(titleReadBy(SIDE)).isEqualTo(before);
        assertRefused(
                new ApproveCorrection(application, request),
                decidedBy(SECOND_MANAGER),
                Rule.REQUEST_NOT_OPEN.refusal("/data/requestId", request));
    }

    @Test
    void what_nobody_asked_for_is_not_approved() {
        RequestId unknown = new RequestId(UUID.randomUUID());

        assertRefused(
                new ApproveCorrection(application, unknown),
                decidedBy(SECOND_MANAGER),
                Rule.UNKNOWN_REQUEST.refusal("/data/requestId", unknown));
    }

    @Test
    void the_same_request_again_is_one_request() {
        CommandEnvelope envelope = decidedBy(MANAGER);
        RequestCorrection request =
                new RequestCorrection(application, drafted, "title", json("\"Right title\""), null);
        SIDE.send(request, envelope);

        SIDE.send(request, envelope);

        assertThat(SIDE.eventsOf(application)).containsOnlyOnce("CorrectionRequested");
    }

    @Test
    void an_event_that_the_record_does_not_have_is_not_corrected() {
        assertRefused(
                new RequestCorrection(application, 2, "title", json("\"Right\""), null),
                decidedBy(MANAGER),
                Rule.UNKNOWN_EVENT.refusal("/data/event", 2, application, 1));
    }

    @ParameterizedTest
    @CsvSource({"lead", "applicationId", "nothing"})
    void identities_and_unknown_fields_are_not_corrected(String field) {
        assertRefused(
                new RequestCorrection(application, drafted, field, json("\"Right\""), null),
                decidedBy(MANAGER),
                Rule.FIELD_NOT_CORRECTABLE.refusal(
                        "/data/field", field, "ApplicationDrafted", "title, summary, language"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"title|5", "title|\" \"", "title|null", "language|\"English\"", "title|[]"},
            delimiter = '|')
    void the_right_value_is_one_that_the_field_can_have(String field, String right) {
        @Nullable JsonNode value = right.equals("null") ? null : json(right);

        assertRefused(
                new RequestCorrection(application, drafted, field, value, null),
                decidedBy(MANAGER),
                Rule.RIGHT_VALUE_IMPOSSIBLE.refusal(
                        "/data/right", field, "ApplicationDrafted", String.valueOf(value)));
    }

    @Test
    void the_value_that_stands_there_is_no_correction() {
        assertRefused(
                new RequestCorrection(
                        application, drafted, "title", json("\"" + titleReadBy(SIDE) + "\""), null),
                decidedBy(MANAGER),
                Rule.NOTHING_TO_CORRECT.refusal("/data/right", "title", "ApplicationDrafted"));
    }

    @Test
    void a_day_on_which_something_happened_is_corrected_to_one_that_has_come() {
        IntroductionId id = Samples.held(SIDE, Samples.accepted(SIDE, "100"));
        Subject introduction = Subject.of(RecordType.INTRODUCTION, id);
        long held = SampleActs.newest(SIDE, introduction, "MeetingHeld");

        assertRefused(
                new RequestCorrection(introduction, held, "heldOn", json("\"2026-03-04\""), null),
                decidedBy(LIAISON),
                Rule.DATE_IN_FUTURE.refusal("/data/right", "2026-03-04", Samples.TODAY));
        request(introduction, held, "heldOn", "\"2026-03-02\"");
    }
}
