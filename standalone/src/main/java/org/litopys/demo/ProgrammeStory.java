package org.litopys.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.litopys.command.programme.ProgrammeCommand.ActivateProgramme;
import org.litopys.command.programme.ProgrammeCommand.ApproveProgramme;
import org.litopys.command.programme.ProgrammeCommand.CloseProgramme;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.command.programme.ProgrammeCommand.ReallocateBudget;
import org.litopys.command.programme.ProgrammeCommand.ResumeProgramme;
import org.litopys.command.programme.ProgrammeCommand.SetPolicy;
import org.litopys.command.programme.ProgrammeCommand.StartProgrammeClosing;
import org.litopys.command.programme.ProgrammeCommand.SuspendProgramme;
import org.litopys.demo.Budget.Line;
import org.litopys.events.LocalizedText;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.WorkCalendar;

/**
 * The life of the office's programme beside its money and calls, and of a forerunner whose tasks
 * passed to it. What it leaves to chance it draws from dice of its own.
 */
final class ProgrammeStory {
    static final String CODE = "BRIDGE";
    private static final String FORERUNNER = "SCOUT";
    private static final ProgrammeId ID = ProgrammeId.ofCode(CODE);
    private static final long MOVED_EUROS = 20_000;

    private final Office office;
    private final Agenda agenda;
    private final Desk desk;
    private final Chance chance;

    ProgrammeStory(Office office) {
        this.office = office;
        agenda = office.agenda;
        desk = office.desk;
        chance = office.chance("programme", 0);
    }

    void begin(Instant start) {
        begin(start, CODE, new LocalizedText("Bridge programme", "Програма «Міст»"));
        agenda.at(
                start.plus(Duration.ofMinutes(50)),
                () -> setPolicy(List.of(), Policy.DEFAULT.contractApproval()));
        on(start, 30 * 7, this::reallocate);
        on(
                start,
                44 * 7,
                () ->
                        setPolicy(
                                List.of(
                                        new GrantedPeriod(Due.EVALUATION, 5, PeriodUnit.WEEKS),
                                        new GrantedPeriod(Due.DECISION, 20, PeriodUnit.DAYS)),
                                List.of(
                                        new ApprovalStep(Role.FINANCIAL_VERIFIER, 1),
                                        new ApprovalStep(Role.AUTHORISING_OFFICER, 1))));
        suspend(start);
        forerunner(start);
    }

    /** Founded, approved and put to work in one meeting. */
    private void begin(Instant start, String code, LocalizedText title) {
        agenda.at(start, () -> found(code, title));
        agenda.at(start.plus(Duration.ofMinutes(35)), () -> approve(code));
        agenda.at(start.plus(Duration.ofMinutes(65)), () -> activate(code));
    }

    private void on(Instant start, int day, Runnable step) {
        agenda.at(Agenda.officeMoment(start.plus(Duration.ofDays(day)), chance), step);
    }

    private void found(String code, LocalizedText title) {
        desk.send(
                Staff.PROGRAMME_MANAGER,
                new CreateProgramme(
                        code,
                        title,
                        Currency.getInstance(Budget.CURRENCY),
                        agenda.today(),
                        agenda.today().plusYears(4),
                        "Founding act of the office (invented for the demo)",
                        new LocalizedText(
                                "From a good idea to use by those who need it.",
                                "Від доброї ідеї до застосування тими, кому вона потрібна."),
                        List.of(
                                new FundingSource("Participating states (invented)", "EU", 80),
                                new FundingSource("Host state (invented)", "UA", 20))),
                Note.with(desk.document("founding-act/" + code)));
    }

    private void approve(String code) {
        desk.send(
                Staff.HEAD,
                new ApproveProgramme(ProgrammeId.ofCode(code), "decision/" + code + "/approval"),
                Note.because(Reasons.PROGRAMME_APPROVED.en()));
    }

    private void activate(String code) {
        desk.send(Staff.PROGRAMME_MANAGER, new ActivateProgramme(ProgrammeId.ofCode(code)));
    }

    /** Trials take long: an award may look for its contract for two years. */
    private static List<GrantedPeriod> withLongReservations(List<GrantedPeriod> periods) {
        List<GrantedPeriod> all = new ArrayList<>(periods);
        all.add(new GrantedPeriod(Due.RESERVATION, 24, PeriodUnit.MONTHS));
        return List.copyOf(all);
    }

    /** Work is done where Brussels and Kyiv are open; the other numbers are the usual ones. */
    private void setPolicy(List<GrantedPeriod> periods, List<ApprovalStep> approval) {
        Policy usual = Policy.DEFAULT;
        office.approvesContractsIn(approval);
        desk.send(
                Staff.HEAD,
                new SetPolicy(
                        ID,
                        usual.eligibility(),
                        usual.minEvaluations(),
                        usual.maxDivergence(),
                        usual.maxEvaluationsPerEvaluator(),
                        withLongReservations(periods),
                        Set.of(WorkCalendar.TARGET, WorkCalendar.UKRAINE),
                        usual.screeningIntervalDays(),
                        approval,
                        usual.amendmentSharePercent(),
                        usual.maxPilotExtensionDays(),
                        usual.introductionsPerAward(),
                        usual.maxBackDatingDays()),
                Note.because((periods.isEmpty() ? Reasons.POLICY : Reasons.POLICY_LONGER).uk()));
    }

    private void reallocate() {
        office.budget.allocate(Line.EVALUATION, -MOVED_EUROS);
        office.budget.allocate(Line.PRIZES, MOVED_EUROS);
        desk.send(
                Staff.HEAD,
                new ReallocateBudget(
                        ID,
                        Line.EVALUATION.name(),
                        Line.PRIZES.name(),
                        Budget.euros(MOVED_EUROS),
                        "decision/BRIDGE/budget/reallocation-1"),
                Note.because(Reasons.REALLOCATED.en()));
    }

    /** For a weekend, when nobody of the office awards, signs or publishes. */
    private void suspend(Instant start) {
        LocalDate friday =
                Agenda.dateOf(start.plus(Duration.ofDays(58 * 7))).with(DayOfWeek.FRIDAY);
        agenda.at(
                at(friday, LocalTime.of(18, 20)),
                () ->
                        desk.send(
                                Staff.HEAD,
                                new SuspendProgramme(ID),
                                Note.because(Reasons.SUSPENDED.en())));
        agenda.at(
                at(friday.plusDays(3), LocalTime.of(7, 40)),
                () ->
                        desk.send(
                                Staff.HEAD,
                                new ResumeProgramme(ID),
                                Note.because(Reasons.RESUMED.en())));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(RecordType.OFFICE_ZONE).toInstant();
    }

    private void forerunner(Instant start) {
        ProgrammeId id = ProgrammeId.ofCode(FORERUNNER);
        begin(
                Agenda.officeMoment(start.plus(Duration.ofDays(9)), chance),
                FORERUNNER,
                new LocalizedText("Scouting", "Пошук інновацій"));
        on(
                start,
                60,
                () ->
                        desk.send(
                                Staff.DEPUTY,
                                new StartProgrammeClosing(id),
                                Note.because(Reasons.PASSED_ON.uk())));
        on(
                start,
                75,
                () ->
                        desk.send(
                                Staff.DEPUTY,
                                new CloseProgramme(id),
                                Note.because(Reasons.NOTHING_LEFT.uk())));
    }
}
