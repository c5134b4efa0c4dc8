package org.litopys.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.Correctable;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.RunningDeadline;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

class AmendmentsTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Subject SUBJECT = new Subject(RecordType.INTRODUCTION, new UUID(0, 3));
    private static final RequestId REQUEST = new RequestId(new UUID(0, 4));
    private static final Instant LATER = Instant.parse("2027-03-01T16:00:00Z");
    private static final Instant LATEST = Instant.parse("2027-04-01T15:00:00Z");
    private static final MeetingHeld HELD = (MeetingHeld) SampleEvents.of(MeetingHeld.class);

    private static RecordCorrected corrected(String field, JsonNode right) {
        return new RecordCorrected(
                SUBJECT, REQUEST, EVENT, "MeetingHeld", field, null, right, "PM-01");
    }

    private static Amendments after(LedgerEvent... later) {
        return new Amendments(
                Stream.concat(
                                Stream.of(new Amendments.Stored(EVENT, HELD)),
                                Stream.of(later)
                                        .map(one -> new Amendments.Stored(new UUID(1, 1), one)))
                        .toList());
    }

    private static DecisionReversed reversed(UUID decision, RunningDeadline... running) {
        return new DecisionReversed(
                SUBJECT, REQUEST, decision, "IntroductionClosed", "PM-01", List.of(running));
    }

    private static MeetingHeld read(LedgerEvent... later) {
        return (MeetingHeld) after(later).read(EVENT, HELD);
    }

    @Test
    void a_corrected_value_is_read_in_place_of_the_wrong_one_and_nothing_else_is() {
        MeetingHeld read = read(corrected("mode", StringNode.valueOf("VIDEO")));

        assertThat(read.mode()).isEqualTo(MeetingMode.VIDEO);
        assertThat(read)
                .isEqualTo(
                        new MeetingHeld(
                                HELD.introductionId(),
                                HELD.heldOn(),
                                MeetingMode.VIDEO,
                                HELD.attendees(),
                                HELD.summary(),
                                HELD.innovatorFeedback(),
                                HELD.counterpartyFeedback(),
                                HELD.followUpDueAt()));
    }

    @Test
    void of_several_corrections_of_one_value_the_last_is_read() {
        assertThat(
                        read(
                                        corrected("attendees", IntNode.valueOf(7)),
                                        corrected("attendees", IntNode.valueOf(8)))
                                .attendees())
                .isEqualTo(8);
    }

    @Test
    void an_event_with_money_is_read_otherwise_too() {
        LedgerEvent award = SampleEvents.of(ApplicationAccepted.class);

        LedgerEvent read =
                CorrectableFields.with(award, "decisionReference", StringNode.valueOf("DEC-9"));

        assertThat(((ApplicationAccepted) read).decisionReference()).isEqualTo("DEC-9");
        assertThat(((ApplicationAccepted) read).awarded())
                .isEqualTo(((ApplicationAccepted) award).awarded());
    }

    @Test
    void other_events_are_read_as_they_are() {
        Amendments amendments = after(corrected("attendees", IntNode.valueOf(7)));

        assertThat(amendments.read(OTHER, HELD)).isSameAs(HELD);
        assertThat(amendments.isReversed(EVENT)).isFalse();
    }

    @Test
    void a_reversed_event_is_known() {
        Amendments amendments = after(reversed(EVENT));

        assertThat(amendments.isReversed(EVENT)).isTrue();
        assertThat(amendments.isReversed(OTHER)).isFalse();
    }

    @Test
    void after_a_reversal_the_event_that_started_a_deadline_says_when_it_is_due_now() {
        RunningDeadline first = new RunningDeadline(Deadline.FOLLOW_UP, null, LATER);
        RunningDeadline second = new RunningDeadline(Deadline.FOLLOW_UP, null, LATEST);

        assertThat(read(reversed(OTHER, first)).followUpDueAt()).isEqualTo(LATER);
        assertThat(read(reversed(OTHER, first), reversed(OTHER, second)).followUpDueAt())
                .isEqualTo(LATEST);
        assertThat(after(reversed(OTHER, first)).changes(EVENT)).isTrue();
    }

    @Test
    void what_was_started_anew_after_it_is_due_as_it_says_itself() {
        FollowUpRecorded again =
                new FollowUpRecorded(
                        HELD.introductionId(), "meet again", FollowUpOwner.OFFICE, LATEST);
        Amendments amendments =
                new Amendments(
                        List.of(
                                new Amendments.Stored(EVENT, HELD),
                                new Amendments.Stored(
                                        new UUID(1, 1),
                                        reversed(
                                                new UUID(1, 9),
                                                new RunningDeadline(
                                                        Deadline.FOLLOW_UP, null, LATER))),
                                new Amendments.Stored(OTHER, again)));

        assertThat(amendments.read(OTHER, again)).isSameAs(again);
    }

    @Test
    void a_deadline_of_another_kind_or_of_a_reversed_event_is_not_looked_for_there() {
        RunningDeadline other = new RunningDeadline(Deadline.HOLD_MEETING, null, LATER);
        RunningDeadline same = new RunningDeadline(Deadline.FOLLOW_UP, null, LATER);

        assertThat(after(reversed(OTHER, other)).changes(EVENT)).isFalse();
        assertThat(after(reversed(EVENT, same)).changes(EVENT)).isFalse();
    }

    @Test
    void a_value_of_another_type_or_form_cannot_be() {
        for (JsonNode wrong :
                List.<JsonNode>of(
                        StringNode.valueOf("7"), IntNode.valueOf(1), IntNode.valueOf(1001))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CorrectableFields.with(HELD, "attendees", wrong));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CorrectableFields.with(HELD, "mode", StringNode.valueOf("LETTER")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CorrectableFields.with(HELD, "heldOn", StringNode.valueOf("2026-02-30")));
    }

    static Stream<Class<? extends LedgerEvent>> events() {
        return new EventCatalogue().events().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void no_identity_no_money_and_no_due_date_can_be_corrected(Class<? extends LedgerEvent> event) {
        assertThat(
                        Arrays.stream(event.getRecordComponents())
                                .filter(one -> one.isAnnotationPresent(Correctable.class))
                                .map(RecordComponent::getType))
                .allSatisfy(type -> {
                    assertThat(RecordId.class.isAssignableFrom(type)).isFalse();
                    assertThat(type).isNotEqualTo(Money.class).isNotEqualTo(Instant.class);
                });
    }
}
