package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.CallCommand.LimitSubmissions;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.organisation.OrganisationCommand.MergeOrganisations;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.organisation.OrganisationId;

/** One lead has no more applications in a call at a time than the call allows; here one or two. */
class SubmissionsTest {
    private static final String ONE = "BRIDGE-2026-ONE";
    private static final String TWO = "BRIDGE-2026-TWO";
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1");
        publish(ONE, 1);
        publish(TWO, 2);
    }

    private static void publish(String code, int perLead) {
        CallId call = CallId.ofCode(code);
        SIDE.send(Samples.draftCall(code), by(MANAGER));
        SIDE.send(new LimitSubmissions(call, perLead), by(MANAGER));
        SIDE.send(new PublishCall(call), decidedBy(AUTHORISING));
    }

    private static ApplicationId draft(String call, OrganisationId lead) {
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        SIDE.send(new StartDraft(id, CallId.ofCode(call), lead, "T", "S", "en"), by(PORTAL));
        return id;
    }

    private static ApplicationId submitted(String call, OrganisationId lead) {
        ApplicationId id = draft(call, lead);
        SIDE.send(Samples.submit(id, "1"), by(PORTAL));
        return id;
    }

    private static void thenIsRefused(
            String call, OrganisationId lead, int most, ApplicationId... running) {
        ApplicationId one = draft(call, lead);

        assertThatThrownBy(() -> SIDE.send(Samples.submit(one, "1"), by(PORTAL)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(
                                                Rule.SUBMISSIONS_EXHAUSTED.refusal(
                                                        "", lead, List.of(running), call, most)));
        assertThat(SIDE.eventsOf(one)).containsExactly("ApplicationDrafted");
    }

    @Test
    void one_too_many_is_refused_and_names_those_that_run() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        ApplicationId first = submitted(ONE, lead);

        assertThat(SIDE.eventsOf(lead)).endsWith("ApplicationCounted");
        thenIsRefused(ONE, lead, 1, first);
    }

    @Test
    void each_call_and_each_lead_counts_by_itself() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        submitted(ONE, lead);

        submitted(TWO, lead);
        submitted(TWO, lead);
        submitted(ONE, Samples.anotherOrganisation(SIDE));
    }

    @Test
    void all_that_run_are_named_in_their_order() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        ApplicationId first = submitted(TWO, lead);
        ApplicationId second = submitted(TWO, lead);

        thenIsRefused(TWO, lead, 2, first, second);
    }

    @Test
    void what_is_withdrawn_makes_room_for_another() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        ApplicationId first = submitted(ONE, lead);
        SIDE.send(new WithdrawApplication(first), by(PORTAL).because("A better one comes."));

        ApplicationId second = submitted(ONE, lead);

        thenIsRefused(ONE, lead, 1, second);
    }

    @Test
    void what_is_decided_against_makes_room_for_another() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        ApplicationId first = submitted(ONE, lead);
        SIDE.send(Samples.assess(first, false), decidedBy(COMPLIANCE));

        submitted(ONE, lead);
    }

    @Test
    void where_a_call_takes_any_number_nothing_is_counted() {
        OrganisationId lead = Samples.anotherOrganisation(SIDE);
        String unlimited = "BRIDGE-2026-1";

        submitted(unlimited, lead);
        submitted(unlimited, lead);

        assertThat(SIDE.eventsOf(lead)).doesNotContain("ApplicationCounted");
    }

    @Test
    void whoever_has_absorbed_another_answers_for_its_applications() {
        OrganisationId survivor = Samples.anotherOrganisation(SIDE);
        OrganisationId absorbed = Samples.anotherOrganisation(SIDE);
        ApplicationId earlier = submitted(ONE, absorbed);
        SIDE.send(new MergeOrganisations(survivor, absorbed, "register/1"), decidedBy(COMPLIANCE));

        thenIsRefused(ONE, survivor, 1, earlier);
    }
}
