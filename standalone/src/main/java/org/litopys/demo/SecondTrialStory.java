package org.litopys.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Rule;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ParkIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.TakeUpIntroduction;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AssessReadiness;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CancelPilot;
import org.litopys.command.pilot.PilotCommand.ClosePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ExtendPilot;
import org.litopys.command.pilot.PilotCommand.PlanMilestone;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.command.pilot.PilotCommand.RecordEndUserFeedback;
import org.litopys.command.pilot.PilotCommand.RecordExportLicence;
import org.litopys.command.pilot.PilotCommand.RecordMissedMilestone;
import org.litopys.command.pilot.PilotCommand.RecordObservation;
import org.litopys.command.pilot.PilotCommand.RecordReachedMilestone;
import org.litopys.command.pilot.PilotCommand.RejectPilot;
import org.litopys.command.pilot.PilotCommand.ReportIncident;
import org.litopys.command.pilot.PilotCommand.RescheduleMilestone;
import org.litopys.command.pilot.PilotCommand.ResolveIncident;
import org.litopys.command.pilot.PilotCommand.ResumePilot;
import org.litopys.command.pilot.PilotCommand.ReturnPilotPlan;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotPlan;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.command.pilot.PilotCommand.SuspendPilot;
import org.litopys.command.pilot.PilotCommand.TerminatePilot;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.ObservationCategory;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.pilot.TerminationCause;

/**
 * A second trial of an award, with an end user across the border that nobody else is introduced to:
 * whatever can delay or end a trial does. Throws dice of its own, so that nothing else of the play
 * moves.
 */
final class SecondTrialStory {
    /** Numbers of end users that {@link Office#counterparty} does not give. */
    private static final int FIRST_HOST = 700_000;

    private static final int LICENSED_DAYS = 60;

    private final ApplicationStory application;
    private final Office office;
    private final Chance chance;
    private final RegisterOrganisation registration;
    private final OrganisationId host;
    private final IntroductionId tried;
    private final IntroductionId introduction;
    private final Actor liaison;
    private final boolean odd;
    private final Deque<Step> steps = new ArrayDeque<>();

    /** What happens so many days after the step before. */
    private record Step(double days, Runnable act) {}

    /**
     * @param tried the introduction that leads to the first trial
     */
    SecondTrialStory(ApplicationStory application, IntroductionId tried) {
        this.application = application;
        this.tried = tried;
        office = application.office;
        chance = office.chance("second trial", application.number);
        registration = office.counterpartyNumbered(FIRST_HOST + application.number);
        host = registration.subject();
        introduction = IntroductionId.between(application.id, host);
        liaison = Staff.LIAISON.getLast();
        odd = chance.is(0.5);
    }

    /** Few awards have one. */
    void begin() {
        if (!chance.is(0.3)) {
            return;
        }
        step(2, this::introduced);
        if (odd) {
            step(1, this::parked);
            step(4, this::takenUp);
        }
        step(4, this::agreed);
        step(6, () -> propose(null));
        step(4, this::notTried);
        step(5, () -> propose(2));
        step(5, this::authorised);
        step(6, this::started);
        step(5, this::stopped);
        step(3, this::mended);
        step(8, this::hostSuspended);
        step(4, this::hostReinstated);
        step(2, this::extended);
        step(60, this::licenceIsOver);
        if (!odd) {
            step(6, this::completed);
            step(12, this::evaluated);
            step(5, () -> decide(Staff.PROGRAMME_MANAGER, new ClosePilot(second()), 11));
        }
        next();
    }

    private void step(double days, Runnable act) {
        steps.add(new Step(days, act));
    }

    private void next() {
        Step step = steps.poll();
        if (step != null) {
            office.agenda.inOffice(
                    chance.about(step.days(), 0.1),
                    chance,
                    () -> {
                        step.act().run();
                        next();
                    });
        }
    }

    private void send(Actor actor, LedgerCommand command) {
        application.desk().send(actor, command);
    }

    private void say(Actor actor, LedgerCommand command, LocalizedText reason) {
        application.desk().send(actor, command, Note.because(application.say(reason)));
    }

    private void decide(Actor actor, LedgerCommand command, int reason) {
        application.desk().send(actor, command, because(reason));
    }

    private Note because(int reason) {
        return Note.because(application.say(Reasons.TRIALS.get(reason)));
    }

    private PilotId first() {
        return PilotId.after(introduction);
    }

    private PilotId second() {
        return PilotId.after(introduction, 2);
    }

    private LocalDate today() {
        return office.agenda.today();
    }

    private void screened() {
        application.screenConsortium();
        office.screenings.before(host);
    }

    private void introduced() {
        office.desk.send(liaison, registration);
        say(Staff.COMPLIANCE.getFirst(), new ValidateOrganisation(host), Reasons.REGISTER_AGREES);
        screened();
        say(liaison, new ProposeIntroduction(application.id, host, null), Reasons.WORTH_MEETING);
    }

    /** The first trial keeps the office busy; then the end user asks again. */
    private void parked() {
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new ParkIntroduction(introduction, tried),
                        Note.because(application.say(Reasons.PARKED)));
    }

    private void takenUp() {
        screened();
        application
                .desk()
                .send(
                        liaison,
                        new TakeUpIntroduction(introduction),
                        Note.because(application.say(Reasons.TAKEN_UP)));
    }

    private void agreed() {
        screened();
        say(
                Staff.COMPLIANCE.getFirst(),
                new ClearIntroduction(introduction, true, SecurityLevel.RESTRICTED),
                Reasons.CLEARED);
        send(liaison, new OfferIntroduction(introduction, null));
        send(Staff.PORTAL, new AcceptIntroduction(introduction, Party.INNOVATOR));
        send(liaison, new AcceptIntroduction(introduction, Party.COUNTERPARTY));
        send(
                liaison,
                new RecordMeeting(introduction, today(), MeetingMode.VIDEO, 4, null, null, null));
    }

    private void propose(@Nullable Integer attempt) {
        send(
                liaison,
                new ProposePilot(
                        introduction,
                        attempt,
                        Titles.pilotTitle(application.title, application.language),
                        today().plusDays(10),
                        today().plusDays(70)));
    }

    /** The plan of the first attempt is returned, and then the attempt is given up. */
    private void notTried() {
        send(Staff.PORTAL, plan(first()));
        decide(Staff.PROGRAMME_MANAGER, new ReturnPilotPlan(first()), 0);
        if (odd) {
            decide(Staff.HEAD, new RejectPilot(first()), 1);
        } else {
            decide(liaison, new CancelPilot(first()), 2);
        }
    }

    private SubmitPilotPlan plan(PilotId pilot) {
        return new SubmitPilotPlan(
                pilot,
                office.desk.hash("plan/" + pilot),
                office.desk.hash("risks/" + pilot),
                office.desk.hash("terms/" + pilot),
                List.of(new SuccessCriterion("Share of days in use", "90", "%")));
    }

    private void authorised() {
        PilotId pilot = second();
        send(Staff.PORTAL, plan(pilot));
        say(
                Staff.PROGRAMME_MANAGER,
                new ApprovePilotPlan(pilot, office.desk.hash("plan/" + pilot)),
                Reasons.PLAN_SOUND);
        say(Staff.PROGRAMME_MANAGER, new EndorsePilot(pilot), Reasons.TRIAL_WANTED);
        say(Staff.HEAD, new AuthorisePilot(pilot), Reasons.TRIAL_AUTHORISED);
        send(liaison, new PlanMilestone(pilot, "Training", today().plusDays(20)));
        send(liaison, new PlanMilestone(pilot, "Second site", today().plusDays(30)));
        screened();
        application.desk().mistake(Rule.EXPORT_LICENCE_MISSING, liaison, start(), Note.NONE);
        licensed(1);
    }

    private StartPilot start() {
        return new StartPilot(second(), today(), application.trl);
    }

    private void licensed(int number) {
        send(
                Staff.COMPLIANCE.getFirst(),
                new RecordExportLicence(
                        second(),
                        LicenceRegime.DUAL_USE,
                        "LIC-%06d-%d".formatted(application.number, number),
                        "Licensing authority (invented)",
                        today().plusDays(LICENSED_DAYS)));
    }

    private void started() {
        screened();
        send(liaison, start());
        decide(liaison, new RescheduleMilestone(second(), 1, today().plusDays(25)), 3);
        send(
                liaison,
                new RecordObservation(
                        second(),
                        ObservationCategory.TRAINING,
                        Severity.LOW,
                        "Two days of training are enough."));
    }

    private void stopped() {
        send(liaison, new RecordReachedMilestone(second(), 1, today()));
        send(Staff.PORTAL, new ReportIncident(second(), Severity.HIGH, "It stopped in the cold."));
        decide(liaison, new SuspendPilot(second(), SuspensionCause.SAFETY), 4);
    }

    private void mended() {
        send(liaison, new ResolveIncident(second(), 1, "A part was replaced."));
        resumed();
    }

    private void resumed() {
        screened();
        decide(Staff.PROGRAMME_MANAGER, new ResumePilot(second()), 5);
    }

    /** The ledger itself suspends the trial of a host that is suspended. */
    private void hostSuspended() {
        office.desk.send(
                Staff.HEAD,
                new SuspendOrganisation(
                        host, SuspensionGround.INVESTIGATION, "inquiry/" + application.number),
                because(6));
    }

    private void hostReinstated() {
        office.desk.send(Staff.DEPUTY, new ReinstateOrganisation(host), because(7));
        resumed();
    }

    private void extended() {
        decide(liaison, new RecordMissedMilestone(second(), 2), 8);
        decide(Staff.HEAD, new ExtendPilot(second(), today().plusDays(80)), 9);
    }

    /** The trial stands still since the last day of the licence. */
    private void licenceIsOver() {
        if (odd) {
            decide(
                    Staff.PROGRAMME_MANAGER,
                    new TerminatePilot(second(), TerminationCause.NO_PROGRESS),
                    10);
        } else {
            licensed(2);
            resumed();
        }
    }

    private void completed() {
        send(liaison, new CompletePilot(second(), today()));
        send(
                Staff.PORTAL,
                new SubmitPilotReport(second(), office.desk.hash("pilot-report/" + second())));
        send(liaison, new RecordEndUserFeedback(second(), 4, true, "It saves an hour a day."));
    }

    private void evaluated() {
        Actor rapporteur = Staff.RAPPORTEURS.getFirst();
        send(rapporteur, new AssessReadiness(second(), ReadinessScale.ARL, 4, 5));
        decide(
                rapporteur,
                new EvaluatePilot(
                        second(),
                        PilotOutcome.PARTIAL,
                        List.of(),
                        application.trl,
                        PilotAdvice.ITERATE),
                11);
    }
}
