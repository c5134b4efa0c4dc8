package org.litopys.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssessAdmissibility;
import org.litopys.command.application.ApplicationCommand.ProvideInformation;
import org.litopys.command.application.ApplicationCommand.RequestInformation;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.events.application.AdmissibilityCheck;

/**
 * The formal screening that some applications have before their assessment. Throws dice of its own,
 * so that nothing else of the play moves.
 */
final class ScreeningStory {
    private final ApplicationStory application;
    private final Chance chance;
    private final boolean screened;

    ScreeningStory(ApplicationStory application) {
        this.application = application;
        chance = application.office.chance("screening of an application", application.number);
        screened = chance.is(0.2);
    }

    /** Whether events of a screening stand in the history. */
    boolean isScreened() {
        return screened;
    }

    /** The application came in; within hours somebody looks at its form. */
    void begin() {
        if (screened) {
            soon(() -> {
                application.desk().send(Staff.SCREENER, new StartScreening(application.id));
                soon(chance.is(0.3) ? this::ask : this::assess);
            });
        }
    }

    /** Mostly within the three days that the ledger gives for it. */
    void check() {
        Chance own = application.office.chance("checks", application.number);
        application
                .agenda()
                .inOffice(own.about(1.3, 0.5), own, application.unlessOver(this::answerChecks));
    }

    /** Whatever is not known of those who apply, and must be before they are found eligible. */
    void answerChecks() {
        Office office = application.office;
        office.screenings.before(application.lead);
        office.ownerships.before(application.applicant);
        if (application.partner != null) {
            office.screenings.before(application.partner); // a unit or an authority: nobody's own
        }
    }

    private void ask() {
        application
                .desk()
                .send(
                        Staff.SCREENER,
                        new RequestInformation(
                                application.id,
                                List.of(application.say(Reasons.MISSING_DOCUMENT))));
        if (chance.is(0.15)) {
            application.end(); // nothing comes, and the ledger itself lets it lapse
            application.outcomes.lapsesUnanswered();
        } else {
            soon(this::provide);
        }
    }

    private void provide() {
        application
                .desk()
                .send(
                        Staff.PORTAL,
                        new ProvideInformation(
                                application.id,
                                application.office.desk.hash(
                                        "application/%06d/complete"
                                                .formatted(application.number))));
        soon(this::assess);
    }

    private void assess() {
        boolean admissible = chance.is(0.95);
        application
                .desk()
                .send(
                        Staff.SCREENER,
                        assessment(admissible),
                        Note.because(
                                application.say(
                                        admissible ? Reasons.ADMISSIBLE : Reasons.INADMISSIBLE)));
        if (chance.is(0.05)) {
            application
                    .desk()
                    .mistake(
                            Rule.WRONG_STATE,
                            Staff.SCREENER,
                            new StartScreening(application.id),
                            Note.NONE);
        }
        if (!admissible) {
            application.outcomes.ended();
            application.end();
        }
    }

    private AssessAdmissibility assessment(boolean admissible) {
        AdmissibilityCheck.Code failed = chance.oneOf(List.of(AdmissibilityCheck.Code.values()));
        List<AdmissibilityCheck> checks = new ArrayList<>();
        for (AdmissibilityCheck.Code code : AdmissibilityCheck.Code.values()) {
            checks.add(new AdmissibilityCheck(code, admissible || code != failed));
        }
        return new AssessAdmissibility(application.id, checks);
    }

    private void soon(Runnable step) {
        application
                .agenda()
                .in(Duration.ofMinutes(chance.between(15, 110)), application.unlessOver(step));
    }
}
