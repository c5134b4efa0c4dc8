package org.litopys.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.contract.ContractCommand.AcceptDeliverable;
import org.litopys.command.contract.ContractCommand.ActivateContract;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CancelContract;
import org.litopys.command.contract.ContractCommand.CloseContractFinancially;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.contract.ContractCommand.DefineDeliverable;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.DraftContractByException;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.OrderRecovery;
import org.litopys.command.contract.ContractCommand.RecordFailedPayment;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.contract.ContractCommand.RefuseContractApproval;
import org.litopys.command.contract.ContractCommand.RejectContract;
import org.litopys.command.contract.ContractCommand.RejectDeliverable;
import org.litopys.command.contract.ContractCommand.ReleaseUnsignedContract;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.ResubmitPayment;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.ReturnPayment;
import org.litopys.command.contract.ContractCommand.ReviseContract;
import org.litopys.command.contract.ContractCommand.SubmitContractForApproval;
import org.litopys.command.contract.ContractCommand.SubmitDeliverable;
import org.litopys.command.contract.ContractCommand.SuspendContract;
import org.litopys.command.contract.ContractCommand.TerminateContract;
import org.litopys.command.contract.ContractCommand.VerifyPayment;
import org.litopys.demo.Budget.Line;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.ApprovalStep;

/**
 * What happens to a contract beside its straight way: review, approvals, deliverables, and what
 * goes wrong. Each contract in turn goes through another of these. It rolls dice of its own.
 */
final class ContractCourse {
    /** In turn, so that a small demo shows each; what takes longest comes first. */
    private enum Turn {
        AMENDED,
        TERMINATED,
        PAYMENT_FAILED,
        PAYMENT_RETURNED,
        REVISED,
        INVALIDATED,
        REFUSED,
        STRAIGHT
    }

    private static final String REPORT = "R1";
    private static final String RESULT = "D1";
    private static final long RISE = 500;

    private final AwardStory award;
    private final ApplicationStory application;
    private final Office office;
    private final ContractId id;
    private final Chance chance;
    private Turn turn = Turn.STRAIGHT;
    private @Nullable DraftContract draft;
    private List<ApprovalStep> steps = List.of();
    private long value;
    private long risen;
    private boolean submitted;
    private boolean tries;
    private boolean verified;
    private boolean failed;
    private boolean ending;
    private boolean reported;
    private @Nullable RequestPayment returned;

    ContractCourse(AwardStory award, ContractId id) {
        this.award = award;
        this.id = id;
        application = award.application;
        office = application.office;
        chance = office.chance("contract-course", application.number);
    }

    // Draft and approval

    /**
     * @param triesToApprove whether who drafted it tries to approve it too
     */
    void drafted(DraftContract drafted, long euros, boolean triesToApprove) {
        draft = drafted;
        value = euros;
        tries = triesToApprove;
        turn = Turn.values()[office.nextContract() % Turn.values().length];
        after(2, this::submit);
    }

    private void submit() {
        if (submitted) {
            return;
        }
        submitted = true;
        if (turn == Turn.REVISED) {
            review(LegalOutcome.CHANGES_NEEDED, Reasons.LEGAL_CHANGES);
            revise();
        }
        submitReviewed();
        if (tries) {
            application
                    .desk()
                    .forbidden(
                            "drafter-may-not-approve-contract",
                            Staff.standingIn(Staff.LAWYER, steps.getFirst().role()),
                            new ApproveContract(id),
                            because(Reasons.CONTRACT_APPROVED));
        }
    }

    private void submitReviewed() {
        review(LegalOutcome.PASSED, Reasons.LEGAL_PASSED);
        application.desk().send(Staff.LAWYER, new SubmitContractForApproval(id));
        steps = office.contractApproval();
    }

    private void review(LegalOutcome outcome, LocalizedText why) {
        application
                .desk()
                .send(Staff.SECOND_LAWYER, new CompleteLegalReview(id, outcome), because(why));
    }

    private void revise() {
        DraftContract first = draft();
        application
                .desk()
                .send(
                        Staff.LAWYER,
                        new ReviseContract(
                                id,
                                first.title(),
                                first.value(),
                                first.startDate(),
                                first.endDate()));
    }

    void approve(Actor officer) {
        submit();
        if (turn == Turn.REFUSED) {
            application
                    .desk()
                    .send(
                            approver(steps.getFirst(), officer),
                            new RefuseContractApproval(id),
                            because(Reasons.APPROVAL_REFUSED));
            submitReviewed();
        }
        giveApprovals(officer);
        if (turn == Turn.INVALIDATED) {
            revise();
            submitReviewed();
            giveApprovals(officer);
        }
    }

    private void giveApprovals(Actor officer) {
        for (ApprovalStep step : steps) {
            send(approver(step, officer), new ApproveContract(id), Reasons.CONTRACT_APPROVED);
        }
    }

    private static Actor approver(ApprovalStep step, Actor officer) {
        return step.role() == Role.FINANCIAL_VERIFIER ? Staff.VERIFIER : officer;
    }

    /** A pilot is not to scale; the first three of them get a contract all the same. */
    void exception(PilotId pilot, ContractType type, long euros) {
        int number = office.nextException();
        if (number > 2) {
            return;
        }
        after(
                12,
                () -> {
                    LocalDate start = office.agenda.today().plusDays(30);
                    application
                            .desk()
                            .send(
                                    Staff.HEAD,
                                    new DraftContractByException(
                                            pilot,
                                            null,
                                            type,
                                            application.title,
                                            Budget.euros(euros),
                                            start,
                                            start.plusMonths(4)),
                                    because(Reasons.CONTRACT_EXCEPTION));
                    switch (number) {
                        case 0 ->
                                after(
                                        6,
                                        () ->
                                                send(
                                                        Staff.DEPUTY,
                                                        new RejectContract(id),
                                                        Reasons.CONTRACT_REJECTED));
                        case 1 ->
                                after(
                                        8,
                                        () ->
                                                send(
                                                        Staff.PROGRAMME_MANAGER,
                                                        new CancelContract(id),
                                                        Reasons.CONTRACT_CANCELLED));
                        default -> after(5, this::neverSigned);
                    }
                });
    }

    private void neverSigned() {
        submitReviewed();
        giveApprovals(Staff.DEPUTY);
        office.agenda.inOffice(
                Duration.ofDays(100),
                chance,
                application.unlessOver(() -> {
                    office.budget.release(line(), award.awarded);
                    office.reserves.freed(line());
                    send(
                            Staff.PROGRAMME_MANAGER,
                            new ReleaseUnsignedContract(id),
                            Reasons.CONTRACT_UNSIGNED);
                }));
    }

    // Performance

    void signed() {
        LocalDate today = office.agenda.today();
        LocalDate end = draft().endDate().isBefore(today) ? today : draft().endDate();
        define(REPORT, DeliverableKind.FINAL_REPORT, "Final report", end.plusDays(15));
        LocalDate start = draft().startDate().isAfter(today) ? draft().startDate() : today;
        office.agenda.at(
                Agenda.officeMoment(Agenda.momentOn(start.plusDays(1), chance), chance),
                application.unlessOver(this::activate));
    }

    private void activate() {
        application.desk().send(Staff.PROGRAMME_MANAGER, new ActivateContract(id));
        if (turn == Turn.AMENDED) {
            suspend();
            for (int number = 1; number <= 3; number++) {
                int amendment = number;
                after(12 * number, () -> amend(amendment));
            }
        }
        if (turn.compareTo(Turn.PAYMENT_RETURNED) < 0) {
            define(RESULT, DeliverableKind.RESULT, "Manual", office.agenda.today().plusDays(40));
            after(10, this::handInTwice);
        }
    }

    private void define(String code, DeliverableKind kind, String title, LocalDate due) {
        application
                .desk()
                .send(Staff.PROGRAMME_MANAGER, new DefineDeliverable(id, code, kind, title, due));
    }

    private void handInTwice() {
        handIn(RESULT);
        after(
                3,
                () -> {
                    send(
                            Staff.PROGRAMME_MANAGER,
                            new RejectDeliverable(id, RESULT),
                            Reasons.DELIVERABLE_REJECTED);
                    after(
                            6,
                            () -> {
                                handIn(RESULT);
                                after(2, () -> accept(RESULT));
                            });
                });
    }

    private void handIn(String code) {
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new SubmitDeliverable(id, code, office.desk.hash(code + "/" + id)));
    }

    private void accept(String code) {
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new AcceptDeliverable(id, code),
                        Note.because(application.say(Reasons.DELIVERED)));
    }

    /** The final report comes once, before the final payment is asked for or the contract ends. */
    void report() {
        if (!reported) {
            reported = true;
            handIn(REPORT);
            accept(REPORT);
        }
    }

    /** For a weekend, when nobody of the office authorises or pays. */
    private void suspend() {
        LocalDate friday = office.agenda.today().plusDays(1).with(DayOfWeek.FRIDAY);
        at(
                friday,
                LocalTime.of(18, 20),
                () ->
                        send(
                                Staff.PROGRAMME_MANAGER,
                                new SuspendContract(id),
                                Reasons.CONTRACT_SUSPENDED));
        at(
                friday.plusDays(3),
                LocalTime.of(7, 40),
                () -> send(Staff.HEAD, new ResumeContract(id), Reasons.CONTRACT_RESUMED));
    }

    private void at(LocalDate day, LocalTime time, Runnable step) {
        office.agenda.at(day.atTime(time).atZone(RecordType.OFFICE_ZONE).toInstant(), step);
    }

    private void amend(int number) {
        office.screenings.before(application.lead);
        if (number == 1 && value >= 10 * RISE && office.budget.available(line()) >= RISE) {
            office.budget.reserve(line(), RISE);
            risen = RISE;
        }
        send(
                Staff.PROGRAMME_MANAGER,
                new AmendContract(
                        id,
                        Budget.euros(value + risen),
                        draft().endDate().plusMonths(number),
                        "amendment/%d/%s".formatted(number, id)),
                Reasons.AMENDED);
    }

    // Payments

    static VerifyPayment verification(ContractId contract, PaymentId payment) {
        return new VerifyPayment(contract, payment, EnumSet.allOf(PaymentCheck.class));
    }

    /** One of a contract's payments may come back to who asked for it. */
    void requested(PaymentKind kind, long euros, PaymentId payment) {
        if (turn == Turn.PAYMENT_RETURNED && !verified) {
            after(
                    1,
                    () -> {
                        if (!verified) {
                            send(
                                    Staff.VERIFIER,
                                    new ReturnPayment(id, payment),
                                    Reasons.PAYMENT_RETURNED);
                            returned = new RequestPayment(id, kind, Budget.euros(euros), payment);
                            after(2, this::resubmit);
                        }
                    });
        }
    }

    /** What was returned is asked for again, at the latest when it is to be verified. */
    void resubmit() {
        if (returned != null) {
            application
                    .desk()
                    .send(
                            Staff.INITIATOR,
                            new ResubmitPayment(
                                    id,
                                    Objects.requireNonNull(returned.paymentId()),
                                    returned.amount()));
            returned = null;
        }
    }

    /** Nothing is returned from now on. */
    void verifies() {
        resubmit();
        verified = true;
    }

    /**
     * The bank does not carry out one payment; what is owed is paid by another.
     *
     * @param paid told of it once it has left
     * @return whether it failed
     */
    boolean fails(PaymentKind kind, long euros, PaymentId payment, LongConsumer paid) {
        if (turn != Turn.PAYMENT_FAILED || failed) {
            return false;
        }
        failed = true;
        send(Staff.ACCOUNTANT, new RecordFailedPayment(id, payment), Reasons.PAYMENT_FAILED);
        PaymentId again = new PaymentId(office.desk.id("payment-again", application.number));
        after(
                1,
                () -> {
                    application
                            .desk()
                            .send(
                                    Staff.INITIATOR,
                                    new RequestPayment(id, kind, Budget.euros(euros), again));
                    after(1, () -> settle(again, () -> paid.accept(euros)));
                });
        return true;
    }

    private void settle(PaymentId payment, Runnable then) {
        application.desk().send(Staff.VERIFIER, verification(id, payment));
        send(Staff.DEPUTY, new AuthorisePayment(id, payment), Reasons.PAYMENT_AUTHORISED);
        after(
                1,
                () -> {
                    application
                            .desk()
                            .send(
                                    Staff.ACCOUNTANT,
                                    new ExecutePayment(
                                            id, payment, office.agenda.today(), "SEPA/" + payment));
                    then.run();
                });
    }

    // End

    /**
     * A payment has left; some contracts are ended early after the first.
     *
     * @param settled whether no payment is under way
     * @param unpaid of the value, in euros
     */
    void paid(BooleanSupplier settled, LongSupplier unpaid) {
        if (turn != Turn.TERMINATED || ending) {
            return;
        }
        ending = true;
        after(
                4,
                () -> {
                    if (!settled.getAsBoolean()) {
                        return;
                    }
                    office.budget.release(line(), unpaid.getAsLong());
                    send(
                            Staff.HEAD,
                            new TerminateContract(
                                    id, TerminationGround.BY_AGREEMENT, office.agenda.today()),
                            Reasons.CONTRACT_TERMINATED);
                    application.end();
                    afterEnd(30, this::close);
                });
    }

    /**
     * The books of some contracts are closed, of one after money came back.
     *
     * @param paid in euros
     */
    void completed(long paid) {
        if (turn == Turn.AMENDED) {
            afterEnd(15, () -> recover(Math.min(RISE, paid)));
        } else if (turn.ordinal() % 2 == 0) {
            afterEnd(40, this::close);
        }
    }

    private void recover(long euros) {
        RecoveryId recovery = new RecoveryId(office.desk.id("recovery", application.number));
        send(
                Staff.HEAD,
                new OrderRecovery(
                        id, Budget.euros(euros), RecoveryGround.INELIGIBLE_COSTS, recovery),
                Reasons.RECOVERY);
        long part = euros / 3;
        afterEnd(
                10,
                () -> {
                    comesBack(recovery, part, Budget.euros(part));
                    afterEnd(
                            8,
                            () -> {
                                comesBack(recovery, euros - part, null);
                                afterEnd(10, this::close);
                            });
                });
    }

    /**
     * @param amount null for all that is still due
     */
    private void comesBack(RecoveryId recovery, long euros, @Nullable Money amount) {
        office.budget.release(line(), euros);
        application
                .desk()
                .send(
                        Staff.ACCOUNTANT,
                        new RecordRecovery(
                                id, recovery, amount, office.agenda.today(), "SEPA/" + recovery));
    }

    private void close() {
        office.budget.release(line(), risen);
        send(Staff.HEAD, new CloseContractFinancially(id), Reasons.BOOKS_CLOSED);
    }

    private Line line() {
        return application.call.line();
    }

    private void send(Actor actor, LedgerCommand command, LocalizedText why) {
        application.desk().send(actor, command, because(why));
    }

    private Note because(LocalizedText why) {
        return Note.because(application.say(why));
    }

    private void after(double days, Runnable step) {
        office.agenda.inOffice(chance.about(days, 0.2), chance, application.unlessOver(step));
    }

    /** The application is over, its contract has something to come. */
    private void afterEnd(double days, Runnable step) {
        office.agenda.inOffice(chance.about(days, 0.2), chance, step);
    }

    private DraftContract draft() {
        return Objects.requireNonNull(draft);
    }
}
