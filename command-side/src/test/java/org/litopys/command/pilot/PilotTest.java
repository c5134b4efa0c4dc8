package org.litopys.command.pilot;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.pilot.SamplePilot.ID;
import static org.litopys.command.pilot.SamplePilot.IN_THIRTY_DAYS;
import static org.litopys.command.pilot.SamplePilot.LAST_DAY;
import static org.litopys.command.pilot.SamplePilot.LAST_DAY_ENDS;
import static org.litopys.command.pilot.SamplePilot.authorised;
import static org.litopys.command.pilot.SamplePilot.authorisedIn;
import static org.litopys.command.pilot.SamplePilot.beside;
import static org.litopys.command.pilot.SamplePilot.completed;
import static org.litopys.command.pilot.SamplePilot.evaluated;
import static org.litopys.command.pilot.SamplePilot.office;
import static org.litopys.command.pilot.SamplePilot.planApproved;
import static org.litopys.command.pilot.SamplePilot.planSubmitted;
import static org.litopys.command.pilot.SamplePilot.proposed;
import static org.litopys.command.pilot.SamplePilot.reported;
import static org.litopys.command.pilot.SamplePilot.runningIn;
import static org.litopys.command.pilot.SamplePilot.started;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ReturnPilotPlan;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotEndorsed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanReturned;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;

class PilotTest {
    private static final OrganisationId PARTNER = new OrganisationId(new UUID(0, 8));

    private final RecordFixture<Pilot> pilot =
            beside(office(TODAY)).given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY));

    private RecordFixture<Pilot> planned() {
        return pilot.given(PORTAL, planSubmitted(1)).given(MANAGER, planApproved());
    }

    @Test
    void a_pilot_starts_on_a_screening_of_the_last_ninety_days() {
        authorisedIn(office(TODAY.minusDays(91)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", LEAD, TODAY.minusDays(91), 90);
    }

    /**
     * An authorised trial with a partner that was never screened, and what happened to it since.
     */
    private static RecordFixture<Pilot> authorisedWithPartner(LedgerEvent... since) {
        Stream<LedgerEvent> partner =
                Stream.of(
                        new OrganisationRegistered(
                                PARTNER,
                                new Identifier("EE-ARIREGISTER", "12345678"),
                                "Partner",
                                null,
                                "EE",
                                OrganisationType.SME),
                        new ConsortiumPartnerAdded(SampleApplication.ID, PARTNER, 40));
        return beside(
                        office(
                                TODAY,
                                Stream.concat(partner, Stream.of(since))
                                        .toArray(LedgerEvent[]::new)))
                .given(LIAISON, proposed(TODAY, LAST_DAY, PARTNER))
                .given(PORTAL, planSubmitted(1))
                .given(MANAGER, planApproved(), new PilotEndorsed(ID))
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS));
    }

    @Test
    void each_partner_who_takes_part_in_a_trial_is_screened_too() {
        authorisedWithPartner()
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", PARTNER, "–", 90);
        authorisedWithPartner(new ConsortiumPartnerReleased(SampleApplication.ID, PARTNER))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
    }

    @Test
    void how_old_a_screening_may_be_follows_the_policy_of_the_programme() {
        LocalDate yesterday = TODAY.minusDays(1);

        authorisedIn(office(yesterday, SampleProgramme.screensEvery(1)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
        authorisedIn(office(yesterday.minusDays(1), SampleProgramme.screensEvery(1)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", LEAD, yesterday.minusDays(1), 1);
    }

    @Test
    void the_innovator_submits_a_plan_and_a_programme_manager_approves_it() {
        beside(office(TODAY))
                .given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY))
                .when(Samples.submitPlan(ID), by(PORTAL))
                .thenEvents(planSubmitted(1));
        pilot.given(PORTAL, planSubmitted(1))
                .when(new ApprovePilotPlan(ID, HASH), decidedBy(MANAGER))
                .thenEvents(planApproved());
    }

    @Test
    void only_the_plan_that_was_submitted_is_approved() {
        String other = "c3".repeat(32);

        pilot.given(PORTAL, planSubmitted(1))
                .when(new ApprovePilotPlan(ID, other), decidedBy(MANAGER))
                .thenRefused(Rule.OTHER_PLAN_SUBMITTED, "/data/planHash", other, 1, HASH);
    }

    @Test
    void a_plan_that_is_returned_is_submitted_as_the_next_version() {
        beside(office(TODAY))
                .given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY))
                .given(PORTAL, planSubmitted(1))
                .when(new ReturnPilotPlan(ID), decidedBy(MANAGER))
                .thenEvents(new PilotPlanReturned(ID, 1));
        pilot.given(PORTAL, planSubmitted(1))
                .given(MANAGER, new PilotPlanReturned(ID, 1))
                .when(Samples.submitPlan(ID), by(PORTAL))
                .thenEvents(planSubmitted(2));
    }

    @Test
    void a_pilot_is_authorised_by_two_persons() {
        beside(office(TODAY))
                .given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY))
                .given(PORTAL, planSubmitted(1))
                .given(MANAGER, planApproved())
                .when(new EndorsePilot(ID), decidedBy(MANAGER))
                .thenEvents(new PilotEndorsed(ID));
        planned()
                .when(new AuthorisePilot(ID), decidedBy(AUTHORISING))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "authorise-pilot",
                        "PLAN_APPROVED",
                        "endorse-pilot, record-export-licence, reject-pilot, cancel-pilot");
    }

    @Test
    void an_authorised_pilot_is_due_to_start_when_it_was_planned() {
        planned()
                .given(MANAGER, new PilotEndorsed(ID))
                .when(new AuthorisePilot(ID), decidedBy(AUTHORISING))
                .thenEvents(authorised(Instant.parse("2026-03-17T16:00:00Z")));
    }

    @Test
    void a_pilot_that_is_authorised_after_its_planned_start_has_thirty_days() {
        beside(office(TODAY))
                .given(LIAISON, proposed(TODAY.minusDays(1), LAST_DAY))
                .given(PORTAL, planSubmitted(1))
                .given(MANAGER, planApproved(), new PilotEndorsed(ID))
                .when(new AuthorisePilot(ID), decidedBy(AUTHORISING))
                .thenEvents(authorised(IN_THIRTY_DAYS));
    }

    @Test
    void a_trial_begins_only_with_the_money_of_its_award() {
        authorisedIn(office(TODAY, new ApplicationWithdrawn(SampleApplication.ID)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
        authorisedIn(office(TODAY, released(ReleaseCause.EXPIRED)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenRefused(
                        Rule.RESERVATION_NOT_OPEN, "", ReservationId.behind(SampleApplication.ID));
        authorisedIn(office(TODAY, released(ReleaseCause.CONTRACT_BELOW_AWARD)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
    }

    @Test
    void money_that_was_set_aside_anew_counts() {
        authorisedIn(
                        office(
                                TODAY,
                                released(ReleaseCause.AWARD_REVERSED),
                                new BudgetReserved(
                                        PROGRAMME,
                                        ReservationId.behind(SampleApplication.ID),
                                        LINE,
                                        eur("250000"),
                                        SampleApplication.ID,
                                        null)))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
    }

    private static BudgetReservationReleased released(ReleaseCause cause) {
        return new BudgetReservationReleased(
                PROGRAMME, ReservationId.behind(SampleApplication.ID), LINE, eur("1000"), cause);
    }

    @Test
    void a_started_pilot_is_due_at_the_end_of_its_last_planned_day() {
        authorisedIn(office(TODAY))
                .when(new StartPilot(ID, TODAY, 6), by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
    }

    @Test
    void a_start_does_not_lie_in_the_future() {
        authorisedIn(office(TODAY))
                .when(new StartPilot(ID, TODAY.plusDays(1), 6), by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/startedOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void a_pilot_ends_on_the_day_of_its_start_or_later_and_not_in_the_future() {
        runningIn(office(TODAY))
                .when(new CompletePilot(ID, TODAY), by(LIAISON))
                .thenEvents(completed());
        runningIn(office(TODAY))
                .when(new CompletePilot(ID, TODAY.minusDays(1)), by(LIAISON))
                .thenRefused(
                        Rule.COMPLETED_BEFORE_START,
                        "/data/completedOn",
                        TODAY.minusDays(1),
                        TODAY);
        runningIn(office(TODAY))
                .when(new CompletePilot(ID, TODAY.plusDays(1)), by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/completedOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void readiness_may_fall_and_only_scaling_makes_a_contract_due() {
        runningIn(office(TODAY))
                .given(LIAISON, completed(), reported())
                .when(
                        new EvaluatePilot(
                                ID, PilotOutcome.SUCCESS, List.of(), 5, PilotAdvice.SCALE),
                        decidedBy(EVALUATOR))
                .thenEvents(evaluated(PilotAdvice.SCALE, IN_THIRTY_DAYS));
        runningIn(office(TODAY))
                .given(LIAISON, completed(), reported())
                .when(
                        new EvaluatePilot(
                                ID, PilotOutcome.SUCCESS, List.of(), 5, PilotAdvice.ITERATE),
                        decidedBy(EVALUATOR))
                .thenEvents(evaluated(PilotAdvice.ITERATE, null));
    }

    @Test
    void an_evaluation_names_the_criteria_of_the_plan_that_were_met() {
        runningIn(office(TODAY))
                .given(LIAISON, completed(), reported())
                .when(evaluate("Hours without mains power"), decidedBy(EVALUATOR))
                .thenEvents(
                        new PilotEvaluated(
                                ID,
                                PilotOutcome.SUCCESS,
                                List.of("Hours without mains power"),
                                5,
                                PilotAdvice.ITERATE,
                                null));
        runningIn(office(TODAY))
                .given(LIAISON, completed(), reported())
                .when(evaluate("Weight"), decidedBy(EVALUATOR))
                .thenRefused(
                        Rule.UNKNOWN_CRITERION,
                        "/data/kpisMet/0",
                        "Weight",
                        "Hours without mains power");
    }

    private static EvaluatePilot evaluate(String met) {
        return new EvaluatePilot(ID, PilotOutcome.SUCCESS, List.of(met), 5, PilotAdvice.ITERATE);
    }

    @Test
    void whoever_approves_authorises_or_evaluates_gives_a_reason() {
        runningIn(office(TODAY))
                .given(LIAISON, completed(), reported())
                .when(evaluate("Hours without mains power"), by(EVALUATOR))
                .thenRefusedBy("reason-missing");
        beside().given(LIAISON, proposed(TODAY, TODAY))
                .given(PORTAL, planSubmitted(1))
                .when(new ApprovePilotPlan(ID, HASH), by(MANAGER))
                .thenRefusedBy("reason-missing");
        beside().given(LIAISON, proposed(TODAY, TODAY))
                .given(PORTAL, planSubmitted(1))
                .given(MANAGER, planApproved(), new PilotEndorsed(ID))
                .when(new AuthorisePilot(ID), by(AUTHORISING))
                .thenRefusedBy("reason-missing");
    }
}
