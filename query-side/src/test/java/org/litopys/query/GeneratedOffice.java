package org.litopys.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.litopys.events.Deadline;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.PeriodUnit;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetReallocated;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ProgrammeEvent.CallListed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeClosingStarted;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeResumed;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.programme.SamplePolicy;
import org.litopys.events.programme.WorkCalendar;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DeadlineReminded;
import org.litopys.events.record.Subject;

/**
 * Histories of an invented office, the same for the same seed: a programme, two calls,
 * organisations, and applications that run through each other and end where chance has it. Some
 * acts are recorded days after they happened.
 */
public final class GeneratedOffice {
    public static final ProgrammeId PROGRAMME = ProgrammeId.ofCode("BRIDGE");
    public static final CallId CALL = CallId.ofCode("BRIDGE-2026-1");
    public static final CallId OTHER_CALL = CallId.ofCode("BRIDGE-2026-2");
    public static final Currency EUR = Currency.getInstance("EUR");
    private static final String[] COUNTRIES = {"UA", "EE", "PL", "NL"};
    private static final String HASH = "ab".repeat(32);

    private final GeneratedActs shared;

    /** With dice of its own: one more roll would move every act that follows. */
    private final GeneratedActs programme;

    private final GeneratedContracts contracts;
    private final GeneratedFollowUp followUp;
    private final GeneratedAmendments amendments;
    private final long seed;
    private final Instant start;
    private final List<OrganisationId> organisations = new ArrayList<>();

    /** What one command does, and how long after the act it was recorded. */
    public record Act(Map<String, String> metadata, List<LedgerEvent> events) {}

    public GeneratedOffice(long seed, Instant start) {
        this.shared = new GeneratedActs(seed, start);
        this.programme = new GeneratedActs(seed + 1, start);
        this.seed = seed;
        this.start = start;
        this.contracts = new GeneratedContracts(new GeneratedActs(seed + 3, start));
        this.followUp = new GeneratedFollowUp(shared, programme, contracts, organisations);
        this.amendments = new GeneratedAmendments(new GeneratedActs(seed + 2, start));
    }

    /** The foundation, then so many applications with all that follows from them. */
    public List<Act> acts(int applications) {
        List<Act> acts = new ArrayList<>(foundation(Math.max(4, applications / 5)));
        // With dice of their own, so that nothing after is thrown otherwise.
        acts.addAll(new GeneratedOrganisations(new GeneratedActs(seed, start)).acts());
        List<Deque<Act>> running = new ArrayList<>();
        for (int i = 0; i < applications; i++) {
            running.add(application(i));
        }
        while (!running.isEmpty()) {
            // Mostly the first ones, so that early applications are ahead.
            int chosen = shared.random.nextInt(Math.min(running.size(), 40));
            Deque<Act> one = running.get(chosen);
            acts.add(one.removeFirst());
            if (one.isEmpty()) {
                running.remove(chosen);
            }
        }
        contracts.addExceptions(acts);
        correctName(acts);
        acts.add(shared.act(Role.PROGRAMME_MANAGER, "PM-01", "over", new CallClosed(OTHER_CALL)));
        GeneratedCalls calls = new GeneratedCalls(new GeneratedActs(seed + 4, start));
        CallPublished call =
                first(acts, CallPublished.class, one -> one.callId().equals(OTHER_CALL))
                        .orElseThrow();
        first(acts, ApplicationDrafted.class, one -> one.callId().equals(OTHER_CALL))
                .map(ApplicationDrafted::applicationId)
                .ifPresent(applied -> {
                    acts.add(GeneratedCalls.late(applied, call));
                    acts.addAll(calls.evaluated(OTHER_CALL, applied));
                });
        GeneratedAuthority authority = new GeneratedAuthority(shared, organisations.getFirst());
        List<Act> more = new ArrayList<>(authority.people());
        more.addAll(authority.needs(firstPilot(acts)));
        more.addAll(authority.audit());
        more.addAll(calls.prepared(call));
        if (applications >= 100) { // in smaller offices tests count each of them
            more.addAll(
                    new GeneratedApplications(
                                    new GeneratedActs(seed + 6, start),
                                    organisations.getFirst(),
                                    organisations.getLast())
                            .acts());
        }
        // In the middle, where the applications leave room: tests look closely at the end.
        acts.addAll(acts.size() / 2, more);
        firstPilot(acts)
                .ifPresent(pilot ->
                        acts.addAll(
                                Math.max(acts.size() / 2, indexOf(pilot, acts) + 1),
                                new GeneratedTrials(new GeneratedActs(seed + 5, start), pilot)
                                        .acts()));
        for (LedgerEvent end :
                List.of(
                        new ProgrammeSuspended(PROGRAMME),
                        new ProgrammeResumed(PROGRAMME),
                        new ProgrammeClosingStarted(PROGRAMME),
                        new ProgrammeClosed(PROGRAMME))) {
            acts.add(programme.act(Role.AUTHORISING_OFFICER, "AO-01", "at the end", end));
        }
        assessLate(acts);
        return acts;
    }

    private static int indexOf(LedgerEvent event, List<Act> acts) {
        int at = 0;
        while (!acts.get(at).events().contains(event)) {
            at++;
        }
        return at;
    }

    private static Optional<PilotProposed> firstPilot(List<Act> acts) {
        return first(acts, PilotProposed.class, _ -> true);
    }

    private static <E extends LedgerEvent> Optional<E> first(
            List<Act> acts, Class<E> kind, Predicate<E> wanted) {
        return acts.stream()
                .flatMap(act -> act.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .findFirst();
    }

    /** The first assessment takes longer than it may; whoever acts when stays the same. */
    private void assessLate(List<Act> acts) {
        for (int at = 0; at < acts.size(); at++) {
            if (acts.get(at).events().getFirst() instanceof ApplicationSubmitted submitted) {
                acts.addAll(at + 1, late(submitted.subject()));
                return;
            }
        }
    }

    private List<Act> late(ApplicationId application) {
        Subject subject = Subject.of(RecordType.APPLICATION, application);
        Deadline assess = Deadline.ASSESS_ELIGIBILITY;
        return List.of(
                GeneratedActs.byItself(
                        new DeadlineReminded(subject, assess, null, 50, shared.in(20))),
                GeneratedActs.byItself(new DeadlineMissed(subject, assess, null, shared.in(20))));
    }

    /** Appends all of them; the clock moves on between. */
    public static void append(List<Act> acts, TestLedger to) {
        for (Act act : acts) {
            to.clock.advance(Duration.ofMinutes(37));
            Map<String, String> metadata = new HashMap<>(act.metadata());
            String daysLate = metadata.remove("daysLate");
            if (daysLate != null) {
                metadata.put(
                        Envelope.OCCURRED_AT,
                        to.clock
                                .instant()
                                .minus(Long.parseLong(daysLate), ChronoUnit.DAYS)
                                .toString());
            }
            to.append(metadata, act.events().toArray(LedgerEvent[]::new));
        }
    }

    /** Of an organisation that many records show by now. */
    private void correctName(List<Act> acts) {
        LedgerEvent registered =
                acts.stream()
                        .flatMap(act -> act.events().stream())
                        .filter(OrganisationRegistered.class::isInstance)
                        .skip(3)
                        .findFirst()
                        .orElseThrow();
        amendments.correctFirst(
                acts, RecordType.ORGANISATION, registered, "name", "Works, in right letters", true);
    }

    private List<Act> foundation(int howManyOrganisations) {
        List<Act> acts = new ArrayList<>();
        acts.add(
                shared.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-01",
                        "founded",
                        new ProgrammeCreated(
                                PROGRAMME,
                                "BRIDGE",
                                new LocalizedText("Bridge programme", "Програма «Міст»"),
                                EUR,
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2028, 12, 31),
                                "Regulation (EU) 2025/2643",
                                new LocalizedText("Innovation in use", "Інновації в дії"),
                                List.of(new FundingSource("EU budget", "EU", 100)),
                                true)));
        acts.add(
                programme.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "approved",
                        new ProgrammeApproved(PROGRAMME, "C(2026) 0")));
        acts.add(allocated("CHALLENGES", 900_000_000L));
        acts.add(allocated("PRIZES", 100_000_000L));
        acts.add(allocated("CHALLENGES", 500_000_000L));
        acts.add(
                programme.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "shifted",
                        new BudgetReallocated(
                                PROGRAMME,
                                "PRIZES",
                                "CHALLENGES",
                                GeneratedActs.euro(10_000_000L),
                                "C(2026) 1b")));
        acts.add(
                programme.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-01",
                        "to work",
                        new ProgrammeActivated(PROGRAMME)));
        acts.add(
                programme.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "two calendars",
                        new ProgrammePolicySet(PROGRAMME, policy())));
        acts.add(call(CALL, "BRIDGE-2026-1", "Call one", "Конкурс перший"));
        acts.add(call(OTHER_CALL, "BRIDGE-2026-2", "Call two", "Конкурс другий"));
        for (int i = 0; i < howManyOrganisations; i++) {
            Identifier identifier = new Identifier("EE-ARIREGISTER", "1%07d".formatted(i));
            OrganisationId id = OrganisationId.of(identifier);
            organisations.add(id);
            acts.add(
                    shared.act(
                            Role.SERVICE,
                            "portal",
                            "registered",
                            new OrganisationRegistered(
                                    id,
                                    identifier,
                                    "Works " + i,
                                    i % 2 == 0 ? "Майстерня зв’язку " + i : null,
                                    COUNTRIES[i % COUNTRIES.length],
                                    OrganisationType.SME)));
            if (i % 3 != 2) {
                acts.add(
                        shared.act(
                                Role.COMPLIANCE_OFFICER,
                                "CO-01",
                                "checked",
                                new OrganisationValidated(id)));
            }
        }
        return acts;
    }

    /** Version 1: work is done where Brussels and Kyiv are open, and eligibility has ten days. */
    public static Policy policy() {
        return SamplePolicy.usual()
                .minEvaluations(2)
                .periods(new GrantedPeriod(Due.ELIGIBILITY, 10, PeriodUnit.WORKING_DAYS))
                .calendars(Set.of(WorkCalendar.TARGET, WorkCalendar.UKRAINE))
                .policy();
    }

    private Act allocated(String line, long amount) {
        return shared.act(
                Role.AUTHORISING_OFFICER,
                "AO-01",
                "allocated",
                new BudgetAllocated(
                        PROGRAMME,
                        line,
                        new LocalizedText("Money for " + line, "Кошти на " + line),
                        GeneratedActs.euro(amount),
                        "EU",
                        "C(2026) 1"));
    }

    private Act call(CallId id, String code, String title, String titleUk) {
        return shared.act(
                Role.PROGRAMME_MANAGER,
                "PM-01",
                "published",
                new CallPublished(
                        id,
                        PROGRAMME,
                        code,
                        new LocalizedText(title, titleUk),
                        CallType.CALL,
                        start,
                        shared.in(300),
                        "CHALLENGES",
                        GeneratedActs.euro(80_000_000L),
                        GeneratedActs.euro(900_000L),
                        2,
                        Set.of(TechnologyArea.CONNECTIVITY, TechnologyArea.MATERIALS),
                        null),
                new CallListed(PROGRAMME, id));
    }

    private Deque<Act> application(int number) {
        Deque<Act> acts = new ArrayDeque<>();
        ApplicationId id = new ApplicationId(shared.uuid());
        OrganisationId lead = organisations.get(shared.random.nextInt(organisations.size()));
        TechnologyArea technology =
                TechnologyArea.values()[shared.random.nextInt(TechnologyArea.values().length)];
        Money requested = GeneratedActs.euro(100_000L + shared.random.nextInt(800_000));
        ApplicationDrafted drafted =
                new ApplicationDrafted(
                        id,
                        shared.chance(70) ? CALL : OTHER_CALL,
                        lead,
                        "Proposal " + number,
                        "What it is about",
                        shared.chance(50) ? "en" : "uk");
        acts.add(shared.act(Role.SERVICE, "portal", "drafted", drafted));
        if (number % 9 == 4) {
            amendments.correctFirst(
                    acts, RecordType.APPLICATION, drafted, "summary", "What it is for", false);
        }
        if (shared.chance(5)) {
            return withdrawn(acts, id);
        }
        acts.add(
                shared.act(
                        Role.SERVICE,
                        "portal",
                        "submitted",
                        new ApplicationSubmitted(
                                id,
                                requested,
                                technology,
                                1 + shared.random.nextInt(9),
                                null,
                                null,
                                shared.in(number % 50),
                                HASH,
                                shared.in(20),
                                null)));
        boolean eligible = shared.chance(85);
        acts.add(
                shared.act(
                        Role.COMPLIANCE_OFFICER,
                        "CO-01",
                        "assessed",
                        new EligibilityAssessed(
                                id,
                                eligible ? Eligibility.ELIGIBLE : Eligibility.INELIGIBLE,
                                List.of(
                                        new EligibilityCheck(
                                                EligibilityCheck.Code.OWNERSHIP_AND_CONTROL,
                                                eligible)),
                                eligible ? shared.in(60) : null,
                                1,
                                null)));
        if (!eligible) {
            return acts;
        }
        evaluation(acts, id);
        if (shared.chance(5)) {
            return withdrawn(acts, id);
        }
        boolean good = shared.chance(60);
        acts.add(
                shared.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-01",
                        "recommended",
                        new ApplicationRecommended(
                                id,
                                good ? Advice.ACCEPT : Advice.REJECT,
                                good ? requested : null,
                                good ? List.of("report quarterly") : List.of(),
                                shared.in(80))));
        if (!good) {
            acts.add(
                    shared.act(
                            Role.AUTHORISING_OFFICER,
                            "AO-01",
                            "below",
                            new ApplicationRejected(
                                    id,
                                    Set.of(
                                            RejectionGround.BELOW_THRESHOLD,
                                            RejectionGround.OUT_OF_SCOPE),
                                    "C(2026) 2",
                                    1,
                                    null)));
            if (number % 4 == 0) {
                amendments.reverse(acts, RecordType.APPLICATION, id);
            } else if (number % 4 == 1) {
                amendments.letStand(acts, RecordType.APPLICATION, id);
            }
            return acts;
        }
        ReservationId reservation = ReservationId.behind(id);
        acts.add(
                shared.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "best of its group",
                        new ApplicationAccepted(
                                id,
                                requested,
                                "CHALLENGES",
                                reservation,
                                List.of(),
                                "C(2026) 3",
                                1,
                                shared.in(120),
                                null,
                                shared.in(540),
                                1,
                                null),
                        new BudgetReserved(
                                PROGRAMME,
                                reservation,
                                "CHALLENGES",
                                requested,
                                id,
                                shared.in(550))));
        if (shared.chance(10)) {
            acts.add(
                    shared.act(
                            Role.SERVICE,
                            "portal",
                            "gave up",
                            new ApplicationWithdrawn(id),
                            new BudgetReservationReleased(
                                    PROGRAMME,
                                    reservation,
                                    "CHALLENGES",
                                    requested,
                                    ReleaseCause.APPLICATION_WITHDRAWN)));
            return acts;
        }
        if (number % 11 == 3) {
            amendments.reverse(
                    acts,
                    RecordType.APPLICATION,
                    id,
                    new BudgetReservationReleased(
                            PROGRAMME,
                            reservation,
                            "CHALLENGES",
                            requested,
                            ReleaseCause.AWARD_REVERSED));
            return acts;
        }
        followUp.introduction(acts, id, lead, technology, requested);
        if (number % 5 == 2) {
            amendments.correctFirst(
                    acts, RecordType.APPLICATION, drafted, "title", "Proposal of " + number, true);
        }
        return acts;
    }

    private Deque<Act> withdrawn(Deque<Act> acts, ApplicationId id) {
        acts.add(shared.act(Role.SERVICE, "portal", "gave up", new ApplicationWithdrawn(id)));
        return acts;
    }

    private void evaluation(Deque<Act> acts, ApplicationId id) {
        for (String evaluator : List.of("EV-01", "EV-02")) {
            acts.add(
                    shared.act(
                            Role.RAPPORTEUR,
                            "RA-01",
                            "assigned",
                            new EvaluatorAssigned(
                                    id,
                                    evaluator,
                                    shared.in(evaluator.equals("EV-01") ? 50 : 45))));
        }
        for (String evaluator : List.of("EV-02", "EV-01")) {
            acts.add(
                    shared.act(
                            Role.EVALUATOR,
                            evaluator,
                            "evaluated",
                            new EvaluationSubmitted(
                                    id,
                                    evaluator,
                                    List.of(
                                            new Score(
                                                    Score.Criterion.IMPACT,
                                                    shared.random.nextInt(101))),
                                    Advice.ACCEPT)));
        }
    }
}
