package org.litopys.command.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.draftCall;
import static org.litopys.command.Samples.publishCall;
import static org.litopys.command.Samples.setPolicy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.SECOND_MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.Actor;
import org.litopys.events.programme.SamplePolicy;

/** A call and the note that its programme takes of it are one unit of work. */
class CallPublicationTest {
    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openProgramme(side, "1000000");
        side.send(draftCall(), by(MANAGER));
    }

    @Test
    void an_officer_publishes_a_call_its_programme_lists_it_and_it_is_open_if_its_time_has_come() {
        Receipt receipt = side.send(publishCall(), decidedBy(AUTHORISING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("CallPublished", "CallOpened", "CallListed");
    }

    @Test
    void a_call_that_opens_later_is_published_and_not_open() {
        side.clock.set(draftCall().opensAt().minusSeconds(1));

        assertThat(side.send(publishCall(), decidedBy(SECOND_MANAGER)).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("CallPublished", "CallListed");
    }

    @Test
    void whoever_drafted_a_call_does_not_publish_it() {
        assertRefused(
                publishCall(),
                MANAGER,
                new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "drafter-may-not-publish-call",
                        "",
                        List.of("PM-01", "DRAFT_CALL", "PUBLISH_CALL")));
    }

    @Test
    void an_intake_officer_does_not_publish() {
        assertRefused(
                publishCall(),
                INTAKE,
                Rule.ROLE_MISSING.refusal("", "IN-01", "PROGRAMME_MANAGER, AUTHORISING_OFFICER"));
    }

    @Test
    void a_code_stands_for_one_call() {
        assertRefused(draftCall(), MANAGER, Rule.ALREADY_EXISTS.refusal("", "Call", CALL));
    }

    @Test
    void nobody_applies_to_a_draft() {
        StartDraft application = Samples.startDraft(null);
        DraftCall call = draftCall();

        assertRefused(
                application,
                PORTAL,
                Rule.CALL_NOT_OPEN.refusal(
                        "/data/call", call.code(), call.opensAt(), call.closesAt(), Samples.NOW));
    }

    @Test
    void a_call_whose_time_is_over_is_not_published_any_more() {
        DraftCall call = draftCall();
        side.clock.set(call.closesAt());

        assertRefused(
                publishCall(),
                AUTHORISING,
                Rule.CALL_ALREADY_OVER.refusal("", call.closesAt(), call.closesAt()));
    }

    @Test
    void a_suspended_programme_takes_no_new_call_until_it_is_resumed() {
        side.send(new SuspendProgramme(PROGRAMME), decidedBy(AUTHORISING));

        assertRefused(
                publishCall(),
                AUTHORISING,
                Rule.PROGRAMME_NOT_ACTIVE.refusal("", "BRIDGE", "SUSPENDED"));

        side.send(new ResumeProgramme(PROGRAMME), decidedBy(AUTHORISING));
        side.send(publishCall(), decidedBy(AUTHORISING));
    }

    @Test
    void a_call_asks_for_as_many_evaluations_as_the_policy_at_least() {
        side.send(
                setPolicy(SamplePolicy.usual().minEvaluations(3).policy()), decidedBy(AUTHORISING));

        assertRefused(publishCall(), AUTHORISING, Rule.CALL_BELOW_POLICY.refusal("", 1, 3, 1));
    }

    /** Refused, and nothing was stored. */
    private void assertRefused(LedgerCommand command, Actor by, Refusal refusal) {
        long head = side.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(command, decidedBy(by)))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(side.head()).isEqualTo(head);
    }
}
