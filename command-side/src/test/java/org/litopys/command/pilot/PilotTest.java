package org.litopys.command.pilot;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.pilot.SamplePilot.ID;
import static org.litopys.command.pilot.SamplePilot.IN_THIRTY_DAYS;
import static org.litopys.command.pilot.SamplePilot.authorised;
import static org.litopys.command.pilot.SamplePilot.completed;
import static org.litopys.command.pilot.SamplePilot.evaluated;
import static org.litopys.command.pilot.SamplePilot.planApproved;
import static org.litopys.command.pilot.SamplePilot.proposed;
import static org.litopys.command.pilot.SamplePilot.started;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.programme.ProgrammeEvent;

class PilotTest {
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-05-02"); // a Saturday
    private static final Instant LAST_DAY_ENDS = Instant.parse("2026-05-02T15:00:00Z");

    private final RecordFixture<Pilot> pilot =
            inOffice(TODAY).given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY));

    /** Both parties were screened on that day. */
    private static RecordFixture<Pilot> inOffice(LocalDate screenedOn, ProgrammeEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleOrganisation.registeredLead(),
                        SampleOrganisation.registeredHost(),
                        SampleOrganisation.screened(LEAD, screenedOn),
                        SampleOrganisation.screened(HOST, screenedOn));
        EventStore others =
                otherRecords(Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new));
        return RecordFixture.of(Pilot.class)
                .with(new Organisations(others), SampleApplication.policies(others));
    }

    private static RecordFixture<Pilot> authorisedIn(RecordFixture<Pilot> office) {
        return office.given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY))
                .given(MANAGER, planApproved())
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS));
    }

    @Test
    void a_pilot_starts_on_a_screening_of_the_last_ninety_days() {
        authorisedIn(inOffice(TODAY.minusDays(91)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", LEAD, TODAY.minusDays(91), 90);
    }

    @Test
    void how_old_a_screening_may_be_follows_the_policy_of_the_programme() {
        LocalDate yesterday = TODAY.minusDays(1);

        authorisedIn(inOffice(yesterday, SampleProgramme.screensEvery(1)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
        authorisedIn(inOffice(yesterday.minusDays(1), SampleProgramme.screensEvery(1)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", LEAD, yesterday.minusDays(1), 1);
    }

    @Test
    void a_programme_manager_approves_the_plan() {
        pilot.when(new ApprovePilotPlan(ID, HASH), by(MANAGER)).thenEvents(planApproved());
    }

    @Test
    void a_pilot_without_an_approved_plan_is_not_authorised() {
        pilot.when(new AuthorisePilot(ID), by(AUTHORISING))
                .thenRefused(
                        Rule.WRONG_STATE, "", "authorise-pilot", "PROPOSED", "approve-pilot-plan");
    }

    @Test
    void an_authorised_pilot_is_due_to_start_when_it_was_planned() {
        pilot.given(MANAGER, planApproved())
                .when(new AuthorisePilot(ID), by(AUTHORISING))
                .thenEvents(authorised(Instant.parse("2026-03-17T16:00:00Z")));
    }

    @Test
    void a_pilot_that_is_authorised_after_its_planned_start_has_thirty_days() {
        inOffice(TODAY)
                .given(LIAISON, proposed(TODAY.minusDays(1), LAST_DAY))
                .given(MANAGER, planApproved())
                .when(new AuthorisePilot(ID), by(AUTHORISING))
                .thenEvents(authorised(IN_THIRTY_DAYS));
    }

    @Test
    void a_started_pilot_is_due_at_the_end_of_its_last_planned_day() {
        pilot.given(MANAGER, planApproved())
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
    }

    @Test
    void a_start_does_not_lie_in_the_future() {
        pilot.given(MANAGER, planApproved())
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS))
                .when(new StartPilot(ID, TODAY.plusDays(1), 6), by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/startedOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void a_pilot_ends_on_the_day_of_its_start_or_later_and_not_in_the_future() {
        running(TODAY).when(new CompletePilot(ID, TODAY), by(LIAISON)).thenEvents(completed());
        running(TODAY)
                .when(new CompletePilot(ID, TODAY.minusDays(1)), by(LIAISON))
                .thenRefused(
                        Rule.COMPLETED_BEFORE_START,
                        "/data/completedOn",
                        TODAY.minusDays(1),
                        TODAY);
        running(TODAY)
                .when(new CompletePilot(ID, TODAY.plusDays(1)), by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/completedOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void readiness_may_fall_and_only_scaling_makes_a_contract_due() {
        running(TODAY)
                .given(LIAISON, completed())
                .when(
                        new EvaluatePilot(ID, PilotOutcome.SUCCESS, 5, PilotAdvice.SCALE),
                        by(EVALUATOR))
                .thenEvents(evaluated(PilotAdvice.SCALE, IN_THIRTY_DAYS));
        running(TODAY)
                .given(LIAISON, completed())
                .when(
                        new EvaluatePilot(ID, PilotOutcome.SUCCESS, 5, PilotAdvice.ITERATE),
                        by(EVALUATOR))
                .thenEvents(evaluated(PilotAdvice.ITERATE, null));
    }

    private static RecordFixture<Pilot> running(LocalDate startedOn) {
        return inOffice(TODAY)
                .given(LIAISON, proposed(TODAY, LAST_DAY))
                .given(MANAGER, planApproved())
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS))
                .given(LIAISON, started(startedOn, LAST_DAY_ENDS));
    }
}
