package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.demo.Budget.Line;
import org.litopys.events.Actor;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;

/**
 * The office that is played: its programme, budget, calls and organisations, and the applications
 * that come in. What it does follows from the plan alone; it sends commands out and never asks what
 * became of them. Used by one thread.
 */
final class Office {
    static final String PROGRAMME = ProgrammeStory.CODE;
    private static final int APPLICATIONS_PER_ORGANISATION = 3;

    /**
     * When parts of the budget are allocated, in weeks of the play, and which shares in percent.
     */
    private static final int[] ALLOCATION_WEEKS = {0, 20, 44, 66, 88};

    private static final int[] ALLOCATION_SHARES = {18, 20, 22, 22, 18};

    /** For how long, at the end of the play, nobody waits for a new screening, mostly. */
    private static final Duration KEPT_UP = Duration.ofDays(85);

    private final Plan plan;
    final Agenda agenda;
    final Desk desk;
    final Budget budget = new Budget();
    final Titles titles = new Titles();
    final Needs needs = new Needs(this);
    final Screenings screenings = new Screenings(this);
    final Ownerships ownerships = new Ownerships(this);

    /** Outside experts, so many that nobody is asked for more than the policy allows. */
    final List<Actor> evaluators;

    final Rankings rankings = new Rankings(this);
    final Reserves reserves;
    private final Organisations organisations;
    private final List<CallPlan> calls;
    private final double[] weights;
    private final Set<CallId> asksForDeclaration = new HashSet<>();
    private final BitSet registered = new BitSet();
    private final BitSet validated = new BitSet();
    private final List<OrganisationId> counterparties = new ArrayList<>();
    private int drafted;
    private int contracts;
    private int exceptions;
    private List<ApprovalStep> contractApproval = Policy.DEFAULT.contractApproval();

    private Office(Plan plan, Consumer<Order> out) {
        this.plan = plan;
        agenda = new Agenda(plan.start());
        reserves = new Reserves(agenda, budget);
        desk = new Desk(plan.seed(), agenda, out);
        evaluators = Staff.evaluatorsOf(plan.applications());
        organisations = new Organisations(plan.seed());
        calls = Calls.of(plan);
        weights = calls.stream().mapToDouble(call -> call.attracts(plan.until())).toArray();
    }

    /** Gives every command of the play, in the order of time. */
    static void play(Plan plan, Consumer<Order> out) {
        Office office = new Office(plan, out);
        new ProgrammeStory(office).begin(plan.start());
        office.allocate();
        office.publishCalls();
        office.enterCounterparties();
        new NotableOrganisations(office).enter();
        new ScoutingStory(office).begin();
        office.receiveApplications();
        new AccessStory(office).begin();
        office.needs.begin(plan.applications());
        new AuditStory(office).begin();
        office.agenda.at(plan.until().minus(KEPT_UP), office.screenings::keepUp);
        office.agenda.runUntil(plan.until());
    }

    Chance chance(String kind, long number) {
        return new Chance(plan.seed(), kind, number);
    }

    private void allocate() {
        Chance chance = chance("budget", 0);
        for (int step = 0; step < ALLOCATION_WEEKS.length; step++) {
            Instant when = plan.start().plus(Duration.ofDays(ALLOCATION_WEEKS[step] * 7L + 1));
            for (Line line : Line.values()) {
                long euros = share(line, ALLOCATION_SHARES[step]);
                String decision = "decision/BRIDGE/budget/%d-%s".formatted(step + 1, line);
                agenda.at(
                        Agenda.officeMoment(when, chance),
                        () -> {
                            budget.allocate(line, euros);
                            desk.send(
                                    Staff.HEAD,
                                    new AllocateBudget(
                                            ProgrammeId.ofCode(PROGRAMME),
                                            line.name(),
                                            line.title(),
                                            Budget.euros(euros),
                                            "Contributions of participating states (invented)",
                                            decision),
                                    Note.because(Reasons.BUDGET_ADOPTED.en())
                                            .and(desk.document(decision)));
                        });
                when = when.plus(Duration.ofMinutes(chance.between(2, 9)));
            }
        }
    }

    private long share(Line line, int percent) {
        return line.wholeFor(plan.applications()) * percent / 100 / 1000 * 1000;
    }

    private void publishCalls() {
        Chance chance = chance("calls", 0);
        boolean amended = false;
        for (int number = 0; number < calls.size(); number++) {
            CallPlan call = calls.get(number);
            Instant early = call.opens().minus(Duration.ofDays(chance.between(8, 20)));
            Instant first = plan.start().plus(Duration.ofDays(6)); // when the budget is allocated
            Instant when = Agenda.officeMoment(early.isBefore(first) ? first : early, chance);
            CallStory story = new CallStory(this, call, number);
            if (!amended && call.type() == CallType.CALL && call.source() == null) {
                amended = true; // the first of the office's own
                asksForDeclaration.add(call.id());
                story.publishAndAmend(when);
            } else {
                story.publishAt(when);
            }
            rankings.meetFor(call, number);
        }
        CallStory.givenUp(this, plan.start().plus(Duration.ofDays(33 * 7)));
    }

    private void enterCounterparties() {
        int wanted = 24 + plan.applications() / 60;
        for (int number = 0; number < wanted; number++) {
            Chance chance = chance("entry", number);
            RegisterOrganisation registration = organisations.counterparty(number);
            // A third at the beginning, the others over the first sixteen months.
            double share =
                    number < wanted / 3 ? 0.04 * chance.fraction() : 0.65 * chance.fraction();
            Duration after =
                    Duration.ofMinutes((long) (Plan.SPAN.toMinutes() * share) + 3 * 24 * 60);
            agenda.at(
                    Agenda.officeMoment(plan.start().plus(after), chance),
                    () -> {
                        desk.send(chance.oneOf(Staff.LIAISON), registration);
                        agenda.inOffice(
                                chance.about(2.5, 0.5),
                                chance,
                                () -> {
                                    desk.send(
                                            chance.oneOf(Staff.COMPLIANCE),
                                            new ValidateOrganisation(registration.subject()),
                                            Note.because(Reasons.REGISTER_AGREES.en()));
                                    counterparties.add(registration.subject());
                                });
                    });
        }
    }

    /** Somebody who can be introduced to now, other than these; null where nobody is left. */
    @Nullable OrganisationId counterparty(List<OrganisationId> met, Chance chance) {
        List<OrganisationId> others =
                counterparties.stream().filter(one -> !met.contains(one)).toList();
        return others.isEmpty() ? null : chance.oneOf(others);
    }

    /** Of somebody to be introduced to, whether or not the office knows that one. */
    RegisterOrganisation counterpartyNumbered(int number) {
        return organisations.counterparty(number);
    }

    /** Registered in the first weeks. */
    OrganisationId firstCounterparty() {
        return organisations.counterparty(0).subject();
    }

    Instant start() {
        return plan.start();
    }

    // Applications

    /** How many of them come in vain, see {@link CallStory}. */
    int inVain() {
        return Math.min(2, plan.applications());
    }

    /** How many applications were begun so far. */
    int drafted() {
        return drafted;
    }

    void hasDrafted() {
        drafted++;
    }

    /** Whether an application to this call must hold a declaration on honour. */
    boolean asksForDeclaration(CallPlan call) {
        return asksForDeclaration.contains(call.id());
    }

    // Contracts

    /** How many contracts were drafted before this one. */
    int nextContract() {
        return contracts++;
    }

    /** How many pilots that are not to scale were looked at for an exception before this one. */
    int nextException() {
        return exceptions++;
    }

    /** The steps of approval of the policy in force. */
    List<ApprovalStep> contractApproval() {
        return contractApproval;
    }

    void approvesContractsIn(List<ApprovalStep> steps) {
        contractApproval = steps;
    }

    private void receiveApplications() {
        List<CallPlan> chosen = new ArrayList<>(plan.applications());
        long[] arrivals = new long[plan.applications() - inVain()];
        for (int number = 0; number < arrivals.length; number++) {
            Chance chance = chance("arrival", number);
            CallPlan call = calls.get(chance.weighted(weights));
            arrivals[number] = ApplicationStory.begins(call, plan.until(), chance).toEpochMilli();
            chosen.add(call);
        }
        Integer[] order = new Integer[arrivals.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> arrivals[i]));
        receive(order, 0, arrivals, chosen);
    }

    /** One arrival enters the next, so that only stories under way are held in memory. */
    private void receive(Integer[] order, int place, long[] arrivals, List<CallPlan> chosen) {
        if (place == order.length) {
            return;
        }
        int number = order[place];
        agenda.at(
                Instant.ofEpochMilli(arrivals[number]),
                () -> {
                    new ApplicationStory(this, number, chosen.get(number)).begin();
                    receive(order, place + 1, arrivals, chosen);
                });
    }

    /** Number of some organisation that applies. */
    int someApplicant(Chance chance) {
        int all = Math.max(8, plan.applications() / APPLICATIONS_PER_ORGANISATION);
        return chance.between(0, all - 1);
    }

    RegisterOrganisation registrationOf(int applicant) {
        return organisations.applicant(applicant);
    }

    /** Has an applicant registered; false where it was before. */
    boolean register(int number) {
        if (registered.get(number)) {
            return false;
        }
        registered.set(number);
        desk.send(Staff.PORTAL, organisations.applicant(number));
        new OrganisationStory(this, number).begin();
        Chance chance = chance("validation", number);
        // Few are forgotten until somebody needs them.
        agenda.inOffice(
                chance.is(0.96) ? chance.about(6, 0.6) : chance.about(500, 0.3),
                chance,
                () -> validate(number, chance));
        return true;
    }

    boolean isValidated(int number) {
        return validated.get(number);
    }

    void validate(int number, Chance chance) {
        if (!validated.get(number)) {
            validated.set(number);
            desk.send(
                    chance.oneOf(Staff.COMPLIANCE),
                    new ValidateOrganisation(organisations.applicant(number).subject()),
                    Note.because(Reasons.REGISTER_AGREES.uk())
                            .and(desk.document("register-extract/" + number)));
        }
    }
}
