package org.litopys.command;

import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.programme.Programme;
import org.litopys.command.programme.ProgrammeCommand.ActivateProgramme;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.SamplePolicy;

/** What happened long ago is recorded with an explanation, or not at all. */
class BackDatingTest {
    private static final ActivateProgramme ACTIVATE = new ActivateProgramme(PROGRAMME);
    private static final Evidence PROTOCOL =
            new Evidence("protocol", Samples.HASH, "application/pdf");

    private final RecordFixture<Programme> programme =
            RecordFixture.of(Programme.class)
                    .given(MANAGER, SampleProgramme.created())
                    .given(AUTHORISING, new ProgrammeApproved(PROGRAMME, "DEC-2026-1"));

    private static CommandEnvelope occurred(
            Instant at, @Nullable String reason, List<Evidence> evidence, Channel channel) {
        return occurred(MANAGER, at, reason, evidence, channel);
    }

    private static CommandEnvelope occurred(
            Actor actor,
            Instant at,
            @Nullable String reason,
            List<Evidence> evidence,
            Channel channel) {
        return new CommandEnvelope(
                UUID.randomUUID(),
                actor,
                null,
                at,
                reason,
                evidence,
                channel,
                null,
                null,
                null,
                null);
    }

    private static CommandEnvelope occurred(Instant at) {
        return occurred(at, null, List.of(), Channel.API);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    @Test
    void what_happened_within_the_days_of_the_policy_is_recorded_as_a_matter_of_course() {
        programme
                .when(ACTIVATE, occurred(daysAgo(30)))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
    }

    @Test
    void what_happened_earlier_is_refused() {
        Instant earlier = daysAgo(30).minusNanos(1000);

        programme
                .when(ACTIVATE, occurred(earlier))
                .thenRefused(Rule.OCCURRED_TOO_LONG_AGO, "/occurredAt", earlier, NOW, 30);
    }

    @Test
    void unless_a_reason_and_a_document_explain_it() {
        Instant earlier = daysAgo(31);

        programme
                .when(ACTIVATE, occurred(earlier, "found late", List.of(PROTOCOL), Channel.API))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
        programme
                .when(ACTIVATE, occurred(earlier, "found late", List.of(), Channel.API))
                .thenRefused(Rule.OCCURRED_TOO_LONG_AGO, "/occurredAt", earlier, NOW, 30);
        programme
                .when(ACTIVATE, occurred(earlier, null, List.of(PROTOCOL), Channel.API))
                .thenRefused(Rule.OCCURRED_TOO_LONG_AGO, "/occurredAt", earlier, NOW, 30);
    }

    @Test
    void an_import_brings_the_past() {
        programme
                .when(ACTIVATE, occurred(daysAgo(3000), null, List.of(), Channel.IMPORT))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
    }

    @Test
    void the_days_are_those_of_the_programmes_policy() {
        programme
                .given(AUTHORISING, new ProgrammePolicySet(PROGRAMME, backDating(2)))
                .when(ACTIVATE, occurred(daysAgo(3)))
                .thenRefused(Rule.OCCURRED_TOO_LONG_AGO, "/occurredAt", daysAgo(3), NOW, 2);
    }

    @Test
    void a_record_leaves_no_state_before_it_has_come_into_it() {
        Instant approved = daysAgo(10);
        RecordFixture<Programme> approvedThen =
                RecordFixture.of(Programme.class)
                        .given(MANAGER, SampleProgramme.created())
                        .given(occurred(approved), new ProgrammeApproved(PROGRAMME, "DEC-2026-1"));

        approvedThen
                .when(ACTIVATE, occurred(approved))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
        Instant within = approved.minus(Duration.ofMinutes(1));
        approvedThen // clocks differ
                .when(ACTIVATE, occurred(within))
                .thenEvents(new ProgrammeActivated(PROGRAMME));
        Instant before = within.minusNanos(1000);
        approvedThen
                .when(ACTIVATE, occurred(before))
                .thenRefused(
                        Rule.OCCURRED_BEFORE_STATUS, "/occurredAt", before, "APPROVED", approved);
    }

    @Test
    void what_leaves_the_state_as_it_is_may_be_told_in_any_order() {
        programme
                .given(occurred(daysAgo(1)), new ProgrammeActivated(PROGRAMME))
                .when(
                        Samples.allocate("1000"),
                        occurred(AUTHORISING, daysAgo(5), "adopted", List.of(), Channel.API))
                .thenEvents(SampleProgramme.allocated("1000"));
    }

    private static Policy backDating(int days) {
        return SamplePolicy.usual().maxBackDatingDays(days).policy();
    }
}
