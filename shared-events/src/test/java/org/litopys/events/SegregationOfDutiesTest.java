package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.access.PersonEvent.DelegationEnded;
import org.litopys.events.access.PersonEvent.DelegationGiven;
import org.litopys.events.access.PersonEvent.EvaluationEntrusted;
import org.litopys.events.access.PersonEvent.EvaluationTakenBack;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationMatched;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallConcluded;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.ContractTerminated;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.ContractEvent.PilotConditionWaived;
import org.litopys.events.introduction.IntroductionEvent.ContactsDisclosed;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.MeetingCancelled;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionEvent.MeetingNoShow;
import org.litopys.events.introduction.IntroductionEvent.MeetingRescheduled;
import org.litopys.events.introduction.IntroductionEvent.MeetingScheduled;
import org.litopys.events.introduction.IntroductionEvent.NdaRecorded;
import org.litopys.events.introduction.IntroductionEvent.TechnicalDataReleased;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.organisation.OrganisationEvent.ApplicationCounted;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonAdded;
import org.litopys.events.organisation.OrganisationEvent.ContactPersonRemoved;
import org.litopys.events.organisation.OrganisationEvent.EligibilityChecksRequested;
import org.litopys.events.organisation.OrganisationEvent.OrganisationDescribed;
import org.litopys.events.organisation.OrganisationEvent.ScreeningMatchFound;
import org.litopys.events.pilot.PilotEvent.EndUserFeedbackRecorded;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.IncidentReported;
import org.litopys.events.pilot.PilotEvent.IncidentResolved;
import org.litopys.events.pilot.PilotEvent.MilestoneMissed;
import org.litopys.events.pilot.PilotEvent.MilestonePlanned;
import org.litopys.events.pilot.PilotEvent.MilestoneReached;
import org.litopys.events.pilot.PilotEvent.MilestoneRescheduled;
import org.litopys.events.pilot.PilotEvent.ObservationRecorded;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetConsumed;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetRecovered;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.CallDelisted;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosingStarted;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeResumed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeEvent.ReserveListExtended;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DeadlineReminded;
import org.litopys.events.record.RecordEvent.LateSubmissionRefused;
import org.litopys.events.serialization.EventCatalogue;

class SegregationOfDutiesTest {
    static List<SegregationOfDuties.Row> table() {
        return SegregationOfDuties.TABLE;
    }

    @ParameterizedTest
    @MethodSource("table")
    void who_did_the_one_may_not_do_the_other(SegregationOfDuties.Row row) {
        assertThat(SegregationOfDuties.closing(row.forbidden())).contains(row);
        assertThat(SegregationOfDuties.closedBy(row.done())).contains(row);
    }

    /** Else the row would compare nothing, and forbid nothing. */
    @ParameterizedTest
    @MethodSource("table")
    void events_of_both_duties_say_which_part_of_a_record_they_are_about(
            SegregationOfDuties.Row row) {
        String part = row.same().component();
        if (part != null) {
            assertThat(componentsOf(row.done())).contains(part);
            assertThat(componentsOf(row.forbidden())).contains(part);
        }
    }

    private static Set<String> componentsOf(Duty duty) {
        return new EventCatalogue()
                .events().stream()
                        .filter(event ->
                                SegregationOfDuties.exercisedBy(event)
                                        .filter(duty::equals)
                                        .isPresent())
                        .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("table")
    void both_duties_of_a_row_are_exercised_by_some_event(SegregationOfDuties.Row row) {
        Set<Duty> exercised =
                new EventCatalogue()
                        .events().stream()
                                .flatMap(event -> SegregationOfDuties.exercisedBy(event).stream())
                                .collect(Collectors.toSet());
        assertThat(exercised).contains(row.done(), row.forbidden());
    }

    @Test
    void every_row_has_a_name_of_its_own() {
        assertThat(table()).extracting(SegregationOfDuties.Row::rule).doesNotHaveDuplicates();
    }

    @Test
    void every_duty_is_exercised_by_an_event() {
        assertThat(
                        new EventCatalogue()
                                .events().stream()
                                        .flatMap(e -> SegregationOfDuties.exercisedBy(e).stream()))
                .contains(Duty.values());
    }

    /**
     * Events that are nobody's duty: what applicants, hosts and innovators do, what people say of
     * themselves, what only states a fact, and what follows by itself from the event of another
     * record.
     */
    private static final Set<Class<? extends LedgerEvent>> NO_DUTY =
            Set.of(
                    ProgrammeActivated.class,
                    ProgrammePolicySet.class,
                    BudgetReserved.class,
                    BudgetReservationReleased.class,
                    BudgetCommitted.class,
                    BudgetConsumed.class,
                    BudgetRecovered.class,
                    BudgetDecommitted.class,
                    CallListed.class,
                    CallDelisted.class,
                    ReserveListExtended.class,
                    ProgrammeSuspended.class,
                    ProgrammeResumed.class,
                    ProgrammeClosingStarted.class,
                    ProgrammeClosed.class,
                    CallOpened.class,
                    CallClosed.class,
                    SubmissionsCounted.class,
                    EvaluationStarted.class,
                    CallConcluded.class,
                    CallCancelled.class,
                    OrganisationDescribed.class,
                    ScreeningMatchFound.class,
                    ApplicationCounted.class,
                    EligibilityChecksRequested.class,
                    ContactPersonAdded.class,
                    ContactPersonRemoved.class,
                    PersonEntered.class,
                    DelegationGiven.class,
                    DelegationEnded.class,
                    InterestDeclared.class,
                    InterestWithdrawn.class,
                    EvaluationEntrusted.class,
                    EvaluationTakenBack.class,
                    NeedMatched.class,
                    NeedMet.class,
                    NeedClosed.class,
                    ReceiptAcknowledged.class,
                    ConsortiumPartnerReleased.class,
                    InformationRequestLapsed.class,
                    PartnerChecksRequested.class,
                    ConflictOfInterestDeclared.class,
                    ReservePromoted.class,
                    ReserveListingLapsed.class,
                    ApplicationIntroduced.class,
                    ApplicationMatched.class,
                    FollowOnBegan.class,
                    ApplicationContracted.class,
                    OutcomeNotified.class,
                    ApplicationWithdrawn.class,
                    ClosureNotified.class,
                    IntroductionOffered.class,
                    IntroductionAcceptedByParty.class,
                    IntroductionDeclined.class,
                    IntroductionExpired.class,
                    ContactsDisclosed.class,
                    NdaRecorded.class,
                    TechnicalDataReleased.class,
                    MeetingScheduled.class,
                    MeetingRescheduled.class,
                    MeetingCancelled.class,
                    MeetingNoShow.class,
                    MeetingHeld.class,
                    FollowUpRecorded.class,
                    IntroductionBlocked.class,
                    IntroductionParked.class,
                    IntroductionTakenUp.class,
                    IntroductionProgressedToPilot.class,
                    IntroductionReopened.class,
                    IntroductionClosed.class,
                    IntroductionCancelled.class,
                    PilotCancelled.class,
                    ExportLicenceRecorded.class,
                    ExportLicenceExpiring.class,
                    ExportLicenceExpired.class,
                    PilotStarted.class,
                    MilestonePlanned.class,
                    MilestoneRescheduled.class,
                    MilestoneReached.class,
                    MilestoneMissed.class,
                    ObservationRecorded.class,
                    IncidentReported.class,
                    IncidentResolved.class,
                    PilotSuspended.class,
                    PilotTerminated.class,
                    PilotCompleted.class,
                    EndUserFeedbackRecorded.class,
                    PilotClosed.class,
                    PilotConditionWaived.class,
                    ApprovalInvalidated.class,
                    ContractCancelled.class,
                    ContractSigned.class,
                    ContractActivated.class,
                    ContractSuspended.class,
                    ContractResumed.class,
                    DeliverableDefined.class,
                    PaymentReturned.class,
                    ContractPeriodEnded.class,
                    ContractTerminated.class,
                    ContractCompleted.class,
                    ContractFinanciallyClosed.class,
                    DeadlineReminded.class,
                    DeadlineMissed.class,
                    LateSubmissionRefused.class);

    @Test
    void every_event_is_somebodys_duty_or_is_listed_here_as_nobodys() {
        assertThat(
                        new EventCatalogue()
                                .events().stream()
                                        .filter(event ->
                                                SegregationOfDuties.exercisedBy(event).isEmpty()))
                .containsExactlyInAnyOrderElementsOf(NO_DUTY);
    }
}
