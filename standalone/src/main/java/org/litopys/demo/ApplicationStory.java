package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.ExportControl;
import org.litopys.events.call.CallType;
import org.litopys.events.organisation.OrganisationId;

/** The life of one application from its draft to the assessment of its eligibility. */
final class ApplicationStory {
    final Office office;
    final int number;
    final CallPlan call;
    final Chance chance;
    final ApplicationId id;
    final int applicant;
    final OrganisationId lead;
    final String language;
    final TechnologyArea area;
    final String title;
    final int trl;
    private final ExportControl exportControl;

    /** Who applies together with the lead; null where it applies alone. */
    @Nullable OrganisationId partner;

    /** What it asks for, in euros. */
    final long requested;

    final DraftStory draft;
    final ScreeningStory screening;
    final OutcomeStory outcomes;
    private final AmendmentStory amendments;
    private boolean submitted;
    private boolean over;
    private boolean awarded;
    private boolean withdrawn;

    ApplicationStory(Office office, int number, CallPlan call) {
        this.office = office;
        this.number = number;
        this.call = call;
        chance = office.chance("application", number);
        id = new ApplicationId(office.desk.id("application", number));
        applicant = office.someApplicant(chance);
        RegisterOrganisation organisation = office.registrationOf(applicant);
        lead = organisation.subject();
        language = Organisations.languageOf(organisation, chance);
        area = chance.oneOf(call.areas());
        title = office.titles.title(area, language, chance);
        trl = chance.between(4, 8);
        exportControl =
                ExportControl.values()[
                        office.chance("export control", number)
                                .weighted(new double[] {55, 25, 10, 10})];
        draft = new DraftStory(this);
        screening = new ScreeningStory(this);
        outcomes = new OutcomeStory(this);
        amendments = new AmendmentStory(this);
        requested = Math.round(call.max() * (0.3 + 0.7 * chance.fraction()) / 500) * 500;
    }

    /** When somebody begins an application to this call: the nearer its deadline the rather. */
    static Instant begins(CallPlan call, Instant until, Chance chance) {
        Instant first = call.opens().plus(Duration.ofHours(1));
        Instant last =
                (until.isBefore(call.closes()) ? until : call.closes()).minus(Duration.ofHours(2));
        boolean rush = call.type() != CallType.CONTINUOUS;
        double share = rush ? Math.max(chance.fraction(), chance.fraction()) : chance.fraction();
        long millis = (long) (Duration.between(first, last).toMillis() * share);
        Instant wished = first.plusMillis(Math.max(0, millis));
        Instant moment = chance.is(0.9) ? Agenda.officeMoment(wished, chance) : wished;
        return moment.isAfter(last) ? wished : moment;
    }

    Desk desk() {
        return office.desk.in(number);
    }

    Agenda agenda() {
        return office.agenda;
    }

    /** Somebody looks for the consortium in the lists, where the last time is long ago. */
    void screenConsortium() {
        office.screenings.before(lead);
        if (partner != null) {
            office.screenings.before(partner);
        }
    }

    String say(LocalizedText text) {
        return text.in(language);
    }

    String say(List<LocalizedText> texts) {
        return say(chance.oneOf(texts));
    }

    /** A next step of somebody of the office, unless the application is over by then. */
    void later(double medianDays, double spread, Runnable step) {
        agenda().inOffice(chance.about(medianDays, spread), chance, unlessOver(step));
    }

    Runnable unlessOver(Runnable step) {
        return () -> {
            if (!over) {
                step.run();
            }
        };
    }

    Runnable whileDraft(Runnable step) {
        return () -> {
            if (!over && !submitted) {
                step.run();
            }
        };
    }

    // Intake

    void begin() {
        if (office.register(applicant)) {
            agenda().in(Duration.ofMinutes(chance.between(4, 40)), this::draft);
        } else {
            draft();
        }
    }

    private void draft() {
        desk().send(
                        Staff.PORTAL,
                        new StartDraft(
                                id,
                                call.id(),
                                lead,
                                title,
                                Titles.summary(title, language, chance.between(6, 18)),
                                amendments.statedLanguage()));
        office.hasDrafted();
        amendments.drafted();
        draft.begin();
        if (chance.is(0.9)) {
            agenda().at(submission(), unlessOver(this::submit));
        } else if (chance.is(0.3)) {
            agenda().in(chance.about(30, 0.6), this::giveUp);
        }
    }

    private Instant submission() {
        if (call.type() == CallType.CONTINUOUS) {
            return moment(agenda().now().plus(chance.about(16, 0.7)));
        }
        Instant ready = agenda().now().plus(chance.about(1.5, 0.8));
        Instant planned =
                chance.is(0.35)
                        ? agenda().now().plus(chance.about(9, 0.7))
                        : call.closes().minus(chance.about(4, 1.1));
        Instant wished = moment(ready.isAfter(planned) ? ready : planned);
        Instant last = call.closes().minus(Duration.ofSeconds(chance.between(200, 9_000)));
        boolean hurries = last.isAfter(agenda().now()) && chance.is(0.8);
        return wished.isAfter(last) && hurries ? last : wished;
    }

    private Instant moment(Instant wished) {
        return chance.is(0.9) ? Agenda.officeMoment(wished, chance) : wished;
    }

    private void submit() {
        SubmitApplication submission = submission(requested, area);
        if (!agenda().now().isBefore(call.closes())) {
            desk().mistake(Rule.CALL_NOT_OPEN, Staff.PORTAL, submission, Note.NONE);
            return;
        }
        if (draft.mustDeclare()) {
            draft.declare(submission);
        }
        if (chance.is(0.015)) {
            desk().mistake(
                            Rule.REQUEST_EXCEEDS_MAXIMUM,
                            Staff.PORTAL,
                            submission(call.max() * 2, area),
                            Note.NONE);
        }
        Set<TechnologyArea> others = EnumSet.complementOf(EnumSet.copyOf(call.areas()));
        if (!others.isEmpty() && chance.is(0.02)) {
            desk().mistake(
                            Rule.TECHNOLOGY_OUTSIDE_CALL,
                            Staff.PORTAL,
                            submission(requested, others.iterator().next()),
                            Note.NONE);
        }
        desk().send(
                        Staff.PORTAL,
                        submission,
                        Note.with(office.desk.document("application/%06d/form".formatted(number))));
        submitted = true;
        amendments.submitted();
        draft.submitted();
        screening.begin();
        screening.check();
        if (chance.is(0.015)) {
            later(4, 0.5, this::giveUp);
        }
        later(chance.is(0.015) ? 40 : 3.6, 0.5, this::assess);
    }

    private SubmitApplication submission(long euros, TechnologyArea technology) {
        return new SubmitApplication(
                id,
                Budget.euros(euros),
                technology,
                trl,
                exportControl,
                office.needs.answeredBy(this),
                office.desk.hash("application/%06d".formatted(number)));
    }

    // Eligibility

    private void assess() {
        Actor officer = Staff.assessor(chance);
        boolean eligible = chance.is(0.69);
        if (eligible) {
            screening.answerChecks();
        }
        AssessEligibility assessment = new AssessEligibility(id, checks(eligible));
        Note note = Note.because(say(eligible ? Reasons.ELIGIBLE : Reasons.INELIGIBLE));
        desk().send(
                        officer,
                        assessment,
                        note.and(office.desk.document("checklist/%06d".formatted(number))));
        if (chance.is(0.012)) {
            agenda().in(
                            Duration.ofMinutes(chance.between(2, 50)),
                            () -> desk().mistake(Rule.WRONG_STATE, Staff.INTAKE, assessment, note));
        }
        if (!eligible) {
            amendments.foundIneligible(officer);
            end();
            return;
        }
        if (chance.is(0.015)) {
            later(9, 0.5, this::giveUp);
        }
        new EvaluationStory(this).begin();
    }

    private List<EligibilityCheck> checks(boolean eligible) {
        EligibilityCheck.Code[] codes = EligibilityCheck.Code.values();
        int failed = eligible ? -1 : chance.weighted(new double[] {2, 3, 1, 4});
        List<EligibilityCheck> checks = new ArrayList<>();
        for (EligibilityCheck.Code code : codes) {
            checks.add(new EligibilityCheck(code, code.ordinal() != failed));
        }
        return checks;
    }

    // End

    /** The applicant gives up before an award, whatever else was planned. */
    void giveUp() {
        if (!over && !awarded) {
            withdraw();
        }
    }

    /** The applicant withdraws, whatever else was planned. */
    void withdraw() {
        over = true;
        withdrawn = true;
        desk().send(
                        Staff.PORTAL,
                        new WithdrawApplication(id),
                        Note.because(say(Reasons.WITHDRAWN)));
    }

    /** From now on only {@link AwardStory} knows whether the applicant may withdraw. */
    void award() {
        awarded = true;
    }

    boolean canBeRanked() {
        return !withdrawn && !outcomes.isComplaintOpen();
    }

    boolean isDecided() {
        return (over || awarded) && outcomes.isSettled();
    }

    /** It was on the reserve list, and there is money for it now. */
    void goesOn() {
        over = false;
    }

    /** Nothing planned for it happens any more. */
    void end() {
        over = true;
    }
}
