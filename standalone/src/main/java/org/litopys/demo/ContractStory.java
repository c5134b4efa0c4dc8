package org.litopys.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.litopys.command.Rule;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.programme.ProgrammeCommand.DecommitBudget;
import org.litopys.demo.Budget.Line;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.ProgrammeId;

/** The contract after a pilot, and its payments. */
final class ContractStory {
    /** What some contracts cost less than agreed, in euros. */
    private static final long SAVING = 500;

    private final AwardStory award;
    private final ApplicationStory application;
    private final Chance chance;
    private final PilotId pilot;
    private final ContractId id;
    private final ContractType type;
    private final long value;
    private final int months;
    private final ContractCourse course;
    private LocalDate end = LocalDate.EPOCH;
    private long saved;
    private int planned;
    private int executed;
    private long paid;

    ContractStory(AwardStory award, PilotId pilot) {
        this.award = award;
        application = award.application;
        chance = application.chance;
        this.pilot = pilot;
        id = ContractId.after(pilot);
        type = type();
        double share = chance.oneOf(List.of(1.0, 0.95, 0.9, 0.8));
        value = Math.max(500, Math.round(award.awarded * share / 500) * 500);
        months = chance.between(2, 8);
        course = new ContractCourse(award, id);
    }

    /** The pilot is not to be scaled; now and then the head makes an exception. */
    void without() {
        course.exception(pilot, type, value);
    }

    /** Somebody drafts a contract although the pilot is not to be scaled. */
    void tryWithoutScale() {
        application.later(
                5,
                0.5,
                () ->
                        application
                                .desk()
                                .mistake(
                                        Rule.PILOT_NOT_TO_SCALE, Staff.LAWYER, draft(), Note.NONE));
    }

    void begin() {
        application.later(
                11,
                0.5,
                () -> {
                    DraftContract draft = draft();
                    end = draft.endDate();
                    application
                            .desk()
                            .send(
                                    Staff.LAWYER,
                                    draft,
                                    Note.with(application.office.desk.document("contract/" + id)));
                    boolean tries = chance.is(0.1);
                    course.drafted(draft, value, tries);
                    application.later(9, 0.5, this::approve);
                });
    }

    private DraftContract draft() {
        LocalDate start = application.agenda().today().plusDays(chance.between(20, 45));
        return new DraftContract(
                pilot,
                null,
                type,
                application.title,
                Budget.euros(value),
                start,
                start.plusMonths(months));
    }

    private ContractType type() {
        return switch (application.call.line()) {
            case PRIZES -> ContractType.PRIZE;
            case PILOTS -> ContractType.SERVICE;
            case GRANTS, BRIDGING, EVALUATION ->
                    chance.is(0.85) ? ContractType.GRANT : ContractType.SUPPLY;
        };
    }

    private void approve() {
        Actor officer = Staff.authorisingOfficer(chance);
        course.approve(officer);
        boolean contractorFirst = chance.is(0.75);
        application.later(10, 0.6, () -> sign(contractorFirst, officer, false));
    }

    private void sign(boolean contractor, Actor officer, boolean second) {
        application.screenConsortium();
        application
                .desk()
                .send(
                        contractor ? Staff.PORTAL : officer,
                        new SignContract(
                                id,
                                contractor ? ContractParty.CONTRACTOR : ContractParty.OFFICE,
                                (contractor ? "QES/contractor/" : "QES/office/") + id));
        if (!second) {
            application.later(9, 0.6, () -> sign(!contractor, officer, true));
            return;
        }
        Line line = application.call.line();
        if (award.awarded > value) {
            application.office.budget.release(line, award.awarded - value);
            application.office.reserves.freed(line);
        }
        course.signed();
        pay();
    }

    // Payments

    private void pay() {
        boolean cheaper = application.office.chance("saving", application.number).is(0.5);
        saved = cheaper && value > 4 * SAVING ? SAVING : 0;
        if (type == ContractType.PRIZE || chance.is(0.1)) {
            payment(PaymentKind.LUMP_SUM, value - saved, 6);
            finish(35);
            return;
        }
        long first = value * 4 / 10;
        long interim = value * 3 / 10;
        payment(PaymentKind.PREFINANCING, first, 5);
        int half = (int) Math.max(20, months * 15L);
        application.later(half, 0.15, () -> payment(PaymentKind.INTERIM, interim, 3));
        agendaAt(
                end.plusDays(3),
                () -> {
                    course.report();
                    payment(PaymentKind.FINAL, value - first - interim - saved, 6);
                });
        finish(60);
    }

    /** The final report comes some time after the last day, when everything is paid. */
    private void finish(int afterDays) {
        agendaAt(end.plusDays(afterDays), this::complete);
    }

    private void agendaAt(LocalDate day, Runnable step) {
        application
                .agenda()
                .at(
                        Agenda.officeMoment(Agenda.momentOn(day, chance), chance),
                        application.unlessOver(step));
    }

    private void payment(PaymentKind kind, long euros, double medianDays) {
        planned++;
        PaymentId payment =
                new PaymentId(
                        application.office.desk.id("payment", application.number * 10L + planned));
        application.later(medianDays, 0.5, () -> request(kind, euros, payment));
    }

    private void request(PaymentKind kind, long euros, PaymentId payment) {
        if (chance.is(0.03)) {
            application
                    .desk()
                    .mistake(
                            Rule.PAYMENTS_EXCEED_VALUE,
                            Staff.INITIATOR,
                            new RequestPayment(id, kind, Budget.euros(value * 2), payment),
                            Note.NONE);
        }
        application
                .desk()
                .send(
                        Staff.INITIATOR,
                        new RequestPayment(id, kind, Budget.euros(euros), payment),
                        Note.with(application.office.desk.document("payment-request/" + payment)));
        if (chance.is(0.03)) {
            application
                    .desk()
                    .forbidden(
                            "initiator-may-not-verify-payment",
                            Staff.standingIn(Staff.INITIATOR, Role.FINANCIAL_VERIFIER),
                            ContractCourse.verification(id, payment),
                            Note.NONE);
        }
        if (chance.is(0.03)) {
            application
                    .desk()
                    .mistake(
                            Rule.PAYMENT_NOT_AUTHORISED,
                            Staff.ACCOUNTANT,
                            execution(payment),
                            Note.NONE);
        }
        course.requested(kind, euros, payment);
        application.later(chance.is(0.05) ? 35 : 8, 0.5, () -> authorise(kind, euros, payment));
    }

    private void authorise(PaymentKind kind, long euros, PaymentId payment) {
        course.verifies();
        application.desk().send(Staff.VERIFIER, ContractCourse.verification(id, payment));
        application
                .desk()
                .send(
                        Staff.HEAD,
                        new AuthorisePayment(id, payment),
                        Note.because(application.say(Reasons.PAYMENT_AUTHORISED)));
        if (chance.is(0.04)) {
            application
                    .desk()
                    .forbidden(
                            "verifier-may-not-execute-payment",
                            Staff.standingIn(Staff.VERIFIER, Role.ACCOUNTING_OFFICER),
                            execution(payment),
                            Note.NONE);
        }
        application.later(3, 0.5, () -> execute(kind, euros, payment));
    }

    private void execute(PaymentKind kind, long euros, PaymentId payment) {
        if (course.fails(kind, euros, payment, this::isPaid)) {
            return;
        }
        application
                .desk()
                .send(
                        Staff.ACCOUNTANT,
                        execution(payment),
                        Note.NONE.at(application.agenda().now().minus(Duration.ofHours(2))));
        isPaid(euros);
    }

    private void isPaid(long euros) {
        executed++;
        paid += euros;
        course.paid(() -> executed == planned, () -> value - paid);
    }

    private ExecutePayment execution(PaymentId payment) {
        return new ExecutePayment(id, payment, application.agenda().today(), "SEPA/" + payment);
    }

    // End

    private void complete() {
        CompleteContract completion =
                new CompleteContract(id, application.office.desk.hash("final-report/" + id));
        if (executed < planned) {
            application.later(20, 0.3, this::complete);
            return;
        }
        course.report();
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        completion,
                        Note.with(application.office.desk.document("final-report/" + id)));
        if (saved > 0) {
            decommit();
        }
        course.completed(paid);
        application.end();
    }

    private void decommit() {
        Line line = application.call.line();
        application.office.budget.release(line, saved);
        application
                .desk()
                .send(
                        Staff.HEAD,
                        new DecommitBudget(
                                ProgrammeId.ofCode(Office.PROGRAMME),
                                id,
                                Budget.euros(saved),
                                DecommitmentCause.CONTRACT_COMPLETED),
                        Note.because(application.say(Reasons.DECOMMITTED)));
    }
}
