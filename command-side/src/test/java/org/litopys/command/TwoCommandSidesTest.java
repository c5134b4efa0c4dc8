package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.events.Role.AUTHORISING_OFFICER;
import static org.litopys.events.Role.COMPLIANCE_OFFICER;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GrantRole;
import org.litopys.command.access.PersonCommand.RevokeRole;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.CloseAward;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.call.CallCommand.LimitSubmissions;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.SampleActs;
import org.litopys.events.Actor;
import org.litopys.events.RecordType;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.call.CallId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.SamplePolicy;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

/** Two processes take commands for the same record in turn; each has its own cache. */
@Timeout(60)
class TwoCommandSidesTest {
    @SuppressWarnings("NullAway.Init")
    private CommandSide one;

    @SuppressWarnings("NullAway.Init")
    private CommandSide other;

    @BeforeEach
    void start() {
        one = CommandSide.start();
        other = one.another();
        Samples.openOffice(one, "1000.00");
    }

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @Test
    void a_command_is_not_refused_because_of_what_the_record_was_before_the_other_wrote() {
        ApplicationId application = Samples.drafted(one); // here it is a draft in the cache
        other.send(Samples.submit(application, "100.00"), by(PORTAL));

        Receipt receipt = one.send(Samples.assess(application, true), decidedBy(COMPLIANCE));

        assertThat(receipt.version()).isEqualTo(3);
    }

    @Test
    void a_command_is_refused_because_of_what_the_other_wrote() {
        ApplicationId application = Samples.drafted(one);
        other.send(Samples.submit(application, "100.00"), by(PORTAL));

        assertThatThrownBy(() -> one.send(Samples.submit(application, "90.00"), by(PORTAL)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("wrong-state");
        assertThat(one.eventsOf(application)).hasSize(2);
    }

    @Test
    void a_revoked_role_is_gone_at_once_in_the_other_too() {
        PersonId officer = PersonId.ofPseudonym(COMPLIANCE.id());
        one.send(new EnterPerson(COMPLIANCE.id()), by(AUTHORISING));
        one.send(new GrantRole(officer, COMPLIANCE_OFFICER, null), decidedBy(AUTHORISING));
        ApplicationId first = submitted();
        ApplicationId second = submitted();
        other.send(Samples.assess(first, true), decidedBy(COMPLIANCE));

        one.send(new RevokeRole(officer, COMPLIANCE_OFFICER), decidedBy(AUTHORISING));

        assertThatThrownBy(() -> other.send(Samples.assess(second, true), decidedBy(COMPLIANCE)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("role-missing");
    }

    @Test
    void a_reversal_is_known_at_once_in_the_other_too() {
        ApplicationId id = Samples.recommended(one, "100");
        Subject application = Subject.of(RecordType.APPLICATION, id);
        Samples.delegated(one, AUTHORISING, "AO-02", AUTHORISING_OFFICER);
        other.send(Samples.reject(id), decidedBy(AUTHORISING));
        RequestId request =
                SampleActs.reversalRequested(one, application, "ApplicationRejected", LEGAL);

        one.send(
                new ApproveReversal(application, request),
                decidedBy(Staff.person("AO-02", AUTHORISING_OFFICER)));

        other.send(Samples.reject(id), decidedBy(AUTHORISING));
        assertThat(one.eventsOf(id))
                .endsWith(
                        "ApplicationRejected",
                        "ReversalRequested",
                        "DecisionReversed",
                        "ApplicationRejected");
    }

    @Test
    void of_many_evaluations_that_one_is_asked_for_at_once_no_more_are_heard_than_may_be()
            throws InterruptedException {
        Policy two = SamplePolicy.usual().maxEvaluationsPerEvaluator(2).policy();
        one.send(Samples.setPolicy(two), decidedBy(AUTHORISING));

        List<Object> answers =
                sentAtOnce(() -> new AssignEvaluator(Samples.eligible(one, "1"), "EV-16"), MANAGER);

        assertTaken(2, answers, Rule.EVALUATOR_OVERLOADED);
        assertThat(one.eventsOf(PersonId.ofPseudonym("EV-16"))).hasSize(1 + 2);
    }

    @Test
    void of_many_applications_that_are_handed_in_at_once_no_more_are_taken_than_may_be()
            throws InterruptedException {
        CallId call = CallId.ofCode("BRIDGE-2026-TWO");
        one.send(Samples.draftCall("BRIDGE-2026-TWO"), by(MANAGER));
        one.send(new LimitSubmissions(call, 2), by(MANAGER));
        one.send(new PublishCall(call), decidedBy(AUTHORISING));

        List<Object> answers =
                sentAtOnce(
                        () -> {
                            ApplicationId id = new ApplicationId(UUID.randomUUID());
                            one.send(
                                    new StartDraft(id, call, Samples.LEAD, "T", "S", "en"),
                                    by(PORTAL));
                            return Samples.submit(id, "1");
                        },
                        PORTAL);

        assertTaken(2, answers, Rule.SUBMISSIONS_EXHAUSTED);
    }

    @Test
    void of_many_awards_at_once_no_more_are_given_than_the_line_has_money_for() throws Exception {
        List<ApplicationId> forty = new ArrayList<>();
        List<Callable<Receipt>> awards = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            CommandSide side = i % 2 == 0 ? one : other;
            ApplicationId id = Samples.recommended(one, "100");
            forty.add(id);
            awards.add(() -> side.send(Samples.accept(id, "100"), decidedBy(AUTHORISING)));
        }

        assertTaken(10, Together.run(16, awards), Rule.BUDGET_EXCEEDED);

        assertThat(forty)
                .filteredOn(id -> one.eventsOf(id).contains("ApplicationAccepted"))
                .hasSize(10);
        assertThat(one.eventsOf(PROGRAMME)).filteredOn("BudgetReserved"::equals).hasSize(10);
    }

    @Test
    void of_an_end_and_a_beginning_at_once_one_happens() throws Exception {
        for (int round = 0; round < 5; round++) {
            ApplicationId award = Samples.accepted(one, "100");
            IntroductionId introduction = IntroductionId.between(award, HOST);
            one.send(new ProposeIntroduction(award, HOST, null), decidedBy(LIAISON));
            one.send(new CloseIntroduction(introduction, CloseReason.NO_MATCH), decidedBy(LIAISON));

            List<Object> answers =
                    Together.run(
                            2,
                            List.<Callable<Receipt>>of(
                                    () -> one.send(new CloseAward(award), decidedBy(AUTHORISING)),
                                    () ->
                                            other.send(
                                                    new ReproposeIntroduction(introduction),
                                                    decidedBy(LIAISON))));

            assertThat(answers).filteredOn(Receipt.class::isInstance).hasSize(1);
            assertThat(one.eventsOf(award).contains("ApplicationClosed"))
                    .isNotEqualTo(one.eventsOf(introduction).contains("IntroductionReproposed"));
        }
    }

    private ApplicationId submitted() {
        ApplicationId id = Samples.drafted(one);
        one.send(Samples.submit(id, "1"), by(PORTAL));
        return id;
    }

    /** Answers to eight of these, half of them to each process. */
    private List<Object> sentAtOnce(Supplier<LedgerCommand> commands, Actor who)
            throws InterruptedException {
        List<Callable<Receipt>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LedgerCommand command = commands.get();
            CommandSide side = i % 2 == 0 ? one : other;
            tasks.add(() -> side.send(command, by(who)));
        }
        return Together.run(4, tasks);
    }

    private static void assertTaken(int taken, List<Object> answers, Rule otherwise) {
        assertThat(answers).filteredOn(Receipt.class::isInstance).hasSize(taken);
        assertThat(answers)
                .filteredOn(Refusal.class::isInstance)
                .extracting(answer -> ((Refusal) answer).rule())
                .hasSize(answers.size() - taken)
                .containsOnly(otherwise.key());
    }
}
