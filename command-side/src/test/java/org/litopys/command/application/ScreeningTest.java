package org.litopys.command.application;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.admit;
import static org.litopys.command.Samples.assess;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.application.SampleApplication.ELIGIBILITY_DUE;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.NOTICE_DUE;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.policies;
import static org.litopys.command.application.SampleApplication.submitted;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssessAdmissibility;
import org.litopys.command.application.ApplicationCommand.LapseInformationRequest;
import org.litopys.command.application.ApplicationCommand.ProvideInformation;
import org.litopys.command.application.ApplicationCommand.RequestInformation;
import org.litopys.command.application.ApplicationCommand.StartScreening;
import org.litopys.command.call.Calls;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;

/** Whether an application is in the form that the call asks for, and what completes it. */
class ScreeningTest {
    private static final List<String> ITEMS = List.of("The signature of the second director");

    /** Thursday before the sample day, which is a Tuesday. */
    private static final Instant THURSDAY = Instant.parse("2026-02-26T10:00:00Z");

    private static RecordFixture<Application> submission() {
        return RecordFixture.of(Application.class)
                .with(
                        new Calls(SampleApplication.OFFICE),
                        new Organisations(SampleApplication.OFFICE),
                        policies(SampleApplication.OFFICE))
                .given(PORTAL, drafted(), submitted("250000"));
    }

    private static RecordFixture<Application> inScreening() {
        return submission().given(INTAKE, new ScreeningStarted(ID));
    }

    private static RecordFixture<Application> asked(Instant dueAt) {
        return inScreening().given(INTAKE, new InformationRequested(ID, ITEMS, THURSDAY, dueAt));
    }

    private static AdmissibilityAssessed admissible() {
        return admissible(ELIGIBILITY_DUE);
    }

    private static AdmissibilityAssessed admissible(Instant eligibilityDueAt) {
        return new AdmissibilityAssessed(
                ID, Admissibility.ADMISSIBLE, admit(ID, true).checks(), eligibilityDueAt, null);
    }

    @Test
    void an_intake_officer_begins_the_screening_once() {
        submission().when(new StartScreening(ID), by(INTAKE)).thenEvents(new ScreeningStarted(ID));
        inScreening()
                .when(new StartScreening(ID), by(INTAKE))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "start-screening",
                        "SCREENING",
                        "assess-admissibility, request-information, assess-eligibility, "
                                + "release-partner, withdraw-application");
    }

    @Test
    void an_application_is_admissible_where_every_formal_check_passed() {
        inScreening().when(admit(ID, true), decidedBy(INTAKE)).thenEvents(admissible());
        inScreening()
                .when(admit(ID, false), decidedBy(INTAKE))
                .thenEvents(SampleApplication.inadmissible());
    }

    @Test
    void no_formal_check_is_left_out_and_none_given_twice() {
        var all = admit(ID, true).checks();

        inScreening()
                .when(new AssessAdmissibility(ID, all.subList(0, 3)), decidedBy(INTAKE))
                .thenRefusedBy("checks-incomplete");
        inScreening()
                .when(
                        new AssessAdmissibility(
                                ID, List.of(all.get(0), all.get(0), all.get(1), all.get(2))),
                        decidedBy(INTAKE))
                .thenRefusedBy("checks-incomplete");
    }

    @Test
    void where_screening_has_begun_form_comes_before_content() {
        inScreening()
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenRefused(Rule.ADMISSIBILITY_OPEN, "");
        inScreening()
                .given(INTAKE, admissible())
                .when(assess(ID, true), decidedBy(COMPLIANCE))
                .thenEvents(eligible());
    }

    @Test
    void who_screened_leaves_the_assessment_to_somebody_else() {
        inScreening()
                .given(INTAKE, admissible())
                .when(assess(ID, true), decidedBy(INTAKE))
                .thenRefusedBy("screener-may-not-assess");
    }

    @Test
    void the_clock_of_the_assessment_stands_still_while_the_applicant_is_asked() {
        inScreening()
                .when(new RequestInformation(ID, ITEMS), by(INTAKE))
                .thenEvents(
                        new InformationRequested(
                                ID, ITEMS, NOW, Instant.parse("2026-03-10T16:00:00Z")));
        asked(Instant.parse("2026-03-05T16:00:00Z"))
                .when(new ProvideInformation(ID, HASH), by(PORTAL))
                .thenEvents( // eight working days were left on Thursday
                        new InformationProvided(ID, HASH, Instant.parse("2026-03-13T16:00:00Z")));
    }

    @Test
    void an_assessment_whose_clock_stood_still_is_due_later() {
        Instant later = Instant.parse("2026-03-13T16:00:00Z");

        asked(NOW)
                .given(PORTAL, new InformationProvided(ID, HASH, later))
                .when(admit(ID, true), decidedBy(INTAKE))
                .thenEvents(admissible(later));
    }

    @Test
    void the_last_moment_to_complete_an_application_is_in_time() {
        asked(NOW)
                .when(new ProvideInformation(ID, HASH), by(PORTAL))
                .thenEvents(
                        new InformationProvided(ID, HASH, Instant.parse("2026-03-13T16:00:00Z")));
        asked(NOW.minusNanos(1))
                .when(new ProvideInformation(ID, HASH), by(PORTAL))
                .thenRefused(Rule.INFORMATION_TOO_LATE, "", NOW.minusNanos(1), NOW);
    }

    @Test
    void what_was_not_completed_in_time_lapses_and_not_before() {
        asked(NOW)
                .when(new LapseInformationRequest(ID), by(PROCESS))
                .thenEvents(new InformationRequestLapsed(ID, NOTICE_DUE));
        asked(NOW.plusNanos(1))
                .when(new LapseInformationRequest(ID), by(PROCESS))
                .thenRefused(Rule.INFORMATION_NOT_OVERDUE, "", NOW.plusNanos(1), NOW);
    }

    @Test
    void what_came_in_time_does_not_lapse() {
        asked(NOW)
                .given(PORTAL, new InformationProvided(ID, HASH, ELIGIBILITY_DUE))
                .when(new LapseInformationRequest(ID), by(PROCESS))
                .thenRefusedBy("wrong-state");
    }
}
