package org.litopys.command.application;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.admit;
import static org.litopys.command.Samples.recommend;
import static org.litopys.command.Samples.reject;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.application.SampleApplication.ELIGIBILITY_DUE;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.NOTICE_DUE;
import static org.litopys.command.application.SampleApplication.REVIEW_DUE;
import static org.litopys.command.application.SampleApplication.accepted;
import static org.litopys.command.application.SampleApplication.assigned;
import static org.litopys.command.application.SampleApplication.complained;
import static org.litopys.command.application.SampleApplication.declared;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.evaluated;
import static org.litopys.command.application.SampleApplication.notified;
import static org.litopys.command.application.SampleApplication.policies;
import static org.litopys.command.application.SampleApplication.recommended;
import static org.litopys.command.application.SampleApplication.rejected;
import static org.litopys.command.application.SampleApplication.reserveListed;
import static org.litopys.command.application.SampleApplication.submitted;
import static org.litopys.events.access.InterestLevel.NONE;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.CloseForCancelledCall;
import org.litopys.command.application.ApplicationCommand.DecideRedress;
import org.litopys.command.application.ApplicationCommand.LapseReserveListing;
import org.litopys.command.application.ApplicationCommand.NotifyOutcome;
import org.litopys.command.application.ApplicationCommand.RequestRedress;
import org.litopys.command.application.ApplicationCommand.ReturnForReview;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationReturnedForReview;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.call.CallEvent.CallCancelled;

/** What an authorising officer can do beside an award, what follows, and complaints about it. */
class OutcomeTest {
    private static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    SampleCall.published(),
                    SampleOrganisation.registeredLead());

    private static final NotifyOutcome NOTICE = new NotifyOutcome(ID, NoticeChannel.PORTAL, "uk");

    private static RecordFixture<Application> submission() {
        return RecordFixture.of(Application.class)
                .with(
                        new Calls(OFFICE),
                        new Organisations(OFFICE),
                        policies(OFFICE),
                        SampleApplication.LITTLE_WORK)
                .given(PORTAL, drafted(), submitted("250000"));
    }

    private static RecordFixture<Application> recommendation() {
        return submission()
                .given(COMPLIANCE, eligible())
                .given(MANAGER, assigned("EV-01"))
                .given(EVALUATOR, declared("EV-01", NONE), evaluated("EV-01"))
                .given(MANAGER, recommended("200000"));
    }

    private static RecordFixture<Application> rejection() {
        return recommendation().given(AUTHORISING, rejected());
    }

    private static RecordFixture<Application> ineligible() {
        return submission()
                .given(
                        COMPLIANCE,
                        new EligibilityAssessed(
                                ID, Eligibility.INELIGIBLE, List.of(), null, 0, NOTICE_DUE));
    }

    private static RecordFixture<Application> inadmissible() {
        return submission()
                .given(INTAKE, new ScreeningStarted(ID), SampleApplication.inadmissible());
    }

    // Review

    @Test
    void a_recommendation_is_returned_with_a_reason_and_made_anew() {
        ApplicationReturnedForReview returned = new ApplicationReturnedForReview(ID, REVIEW_DUE);

        recommendation().when(new ReturnForReview(ID), decidedBy(AUTHORISING)).thenEvents(returned);
        recommendation()
                .when(new ReturnForReview(ID), by(AUTHORISING))
                .thenRefusedBy("reason-missing");
        recommendation()
                .given(AUTHORISING, returned)
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
        recommendation()
                .given(AUTHORISING, returned)
                .when(new AssignEvaluator(ID, "EV-02"), by(MANAGER))
                .thenEvents(assigned("EV-02"));
    }

    @Test
    void nothing_is_decided_while_it_is_under_review() {
        recommendation()
                .given(AUTHORISING, new ApplicationReturnedForReview(ID, REVIEW_DUE))
                .when(reject(ID), decidedBy(AUTHORISING))
                .thenRefusedBy("wrong-state");
    }

    // Reserve list

    @Test
    void who_stands_on_the_reserve_list_is_rejected_or_lapses() {
        recommendation()
                .given(AUTHORISING, reserveListed())
                .when(reject(ID), decidedBy(AUTHORISING))
                .thenEvents(rejected());
        recommendation()
                .given(
                        AUTHORISING,
                        new ApplicationReserveListed(ID, 1, null, NOW, "DEC-2026-9", NOTICE_DUE, 0))
                .when(new LapseReserveListing(ID), by(PROCESS))
                .thenEvents(new ReserveListingLapsed(ID, NOTICE_DUE));
    }

    @Test
    void nobody_lapses_before_the_time_on_the_reserve_list_is_over() {
        recommendation()
                .given(AUTHORISING, reserveListed())
                .when(new LapseReserveListing(ID), by(PROCESS))
                .thenRefused(Rule.RESERVE_LIST_RUNNING, "", reserveListed().until(), NOW);
    }

    @Test
    void who_was_promoted_is_decided_on_and_does_not_lapse() {
        recommendation()
                .given(
                        AUTHORISING,
                        new ApplicationReserveListed(ID, 1, null, NOW, "DEC-2026-9", NOTICE_DUE, 0))
                .given(PORTAL, new ReservePromoted(ID, REVIEW_DUE))
                .when(new LapseReserveListing(ID), by(PROCESS))
                .thenRefused(Rule.RESERVE_DECISION_DUE, "");
    }

    // Notice

    @Test
    void an_applicant_is_told_once_of_each_outcome() {
        rejection().when(NOTICE, by(MANAGER)).thenEvents(notified());
        recommendation()
                .given(AUTHORISING, accepted("200000"))
                .when(NOTICE, by(MANAGER))
                .thenEvents(notified());
        inadmissible().when(NOTICE, by(MANAGER)).thenEvents(notified());
        ineligible().when(NOTICE, by(MANAGER)).thenEvents(notified());
        rejection()
                .given(MANAGER, notified())
                .when(NOTICE, by(MANAGER))
                .thenRefused(Rule.OUTCOME_ALREADY_NOTIFIED, "");
    }

    @Test
    void who_was_told_of_the_reserve_list_is_told_of_the_award_too() {
        recommendation()
                .given(AUTHORISING, reserveListed())
                .given(MANAGER, notified())
                .given(AUTHORISING, accepted("200000"))
                .when(NOTICE, by(MANAGER))
                .thenEvents(notified());
    }

    @Test
    void who_lapsed_is_told_once_and_no_time_to_complain_runs() {
        ClosureNotified told = new ClosureNotified(ID, NoticeChannel.PORTAL, "uk");

        lapsed(NOTICE_DUE).when(NOTICE, by(MANAGER)).thenEvents(told);
        lapsed(NOTICE_DUE)
                .given(MANAGER, told)
                .when(NOTICE, by(MANAGER))
                .thenRefused(Rule.CLOSURE_NOT_TO_TELL, "");
        lapsed(NOTICE_DUE)
                .when(new RequestRedress(ID), decidedBy(PORTAL))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void who_lapsed_before_a_date_was_set_for_that_is_told_too() {
        lapsed(null)
                .when(NOTICE, by(MANAGER))
                .thenEvents(new ClosureNotified(ID, NoticeChannel.PORTAL, "uk"));
    }

    @Test
    void who_was_told_of_the_reserve_list_is_told_of_the_lapse_too() {
        recommendation()
                .given(AUTHORISING, reserveListed())
                .given(MANAGER, notified())
                .given(PROCESS, new ReserveListingLapsed(ID, NOTICE_DUE))
                .when(NOTICE, by(MANAGER))
                .thenEvents(new ClosureNotified(ID, NoticeChannel.PORTAL, "uk"));
    }

    private static RecordFixture<Application> lapsed(@Nullable Instant noticeDueAt) {
        return submission()
                .given(INTAKE, new ScreeningStarted(ID))
                .given(INTAKE, new InformationRequested(ID, List.of("A signature"), NOW, NOW))
                .given(PROCESS, new InformationRequestLapsed(ID, noticeDueAt));
    }

    @Test
    void there_is_no_notice_before_an_outcome() {
        recommendation().when(NOTICE, by(MANAGER)).thenRefusedBy("wrong-state");
    }

    // Redress

    @Test
    void an_applicant_complains_with_grounds_until_thirty_days_after_the_notice() {
        rejection().when(new RequestRedress(ID), decidedBy(PORTAL)).thenEvents(complained());
        rejection().when(new RequestRedress(ID), by(PORTAL)).thenRefusedBy("reason-missing");
        rejection()
                .given(MANAGER, new OutcomeNotified(ID, NoticeChannel.POST, "uk", NOW))
                .when(new RequestRedress(ID), decidedBy(PORTAL))
                .thenEvents(complained());
        rejection()
                .given(
                        MANAGER,
                        new OutcomeNotified(ID, NoticeChannel.POST, "uk", NOW.minusNanos(1)))
                .when(new RequestRedress(ID), decidedBy(PORTAL))
                .thenRefused(Rule.REDRESS_TOO_LATE, "", NOW.minusNanos(1), NOW);
    }

    @Test
    void a_rejection_that_falls_leaves_the_application_evaluated() {
        RedressDecided upheld = new RedressDecided(ID, RedressOutcome.UPHELD, null, REVIEW_DUE, 0);

        rejection()
                .given(PORTAL, complained())
                .when(new DecideRedress(ID, RedressOutcome.UPHELD), decidedBy(LEGAL))
                .thenEvents(upheld);
        rejection()
                .given(PORTAL, complained())
                .given(LEGAL, upheld)
                .when(recommend(ID, "200000"), decidedBy(MANAGER))
                .thenEvents(recommended("200000"));
    }

    @Test
    void an_assessment_that_falls_is_made_anew() {
        ineligible()
                .given(PORTAL, complained())
                .when(new DecideRedress(ID, RedressOutcome.UPHELD), decidedBy(LEGAL))
                .thenEvents(
                        new RedressDecided(ID, RedressOutcome.UPHELD, ELIGIBILITY_DUE, null, 0));
    }

    @Test
    void what_is_made_anew_is_due_when_the_decision_on_the_complaint_says() {
        Instant anew = Instant.parse("2026-03-20T16:00:00Z");

        inadmissible()
                .given(PORTAL, complained())
                .given(LEGAL, new RedressDecided(ID, RedressOutcome.UPHELD, anew, null, 0))
                .when(admit(ID, true), decidedBy(INTAKE))
                .thenEvents(
                        new AdmissibilityAssessed(
                                ID,
                                Admissibility.ADMISSIBLE,
                                admit(ID, true).checks(),
                                anew,
                                null));
    }

    @Test
    void what_is_dismissed_stays_decided_and_is_not_complained_about_again() {
        RedressDecided dismissed = new RedressDecided(ID, RedressOutcome.DISMISSED, null, null, 0);

        rejection()
                .given(PORTAL, complained())
                .when(new DecideRedress(ID, RedressOutcome.DISMISSED), decidedBy(LEGAL))
                .thenEvents(dismissed);
        rejection()
                .given(PORTAL, complained())
                .given(LEGAL, dismissed)
                .when(new RequestRedress(ID), decidedBy(PORTAL))
                .thenRefused(Rule.REDRESS_ALREADY_DECIDED, "");
    }

    @Test
    void nobody_decides_a_complaint_about_a_decision_of_their_own() {
        rejection()
                .given(PORTAL, complained())
                .when(new DecideRedress(ID, RedressOutcome.DISMISSED), decidedBy(AUTHORISING))
                .thenRefusedBy("decider-may-not-decide-redress");
    }

    // The end with the call

    private static final ApplicationClosed CLOSED =
            new ApplicationClosed(ID, ClosingCause.CALL_CANCELLED, NOTICE_DUE);

    private static RecordFixture<Application> underCancelledCall() {
        EventStore cancelled =
                otherRecords(
                        SampleProgramme.created(),
                        SampleCall.published(),
                        new CallCancelled(SampleCall.published().callId()));
        return RecordFixture.of(Application.class)
                .with(new Calls(cancelled), policies(cancelled))
                .given(PORTAL, drafted(), submitted("250000"));
    }

    @Test
    void what_is_undecided_ends_with_its_call_and_the_applicant_is_to_be_told() {
        underCancelledCall().when(new CloseForCancelledCall(ID), by(PROCESS)).thenEvents(CLOSED);
        submission()
                .when(new CloseForCancelledCall(ID), by(PROCESS))
                .thenRefused(Rule.CALL_NOT_CANCELLED, "", "BRIDGE-2026-1", "PUBLISHED");
    }

    @Test
    void what_is_decided_does_not() {
        underCancelledCall()
                .given(COMPLIANCE, eligible())
                .given(AUTHORISING, rejected())
                .when(new CloseForCancelledCall(ID), by(PROCESS))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void the_applicant_is_told_once_of_the_end_and_no_time_to_complain_runs() {
        ClosureNotified told = new ClosureNotified(ID, NoticeChannel.PORTAL, "uk");

        underCancelledCall().given(PROCESS, CLOSED).when(NOTICE, by(MANAGER)).thenEvents(told);
        underCancelledCall()
                .given(PROCESS, CLOSED)
                .given(MANAGER, told)
                .when(NOTICE, by(MANAGER))
                .thenRefused(Rule.CLOSURE_NOT_TO_TELL, "");
    }

    @Test
    void an_end_that_the_applicant_knows_is_not_told() {
        submission()
                .given(PROCESS, new ApplicationClosed(ID, ClosingCause.FOLLOW_ONS_ENDED, null))
                .when(NOTICE, by(MANAGER))
                .thenRefused(Rule.CLOSURE_NOT_TO_TELL, "");
    }

    @Test
    void nobody_complains_about_a_decision_under_a_call_that_was_cancelled() {
        underCancelledCall()
                .given(COMPLIANCE, eligible())
                .given(AUTHORISING, rejected())
                .when(new RequestRedress(ID), decidedBy(PORTAL))
                .thenRefused(Rule.CALL_IS_CANCELLED, "", "BRIDGE-2026-1");
    }
}
