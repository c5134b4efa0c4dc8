package org.litopys.query.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.litopys.events.Duty;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.Position;
import org.litopys.events.RecordId;
import org.litopys.events.Role;
import org.litopys.events.SegregationOfDuties;
import org.litopys.events.SegregationOfDuties.Row;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.InterestWithdrawn;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonEvent.RoleGranted;
import org.litopys.events.access.PersonEvent.RoleRevoked;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.RankingOutcome;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationReinstated;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;
import org.litopys.query.exceptions.Exceptions.Found;

/** Events that no command side would have recorded. */
class ExceptionsTest {
    private static final Identifier NUMBER = new Identifier("EE-ARIREGISTER", "10000000");
    private static final OrganisationId WORKS = OrganisationId.of(NUMBER);
    private static final PersonId OFFICER = PersonId.ofPseudonym("co-01");

    private final TestLedger office = new TestLedger();
    private final Exceptions exceptions = new ExceptionQueries(office.dataSource);

    @AfterEach
    void close() {
        office.close();
    }

    private void happens(String person, LedgerEvent... events) {
        office.append(actor(person), events);
    }

    private static Map<String, String> actor(String person) {
        return Map.of(
                Envelope.ACTOR_ID,
                person,
                Envelope.ACTOR_TYPE,
                "APP_USER",
                Envelope.ACTOR_ROLES,
                Role.COMPLIANCE_OFFICER.name());
    }

    private long project() {
        office.restart(new ExceptionChecks(office.dataSource));
        return office.awaitProjected();
    }

    private List<Found> found() {
        return exceptions.found(null, office.now(), null, 100);
    }

    private Set<String> rules() {
        return exceptions.counts(office.now()).keySet();
    }

    private void works(String person) {
        happens(
                person,
                new OrganisationRegistered(
                        WORKS, NUMBER, "Works", null, "EE", OrganisationType.SME));
    }

    @Test
    void who_did_what_the_duties_keep_apart_is_found_with_both_acts() {
        works("in-01");
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        happens("co-02", new OrganisationReinstated(WORKS));
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        long head = office.ledger.head();
        happens("co-01", new OrganisationReinstated(WORKS));
        project();

        assertThat(found())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo("suspender-may-not-reinstate");
                    assertThat(one.person()).isEqualTo("co-01");
                    assertThat(one.act().event()).isEqualTo("OrganisationReinstated");
                    assertThat(one.act().reference()).isEqualTo(NUMBER.toString());
                    assertThat(one.act().version()).isEqualTo(5);
                    assertThat(one.earlier().event()).isEqualTo("OrganisationSuspended");
                    assertThat(one.earlier().version()).as("the first time").isEqualTo(2);
                });
        assertThat(exceptions.counts(office.at(head))).isEmpty();
        assertThat(exceptions.found(null, office.at(head), null, 100)).isEmpty();
    }

    @Test
    void an_act_in_anothers_place_counts_to_both() {
        works("in-01");
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        Map<String, String> standIn = new HashMap<>(actor("co-02"));
        standIn.put(Envelope.ON_BEHALF_OF, "co-01");
        office.append(standIn, new OrganisationReinstated(WORKS));
        project();

        assertThat(found()).extracting(Found::person).containsExactly("co-01");
    }

    @Test
    void
            whoever_acts_on_an_organisation_in_which_he_has_an_interest_is_found_until_it_is_withdrawn() {
        works("in-01");
        happens("co-01", new PersonEntered(OFFICER, "co-01"));
        happens("co-01", new InterestDeclared(OFFICER, WORKS, InterestLevel.POTENTIAL));
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        happens("co-01", new InterestDeclared(OFFICER, WORKS, InterestLevel.ACTUAL));
        project();
        happens("co-01", new OrganisationValidated(WORKS)); // read by a process that has just begun
        project();
        happens("co-01", new InterestWithdrawn(OFFICER, WORKS));
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        project();

        assertThat(found())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo(Exceptions.CONFLICT_OF_INTEREST);
                    assertThat(one.act().event()).isEqualTo("OrganisationValidated");
                    assertThat(one.earlier().event()).isEqualTo("InterestDeclared");
                    assertThat(one.earlier().version()).isEqualTo(3);
                });
    }

    @Test
    void an_interest_in_a_partner_counts_for_the_application_too() {
        ApplicationId id = new ApplicationId(new UUID(0, 5));
        OrganisationId lead = new OrganisationId(new UUID(0, 6));
        works("in-01");
        happens("co-01", new PersonEntered(OFFICER, "co-01"));
        happens("co-01", new InterestDeclared(OFFICER, WORKS, InterestLevel.ACTUAL));
        happens(
                "portal",
                new ApplicationDrafted(id, new CallId(new UUID(0, 7)), lead, "Cold", "–", "en"),
                new ConsortiumPartnerAdded(id, WORKS, 40));
        happens("co-01", new ScreeningStarted(id));
        project();

        assertThat(found())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo(Exceptions.CONFLICT_OF_INTEREST);
                    assertThat(one.act().event()).isEqualTo("ScreeningStarted");
                });
    }

    @Test
    void whoever_grants_himself_a_role_is_found() {
        happens("ao-01", new PersonEntered(OFFICER, "co-01"));
        happens("ao-01", new RoleGranted(OFFICER, Role.EVALUATOR, null));
        happens("co-01", new RoleGranted(OFFICER, Role.AUTHORISING_OFFICER, null));
        project();

        assertThat(found())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo(Exceptions.GRANT_TO_SELF);
                    assertThat(one.act()).isEqualTo(one.earlier());
                    assertThat(one.act().version()).isEqualTo(3);
                });
    }

    @Test
    void whoever_is_granted_roles_of_different_persons_is_found() {
        happens("ao-01", new PersonEntered(OFFICER, "co-01"));
        happens("ao-01", new RoleGranted(OFFICER, Role.ACCOUNTING_OFFICER, LocalDate.EPOCH));
        // The first has run out.
        happens("ao-01", new RoleGranted(OFFICER, Role.AUTHORISING_OFFICER, null));
        happens("ao-02", new RoleGranted(OFFICER, Role.PROGRAMME_MANAGER, null));
        happens("ao-02", new RoleGranted(OFFICER, Role.ACCOUNTING_OFFICER, null));
        happens("ao-02", new RoleRevoked(OFFICER, Role.AUTHORISING_OFFICER));
        happens("ao-02", new RoleGranted(OFFICER, Role.ACCOUNTING_OFFICER, null));
        project();

        assertThat(found())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.rule()).isEqualTo(Exceptions.ROLES_INCOMPATIBLE);
                    assertThat(one.person()).isEqualTo("ao-02");
                    assertThat(one.act().version()).isEqualTo(5);
                    assertThat(one.earlier().version()).isEqualTo(3);
                });
    }

    @Test
    void a_list_is_the_act_of_its_whole_committee_on_all_that_it_ranks() {
        CallId call = CallId.ofCode("BRIDGE-1");
        ApplicationId first = new ApplicationId(new UUID(0, 5));
        ApplicationId second = new ApplicationId(new UUID(0, 8));
        ApplicationId unranked = new ApplicationId(new UUID(0, 9));
        works("in-01");
        happens("pm-01", drafted(call, "BRIDGE-1"));
        for (ApplicationId each : List.of(first, second, unranked)) {
            happens("ev-02", new ApplicationDrafted(each, call, WORKS, "Cold", "–", "en"));
        }
        happens(
                "ev-03",
                new EvaluatorRecused(second, "ev-03"),
                new EvaluatorRecused(first, "ev-03"));
        happens(
                "ra-01",
                new RankingListAdopted(
                        call,
                        List.of(
                                new RankingEntry(first, 90, 1, RankingOutcome.MAIN),
                                new RankingEntry(second, 80, 2, RankingOutcome.MAIN)),
                        Set.of("ra-01", "ev-02", "ev-03")));
        Instant due = Instant.parse("2026-03-31T15:00:00Z");
        happens("portal", new RedressRequested(unranked, due), new RedressRequested(first, due));
        happens("ev-02", new RedressDecided(unranked, RedressOutcome.DISMISSED, null, null, 1));
        happens("ra-01", new RedressDecided(first, RedressOutcome.DISMISSED, null, null, 1));
        project();

        assertThat(found())
                .extracting(Found::rule, Found::person, one -> one.act().event())
                .containsExactlyInAnyOrder(
                        tuple("applicant-may-not-rank", "ev-02", "RankingListAdopted"),
                        tuple("recused-may-not-rank", "ev-03", "RankingListAdopted"),
                        tuple("applicant-may-not-decide-redress", "ev-02", "RedressDecided"),
                        tuple("ranker-may-not-decide-redress", "ra-01", "RedressDecided"));
    }

    private static CallDrafted drafted(CallId call, String code) {
        return new CallDrafted(
                call,
                ProgrammeId.ofCode("BRIDGE"),
                code,
                new CallContent(
                        new LocalizedText("Bridge", "Міст"),
                        CallType.CALL,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        "PILOTS",
                        Money.of("100", "EUR"),
                        null,
                        1,
                        Set.of(),
                        CallContent.EQUAL_CRITERIA,
                        null));
    }

    /** The invented office does everything; nothing of it is done by one person here. */
    @Test
    void an_office_in_which_nobody_does_two_things_breaks_no_rule() {
        List<GeneratedOffice.Act> acts = new ArrayList<>();
        for (GeneratedOffice.Act act : new GeneratedOffice(7, office.clock.instant()).acts(40)) {
            act.events()
                    .forEach(event ->
                            acts.add(
                                    done(
                                            new GeneratedOffice.Act(act.metadata(), List.of(event)),
                                            UUID.randomUUID().toString())));
        }
        GeneratedOffice.append(acts, office);
        project();
        assertThat(rules()).isEmpty();
    }

    @Test
    void an_office_of_one_person_breaks_each_rule_as_often_as_a_look_at_all_pairs_of_events_says()
            throws Exception {
        List<LedgerEvent> events = new ArrayList<>();
        List<GeneratedOffice.Act> acts = new ArrayList<>();
        for (GeneratedOffice.Act act : new GeneratedOffice(7, office.clock.instant()).acts(40)) {
            events.addAll(act.events());
            acts.add(done(act, "everybody"));
        }
        GeneratedOffice.append(acts, office);
        project();

        Map<String, Long> expected = new TreeMap<>();
        for (Row row : SegregationOfDuties.TABLE) {
            Set<Object> done = new HashSet<>();
            for (LedgerEvent event : events) {
                Duty duty = SegregationOfDuties.exercisedBy(event.getClass()).orElse(null);
                List<Object> where = duty == null ? List.of() : where(row, event, events);
                if (duty == row.forbidden() && where.stream().anyMatch(done::contains)) {
                    expected.merge(row.rule(), 1L, Long::sum);
                }
                if (duty == row.done()) {
                    done.addAll(where);
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(exceptions.counts(office.now())).isEqualTo(expected);
        long last = found().getLast().act().position();
        assertThat(exceptions.found(null, office.now(), new Position(last), 100))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.act().position()).isLessThan(last));
    }

    /** On what a row compares; nothing where the event names no such part. */
    private static List<Object> where(Row row, LedgerEvent event, List<LedgerEvent> events)
            throws ReflectiveOperationException {
        if (row.same() == SegregationOfDuties.Same.APPLICATION) {
            if (event instanceof RankingListAdopted list) {
                return list.entries().stream().<Object>map(RankingEntry::application).toList();
            }
            RecordId application = application(event.subject(), events);
            return application == null ? List.of() : List.of(application);
        }
        String part = row.same().component();
        if (part == null) {
            return List.of(event.subject());
        }
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.getName().equals(part)) {
                return List.of(List.of(event.subject(), component.getAccessor().invoke(event)));
            }
        }
        return List.of();
    }

    private static @Nullable RecordId application(RecordId record, List<LedgerEvent> events) {
        if (record instanceof ApplicationId) {
            return record;
        }
        for (LedgerEvent event : events) {
            if (event.subject().equals(record)) {
                return switch (event) {
                    case IntroductionProposed one -> one.applicationId();
                    case PilotProposed one -> one.applicationId();
                    default -> null;
                };
            }
        }
        return null;
    }

    private static GeneratedOffice.Act done(GeneratedOffice.Act act, String by) {
        Map<String, String> metadata = new HashMap<>(act.metadata());
        metadata.put(Envelope.ACTOR_ID, by);
        metadata.remove(Envelope.ON_BEHALF_OF);
        return new GeneratedOffice.Act(metadata, act.events());
    }

    @Test
    void what_was_found_is_found_again_when_the_records_are_made_anew() {
        works("in-01");
        happens("co-01", new OrganisationSuspended(WORKS, SuspensionGround.INVESTIGATION, null));
        happens("co-01", new OrganisationReinstated(WORKS));
        project();
        List<Found> before = found();
        office.processor().rebuild();
        office.awaitProjected();
        assertThat(found()).isEqualTo(before).hasSize(1);
    }
}
