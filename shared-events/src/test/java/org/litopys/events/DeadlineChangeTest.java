package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.events.DeadlineChange.Started;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.audit.EngagementEvent.FindingAnswered;
import org.litopys.events.audit.EngagementEvent.FindingRecorded;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationEvent.OrganisationsMerged;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.ScreeningId;
import org.litopys.events.organisation.ScreeningResult;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.serialization.EventCatalogue;

class DeadlineChangeTest {
    private static final Instant SOON = Instant.parse("2026-03-10T16:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-10T15:00:00Z");
    private static final ApplicationId APPLICATION = new ApplicationId(new UUID(0, 1));
    private static final IntroductionId INTRODUCTION = new IntroductionId(new UUID(0, 2));

    private static List<Started> after(LedgerEvent... events) {
        List<Started> running = List.of();
        for (LedgerEvent event : events) {
            running = DeadlineChange.running(running, event);
        }
        return running;
    }

    @Test
    void each_evaluator_has_a_deadline_of_their_own() {
        assertThat(
                        after(
                                new EvaluatorAssigned(APPLICATION, "EV-01", SOON),
                                new EvaluatorAssigned(APPLICATION, "EV-02", LATER),
                                new EvaluationSubmitted(
                                        APPLICATION, "EV-01", List.of(), Advice.ACCEPT)))
                .containsExactly(new Started(APPLICATION, Deadline.EVALUATE, "EV-02", LATER));
    }

    @Test
    void the_same_thing_due_at_another_time_is_one_deadline_that_moved() {
        assertThat(
                        after(
                                new IntroductionCleared(INTRODUCTION, false, null, SOON),
                                new IntroductionCleared(INTRODUCTION, false, null, LATER)))
                .containsExactly(
                        new Started(INTRODUCTION, Deadline.ANSWER_INTRODUCTION, null, LATER));
    }

    @Test
    void one_party_s_answer_ends_nothing_and_the_second_s_begins_the_time_to_meet() {
        IntroductionCleared cleared = new IntroductionCleared(INTRODUCTION, false, null, SOON);

        assertThat(
                        after(
                                cleared,
                                new IntroductionAcceptedByParty(
                                        INTRODUCTION, Party.INNOVATOR, null)))
                .extracting(Started::deadline)
                .containsExactly(Deadline.ANSWER_INTRODUCTION);
        assertThat(
                        after(
                                cleared,
                                new IntroductionAcceptedByParty(
                                        INTRODUCTION, Party.COUNTERPARTY, LATER)))
                .extracting(Started::deadline)
                .containsExactly(Deadline.HOLD_MEETING);
    }

    @Test
    void the_outcome_of_a_call_is_waited_for_until_the_applicant_knows_it() {
        ApplicationSubmitted submitted =
                new ApplicationSubmitted(
                        APPLICATION,
                        Money.of("1", "EUR"),
                        TechnologyArea.OTHER,
                        5,
                        null,
                        null,
                        SOON,
                        "ab".repeat(32),
                        SOON,
                        LATER);
        ApplicationRejected rejected =
                new ApplicationRejected(
                        APPLICATION, Set.of(RejectionGround.OUT_OF_SCOPE), "DEC-1", 0, SOON);

        assertThat(after(submitted, rejected))
                .contains(new Started(APPLICATION, Deadline.REACH_OUTCOME, null, LATER));
        assertThat(
                        after(
                                submitted,
                                rejected,
                                new OutcomeNotified(
                                        APPLICATION, NoticeChannel.PORTAL, "uk", LATER)))
                .extracting(Started::deadline)
                .doesNotContain(Deadline.REACH_OUTCOME, Deadline.NOTIFY_OUTCOME);
        assertThat(after(submitted, new InformationRequestLapsed(APPLICATION, SOON)))
                .containsExactly(new Started(APPLICATION, Deadline.NOTIFY_OUTCOME, null, SOON));
    }

    @Test
    void an_award_waits_for_a_contract_until_one_is_signed() {
        ReservationId reservation = ReservationId.behind(APPLICATION);
        ApplicationAccepted award =
                new ApplicationAccepted(
                        APPLICATION,
                        Money.of("1", "EUR"),
                        "LINE",
                        reservation,
                        List.of(),
                        "decision",
                        0,
                        null,
                        null,
                        LATER,
                        0,
                        null);

        assertThat(after(award))
                .containsExactly(new Started(APPLICATION, Deadline.CONCLUDE_CONTRACT, null, LATER));
        assertThat(
                        after(
                                award,
                                new ApplicationContracted(
                                        APPLICATION, new ContractId(new UUID(0, 8)))))
                .isEmpty();
    }

    @Test
    void introductions_are_waited_for_until_none_is_missing() {
        IntroductionId other = new IntroductionId(new UUID(0, 9));
        ApplicationIntroduced first = new ApplicationIntroduced(APPLICATION, INTRODUCTION, 1, SOON);

        assertThat(after(first))
                .containsExactly(
                        new Started(APPLICATION, Deadline.PROPOSE_INTRODUCTION, null, SOON));
        assertThat(after(first, new ApplicationIntroduced(APPLICATION, other, 0, null))).isEmpty();
    }

    @Test
    void what_is_parked_waits_for_nothing_and_what_is_taken_up_for_the_same_as_before() {
        IntroductionCleared cleared = new IntroductionCleared(INTRODUCTION, false, null, SOON);
        IntroductionParked parked =
                new IntroductionParked(INTRODUCTION, new IntroductionId(new UUID(0, 9)));

        assertThat(after(cleared, parked)).isEmpty();
        assertThat(
                        after(
                                cleared,
                                parked,
                                new IntroductionTakenUp(INTRODUCTION, null, LATER, null, null)))
                .containsExactly(
                        new Started(INTRODUCTION, Deadline.ANSWER_INTRODUCTION, null, LATER));
    }

    @Test
    void whoever_gives_up_is_waited_for_in_nothing() {
        assertThat(
                        after(
                                new EvaluatorAssigned(APPLICATION, "EV-01", SOON),
                                new ApplicationWithdrawn(APPLICATION)))
                .isEmpty();
    }

    @Test
    void an_event_can_end_what_another_record_waits_for() {
        OrganisationId some = new OrganisationId(new UUID(0, 3));

        assertThat(
                        DeadlineChange.of(
                                new IntroductionProposed(
                                        INTRODUCTION,
                                        APPLICATION,
                                        some,
                                        List.of(),
                                        some,
                                        null,
                                        SOON)))
                .containsExactly(
                        new DeadlineChange.Ended(APPLICATION, Deadline.PROPOSE_INTRODUCTION, null),
                        new Started(INTRODUCTION, Deadline.CLEAR_INTRODUCTION, null, SOON));
    }

    @Test
    void a_merger_ends_what_the_absorbed_one_waits_for_and_nothing_of_the_survivor() {
        OrganisationId survivor = new OrganisationId(new UUID(0, 4));
        OrganisationId absorbed = new OrganisationId(new UUID(0, 5));

        assertThat(
                        after(
                                screened(survivor),
                                new OrganisationsMerged(survivor, survivor, absorbed, "register")))
                .containsExactly(new Started(survivor, Deadline.SCREEN_ORGANISATION, null, LATER));
        assertThat(
                        after(
                                screened(absorbed),
                                new OrganisationsMerged(absorbed, survivor, absorbed, "register")))
                .isEmpty();
    }

    private static SanctionsScreened screened(OrganisationId organisation) {
        return new SanctionsScreened(
                organisation,
                new ScreeningId(new UUID(0, 6)),
                LocalDate.of(2026, 1, 10),
                List.of(),
                ScreeningResult.CLEAR,
                List.of(),
                LATER);
    }

    @Test
    void each_finding_has_a_deadline_of_its_own() {
        EngagementId engagement = new EngagementId(new UUID(0, 7));

        assertThat(
                        after(
                                new FindingRecorded(
                                        engagement, 1, FindingSeverity.LOW, "one", null, SOON),
                                new FindingRecorded(
                                        engagement, 2, FindingSeverity.LOW, "two", null, LATER),
                                new FindingAnswered(engagement, 1, "mended")))
                .containsExactly(new Started(engagement, Deadline.ANSWER_FINDING, "2", LATER));
    }

    // Of all events

    private static Stream<Class<? extends LedgerEvent>> events() {
        return new EventCatalogue()
                .events().stream().filter(event -> !RecordEvent.class.isAssignableFrom(event));
    }

    private static Stream<RecordComponent> components() {
        return events().flatMap(event -> Arrays.stream(event.getRecordComponents()));
    }

    @Test
    void every_due_date_says_what_is_due() {
        assertThat(
                        components()
                                .filter(one ->
                                        one.getName().toLowerCase(Locale.ROOT).endsWith("dueat")))
                .isNotEmpty()
                .allMatch(one -> one.isAnnotationPresent(DueDate.class));
    }

    @Test
    void every_deadline_is_started_and_ended_by_some_event() {
        Set<Deadline> started = EnumSet.noneOf(Deadline.class);
        Set<Deadline> ended = EnumSet.noneOf(Deadline.class);
        components()
                .map(one -> one.getAnnotation(DueDate.class))
                .filter(java.util.Objects::nonNull)
                .forEach(date -> {
                    started.add(date.value());
                    ended.addAll(List.of(date.insteadOf()));
                });
        events().map(one -> one.getAnnotation(EndsDeadlines.class))
                .filter(java.util.Objects::nonNull)
                .forEach(ends -> ended.addAll(List.of(ends.value())));

        assertThat(started).containsExactlyInAnyOrder(Deadline.values());
        assertThat(ended)
                .containsAll(
                        EnumSet.complementOf(
                                // ended by whatever ends the introduction
                                EnumSet.of(Deadline.FOLLOW_UP)));
    }

    @Test
    void what_tells_deadlines_apart_stands_in_the_events_that_start_them() {
        events().forEach(event -> {
            List<String> names =
                    Arrays.stream(event.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList();
            for (RecordComponent component : event.getRecordComponents()) {
                DueDate date = component.getAnnotation(DueDate.class);
                if (date != null && date.value().apart() != null) {
                    assertThat(names).as("%s", event).contains(date.value().apart());
                }
            }
            EndsDeadlines ends = event.getAnnotation(EndsDeadlines.class);
            if (ends != null && !ends.of().isEmpty()) {
                assertThat(names).as("%s", event).contains(ends.of());
            }
        });
    }
}
