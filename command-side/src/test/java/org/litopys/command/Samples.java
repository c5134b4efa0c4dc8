package org.litopys.command;

import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.EVALUATOR;
import static org.litopys.command.Staff.INITIATOR;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.VERIFIER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.litopys.command.access.PersonCommand.EnterPerson;
import org.litopys.command.access.PersonCommand.GiveDelegation;
import org.litopys.command.application.ApplicationCommand.AcceptApplication;
import org.litopys.command.application.ApplicationCommand.AddPartner;
import org.litopys.command.application.ApplicationCommand.AssessAdmissibility;
import org.litopys.command.application.ApplicationCommand.AssessEligibility;
import org.litopys.command.application.ApplicationCommand.AssignEvaluator;
import org.litopys.command.application.ApplicationCommand.DeclareConflictOfInterest;
import org.litopys.command.application.ApplicationCommand.ReachConsensus;
import org.litopys.command.application.ApplicationCommand.RecommendApplication;
import org.litopys.command.application.ApplicationCommand.RejectApplication;
import org.litopys.command.application.ApplicationCommand.StartDraft;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.ApplicationCommand.SubmitEvaluation;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.contract.ContractCommand.SubmitContractForApproval;
import org.litopys.command.contract.ContractCommand.VerifyPayment;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.organisation.OrganisationCommand.AssessOwnershipControl;
import org.litopys.command.organisation.OrganisationCommand.DeclareOwnership;
import org.litopys.command.organisation.OrganisationCommand.DeclaredOwner;
import org.litopys.command.organisation.OrganisationCommand.RegisterOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ScreenOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.command.pilot.PilotCommand.ApprovePilotPlan;
import org.litopys.command.pilot.PilotCommand.AuthorisePilot;
import org.litopys.command.pilot.PilotCommand.CompletePilot;
import org.litopys.command.pilot.PilotCommand.EndorsePilot;
import org.litopys.command.pilot.PilotCommand.EvaluatePilot;
import org.litopys.command.pilot.PilotCommand.ProposePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.SubmitPilotPlan;
import org.litopys.command.pilot.PilotCommand.SubmitPilotReport;
import org.litopys.command.programme.ProgrammeCommand.ActivateProgramme;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.ApproveProgramme;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.command.programme.ProgrammeCommand.SetPolicy;
import org.litopys.events.Actor;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallType;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationType;
import org.litopys.events.organisation.ScreenedList;
import org.litopys.events.organisation.ScreeningMatch;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.SamplePolicy;

/**
 * One valid example of each command of an invented programme, and the way of a record through it.
 */
public final class Samples {
    /** A Tuesday, 11:00 in Brussels; the call is open then. */
    public static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    public static final LocalDate TODAY = LocalDate.parse("2026-03-03");
    public static final String LINE = "INNOVATION";
    public static final String HASH = "5e".repeat(32);
    public static final ProgrammeId PROGRAMME = ProgrammeId.ofCode("BRIDGE");
    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);

    public static final CallId CALL = CallId.ofCode("BRIDGE-2026-1");
    public static final Identifier LEAD_NUMBER = new Identifier("UA-EDR", "38422948");
    public static final Identifier HOST_NUMBER = new Identifier("EE-KMKR", "EE100000001");
    public static final ScreenedList SANCTIONS =
            new ScreenedList("EU consolidated list", "2026-03-02");
    public static final OrganisationId LEAD = OrganisationId.of(LEAD_NUMBER);
    public static final OrganisationId HOST = OrganisationId.of(HOST_NUMBER);

    private Samples() {}

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    // Programme and call

    public static CreateProgramme createProgramme() {
        return new CreateProgramme(
                "BRIDGE",
                new LocalizedText("Bridge", "Міст"),
                Currency.getInstance("EUR"),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2029-12-31"),
                "Regulation (EU) 2025/2643",
                null,
                null);
    }

    public static ApproveProgramme approveProgramme() {
        return new ApproveProgramme(PROGRAMME, "DEC-2026-0");
    }

    /** Asks for the same as version 0. */
    public static SetPolicy setPolicy() {
        return setPolicy(SamplePolicy.usual().periods().policy());
    }

    /** Asks for what a policy says. */
    public static SetPolicy setPolicy(Policy policy) {
        return new SetPolicy(
                PROGRAMME,
                policy.eligibility(),
                policy.minEvaluations(),
                policy.maxDivergence(),
                policy.maxEvaluationsPerEvaluator(),
                policy.periods(),
                policy.calendars(),
                policy.screeningIntervalDays(),
                policy.contractApproval(),
                policy.amendmentSharePercent(),
                policy.maxPilotExtensionDays(),
                policy.introductionsPerAward(),
                policy.maxBackDatingDays());
    }

    public static AllocateBudget allocate(String amount) {
        return new AllocateBudget(
                PROGRAMME,
                LINE,
                new LocalizedText("Innovation", "Інновації"),
                eur(amount),
                "EU budget",
                "DEC-2026-1");
    }

    public static DraftCall draftCall() {
        return draftCall("BRIDGE-2026-1");
    }

    public static DraftCall draftCall(String code) {
        return new DraftCall(
                code,
                PROGRAMME,
                new LocalizedText("Energy and logistics", "Енергія та логістика"),
                CallType.CALL,
                Instant.parse("2026-02-01T09:00:00Z"),
                Instant.parse("2026-05-29T15:00:00Z"),
                LINE,
                eur("1000000"),
                eur("300000"),
                1,
                Set.of(TechnologyArea.ENERGY_SUPPLY, TechnologyArea.LOGISTICS_SOFTWARE),
                null,
                null);
    }

    public static PublishCall publishCall() {
        return new PublishCall(CALL);
    }

    /** Ends a call at the moment that it names, to which the clock is moved. */
    public static void closeCall(CommandSide side, CallId call) {
        side.clock.set(draftCall().closesAt());
        side.send(new CloseCall(call), by(MANAGER));
    }

    // Organisations

    public static RegisterOrganisation registerLead() {
        return new RegisterOrganisation(
                LEAD_NUMBER,
                "Dnipro Grid LLC",
                "ТОВ «Дніпро Ґрід»",
                "UA",
                OrganisationType.STARTUP);
    }

    public static RegisterOrganisation registerHost() {
        return new RegisterOrganisation(
                HOST_NUMBER, "Unit 0001", null, "EE", OrganisationType.MILITARY_UNIT);
    }

    /** An organisation that no other test has, registered. */
    public static OrganisationId anotherOrganisation(CommandSide side) {
        return anotherOrganisation(side, PORTAL);
    }

    public static OrganisationId anotherOrganisation(CommandSide side, Actor registrar) {
        RegisterOrganisation register =
                new RegisterOrganisation(
                        new Identifier("EE-ARIREGISTER", String.valueOf(NUMBERS.incrementAndGet())),
                        "Works",
                        null,
                        "EE",
                        OrganisationType.SME);
        side.send(register, by(registrar));
        return register.subject();
    }

    /** A screening that finds these entries of the list. */
    public static ScreenOrganisation screen(OrganisationId organisation, String... entries) {
        return new ScreenOrganisation(
                organisation,
                TODAY,
                List.of(SANCTIONS),
                Arrays.stream(entries)
                        .map(entry -> new ScreeningMatch(SANCTIONS.name(), entry))
                        .toList(),
                null);
    }

    /** Says that the host owns it. */
    public static DeclareOwnership declareOwnership(OrganisationId organisation) {
        return new DeclareOwnership(
                organisation, List.of(new DeclaredOwner(100, "EE", HOST_NUMBER, null, null)), HASH);
    }

    /** Finds no control from outside; to be relied on for a year. */
    public static AssessOwnershipControl assessOwnership(OrganisationId organisation) {
        return new AssessOwnershipControl(
                organisation, ControlResult.NOT_CONTROLLED_FROM_OUTSIDE, null, TODAY.plusYears(1));
    }

    // Application

    public static StartDraft startDraft(@Nullable ApplicationId id) {
        return new StartDraft(
                id, CALL, LEAD, "Quiet power", "Backup power for field hospitals.", "en");
    }

    public static SubmitApplication submit(ApplicationId id, String requested) {
        return new SubmitApplication(
                id,
                eur(requested),
                TechnologyArea.ENERGY_SUPPLY,
                6,
                ExportControl.DUAL_USE,
                null,
                HASH);
    }

    public static AssessAdmissibility admit(ApplicationId id, boolean passed) {
        return new AssessAdmissibility(
                id,
                Arrays.stream(AdmissibilityCheck.Code.values())
                        .map(code -> new AdmissibilityCheck(code, passed))
                        .toList());
    }

    public static AssessEligibility assess(ApplicationId id, boolean passed) {
        return new AssessEligibility(
                id,
                Arrays.stream(EligibilityCheck.Code.values())
                        .map(code -> new EligibilityCheck(code, passed))
                        .toList());
    }

    /** Nobody evaluates before. */
    public static DeclareConflictOfInterest unbiased(ApplicationId id) {
        return new DeclareConflictOfInterest(id, InterestLevel.NONE);
    }

    public static SubmitEvaluation evaluate(ApplicationId id) {
        return new SubmitEvaluation(
                id,
                Arrays.stream(Score.Criterion.values())
                        .map(criterion -> new Score(criterion, 80))
                        .toList(),
                Advice.ACCEPT);
    }

    /** What the evaluators hold together. */
    public static ReachConsensus consensus(ApplicationId id) {
        return new ReachConsensus(id, evaluate(id).scores(), Advice.ACCEPT, null);
    }

    public static RecommendApplication recommend(ApplicationId id, String proposed) {
        return new RecommendApplication(id, Advice.ACCEPT, eur(proposed), List.of());
    }

    public static AcceptApplication accept(ApplicationId id, String awarded) {
        return new AcceptApplication(id, eur(awarded), null, List.of(), "DEC-2026-7");
    }

    public static RejectApplication reject(ApplicationId id) {
        return new RejectApplication(id, Set.of(RejectionGround.BELOW_THRESHOLD), "DEC-2026-8");
    }

    // Ways through the office

    /** An active programme with this much on its line. */
    public static void openProgramme(CommandSide side, String allocated) {
        side.send(createProgramme(), by(MANAGER));
        side.send(approveProgramme(), decidedBy(AUTHORISING));
        side.send(new ActivateProgramme(PROGRAMME), by(MANAGER));
        side.send(allocate(allocated), decidedBy(AUTHORISING));
    }

    /** Drafted by one person and published by another; its time has come already. */
    public static void openCall(CommandSide side) {
        side.send(draftCall(), by(MANAGER));
        side.send(publishCall(), decidedBy(AUTHORISING));
    }

    /**
     * An active programme with this much on its line, its call, and two organisations that were
     * checked. The host is a unit, which nobody owns.
     */
    public static void openOffice(CommandSide side, String allocated) {
        openProgramme(side, allocated);
        openCall(side);
        side.send(registerLead(), by(PORTAL));
        side.send(registerHost(), by(LIAISON));
        side.send(new ValidateOrganisation(LEAD), decidedBy(COMPLIANCE));
        side.send(new ValidateOrganisation(HOST), decidedBy(COMPLIANCE));
        side.send(screen(LEAD), by(COMPLIANCE));
        side.send(screen(HOST), by(COMPLIANCE));
        side.send(declareOwnership(LEAD), by(PORTAL));
        side.send(assessOwnership(LEAD), decidedBy(COMPLIANCE));
    }

    /** Lets somebody act in a person's place, from the sample day on. */
    public static void delegated(CommandSide side, Actor person, String standIn, Role role) {
        PersonId id = PersonId.ofPseudonym(person.id());
        side.send(new EnterPerson(person.id()), by(person));
        side.send(
                new GiveDelegation(id, standIn, role, TODAY, TODAY.plusDays(30)),
                decidedBy(person));
    }

    public static ApplicationId drafted(CommandSide side) {
        ApplicationId id = new ApplicationId(UUID.randomUUID());
        side.send(startDraft(id), by(PORTAL));
        return id;
    }

    /** An application that somebody can be asked to evaluate. */
    public static ApplicationId eligible(CommandSide side, String requested) {
        ApplicationId id = drafted(side);
        side.send(submit(id, requested), by(PORTAL));
        side.send(assess(id, true), decidedBy(COMPLIANCE));
        return id;
    }

    /** An application that only the decision is missing from. */
    public static ApplicationId recommended(CommandSide side, String requested) {
        ApplicationId id = eligible(side, requested);
        evaluatedAndRecommended(side, id, requested);
        return id;
    }

    /** Brings an application that was found eligible before the decision. */
    public static void evaluatedAndRecommended(
            CommandSide side, ApplicationId id, String requested) {
        evaluatedAndRecommended(side, id, requested, EVALUATOR);
    }

    /**
     * @param evaluator who has not been asked for as many of this call as the policy allows
     */
    public static void evaluatedAndRecommended(
            CommandSide side, ApplicationId id, String requested, Actor evaluator) {
        side.send(new AssignEvaluator(id, evaluator.id()), by(MANAGER));
        side.send(unbiased(id), by(evaluator));
        side.send(evaluate(id), decidedBy(evaluator));
        side.send(recommend(id, requested), decidedBy(MANAGER));
    }

    public static ApplicationId accepted(CommandSide side, String awarded) {
        ApplicationId id = recommended(side, awarded);
        side.send(accept(id, awarded), decidedBy(AUTHORISING));
        return id;
    }

    /** One handed in together with a partner. */
    public static ApplicationId submittedWith(
            CommandSide side, OrganisationId partner, String requested) {
        ApplicationId id = drafted(side);
        side.send(new AddPartner(id, partner, 40), by(PORTAL));
        side.send(submit(id, requested), by(PORTAL));
        return id;
    }

    /** One that only the decision is missing from. */
    public static ApplicationId recommendedWith(
            CommandSide side, OrganisationId partner, String requested) {
        ApplicationId id = submittedWith(side, partner, requested);
        side.send(assess(id, true), decidedBy(COMPLIANCE));
        evaluatedAndRecommended(side, id, requested);
        return id;
    }

    /**
     * @param partner screened, its ownership assessed
     */
    public static ApplicationId acceptedWith(
            CommandSide side, OrganisationId partner, String awarded) {
        ApplicationId id = recommendedWith(side, partner, awarded);
        side.send(accept(id, awarded), decidedBy(AUTHORISING));
        return id;
    }

    /** An introduction whose meeting was held. */
    public static IntroductionId held(CommandSide side, ApplicationId application) {
        side.send(new ProposeIntroduction(application, HOST, null), decidedBy(LIAISON));
        IntroductionId id = IntroductionId.between(application, HOST);
        side.send(new ClearIntroduction(id, false, SecurityLevel.INTERNAL), decidedBy(COMPLIANCE));
        side.send(new OfferIntroduction(id, null), by(LIAISON));
        side.send(new AcceptIntroduction(id, Party.INNOVATOR), by(PORTAL));
        side.send(new AcceptIntroduction(id, Party.COUNTERPARTY), by(LIAISON));
        side.send(
                new RecordMeeting(id, TODAY, MeetingMode.VIDEO, 4, null, null, null), by(LIAISON));
        return id;
    }

    public static ProposePilot proposePilot(IntroductionId introduction) {
        return new ProposePilot(introduction, null, "Winter trial", TODAY, TODAY.plusDays(60));
    }

    public static SubmitPilotPlan submitPlan(PilotId id) {
        return new SubmitPilotPlan(
                id,
                HASH,
                "a1".repeat(32),
                "b2".repeat(32),
                List.of(new SuccessCriterion("Hours without mains power", "48", "h")));
    }

    /** A trial that runs. */
    public static PilotId running(CommandSide side, IntroductionId introduction) {
        side.send(proposePilot(introduction), by(LIAISON));
        PilotId id = PilotId.after(introduction);
        side.send(submitPlan(id), by(PORTAL));
        side.send(new ApprovePilotPlan(id, HASH), decidedBy(MANAGER));
        side.send(new EndorsePilot(id), decidedBy(MANAGER));
        side.send(new AuthorisePilot(id), decidedBy(AUTHORISING));
        side.send(new StartPilot(id, TODAY, 6), by(LIAISON));
        return id;
    }

    /** A pilot that was evaluated with the advice to scale. */
    public static PilotId evaluated(CommandSide side, IntroductionId introduction) {
        PilotId id = running(side, introduction);
        side.send(new CompletePilot(id, TODAY), by(LIAISON));
        side.send(new SubmitPilotReport(id, HASH), by(PORTAL));
        side.send(
                new EvaluatePilot(id, PilotOutcome.SUCCESS, List.of(), 7, PilotAdvice.SCALE),
                decidedBy(EVALUATOR));
        return id;
    }

    public static DraftContract draftContract(PilotId pilot, String value) {
        return new DraftContract(
                pilot,
                null,
                ContractType.GRANT,
                "Quiet power, phase 2",
                eur(value),
                TODAY,
                TODAY.plusYears(1));
    }

    /** A contract that all have approved and nobody has signed. */
    public static ContractId approved(CommandSide side, PilotId pilot, String value) {
        side.send(draftContract(pilot, value), by(LEGAL));
        return submittedAndApproved(side, ContractId.after(pilot));
    }

    /** Brings a draft through review and the one step of approval that version 0 asks for. */
    public static ContractId submittedAndApproved(CommandSide side, ContractId id) {
        submitted(side, id);
        side.send(new ApproveContract(id), decidedBy(AUTHORISING));
        return id;
    }

    /** Brings a draft before its first approval. */
    public static void submitted(CommandSide side, ContractId id) {
        side.send(new CompleteLegalReview(id, LegalOutcome.PASSED), decidedBy(Staff.SECOND_LEGAL));
        side.send(new SubmitContractForApproval(id), by(LEGAL));
    }

    /** A contract that both sides have signed. */
    public static ContractId signed(CommandSide side, PilotId pilot, String value) {
        ContractId id = approved(side, pilot, value);
        side.send(new SignContract(id, ContractParty.CONTRACTOR, "QES-1"), by(PORTAL));
        side.send(new SignContract(id, ContractParty.OFFICE, "QES-2"), by(AUTHORISING));
        return id;
    }

    /** A payment that somebody has still to authorise. */
    public static PaymentId verified(CommandSide side, ContractId contract, String amount) {
        PaymentId payment = new PaymentId(UUID.randomUUID());
        side.send(
                new RequestPayment(contract, PaymentKind.INTERIM, eur(amount), payment),
                by(INITIATOR));
        side.send(verify(contract, payment), by(VERIFIER));
        return payment;
    }

    /** A payment that only the transfer is missing from. */
    public static PaymentId authorised(CommandSide side, ContractId contract, String amount) {
        PaymentId payment = verified(side, contract, amount);
        side.send(new AuthorisePayment(contract, payment), decidedBy(AUTHORISING));
        return payment;
    }

    public static VerifyPayment verify(ContractId contract, PaymentId payment) {
        return new VerifyPayment(contract, payment, EnumSet.allOf(PaymentCheck.class));
    }
}
