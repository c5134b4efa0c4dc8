package org.litopys.command.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Samples.publishCall;
import static org.litopys.command.Samples.setPolicy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.CommandSide;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.programme.ProgrammeId;

/** A call and the note that its programme takes of it are one unit of work. */
class CallPublicationTest {
    @RegisterExtension private static final CommandSide SIDE = CommandSide.ofTheClass();
    private static final PublishCall SAMPLE = publishCall();
    private static int calls;

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1000000");
    }

    @Test
    void a_programme_manager_publishes_a_call_and_its_programme_lists_it() {
        Receipt receipt = SIDE.send(call(SAMPLE.maxPerApplication()), by(MANAGER));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("CallPublished", "CallListed");
    }

    @Test
    void an_authorising_officer_does_not() {
        assertRefused(
                call(null),
                AUTHORISING,
                Rule.ROLE_MISSING.refusal("", "AO-01", "PROGRAMME_MANAGER"));
    }

    @Test
    void a_code_stands_for_one_call() {
        PublishCall first = call(null);
        SIDE.send(first, by(MANAGER));

        assertRefused(first, MANAGER, Rule.ALREADY_EXISTS.refusal("", "Call", first.subject()));
    }

    @Test
    void a_call_does_not_close_before_it_opens() {
        assertRefused(
                with(PROGRAMME, SAMPLE.closesAt(), SAMPLE.closesAt(), "INNOVATION", null, 1),
                MANAGER,
                Rule.DATES_REVERSED.refusal(
                        "/data/closesAt", SAMPLE.closesAt(), SAMPLE.closesAt()));
    }

    @Test
    void a_call_that_is_over_is_not_published() {
        assertRefused(
                with(PROGRAMME, SAMPLE.opensAt(), NOW, "INNOVATION", null, 1),
                MANAGER,
                Rule.CALL_ALREADY_OVER.refusal("/data/closesAt", NOW, NOW));
    }

    @Test
    void a_call_needs_a_programme_that_exists() {
        ProgrammeId unknown = ProgrammeId.ofCode("NONE");

        assertRefused(
                with(unknown, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", null, 1),
                MANAGER,
                Rule.UNKNOWN_REFERENCE.refusal("/data/programme", "Programme", unknown));
    }

    @Test
    void a_call_needs_a_line_of_its_programme() {
        assertRefused(
                with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "OTHER", null, 1),
                MANAGER,
                Rule.UNKNOWN_BUDGET_LINE.refusal("/data/budgetLine", "OTHER"));
    }

    @Test
    void one_application_cannot_ask_for_more_than_the_call_has() {
        assertRefused(
                call(eur("1000000.01")),
                MANAGER,
                Rule.MAXIMUM_EXCEEDS_BUDGET.refusal(
                        "/data/maxPerApplication", eur("1000000.01"), eur("1000000")));
    }

    @Test
    void a_suspended_programme_takes_no_new_call_until_it_is_resumed() {
        PublishCall call = call(null);
        SIDE.send(new SuspendProgramme(PROGRAMME), decidedBy(AUTHORISING));

        assertRefused(
                call,
                MANAGER,
                Rule.PROGRAMME_NOT_ACTIVE.refusal("/data/programme", "BRIDGE", "SUSPENDED"));

        SIDE.send(new ResumeProgramme(PROGRAMME), decidedBy(AUTHORISING));
        SIDE.send(call, by(MANAGER));
    }

    @Test
    void a_call_asks_for_as_many_evaluations_as_the_policy_at_least() {
        int before =
                (int)
                        SIDE.eventsOf(PROGRAMME).stream()
                                .filter("ProgrammePolicySet"::equals)
                                .count();
        SIDE.send(setPolicy(PROGRAMME, List.of(), 3, 100), decidedBy(AUTHORISING));

        assertRefused(
                with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", null, 2),
                MANAGER,
                Rule.CALL_BELOW_POLICY.refusal("/data/minEvaluations", 2, 3, before + 1));
        SIDE.send(
                with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", null, 3),
                by(MANAGER));

        SIDE.send(setPolicy(), decidedBy(AUTHORISING)); // as the other tests expect it
    }

    private static PublishCall call(@Nullable Money max) {
        return with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", max, 1);
    }

    private static PublishCall with(
            ProgrammeId programme,
            Instant opensAt,
            Instant closesAt,
            String line,
            @Nullable Money max,
            int minEvaluations) {
        return new PublishCall(
                "BRIDGE-NEW-" + ++calls,
                programme,
                SAMPLE.title(),
                SAMPLE.type(),
                opensAt,
                closesAt,
                line,
                SAMPLE.budget(),
                max,
                minEvaluations,
                SAMPLE.technologyAreas(),
                SAMPLE.source());
    }

    /** Refused, and nothing was stored. */
    private static void assertRefused(PublishCall call, Actor by, Refusal refusal) {
        long head = SIDE.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SIDE.send(call, by(by)))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(SIDE.head()).isEqualTo(head);
    }
}
