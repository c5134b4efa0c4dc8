package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Samples.submit;
import static org.litopys.command.Staff.AUDITOR;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.organisation.OrganisationCommand.MergeOrganisations;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotId;

/** A command has an effect once, however often it is sent. */
class RepetitionTest {
    @RegisterExtension private static final CommandSide side = CommandSide.ofTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(side, "10000000");
    }

    @Test
    void the_same_command_again_gives_the_first_receipt_and_changes_nothing() {
        ApplicationId id = Samples.drafted(side);
        CommandEnvelope envelope = by(PORTAL);
        Receipt first = side.send(submit(id, "100"), envelope);
        long head = side.head();

        Receipt again = side.send(submit(id, "100"), envelope);

        assertThat(again).isEqualTo(first);
        assertThat(side.head()).isEqualTo(head);
    }

    @Test
    void it_still_does_when_the_record_has_moved_on_and_the_process_was_started_anew() {
        ApplicationId id = Samples.drafted(side);
        CommandEnvelope envelope = by(PORTAL).expecting(1);
        Receipt first = side.send(submit(id, "100"), envelope);
        side.send(Samples.assess(id, true), decidedBy(COMPLIANCE));

        try (CommandSide anew = side.another()) {
            assertThat(anew.send(submit(id, "100"), envelope)).isEqualTo(first);
        }
    }

    @Test
    void a_repeated_creation_gives_the_first_receipt() {
        CommandEnvelope envelope = by(PORTAL);
        Receipt first = side.send(Samples.startDraft(null), envelope);
        long head = side.head();

        Receipt again = side.send(Samples.startDraft(null), envelope);

        assertThat(again).isEqualTo(first);
        assertThat(first.subject()).isEqualTo(envelope.commandId());
        assertThat(side.head()).isEqualTo(head);
    }

    @Test
    void a_repeated_creation_gives_the_first_receipt_even_where_it_would_be_refused_today() {
        try (CommandSide own = CommandSide.start()) {
            Samples.openOffice(own, "100");
            CommandEnvelope envelope = by(PORTAL);
            Receipt first = own.send(Samples.startDraft(null), envelope);
            Samples.closeCall(own, CALL);

            assertThat(own.send(Samples.startDraft(null), envelope)).isEqualTo(first);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> own.send(Samples.startDraft(null), by(PORTAL)))
                    .satisfies(refused -> assertRule(refused, Rule.CALL_NOT_OPEN));
        }
    }

    @Test
    void a_repeated_command_to_two_records_gives_the_whole_first_receipt() {
        ApplicationId id = Samples.recommended(side, "1000");
        CommandEnvelope envelope = decidedBy(AUTHORISING);
        Receipt first = side.send(accept(id, "1000"), envelope);
        long head = side.head();

        Receipt again = side.send(accept(id, "1000"), envelope);

        assertThat(first.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationAccepted", "BudgetReserved");
        assertThat(again).isEqualTo(first);
        assertThat(side.head()).isEqualTo(head);
    }

    @Test
    void a_merger_sent_twice_is_recorded_once() {
        MergeOrganisations merge =
                new MergeOrganisations(
                        Samples.anotherOrganisation(side),
                        Samples.anotherOrganisation(side),
                        "EDR/2026/1");
        CommandEnvelope envelope = decidedBy(COMPLIANCE);
        Receipt first = side.send(merge, envelope);
        long head = side.head();

        assertThat(side.send(merge, envelope)).isEqualTo(first);
        assertThat(side.head()).isEqualTo(head);
    }

    @Test
    void a_repeated_creation_that_ends_another_record_gives_the_whole_first_receipt() {
        IntroductionId introduction = Samples.held(side, Samples.accepted(side, "1000"));
        CommandEnvelope envelope = by(LIAISON);
        Receipt first = side.send(Samples.proposePilot(introduction), envelope);

        Receipt again = side.send(Samples.proposePilot(introduction), envelope);

        assertThat(first.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactlyInAnyOrder(
                        "IntroductionProgressedToPilot", "FollowOnBegan", "PilotProposed");
        assertThat(first.subject()).isEqualTo(PilotId.after(introduction).value());
        assertThat(first.version()).isEqualTo(1);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void the_same_id_with_other_content_is_refused() {
        ApplicationId id = Samples.drafted(side);
        CommandEnvelope envelope = by(PORTAL);
        side.send(submit(id, "100"), envelope);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(submit(id, "200"), envelope))
                .satisfies(refused -> assertRule(refused, Rule.REUSED_COMMAND_ID));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(submit(id, "100"), envelope.because("other words")))
                .satisfies(refused -> assertRule(refused, Rule.REUSED_COMMAND_ID));
    }

    @Test
    void the_same_id_for_another_record_is_another_command_and_each_is_repeated_for_itself() {
        ApplicationId one = Samples.drafted(side);
        ApplicationId other = Samples.drafted(side);
        CommandEnvelope envelope = by(PORTAL);
        Receipt first = side.send(submit(one, "100"), envelope);

        Receipt second = side.send(submit(other, "100"), envelope);

        assertThat(second.subject()).isEqualTo(other.value());
        assertThat(second.events()).doesNotContainAnyElementsOf(first.events());
        long head = side.head();
        assertThat(side.send(submit(one, "100"), envelope)).isEqualTo(first);
        assertThat(side.send(submit(other, "100"), envelope)).isEqualTo(second);
        assertThat(side.head()).isEqualTo(head);
    }

    @Test
    void a_creation_under_the_id_of_another_creation_is_refused() {
        UUID commandId = UUID.randomUUID();
        side.send(Samples.startDraft(null), by(PORTAL).withId(commandId));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        side.send(
                                Samples.startDraft(null),
                                by(PORTAL).withId(commandId).because("other")))
                .satisfies(refused -> assertRule(refused, Rule.REUSED_COMMAND_ID));
    }

    @Test
    void a_record_that_exists_is_not_created_by_another_command() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(Samples.registerLead(), by(PORTAL)))
                .satisfies(refused -> assertRule(refused, Rule.ALREADY_EXISTS));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(Samples.createProgramme(), by(MANAGER)))
                .satisfies(refused -> assertRule(refused, Rule.ALREADY_EXISTS));
    }

    @Test
    void who_may_not_send_a_command_is_not_given_its_receipt() {
        CommandEnvelope envelope = by(PORTAL);
        side.send(Samples.startDraft(null), envelope);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        side.send(
                                Samples.startDraft(null), by(AUDITOR).withId(envelope.commandId())))
                .satisfies(refused -> assertRule(refused, Rule.ROLE_MISSING));
    }

    @Test
    void sixteen_at_once_in_two_processes_leave_one_event_and_one_receipt() throws Exception {
        ApplicationId draft = Samples.drafted(side);
        ApplicationId recommended = Samples.recommended(side, "1000");
        CommandEnvelope first = by(PORTAL);
        CommandEnvelope second = decidedBy(AUTHORISING);
        CommandEnvelope third = by(PORTAL);
        try (CommandSide another = side.another()) {
            long head = side.head();

            assertThat(race(another, submit(draft, "100"), first)).hasSize(1);
            assertThat(race(another, accept(recommended, "1000"), second)).hasSize(1);
            assertThat(race(another, Samples.startDraft(null), third)).hasSize(1);
            assertThat(side.head()).isEqualTo(head + 4);
        }
    }

    /** The different answers that sixteen senders of one command got. */
    private static List<Object> race(
            CommandSide another, LedgerCommand command, CommandEnvelope envelope)
            throws InterruptedException {
        Callable<Receipt> here = () -> side.send(command, envelope);
        Callable<Receipt> there = () -> another.send(command, envelope);
        List<Callable<Receipt>> sixteen =
                Collections.nCopies(8, List.of(here, there)).stream()
                        .flatMap(List::stream)
                        .toList();
        List<Object> answers = Together.run(16, sixteen);
        assertThat(answers).hasSize(16).hasOnlyElementsOfType(Receipt.class);
        return answers.stream().distinct().toList();
    }

    private static void assertRule(Refused refused, Rule rule) {
        assertThat(refused.refusal().rule()).isEqualTo(rule.key());
    }
}
