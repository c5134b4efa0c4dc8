package org.litopys.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.litopys.command.Rule;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AssessReadiness;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.command.pilot.PilotCommand.RecordExportLicence;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotPlan;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.SuccessCriterion;

/** One pilot, from its proposal to its evaluation. */
final class PilotStory {
    private static final String CRITERION = "Share of days in use";

    private final AwardStory award;
    private final ApplicationStory application;
    private final Chance chance;
    private final OrganisationId host;
    private final IntroductionId introduction;
    private final Actor liaison;
    private final boolean licenceNeeded;

    /** For what was added to the story: one more roll of the others would move it. */
    private final Chance more;

    private final PilotId id;
    private final LocalDate plannedStart;
    private final LocalDate plannedEnd;

    PilotStory(
            AwardStory award,
            OrganisationId host,
            IntroductionId introduction,
            Actor liaison,
            boolean licenceNeeded) {
        this.award = award;
        application = award.application;
        chance = application.chance;
        this.host = host;
        this.introduction = introduction;
        this.liaison = liaison;
        this.licenceNeeded = licenceNeeded;
        more = application.office.chance("pilot", application.number);
        id = PilotId.after(introduction);
        plannedStart = application.agenda().today().plusDays(chance.between(25, 55));
        plannedEnd = plannedStart.plusDays(chance.between(40, 110));
    }

    void begin() {
        application
                .desk()
                .send(
                        liaison,
                        new ProposePilot(
                                introduction,
                                null,
                                Titles.pilotTitle(application.title, application.language),
                                plannedStart,
                                plannedEnd));
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new SubmitPilotPlan(
                                id,
                                application.office.desk.hash("plan/" + id),
                                application.office.desk.hash("risks/" + id),
                                application.office.desk.hash("terms/" + id),
                                List.of(
                                        new SuccessCriterion(
                                                CRITERION,
                                                String.valueOf(5 * more.between(14, 19)),
                                                "%"))));
        new SecondTrialStory(application, introduction).begin();
        application.later(13, 0.45, this::approvePlan);
    }

    private void approvePlan() {
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new ApprovePilotPlan(id, application.office.desk.hash("plan/" + id)),
                        Note.because(application.say(Reasons.PLAN_SOUND))
                                .and(application.office.desk.document("plan/" + id)));
        application
                .desk()
                .send(
                        Staff.PROGRAMME_MANAGER,
                        new EndorsePilot(id),
                        Note.because(application.say(Reasons.TRIAL_WANTED)));
        if (chance.is(0.04)) {
            application.desk().mistake(Rule.WRONG_STATE, liaison, start(), Note.NONE);
        }
        if (chance.is(0.04)) {
            application
                    .desk()
                    .forbidden(
                            "proposer-may-not-authorise-pilot",
                            Staff.standingIn(liaison, Role.AUTHORISING_OFFICER),
                            new AuthorisePilot(id),
                            Note.because(application.say(Reasons.TRIAL_AUTHORISED)));
        }
        application.later(6, 0.5, this::authorise);
    }

    private void authorise() {
        if (licenceNeeded) {
            application
                    .desk()
                    .send(
                            more.oneOf(Staff.COMPLIANCE),
                            new RecordExportLicence(
                                    id,
                                    LicenceRegime.DUAL_USE,
                                    "LIC-%06d".formatted(application.number),
                                    "Licensing authority (invented)",
                                    plannedEnd.plusYears(1)));
        }
        application
                .desk()
                .send(
                        Staff.authorisingOfficer(chance),
                        new AuthorisePilot(id),
                        Note.because(application.say(Reasons.TRIAL_AUTHORISED))
                                .and(application.office.desk.document("authorisation/" + id)));
        step(plannedStart.plusDays(chance.between(-6, 4)), 5, this::begun);
    }

    /** A step in the morning of a planned day, or soon where that day is past. */
    private void step(LocalDate planned, double medianDays, Runnable step) {
        Instant morning = Agenda.momentOn(planned, chance);
        Instant soon = application.agenda().now().plus(chance.about(medianDays, 0.4));
        Instant wished = morning.isAfter(soon) ? morning : soon;
        application.agenda().at(Agenda.officeMoment(wished, chance), application.unlessOver(step));
    }

    private StartPilot start() {
        return new StartPilot(id, application.agenda().today(), application.trl);
    }

    private void begun() {
        LocalDate startedOn = application.agenda().today();
        application.screenConsortium();
        application.office.screenings.before(host);
        application.desk().send(liaison, start());
        int late = (int) Math.round(8 * chance.normal()) - 6;
        step(plannedEnd.plusDays(late), 18, () -> complete(startedOn));
    }

    private void complete(LocalDate startedOn) {
        if (chance.is(0.05)) {
            application
                    .desk()
                    .mistake(
                            Rule.COMPLETED_BEFORE_START,
                            liaison,
                            new CompletePilot(id, startedOn.minusDays(3)),
                            Note.NONE);
        }
        LocalDate last = application.agenda().today().minusDays(chance.between(0, 2));
        application
                .desk()
                .send(
                        liaison,
                        new CompletePilot(id, last),
                        Note.with(application.office.desk.document("pilot-report/" + id)));
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new SubmitPilotReport(
                                id, application.office.desk.hash("pilot-report/" + id)));
        application.later(chance.is(0.05) ? 50 : 15, 0.45, this::evaluate);
    }

    private void evaluate() {
        PilotOutcome outcome = PilotOutcome.values()[chance.weighted(new double[] {55, 30, 15})];
        PilotAdvice advice = adviceAfter(outcome);
        int uplift = outcome == PilotOutcome.FAILURE ? 0 : chance.weighted(new double[] {2, 6, 3});
        EvaluatePilot evaluation =
                new EvaluatePilot(
                        id,
                        outcome,
                        outcome == PilotOutcome.SUCCESS ? List.of(CRITERION) : List.of(),
                        Math.min(9, application.trl + uplift),
                        advice);
        boolean scale = advice == PilotAdvice.SCALE;
        Note note =
                Note.because(application.say(scale ? Reasons.SCALE : Reasons.NOT_YET))
                        .and(application.office.desk.document("pilot-evaluation/" + id));
        if (chance.is(0.04)) {
            application
                    .desk()
                    .forbidden(
                            "plan-approver-may-not-evaluate-pilot",
                            Staff.standingIn(Staff.PROGRAMME_MANAGER, Role.RAPPORTEUR),
                            evaluation,
                            note);
        }
        Actor rapporteur = chance.oneOf(Staff.RAPPORTEURS);
        if (more.is(0.6)) {
            application
                    .desk()
                    .send(
                            rapporteur,
                            new AssessReadiness(
                                    id,
                                    ReadinessScale.TRL,
                                    application.trl,
                                    evaluation.trlAfter()));
        }
        application.desk().send(rapporteur, evaluation, note);
        ContractStory contract = new ContractStory(award, id);
        if (scale) {
            application.office.needs.proved(application, id);
            contract.begin();
        } else if (chance.is(0.08)) {
            contract.tryWithoutScale();
        } else {
            contract.without();
        }
    }

    private PilotAdvice adviceAfter(PilotOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> chance.is(0.88) ? PilotAdvice.SCALE : PilotAdvice.ITERATE;
            case PARTIAL ->
                    chance.oneOf(
                            List.of(PilotAdvice.SCALE, PilotAdvice.ITERATE, PilotAdvice.ITERATE));
            case FAILURE -> chance.is(0.3) ? PilotAdvice.ITERATE : PilotAdvice.STOP;
        };
    }
}
