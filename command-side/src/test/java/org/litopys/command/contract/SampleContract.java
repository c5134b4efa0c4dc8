package org.litopys.command.contract;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LEGAL;
import static org.litopys.command.Staff.PORTAL;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.litopys.command.RecordFixture;
import org.litopys.command.Samples;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractEvent.ContractApprovalGiven;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.ContractSubmittedForApproval;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.LegalReviewCompleted;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractEvent.PaymentVerified;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ReservationId;

/** The events that the sample commands to a contract cause on the sample day. */
public final class SampleContract {
    public static final ContractId ID = ContractId.after(SamplePilot.ID);
    public static final PaymentId PAYMENT =
            new PaymentId(UUID.fromString("0d9b7a5e-51c2-4f0e-9a3b-2f6f3f1a00f1"));

    private SampleContract() {}

    public static ContractDrafted drafted(String value, OrganisationId... partners) {
        DraftContract command = Samples.draftContract(SamplePilot.ID, value);
        return new ContractDrafted(
                ID,
                SamplePilot.ID,
                SampleApplication.ID,
                PROGRAMME,
                ReservationId.behind(SampleApplication.ID),
                LEAD,
                List.of(partners),
                command.type(),
                command.title(),
                eur(value),
                command.startDate(),
                command.endDate(),
                Instant.parse("2026-03-24T16:00:00Z"));
    }

    public static LegalReviewCompleted reviewed() {
        return new LegalReviewCompleted(ID, 1, LegalOutcome.PASSED);
    }

    /** To the steps of version 0, where none are given. */
    static ContractSubmittedForApproval submitted(ApprovalStep... steps) {
        return new ContractSubmittedForApproval(
                ID,
                1,
                steps.length == 0 ? Policy.DEFAULT.contractApproval() : List.of(steps),
                steps.length == 0 ? 0 : 1);
    }

    static ContractApprovalGiven approvalGiven(int step, Role role) {
        return new ContractApprovalGiven(ID, step, role);
    }

    public static ContractApproved approved() {
        return new ContractApproved(ID, Instant.parse("2026-06-03T15:00:00Z"));
    }

    public static ContractSignedByParty signedBy(ContractParty party) {
        return new ContractSignedByParty(ID, party, "QES");
    }

    public static ContractSigned signed() {
        return new ContractSigned(ID, TODAY);
    }

    /** Owed in thirty days, under the code D1. */
    static DeliverableDefined defined(DeliverableKind kind) {
        return new DeliverableDefined(
                ID, "D1", kind, "Deliverable", Instant.parse("2026-04-02T15:00:00Z"));
    }

    public static PaymentRequested requested(PaymentId payment, String amount) {
        return new PaymentRequested(
                ID,
                payment,
                PaymentKind.PREFINANCING,
                eur(amount),
                Instant.parse("2026-04-02T15:00:00Z"));
    }

    public static PaymentVerified verified(PaymentId payment) {
        return new PaymentVerified(ID, payment, EnumSet.allOf(PaymentCheck.class));
    }

    public static PaymentAuthorised authorised(PaymentId payment) {
        return new PaymentAuthorised(ID, payment);
    }

    public static PaymentExecuted executed(PaymentId payment, String amount) {
        return new PaymentExecuted(ID, payment, eur(amount), TODAY, "TRF-1");
    }

    /**
     * A contract that both sides have signed, and what its guards look at.
     *
     * @param ofContractor what happened to the contractor since it was registered
     */
    static RecordFixture<Contract> signedFixture(String value, LedgerEvent... ofContractor) {
        LedgerEvent[] contractor =
                Stream.concat(
                                Stream.of(SampleOrganisation.registeredLead()),
                                Stream.of(ofContractor))
                        .toArray(LedgerEvent[]::new);
        return RecordFixture.of(Contract.class)
                .with(
                        SampleApplication.policies(otherRecords(SampleProgramme.created())),
                        new Organisations(otherRecords(contractor)),
                        new Applications(otherRecords(SampleApplication.drafted())))
                .given(LEGAL, drafted(value), reviewed(), submitted())
                .given(
                        AUTHORISING,
                        approvalGiven(1, Role.AUTHORISING_OFFICER),
                        approved(),
                        signedBy(ContractParty.OFFICE))
                .given(PORTAL, signedBy(ContractParty.CONTRACTOR), signed());
    }
}
