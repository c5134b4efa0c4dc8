package org.litopys.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.Test;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;

/**
 * What the first forms of events mean in today's: as the pinned file has it, and with what was true
 * then in place of what was not recorded.
 */
class UpcastingTest {
    private static final LedgerEventSerializer SERIALIZER =
            new LedgerEventSerializer(new EventCatalogue());

    @Test
    void a_programme_of_the_first_form_is_active_without_an_approval() throws IOException {
        ProgrammeCreated sample = sample(ProgrammeCreated.class);

        assertThat(firstForm(ProgrammeCreated.class))
                .isEqualTo(
                        new ProgrammeCreated(
                                sample.programmeId(),
                                sample.code(),
                                sample.title(),
                                sample.currency(),
                                sample.startDate(),
                                sample.endDate(),
                                sample.legalBasis(),
                                null,
                                List.of(),
                                false));
    }

    @Test
    void a_reservation_of_the_first_form_does_not_expire() throws IOException {
        BudgetReserved sample = sample(BudgetReserved.class);

        assertThat(firstForm(BudgetReserved.class))
                .isEqualTo(
                        new BudgetReserved(
                                sample.programmeId(),
                                sample.reservationId(),
                                sample.line(),
                                sample.amount(),
                                sample.applicationId(),
                                null));
    }

    @Test
    void decisions_of_the_first_form_rest_on_the_default_policy() throws IOException {
        EligibilityAssessed assessed = sample(EligibilityAssessed.class);
        ApplicationAccepted accepted = sample(ApplicationAccepted.class);
        ApplicationRejected rejected = sample(ApplicationRejected.class);

        assertThat(firstForm(EligibilityAssessed.class))
                .isEqualTo(
                        new EligibilityAssessed(
                                assessed.applicationId(),
                                assessed.outcome(),
                                assessed.checks(),
                                assessed.evaluationDueAt(),
                                0,
                                null));
        assertThat(firstForm(ApplicationAccepted.class))
                .isEqualTo(
                        new ApplicationAccepted(
                                accepted.applicationId(),
                                accepted.awarded(),
                                accepted.budgetLine(),
                                accepted.reservationId(),
                                accepted.conditions(),
                                accepted.decisionReference(),
                                1,
                                accepted.introductionDueAt(),
                                null,
                                null,
                                0,
                                null));
        assertThat(firstForm(ApplicationRejected.class))
                .isEqualTo(
                        new ApplicationRejected(
                                rejected.applicationId(),
                                Set.copyOf(rejected.grounds()),
                                rejected.decisionReference(),
                                0,
                                null));
    }

    @Test
    void decisions_of_the_second_form_set_no_date_for_the_notice() throws IOException {
        ApplicationAccepted accepted = sample(ApplicationAccepted.class);
        ApplicationRejected rejected = sample(ApplicationRejected.class);

        assertThat(((ApplicationAccepted) form(ApplicationAccepted.class, "2")).noticeDueAt())
                .isNull();
        assertThat(((ApplicationAccepted) form(ApplicationAccepted.class, "2")).policyVersion())
                .isEqualTo(accepted.policyVersion());
        assertThat(form(ApplicationRejected.class, "2"))
                .isEqualTo(
                        new ApplicationRejected(
                                rejected.applicationId(),
                                rejected.grounds(),
                                rejected.decisionReference(),
                                rejected.policyVersion(),
                                null));
    }

    @Test
    void an_assessment_of_the_second_form_sets_no_date_for_the_notice() throws IOException {
        EligibilityAssessed sample = sample(EligibilityAssessed.class);

        assertThat(form(EligibilityAssessed.class, "2"))
                .isEqualTo(
                        new EligibilityAssessed(
                                sample.applicationId(),
                                sample.outcome(),
                                sample.checks(),
                                sample.evaluationDueAt(),
                                sample.policyVersion(),
                                null));
    }

    @Test
    void what_ended_in_the_first_form_set_no_date_for_the_notice() throws IOException {
        AdmissibilityAssessed assessed = sample(AdmissibilityAssessed.class);

        assertThat(firstForm(AdmissibilityAssessed.class))
                .isEqualTo(
                        new AdmissibilityAssessed(
                                assessed.applicationId(),
                                assessed.outcome(),
                                assessed.checks(),
                                assessed.eligibilityDueAt(),
                                null));
        assertThat(firstForm(InformationRequestLapsed.class))
                .isEqualTo(
                        new InformationRequestLapsed(
                                sample(InformationRequestLapsed.class).applicationId(), null));
        assertThat(firstForm(ReserveListingLapsed.class))
                .isEqualTo(
                        new ReserveListingLapsed(
                                sample(ReserveListingLapsed.class).applicationId(), null));
    }

    @Test
    void a_submission_of_the_first_form_sets_no_date_for_the_outcome() throws IOException {
        ApplicationSubmitted sample = sample(ApplicationSubmitted.class);

        assertThat(firstForm(ApplicationSubmitted.class))
                .isEqualTo(
                        new ApplicationSubmitted(
                                sample.applicationId(),
                                sample.requested(),
                                sample.technology(),
                                sample.trl(),
                                null,
                                null,
                                sample.submittedAt(),
                                sample.contentHash(),
                                sample.eligibilityDueAt(),
                                null));
    }

    @Test
    void nobody_asked_for_export_control_before_the_third_form_of_a_submission()
            throws IOException {
        ApplicationSubmitted second = (ApplicationSubmitted) form(ApplicationSubmitted.class, "2");

        assertThat(second.exportControl()).isNull();
        assertThat(second.need()).isNull();
        assertThat(second.outcomeDueAt())
                .isEqualTo(sample(ApplicationSubmitted.class).outcomeDueAt());
    }

    @Test
    void awards_of_the_third_form_asked_for_one_introduction_and_no_agreement() throws IOException {
        ApplicationAccepted accepted = (ApplicationAccepted) form(ApplicationAccepted.class, "3");

        assertThat(accepted.introductions()).isEqualTo(1);
        assertThat(accepted.agreementDueAt()).isNull();
        assertThat(accepted.noticeDueAt())
                .isEqualTo(sample(ApplicationAccepted.class).noticeDueAt());
    }

    @Test
    void a_listing_of_the_first_form_cites_no_place() throws IOException {
        ApplicationReserveListed listed = sample(ApplicationReserveListed.class);

        assertThat(firstForm(ApplicationReserveListed.class))
                .isEqualTo(
                        new ApplicationReserveListed(
                                listed.applicationId(),
                                listed.rank(),
                                null,
                                listed.until(),
                                listed.decisionReference(),
                                listed.noticeDueAt(),
                                listed.policyVersion()));
    }

    @Test
    void introductions_of_the_first_form_name_no_need_and_no_security_level() throws IOException {
        IntroductionProposed proposed = sample(IntroductionProposed.class);
        IntroductionCleared cleared = sample(IntroductionCleared.class);

        assertThat(firstForm(IntroductionProposed.class))
                .isEqualTo(
                        new IntroductionProposed(
                                proposed.introductionId(),
                                proposed.applicationId(),
                                proposed.innovator(),
                                List.of(),
                                proposed.counterparty(),
                                null,
                                proposed.clearanceDueAt()));
        assertThat(firstForm(IntroductionCleared.class))
                .isEqualTo(
                        new IntroductionCleared(
                                cleared.introductionId(),
                                cleared.exportLicenceNeeded(),
                                null,
                                cleared.answerDueAt()));
    }

    @Test
    void awards_of_the_fourth_form_set_no_date_for_the_contract() throws IOException {
        ApplicationAccepted accepted = (ApplicationAccepted) form(ApplicationAccepted.class, "4");

        assertThat(accepted.contractDueAt()).isNull();
        assertThat(accepted.agreementDueAt())
                .isEqualTo(sample(ApplicationAccepted.class).agreementDueAt());
    }

    @Test
    void what_began_before_partners_were_recorded_names_none() throws IOException {
        IntroductionProposed introduction =
                (IntroductionProposed) form(IntroductionProposed.class, "2");
        PilotProposed pilot = (PilotProposed) firstForm(PilotProposed.class);
        ContractDrafted contract = (ContractDrafted) firstForm(ContractDrafted.class);

        assertThat(introduction.partners()).isEmpty();
        assertThat(introduction.need()).isEqualTo(sample(IntroductionProposed.class).need());
        assertThat(pilot.partners()).isEmpty();
        assertThat(pilot.host()).isEqualTo(sample(PilotProposed.class).host());
        assertThat(contract.partners()).isEmpty();
        assertThat(contract.value()).isEqualTo(sample(ContractDrafted.class).value());
    }

    @Test
    void suspensions_of_the_first_form_stopped_no_clock() throws IOException {
        ContractSuspended suspended = sample(ContractSuspended.class);
        ContractResumed resumed = sample(ContractResumed.class);

        assertThat(firstForm(ContractSuspended.class))
                .isEqualTo(
                        new ContractSuspended(
                                suspended.contractId(), suspended.organisation(), null));
        assertThat(firstForm(ContractResumed.class))
                .isEqualTo(new ContractResumed(resumed.contractId(), List.of()));
    }

    @Test
    void an_evaluation_of_the_first_form_does_not_say_which_criteria_were_met() throws IOException {
        PilotEvaluated evaluated = sample(PilotEvaluated.class);

        assertThat(firstForm(PilotEvaluated.class))
                .isEqualTo(
                        new PilotEvaluated(
                                evaluated.pilotId(),
                                evaluated.outcome(),
                                null,
                                evaluated.trlAfter(),
                                evaluated.advice(),
                                evaluated.contractDueAt()));
    }

    @Test
    void a_meeting_of_the_first_form_has_no_summary() throws IOException {
        MeetingHeld held = sample(MeetingHeld.class);

        assertThat(firstForm(MeetingHeld.class))
                .isEqualTo(
                        new MeetingHeld(
                                held.introductionId(),
                                held.heldOn(),
                                held.mode(),
                                held.attendees(),
                                null,
                                null,
                                null,
                                held.followUpDueAt()));
    }

    @Test
    void a_policy_of_the_first_form_keeps_what_something_follows_from() throws IOException {
        assertThat(firstForm(ProgrammePolicySet.class)).isEqualTo(sample(ProgrammePolicySet.class));
    }

    private static <E extends LedgerEvent> E sample(Class<E> event) {
        return event.cast(SampleEvents.of(event));
    }

    private static LedgerEvent firstForm(Class<? extends LedgerEvent> event) throws IOException {
        return form(event, "1");
    }

    private static LedgerEvent form(Class<? extends LedgerEvent> event, String revision)
            throws IOException {
        String name = event.getSimpleName();
        String json =
                Files.readString(
                        Path.of("src/test/resources/events")
                                .resolve(name + "." + revision + ".json"));
        var stored =
                new GenericDomainEventEntry<>(
                        "Any",
                        "id",
                        0,
                        "event",
                        "2026-01-01T00:00:00Z",
                        name,
                        revision.equals("1") ? null : revision,
                        json.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8));
        var upcast =
                LedgerUpcasters.chain()
                        .upcast(Stream.of(new InitialEventRepresentation(stored, SERIALIZER)))
                        .toList()
                        .getFirst();
        var data = upcast.getData(byte[].class);
        return SERIALIZER.deserialize(
                new SimpleSerializedObject<>(data.getData(), byte[].class, data.getType()));
    }
}
