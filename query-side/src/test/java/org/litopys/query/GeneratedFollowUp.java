package org.litopys.query;

import java.time.LocalDate;
import java.util.Deque;
import java.util.List;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationMatched;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.ProgrammeEvent.BudgetCommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetConsumed;
import org.litopys.events.programme.ProgrammeEvent.BudgetDecommitted;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.Subject;

/** What follows an award: introduction, pilot, contract and payments. */
public final class GeneratedFollowUp {
    private static final String HASH = "ab".repeat(32);

    /** Of each completed contract, in euros. */
    public static final long DECOMMITTED = 5_000;

    private final GeneratedActs acts;
    private final GeneratedActs programme;
    private final GeneratedContracts contracts;
    private final List<OrganisationId> organisations;

    GeneratedFollowUp(
            GeneratedActs acts,
            GeneratedActs programme,
            GeneratedContracts contracts,
            List<OrganisationId> organisations) {
        this.acts = acts;
        this.programme = programme;
        this.contracts = contracts;
        this.organisations = organisations;
    }

    void introduction(
            Deque<GeneratedOffice.Act> to,
            ApplicationId application,
            OrganisationId innovator,
            TechnologyArea technology,
            Money awarded) {
        OrganisationId counterparty = organisations.get(acts.random.nextInt(organisations.size()));
        IntroductionId id = IntroductionId.between(application, counterparty);
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "a match",
                        new IntroductionProposed(
                                id,
                                application,
                                innovator,
                                List.of(),
                                counterparty,
                                null,
                                acts.in(130)),
                        new ApplicationIntroduced(application, id, 0, null)));
        to.add(
                acts.act(
                        Role.COMPLIANCE_OFFICER,
                        "CO-02",
                        "clear",
                        new IntroductionCleared(
                                id, acts.chance(20), SecurityLevel.INTERNAL, acts.in(140))));
        to.add(
                acts.act(
                        Role.SERVICE,
                        "portal",
                        "yes",
                        new IntroductionAcceptedByParty(id, Party.INNOVATOR, null)));
        if (acts.chance(15)) {
            to.add(
                    acts.act(
                            Role.LIAISON_OFFICER,
                            "LO-01",
                            "no need",
                            new IntroductionDeclined(
                                    id, Party.COUNTERPARTY, DeclineReason.NO_NEED)));
            return;
        }
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "yes",
                        new IntroductionAcceptedByParty(id, Party.COUNTERPARTY, acts.in(150)),
                        new ApplicationMatched(application, id)));
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "met",
                        new MeetingHeld(
                                id,
                                LocalDate.of(2026, 5, 4),
                                MeetingMode.VIDEO,
                                6,
                                "A trial in spring",
                                "Keen",
                                "Open",
                                acts.in(160))));
        if (acts.chance(30)) {
            to.add(
                    acts.act(
                            Role.LIAISON_OFFICER,
                            "LO-01",
                            "no match",
                            new IntroductionClosed(id, CloseReason.NO_MATCH)));
            return;
        }
        PilotId pilot = PilotId.after(id);
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "a trial",
                        new PilotProposed(
                                pilot,
                                id,
                                application,
                                innovator,
                                List.of(),
                                counterparty,
                                technology,
                                "Trial of " + application,
                                LocalDate.of(2026, 6, 1),
                                LocalDate.of(2026, 9, 1),
                                acts.in(170)),
                        new IntroductionProgressedToPilot(id, pilot),
                        new FollowOnBegan(application, Subject.of(RecordType.PILOT, pilot))));
        pilot(to, pilot, application, innovator, awarded);
    }

    private void pilot(
            Deque<GeneratedOffice.Act> to,
            PilotId id,
            ApplicationId application,
            OrganisationId innovator,
            Money awarded) {
        to.add(
                acts.act(
                        Role.PROGRAMME_MANAGER,
                        "PM-02",
                        "sound",
                        new PilotPlanApproved(id, HASH, acts.in(180))));
        to.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-01",
                        "go",
                        new PilotAuthorised(id, acts.in(190))));
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "began",
                        new PilotStarted(id, LocalDate.of(2026, 6, 2), 6, acts.in(250))));
        to.add(
                acts.act(
                        Role.LIAISON_OFFICER,
                        "LO-01",
                        "over",
                        new PilotCompleted(id, LocalDate.of(2026, 9, 2), acts.in(260))));
        boolean scale = acts.chance(70);
        to.add(
                acts.act(
                        Role.RAPPORTEUR,
                        "RA-01",
                        "judged",
                        new PilotEvaluated(
                                id,
                                scale ? PilotOutcome.SUCCESS : PilotOutcome.PARTIAL,
                                scale ? List.of("Hours without mains power") : List.of(),
                                8,
                                scale ? PilotAdvice.SCALE : PilotAdvice.STOP,
                                scale ? acts.in(300) : null)));
        if (scale) {
            contract(to, id, application, innovator, awarded);
        }
    }

    private void contract(
            Deque<GeneratedOffice.Act> to,
            PilotId pilot,
            ApplicationId application,
            OrganisationId contractor,
            Money awarded) {
        ContractId id = ContractId.after(pilot);
        ReservationId reservation = ReservationId.behind(application);
        Money value = awarded.minus(GeneratedActs.euro(1_000));
        to.add(
                acts.act(
                        Role.LEGAL_OFFICER,
                        "LE-01",
                        "drafted",
                        new ContractDrafted(
                                id,
                                pilot,
                                application,
                                GeneratedOffice.PROGRAMME,
                                reservation,
                                contractor,
                                List.of(),
                                ContractType.GRANT,
                                "Grant for " + application,
                                value,
                                LocalDate.of(2026, 10, 1),
                                LocalDate.of(2027, 10, 1),
                                acts.in(310)),
                        new FollowOnBegan(application, Subject.of(RecordType.CONTRACT, id))));
        to.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-02",
                        "approved",
                        contracts.approval(new ContractApproved(id, acts.in(320)))));
        to.add(
                acts.act(
                        Role.SERVICE,
                        "portal",
                        "signed",
                        new ContractSignedByParty(id, ContractParty.CONTRACTOR, "sig-1")));
        to.add(
                acts.act(
                        Role.AUTHORISING_OFFICER,
                        "AO-02",
                        "signed",
                        new ContractSignedByParty(id, ContractParty.OFFICE, "sig-2"),
                        new ContractSigned(id, LocalDate.of(2026, 9, 30)),
                        new ApplicationContracted(application, id),
                        new BudgetCommitted(
                                GeneratedOffice.PROGRAMME, reservation, "CHALLENGES", value, id),
                        new BudgetReservationReleased(
                                GeneratedOffice.PROGRAMME,
                                reservation,
                                "CHALLENGES",
                                GeneratedActs.euro(1_000),
                                ReleaseCause.CONTRACT_BELOW_AWARD)));
        to.add(contracts.begun(to.removeLast(), id));
        PaymentId first = new PaymentId(acts.uuid());
        PaymentId second = new PaymentId(acts.uuid());
        to.add(payment(id, first, 20_000, 340));
        to.add(payment(id, second, 30_000, 335));
        to.add(
                acts.act(
                        Role.FINANCIAL_VERIFIER,
                        "FV-01",
                        "in order",
                        GeneratedContracts.verified(id, first),
                        new PaymentAuthorised(id, first)));
        to.add(
                acts.act(
                        Role.ACCOUNTING_OFFICER,
                        "AC-01",
                        "paid",
                        new PaymentExecuted(
                                id,
                                first,
                                GeneratedActs.euro(20_000),
                                LocalDate.of(2026, 11, 2),
                                "bank-1"),
                        new BudgetConsumed(
                                GeneratedOffice.PROGRAMME,
                                "CHALLENGES",
                                GeneratedActs.euro(20_000),
                                id,
                                first)));
        to.add(contracts.performed(to.removeLast(), application, id, value, second));
        if (acts.chance(40)) {
            to.add(
                    GeneratedActs.byItself(
                            new ContractPeriodEnded(id, LocalDate.of(2027, 10, 1), acts.in(420))));
            to.add(
                    acts.act(
                            Role.PROGRAMME_MANAGER,
                            "PM-01",
                            "done",
                            new ContractCompleted(id, HASH)));
            to.add(
                    contracts.closed(
                            programme.act(
                                    Role.AUTHORISING_OFFICER,
                                    "AO-01",
                                    "not needed any more",
                                    new BudgetDecommitted(
                                            GeneratedOffice.PROGRAMME,
                                            "CHALLENGES",
                                            GeneratedActs.euro(DECOMMITTED),
                                            id,
                                            DecommitmentCause.CONTRACT_COMPLETED)),
                            id));
        } else {
            to.add(contracts.terminated(to.removeLast(), id));
        }
    }

    private GeneratedOffice.Act payment(ContractId id, PaymentId payment, long amount, int dueIn) {
        return acts.act(
                Role.FINANCIAL_INITIATOR,
                "FI-01",
                "asked",
                new PaymentRequested(
                        id,
                        payment,
                        PaymentKind.INTERIM,
                        GeneratedActs.euro(amount),
                        acts.in(dueIn)));
    }
}
