package org.litopys.command.contract;

import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;

import java.time.Instant;
import java.util.UUID;
import org.litopys.command.Samples;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.programme.ReservationId;

/** The events that the sample commands to a contract cause on the sample day. */
public final class SampleContract {
    public static final ContractId ID = ContractId.after(SamplePilot.ID);
    public static final PaymentId PAYMENT =
            new PaymentId(UUID.fromString("0d9b7a5e-51c2-4f0e-9a3b-2f6f3f1a00f1"));

    private SampleContract() {}

    public static ContractDrafted drafted(String value) {
        DraftContract command = Samples.draftContract(SamplePilot.ID, value);
        return new ContractDrafted(
                ID,
                SamplePilot.ID,
                SampleApplication.ID,
                PROGRAMME,
                ReservationId.behind(SampleApplication.ID),
                LEAD,
                command.type(),
                command.title(),
                eur(value),
                command.startDate(),
                command.endDate(),
                Instant.parse("2026-03-24T16:00:00Z"));
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

    public static PaymentRequested requested(PaymentId payment, String amount) {
        return new PaymentRequested(
                ID,
                payment,
                PaymentKind.PREFINANCING,
                eur(amount),
                Instant.parse("2026-04-02T15:00:00Z"));
    }

    public static PaymentAuthorised authorised(PaymentId payment) {
        return new PaymentAuthorised(ID, payment);
    }

    public static PaymentExecuted executed(PaymentId payment, String amount) {
        return new PaymentExecuted(ID, payment, eur(amount), TODAY, "TRF-1");
    }
}
