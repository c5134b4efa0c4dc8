package org.litopys.command.pilot;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.pilot.SamplePilot.ID;
import static org.litopys.command.pilot.SamplePilot.IN_THIRTY_DAYS;
import static org.litopys.command.pilot.SamplePilot.LAST_DAY;
import static org.litopys.command.pilot.SamplePilot.LAST_DAY_ENDS;
import static org.litopys.command.pilot.SamplePilot.beside;
import static org.litopys.command.pilot.SamplePilot.besideApplicationOf;
import static org.litopys.command.pilot.SamplePilot.completed;
import static org.litopys.command.pilot.SamplePilot.evaluated;
import static org.litopys.command.pilot.SamplePilot.office;
import static org.litopys.command.pilot.SamplePilot.proposed;
import static org.litopys.command.pilot.SamplePilot.reported;
import static org.litopys.command.pilot.SamplePilot.runningIn;
import static org.litopys.command.pilot.SamplePilot.started;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.pilot.PilotCommand.AssessReadiness;
import org.litopys.command.pilot.PilotCommand.ClosePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ExtendPilot;
import org.litopys.command.pilot.PilotCommand.PlanMilestone;
import org.litopys.command.pilot.PilotCommand.RecordEndUserFeedback;
import org.litopys.command.pilot.PilotCommand.RecordMissedMilestone;
import org.litopys.command.pilot.PilotCommand.RecordObservation;
import org.litopys.command.pilot.PilotCommand.RecordReachedMilestone;
import org.litopys.command.pilot.PilotCommand.ReportIncident;
import org.litopys.command.pilot.PilotCommand.RescheduleMilestone;
import org.litopys.command.pilot.PilotCommand.ResolveIncident;
import org.litopys.command.pilot.PilotCommand.ResumePilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.command.pilot.PilotCommand.SuspendPilot;
import org.litopys.command.pilot.PilotCommand.SuspendPilotOfBarred;
import org.litopys.command.pilot.PilotCommand.TerminatePilot;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.ObservationCategory;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.EndUserFeedbackRecorded;
import org.litopys.events.pilot.PilotEvent.IncidentReported;
import org.litopys.events.pilot.PilotEvent.IncidentResolved;
import org.litopys.events.pilot.PilotEvent.MilestoneMissed;
import org.litopys.events.pilot.PilotEvent.MilestonePlanned;
import org.litopys.events.pilot.PilotEvent.MilestoneReached;
import org.litopys.events.pilot.PilotEvent.MilestoneRescheduled;
import org.litopys.events.pilot.PilotEvent.ObservationRecorded;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotExtended;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotEvent.TechnologyReadinessAssessed;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.pilot.TerminationCause;

/** A trial that runs, from its milestones to its closing. */
class TrialTest {
    private static final Identifier PARTNERS_NUMBER = new Identifier("EE-KMKR", "EE998");
    private static final OrganisationId PARTNER = OrganisationId.of(PARTNERS_NUMBER);
    private static final OrganisationSuspended BARRED =
            new OrganisationSuspended(HOST, SuspensionGround.SANCTIONS_MATCH, null);

    private static RecordFixture<Pilot> running() {
        return runningIn(office(TODAY));
    }

    // Milestones

    @Test
    void milestones_are_numbered_and_due_at_the_end_of_their_day() {
        running()
                .given(LIAISON, planned(1))
                .when(new PlanMilestone(ID, "Training held", TODAY.plusDays(30)), by(LIAISON))
                .thenEvents(planned(2));
        running()
                .when(new PlanMilestone(ID, "Training held", TODAY.minusDays(1)), by(LIAISON))
                .thenRefused(Rule.VALIDITY_ALREADY_OVER, "/data/dueOn", TODAY.minusDays(1), TODAY);
    }

    @Test
    void a_milestone_is_moved_until_it_is_reached_or_given_up() {
        RescheduleMilestone move = new RescheduleMilestone(ID, 1, TODAY.plusDays(30));

        running()
                .given(LIAISON, planned(1))
                .when(move, decidedBy(LIAISON))
                .thenEvents(new MilestoneRescheduled(ID, 1, IN_THIRTY_DAYS));
        running()
                .given(LIAISON, planned(1), new MilestoneReached(ID, 1, TODAY))
                .when(move, decidedBy(LIAISON))
                .thenRefused(Rule.MILESTONE_DECIDED, "/data/milestone", 1);
        running()
                .given(LIAISON, planned(1))
                .when(new RescheduleMilestone(ID, 1, TODAY.minusDays(1)), decidedBy(LIAISON))
                .thenRefused(Rule.VALIDITY_ALREADY_OVER, "/data/dueOn", TODAY.minusDays(1), TODAY);
    }

    @Test
    void a_milestone_is_reached_once_and_not_in_the_future() {
        running()
                .given(LIAISON, planned(1))
                .when(new RecordReachedMilestone(ID, 1, TODAY), by(LIAISON))
                .thenEvents(new MilestoneReached(ID, 1, TODAY));
        running()
                .given(LIAISON, planned(1))
                .when(new RecordReachedMilestone(ID, 1, TODAY.plusDays(1)), by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/reachedOn", TODAY.plusDays(1), TODAY);
        running()
                .given(LIAISON, planned(1))
                .when(new RecordReachedMilestone(ID, 2, TODAY), by(LIAISON))
                .thenRefused(Rule.UNKNOWN_MILESTONE, "/data/milestone", 2, 1);
    }

    @Test
    void a_milestone_is_given_up_for_a_reason_unless_it_is_reached() {
        running()
                .given(LIAISON, planned(1))
                .when(new RecordMissedMilestone(ID, 1), decidedBy(LIAISON))
                .thenEvents(new MilestoneMissed(ID, 1));
        running()
                .given(LIAISON, planned(1))
                .when(new RecordMissedMilestone(ID, 1), by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "record-missed-milestone");
        running()
                .given(LIAISON, planned(1), new MilestoneReached(ID, 1, TODAY))
                .when(new RecordMissedMilestone(ID, 1), decidedBy(LIAISON))
                .thenRefused(Rule.MILESTONE_DECIDED, "/data/milestone", 1);
    }

    private static MilestonePlanned planned(int milestone) {
        return new MilestonePlanned(ID, milestone, "Training held", IN_THIRTY_DAYS);
    }

    // Observations and incidents

    @Test
    void an_observation_is_recorded() {
        running()
                .when(
                        new RecordObservation(
                                ID, ObservationCategory.USABILITY, Severity.LOW, "Easy to carry"),
                        by(LIAISON))
                .thenEvents(
                        new ObservationRecorded(
                                ID, ObservationCategory.USABILITY, Severity.LOW, "Easy to carry"));
    }

    @Test
    void incidents_are_numbered_and_resolved_once() {
        running()
                .given(LIAISON, incident(1, Severity.LOW))
                .when(new ReportIncident(ID, Severity.HIGH, "It stopped"), by(PORTAL))
                .thenEvents(incident(2, Severity.HIGH));
        running()
                .given(LIAISON, incident(1, Severity.LOW))
                .when(new ResolveIncident(ID, 1, "Part replaced"), by(LIAISON))
                .thenEvents(resolved());
        running()
                .given(LIAISON, incident(1, Severity.LOW), resolved())
                .when(new ResolveIncident(ID, 1, "Part replaced"), by(LIAISON))
                .thenRefused(Rule.INCIDENT_RESOLVED, "/data/incident", 1);
        running()
                .when(new ResolveIncident(ID, 1, "Part replaced"), by(LIAISON))
                .thenRefused(Rule.UNKNOWN_INCIDENT, "/data/incident", 1, 0);
    }

    @Test
    void a_grave_incident_must_be_resolved_before_the_trial_is_completed() {
        CompletePilot complete = new CompletePilot(ID, TODAY);

        running()
                .given(LIAISON, incident(1, Severity.HIGH))
                .when(complete, by(LIAISON))
                .thenRefused(Rule.INCIDENTS_UNRESOLVED, "", "1");
        running()
                .given(LIAISON, incident(1, Severity.HIGH), resolved())
                .when(complete, by(LIAISON))
                .thenEvents(completed());
        running()
                .given(LIAISON, incident(1, Severity.MEDIUM))
                .when(complete, by(LIAISON))
                .thenEvents(completed());
    }

    private static IncidentReported incident(int number, Severity severity) {
        return new IncidentReported(ID, number, severity, "It stopped");
    }

    private static IncidentResolved resolved() {
        return new IncidentResolved(ID, 1, "Part replaced");
    }

    // Suspension

    @Test
    void a_person_suspends_a_trial_and_another_act_lets_it_go_on() {
        running()
                .when(new SuspendPilot(ID, SuspensionCause.SAFETY), decidedBy(LIAISON))
                .thenEvents(suspended());
        running()
                .given(LIAISON, suspended())
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenEvents(new PilotResumed(ID));
        running()
                .given(LIAISON, suspended())
                .when(new CompletePilot(ID, TODAY), by(LIAISON))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void the_suspension_of_a_party_suspends_its_running_trial() {
        SuspendPilotOfBarred suspend = new SuspendPilotOfBarred(ID, HOST);

        runningIn(office(TODAY, BARRED))
                .when(suspend, by(PROCESS))
                .thenEvents(new PilotSuspended(ID, SuspensionCause.ORGANISATION_BARRED, HOST));
        running()
                .when(suspend, by(PROCESS))
                .thenRefused(
                        Rule.ORGANISATION_NOT_BARRED, "/data/organisation", HOST, "REGISTERED");
    }

    @Test
    void a_trial_stands_still_as_long_as_a_party_is_suspended() {
        runningIn(office(TODAY, BARRED))
                .given(PROCESS, suspended())
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
    }

    /** With a partner that is suspended, and what happened to the application since. */
    private static RecordFixture<Pilot> runningWithBarredPartner(LedgerEvent... ofApplication) {
        List<LedgerEvent> more =
                new ArrayList<>(
                        List.of(
                                new OrganisationRegistered(
                                        PARTNER,
                                        PARTNERS_NUMBER,
                                        "Third",
                                        null,
                                        "EE",
                                        OrganisationType.SME),
                                new OrganisationSuspended(
                                        PARTNER, SuspensionGround.INVESTIGATION, null),
                                new ConsortiumPartnerAdded(SampleApplication.ID, PARTNER, 40)));
        more.addAll(List.of(ofApplication));
        return beside(office(TODAY, more.toArray(LedgerEvent[]::new)))
                .given(LIAISON, proposed(TODAY, LAST_DAY, PARTNER), started(TODAY, LAST_DAY_ENDS));
    }

    @Test
    void a_barred_partner_stops_the_trial_unless_it_has_left_the_consortium() {
        SuspendPilotOfBarred suspend = new SuspendPilotOfBarred(ID, PARTNER);
        ConsortiumPartnerReleased left =
                new ConsortiumPartnerReleased(SampleApplication.ID, PARTNER);

        runningWithBarredPartner()
                .when(suspend, by(PROCESS))
                .thenEvents(new PilotSuspended(ID, SuspensionCause.ORGANISATION_BARRED, PARTNER));
        runningWithBarredPartner(left)
                .when(suspend, by(PROCESS))
                .thenRefused(Rule.ORGANISATION_NOT_INVOLVED, "/data/organisation", PARTNER);
        runningWithBarredPartner()
                .given(PROCESS, suspended())
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenRefused(Rule.ORGANISATION_BARRED, "", PARTNER, "SUSPENDED");
        runningWithBarredPartner(left)
                .given(PROCESS, suspended())
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenEvents(new PilotResumed(ID));
    }

    private static PilotSuspended suspended() {
        return new PilotSuspended(ID, SuspensionCause.SAFETY, null);
    }

    @Test
    void a_trial_is_ended_before_its_end_for_a_reason() {
        running()
                .given(LIAISON, suspended())
                .when(new TerminatePilot(ID, TerminationCause.SAFETY), decidedBy(MANAGER))
                .thenEvents(new PilotTerminated(ID, TerminationCause.SAFETY));
        running()
                .when(new TerminatePilot(ID, TerminationCause.SAFETY), by(MANAGER))
                .thenRefused(Rule.REASON_MISSING, "/reason", "terminate-pilot");
    }

    // Extension

    @Test
    void all_extensions_together_keep_within_the_policy() {
        LocalDate last = LAST_DAY.plusDays(90);

        running()
                .when(new ExtendPilot(ID, last), decidedBy(AUTHORISING))
                .thenEvents(extendedTo(last));
        running()
                .given(AUTHORISING, extendedTo(LAST_DAY.plusDays(60)))
                .when(new ExtendPilot(ID, last.plusDays(1)), decidedBy(AUTHORISING))
                .thenRefused(Rule.EXTENSION_EXCEEDS_POLICY, "/data/plannedEnd", 91, 90, 0);
    }

    @Test
    void an_extension_moves_the_end_forward() {
        running()
                .given(AUTHORISING, extendedTo(LAST_DAY.plusDays(60)))
                .when(new ExtendPilot(ID, LAST_DAY.plusDays(60)), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.EXTENSION_NOT_LATER,
                        "/data/plannedEnd",
                        LAST_DAY.plusDays(60),
                        LAST_DAY.plusDays(60));
    }

    private static PilotExtended extendedTo(LocalDate end) {
        return new PilotExtended(ID, end, Instant.parse(end + "T15:00:00Z"));
    }

    // Evaluation

    @Test
    void a_trial_is_evaluated_once_its_report_is_there() {
        completedWith().when(new SubmitPilotReport(ID, HASH), by(PORTAL)).thenEvents(reported());
        completedWith()
                .when(
                        new EvaluatePilot(ID, PilotOutcome.SUCCESS, List.of(), 7, PilotAdvice.STOP),
                        decidedBy(EVALUATOR))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void the_end_user_says_whether_he_would_go_on() {
        completedWith()
                .when(new RecordEndUserFeedback(ID, 4, true, "Saves an hour a day"), by(LIAISON))
                .thenEvents(new EndUserFeedbackRecorded(ID, 4, true, "Saves an hour a day"));
    }

    @Test
    void readiness_lies_within_its_scale_and_may_fall() {
        completedWith()
                .when(new AssessReadiness(ID, ReadinessScale.MRL, 10, 9), by(EVALUATOR))
                .thenEvents(new TechnologyReadinessAssessed(ID, ReadinessScale.MRL, 10, 9));
        completedWith()
                .when(new AssessReadiness(ID, ReadinessScale.TRL, 9, 10), by(EVALUATOR))
                .thenRefused(Rule.READINESS_OUTSIDE_SCALE, "/data/after", "TRL", 9);
    }

    @Test
    void nobody_assesses_readiness_who_took_the_side_of_the_applicant() {
        besideApplicationOf(EVALUATOR)
                .given(LIAISON, proposed(TODAY, LAST_DAY), started(TODAY, LAST_DAY_ENDS))
                .given(LIAISON, completed())
                .when(new AssessReadiness(ID, ReadinessScale.TRL, 6, 7), by(EVALUATOR))
                .thenRefusedBy("applicant-may-not-evaluate-pilot");
    }

    @Test
    void an_evaluated_pilot_is_closed_for_a_reason() {
        completedWith(reported(), evaluated(PilotAdvice.STOP, null))
                .when(new ClosePilot(ID), decidedBy(MANAGER))
                .thenEvents(new PilotClosed(ID));
        completedWith(reported(), evaluated(PilotAdvice.STOP, null))
                .when(new ClosePilot(ID), by(MANAGER))
                .thenRefused(Rule.REASON_MISSING, "/reason", "close-pilot");
    }

    private static RecordFixture<Pilot> completedWith(LedgerEvent... more) {
        return running().given(LIAISON, completed()).given(LIAISON, more);
    }
}
