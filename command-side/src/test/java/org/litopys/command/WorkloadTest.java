package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.Staff.withAllRoles;

import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.UnassignEvaluator;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.SamplePolicy;

/** Nobody is asked for more evaluations of a call than the policy allows; here two. */
class WorkloadTest {
    private static final int MOST = 2;
    @RegisterExtension private static final CommandSide SIDE = CommandSide.inMemoryOfTheClass();

    @BeforeAll
    static void open() {
        Samples.openOffice(SIDE, "1");
        Policy policy = SamplePolicy.usual().maxEvaluationsPerEvaluator(MOST).policy();
        SIDE.send(Samples.setPolicy(policy), decidedBy(AUTHORISING));
    }

    /** Has somebody asked for one more evaluation. */
    private static ApplicationId asked(String evaluator) {
        ApplicationId id = Samples.eligible(SIDE, "1");
        SIDE.send(new AssignEvaluator(id, evaluator), by(MANAGER));
        return id;
    }

    private static void thenIsRefused(String evaluator, int asked) {
        ApplicationId one = Samples.eligible(SIDE, "1");

        assertThatThrownBy(() -> SIDE.send(new AssignEvaluator(one, evaluator), by(MANAGER)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(
                                                Rule.EVALUATOR_OVERLOADED.refusal(
                                                        "/data/evaluator",
                                                        evaluator,
                                                        asked,
                                                        MOST,
                                                        1)));
        assertThat(SIDE.eventsOf(one)).endsWith("EligibilityAssessed");
    }

    @Test
    void the_first_evaluation_makes_an_evaluator_known_and_one_too_many_is_refused() {
        asked("EV-11");
        asked("EV-11");

        assertThat(SIDE.eventsOf(PersonId.ofPseudonym("EV-11")))
                .containsExactly("PersonEntered", "EvaluationEntrusted", "EvaluationEntrusted");
        thenIsRefused("EV-11", MOST);
    }

    @Test
    void who_is_known_already_is_not_entered_again() {
        SIDE.send(new EnterPerson("EV-12"), by(MANAGER));

        asked("EV-12");

        assertThat(SIDE.eventsOf(PersonId.ofPseudonym("EV-12")))
                .containsExactly("PersonEntered", "EvaluationEntrusted");
    }

    @Test
    void whoever_is_relieved_can_be_asked_for_another_one() {
        asked("EV-13");
        ApplicationId second = asked("EV-13");

        SIDE.send(new UnassignEvaluator(second, "EV-13"), decidedBy(MANAGER));

        asked("EV-13");
        thenIsRefused("EV-13", MOST);
    }

    @Test
    void an_interest_takes_back_what_was_asked() {
        asked("EV-14");
        ApplicationId second = asked("EV-14");

        SIDE.send(
                new DeclareConflictOfInterest(second, InterestLevel.ACTUAL),
                by(withAllRoles("EV-14")));

        assertThat(SIDE.eventsOf(PersonId.ofPseudonym("EV-14"))).endsWith("EvaluationTakenBack");
        asked("EV-14");
    }

    @Test
    void each_call_counts_by_itself() {
        asked("EV-15");
        asked("EV-15");
        CallId other = CallId.ofCode("BRIDGE-2026-2");
        SIDE.send(Samples.draftCall("BRIDGE-2026-2"), by(MANAGER));
        SIDE.send(new PublishCall(other), decidedBy(AUTHORISING));
        ApplicationId elsewhere = new ApplicationId(UUID.randomUUID());
        SIDE.send(new StartDraft(elsewhere, other, Samples.LEAD, "T", "S", "en"), by(PORTAL));
        SIDE.send(Samples.submit(elsewhere, "1"), by(PORTAL));
        SIDE.send(Samples.assess(elsewhere, true), decidedBy(COMPLIANCE));

        SIDE.send(new AssignEvaluator(elsewhere, "EV-15"), by(MANAGER));

        thenIsRefused("EV-15", MOST);
    }
}
