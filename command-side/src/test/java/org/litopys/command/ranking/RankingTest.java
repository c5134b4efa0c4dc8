package org.litopys.command.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.accept;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.RAPPORTEUR;
import static org.litopys.command.Staff.SECOND_EVALUATOR;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.events.call.RankingOutcome.MAIN;
import static org.litopys.events.call.RankingOutcome.REJECT;
import static org.litopys.events.call.RankingOutcome.RESERVE;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSide;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Receipt;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.Samples;
import org.litopys.command.Staff;
import org.litopys.command.access.PersonCommand.DeclareInterest;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.ReserveListApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.application.ApplicationCommand.WithdrawApplication;
import org.litopys.command.call.CallCommand.AdoptRankingList;
import org.litopys.command.call.CallCommand.CancelCall;
import org.litopys.command.call.CallCommand.ConcludeCall;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.command.programme.ProgrammeCommand.StartProgrammeClosing;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Score;
import org.litopys.events.application.Score.Criterion;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.organisation.OrganisationId;

/** From the list of a committee to the conclusion of a call, and its cancellation. */
class RankingTest {
    private static final Set<String> COMMITTEE = Set.of(RAPPORTEUR.id(), "EV-02", "EV-03");

    private final CommandSide side = CommandSide.inMemory();

    @BeforeEach
    void open() {
        Samples.openOffice(side, "1000");
    }

    // The list

    @Test
    void a_committee_ranks_what_was_evaluated() {
        RankingEntry first = main(Samples.recommended(side, "100"), 90, 1);
        RankingEntry second = new RankingEntry(Samples.recommended(side, "100"), 70, 2, RESERVE);
        startEvaluation();

        side.send(list(first, second), decidedBy(RAPPORTEUR));

        assertThat(side.eventsOf(CALL)).endsWith("EvaluationStarted", "RankingListAdopted");
    }

    @Test
    void a_reserve_listing_cites_the_place_that_the_list_in_force_gives() {
        ApplicationId first = Samples.recommended(side, "100");
        ApplicationId second = Samples.recommended(side, "100");
        ApplicationId unranked = Samples.recommended(side, "100");
        startEvaluation();
        side.send(
                list(main(first, 90, 1), new RankingEntry(second, 70, 2, RESERVE)),
                decidedBy(RAPPORTEUR));

        side.send(new ReserveListApplication(second, 1, "DEC-2026-9"), decidedBy(AUTHORISING));
        side.send(new ReserveListApplication(unranked, 2, "DEC-2026-9"), decidedBy(AUTHORISING));

        assertThat(listing(second).place()).isEqualTo(2);
        assertThat(listing(unranked).place()).isNull();
    }

    private ApplicationReserveListed listing(ApplicationId id) {
        return side.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .filter(ApplicationReserveListed.class::isInstance)
                .map(ApplicationReserveListed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_list_is_in_the_order_of_ranks_points_and_outcomes() {
        ApplicationId one = Samples.recommended(side, "100");
        ApplicationId other = Samples.recommended(side, "100");
        startEvaluation();

        assertRefused(
                list(main(one, 90, 1), main(other, 70, 1)),
                Rule.RANKING_OUT_OF_ORDER.refusal("/data/entries/1", 2, 1));
        assertRefused(
                list(main(one, 70, 1), main(other, 90, 2)),
                Rule.RANKING_OUT_OF_ORDER.refusal("/data/entries/1", 2, 2));
        assertRefused(
                list(new RankingEntry(one, 90, 1, REJECT), main(other, 70, 2)),
                Rule.RANKING_OUT_OF_ORDER.refusal("/data/entries/1", 2, 2));
        assertRefused(
                list(main(one, 90, 1), main(one, 90, 2)),
                Rule.RANKED_TWICE.refusal("/data/entries/1/application", one));
    }

    @Test
    void of_equal_points_one_is_before_the_other_even_where_they_are_full() {
        ApplicationId one = Samples.recommended(side, "100");
        ApplicationId other = Samples.recommended(side, "100");
        startEvaluation();

        side.send(list(main(one, 100, 1), main(other, 100, 2)), decidedBy(RAPPORTEUR));

        assertThat(side.eventsOf(CALL)).endsWith("RankingListAdopted");
    }

    @Test
    void a_list_holds_evaluated_applications_of_its_call() {
        ApplicationId drafted = Samples.drafted(side);
        CallId other = otherCall();
        ApplicationId elsewhere = new ApplicationId(UUID.randomUUID());
        side.send(new StartDraft(elsewhere, other, LEAD, "T", "S", "en"), by(PORTAL));
        ApplicationId unknown = new ApplicationId(UUID.randomUUID());
        startEvaluation();

        assertRefused(
                list(main(drafted, 90, 1)),
                Rule.RANKED_NOT_EVALUATED.refusal("/data/entries/0/application", drafted, "DRAFT"));
        assertRefused(
                list(main(elsewhere, 90, 1)),
                Rule.RANKED_OF_OTHER_CALL.refusal(
                        "/data/entries/0/application", elsewhere, "BRIDGE-2026-1"));
        assertRefused(
                list(main(unknown, 90, 1)),
                Rule.UNKNOWN_REFERENCE.refusal(
                        "/data/entries/0/application", "Application", unknown));
    }

    @Test
    void below_the_thresholds_nobody_is_supported() {
        CallId strict = otherCall();
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        side.send(new StartDraft(id, strict, LEAD, "T", "S", "en"), by(PORTAL));
        side.send(Samples.submit(id, "100"), by(PORTAL));
        side.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(side, id, "100");
        startEvaluation(strict);

        assertRefused(
                new AdoptRankingList(strict, List.of(main(id, 52, 1)), COMMITTEE),
                Rule.RANKED_BELOW_THRESHOLD.refusal("/data/entries/0/points", id, 52, 53));
        side.send(
                new AdoptRankingList(strict, List.of(main(id, 53, 1)), COMMITTEE),
                decidedBy(RAPPORTEUR));
    }

    @Test
    void below_one_of_them_nothing_is_awarded_or_reserve_listed_but_it_can_be_rejected() {
        CallId strict = otherCall();
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        side.send(new StartDraft(id, strict, LEAD, "T", "S", "en"), by(PORTAL));
        side.send(Samples.submit(id, "100"), by(PORTAL));
        side.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        side.send(new AssignEvaluator(id, EVALUATOR.id()), by(MANAGER));
        side.send(Samples.unbiased(id), by(EVALUATOR));
        side.send(
                new SubmitEvaluation(
                        id,
                        List.of(
                                new Score(Criterion.EXCELLENCE, 100),
                                new Score(Criterion.IMPACT, 59),
                                new Score(Criterion.IMPLEMENTATION, 100)),
                        Advice.ACCEPT),
                decidedBy(EVALUATOR));
        side.send(new RecommendApplication(id, Advice.REJECT, null, List.of()), decidedBy(MANAGER));

        Refusal below = Rule.SCORE_BELOW_THRESHOLD.refusal("", Criterion.IMPACT, 59, 60);
        assertRefused(Samples.accept(id, "100"), decidedBy(AUTHORISING), below);
        assertRefused(
                new ReserveListApplication(id, 1, "DEC-2026-9"), decidedBy(AUTHORISING), below);
        side.send(Samples.reject(id), decidedBy(AUTHORISING));
    }

    @Test
    void whoever_records_a_list_is_of_the_committee() {
        startEvaluation();

        assertRefused(
                new AdoptRankingList(CALL, List.of(), Set.of("EV-02", "EV-03", "EV-04")),
                Rule.ADOPTER_OUTSIDE_COMMITTEE.refusal(
                        "/data/committee", RAPPORTEUR.id(), "EV-02, EV-03, EV-04"));
    }

    @Test
    void nobody_with_an_interest_in_an_applicant_is_of_the_committee() {
        ApplicationId application = Samples.recommended(side, "100");
        declareInterestIn(LEAD);
        startEvaluation();

        assertRefused(
                list(main(application, 90, 1)),
                Rule.COMMITTEE_MEMBER_INTERESTED.refusal(
                        "/data/committee", SECOND_EVALUATOR.id(), LEAD, application));
        side.send(list(), decidedBy(RAPPORTEUR)); // about nobody in whom there is an interest
    }

    @Test
    void a_partner_is_an_applicant_too() {
        ApplicationId application = Samples.recommendedWith(side, HOST, "100");
        declareInterestIn(HOST);
        startEvaluation();

        assertRefused(
                list(main(application, 90, 1)),
                Rule.COMMITTEE_MEMBER_INTERESTED.refusal(
                        "/data/committee", SECOND_EVALUATOR.id(), HOST, application));
    }

    @Test
    void one_person_is_one_member_however_written() {
        startEvaluation();

        assertRefused(
                new AdoptRankingList(CALL, List.of(), Set.of(RAPPORTEUR.id(), "ev-02", "EV-02")),
                Rule.COMMITTEE_MEMBER_TWICE.refusal("/data/committee", "EV-02", "ev-02"));
    }

    @Test
    void who_submitted_an_application_is_not_of_the_committee_that_ranks_it() {
        ApplicationId application = Samples.drafted(side);
        side.send(Samples.submit(application, "100"), by(Staff.withAllRoles("EV-02")));
        side.send(Samples.assess(application, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(side, application, "100");
        startEvaluation();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(list(main(application, 90, 1)), decidedBy(RAPPORTEUR)))
                .satisfies(refused -> {
                    assertThat(refused.refusal().rule()).isEqualTo("applicant-may-not-rank");
                    assertThat(refused.refusal().arguments()).first().isEqualTo("EV-02");
                });
    }

    @Test
    void who_submitted_has_nobody_rank_it_in_his_place() {
        Actor applicant = Staff.withAllRoles("ALL-05");
        ApplicationId application = Samples.drafted(side);
        side.send(Samples.submit(application, "100"), by(applicant));
        side.send(Samples.assess(application, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(side, application, "100");
        startEvaluation();
        side.clock.set(Samples.NOW); // the delegation runs for some days from here
        Samples.delegated(side, applicant, RAPPORTEUR.id(), Role.RAPPORTEUR);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        side.send(
                                list(main(application, 90, 1)),
                                decidedBy(RAPPORTEUR).inPlaceOf("ALL-05")))
                .satisfies(refused -> {
                    assertThat(refused.refusal().rule()).isEqualTo("applicant-may-not-rank");
                    assertThat(refused.refusal().arguments()).first().isEqualTo("ALL-05");
                });
    }

    private void declareInterestIn(OrganisationId organisation) {
        PersonId member = PersonId.ofPseudonym(SECOND_EVALUATOR.id());
        side.send(new EnterPerson(SECOND_EVALUATOR.id()), by(SECOND_EVALUATOR));
        side.send(
                new DeclareInterest(member, organisation, InterestLevel.ACTUAL),
                decidedBy(SECOND_EVALUATOR));
    }

    // Conclusion

    @Test
    void a_call_is_concluded_when_all_that_was_ranked_is_decided() {
        ApplicationId application = Samples.recommended(side, "100");
        startEvaluation();
        assertRefused(new ConcludeCall(CALL), decidedBy(MANAGER), Rule.RANKING_MISSING.refusal(""));
        side.send(list(main(application, 90, 1)), decidedBy(RAPPORTEUR));
        assertRefused(
                new ConcludeCall(CALL),
                decidedBy(MANAGER),
                Rule.RANKED_UNDECIDED.refusal("", 1, application));

        side.send(accept(application, "100"), decidedBy(AUTHORISING));
        side.send(new ConcludeCall(CALL), decidedBy(MANAGER));

        assertRefused(
                new CancelCall(CALL),
                decidedBy(AUTHORISING),
                Rule.RECORD_FINISHED.refusal("", "cancel-call", "CONCLUDED"));
    }

    /** Each of its applications was decided on by itself. */
    @Test
    void a_call_that_took_applications_all_the_time_is_concluded_without_a_list() {
        DraftCall sample = draft("BRIDGE-2026-C");
        side.send(
                new DraftCall(
                        sample.code(),
                        PROGRAMME,
                        sample.title(),
                        CallType.CONTINUOUS,
                        sample.opensAt(),
                        sample.closesAt(),
                        sample.budgetLine(),
                        sample.budget(),
                        null,
                        1,
                        sample.technologyAreas(),
                        sample.criteria(),
                        null),
                by(MANAGER));
        side.send(new PublishCall(sample.subject()), decidedBy(AUTHORISING));
        startEvaluation(sample.subject());

        side.send(new ConcludeCall(sample.subject()), decidedBy(MANAGER));

        assertThat(side.eventsOf(sample.subject())).endsWith("CallConcluded");
    }

    // Cancellation

    @Test
    void with_a_call_what_its_awards_have_reserved_is_released_and_nothing_of_another_call() {
        Samples.accepted(side, "600");
        ApplicationId withdrawn = Samples.accepted(side, "100");
        ApplicationId elsewhere = acceptedUnder(otherCall(), "100");

        Receipt receipt = side.send(new CancelCall(CALL), decidedBy(AUTHORISING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly(
                        "CallCancelled",
                        "CallDelisted",
                        "BudgetReservationReleased",
                        "BudgetReservationReleased");
        side.send(new WithdrawApplication(withdrawn), decidedBy(PORTAL)); // nothing is left of it
        assertThat(side.send(new WithdrawApplication(elsewhere), decidedBy(PORTAL)).events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("ApplicationWithdrawn", "BudgetReservationReleased");
    }

    private ApplicationId acceptedUnder(CallId call, String awarded) {
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        side.send(new StartDraft(id, call, LEAD, "T", "S", "en"), by(PORTAL));
        side.send(Samples.submit(id, awarded), by(PORTAL));
        side.send(Samples.assess(id, true), decidedBy(COMPLIANCE));
        Samples.evaluatedAndRecommended(side, id, awarded);
        side.send(accept(id, awarded), decidedBy(AUTHORISING));
        return id;
    }

    @Test
    void nothing_is_awarded_or_submitted_under_a_cancelled_call() {
        ApplicationId application = Samples.recommended(side, "100");
        side.send(new CancelCall(CALL), decidedBy(AUTHORISING));

        assertRefused(
                accept(application, "100"),
                decidedBy(AUTHORISING),
                Rule.CALL_IS_CANCELLED.refusal("", "BRIDGE-2026-1"));
        assertRefused(
                Samples.startDraft(null),
                by(PORTAL),
                Rule.CALL_IS_CANCELLED.refusal("", "BRIDGE-2026-1"));
    }

    @Test
    void a_draft_is_cancelled_without_its_programme() {
        side.send(draft("BRIDGE-2026-9"), by(MANAGER));

        Receipt receipt =
                side.send(new CancelCall(CallId.ofCode("BRIDGE-2026-9")), decidedBy(AUTHORISING));

        assertThat(receipt.events())
                .extracting(Receipt.RecordedEvent::type)
                .containsExactly("CallCancelled");
    }

    @Test
    void a_programme_closes_after_a_call_that_was_cancelled() {
        side.send(new CancelCall(CALL), decidedBy(AUTHORISING));

        side.send(new StartProgrammeClosing(PROGRAMME), decidedBy(AUTHORISING));
    }

    private void startEvaluation() {
        startEvaluation(CALL);
    }

    /** Closes the call and starts its evaluation, as the ledger does by itself. */
    private void startEvaluation(CallId call) {
        Samples.closeCall(side, call);
        side.send(new StartCallEvaluation(call), by(PROCESS));
    }

    /** With thresholds: 50, 60 and 50 points, which is 52.5 on the whole. */
    private CallId otherCall() {
        DraftCall draft = draft("BRIDGE-2026-2");
        side.send(draft, by(MANAGER));
        side.send(new PublishCall(draft.subject()), decidedBy(AUTHORISING));
        return draft.subject();
    }

    private static DraftCall draft(String code) {
        DraftCall sample = Samples.draftCall();
        return new DraftCall(
                code,
                PROGRAMME,
                sample.title(),
                sample.type(),
                sample.opensAt(),
                sample.closesAt(),
                sample.budgetLine(),
                eur("1000"),
                null,
                1,
                sample.technologyAreas(),
                List.of(
                        new WeightedCriterion(Criterion.EXCELLENCE, 50, 50),
                        new WeightedCriterion(Criterion.IMPACT, 25, 60),
                        new WeightedCriterion(Criterion.IMPLEMENTATION, 25, 50)),
                null);
    }

    private static AdoptRankingList list(RankingEntry... entries) {
        return new AdoptRankingList(CALL, List.of(entries), COMMITTEE);
    }

    private static RankingEntry main(ApplicationId application, int points, int rank) {
        return new RankingEntry(application, points, rank, MAIN);
    }

    /** Refused to the rapporteur, and nothing was stored. */
    private void assertRefused(LedgerCommand command, Refusal refusal) {
        assertRefused(command, decidedBy(RAPPORTEUR), refusal);
    }

    private void assertRefused(LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        long head = side.head();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> side.send(command, envelope))
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(side.head()).isEqualTo(head);
    }
}
