package org.litopys.command.contract;

import static org.litopys.events.contract.ContractStatus.APPROVED;
import static org.litopys.events.contract.ContractStatus.DRAFT;
import static org.litopys.events.contract.ContractStatus.PARTLY_SIGNED;
import static org.litopys.events.contract.ContractStatus.SIGNED;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.ContractType;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.pilot.PilotId;

/** What can be asked of a contract and its payments, in the order in which it usually is. */
public sealed interface ContractCommand extends LedgerCommand {
    Lifecycle<ContractStatus, ContractCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.CONTRACT,
                    ContractStatus.class,
                    ContractCommand.class,
                    Set.of(DraftContract.class),
                    Map.of(
                            DRAFT, List.of(ApproveContract.class),
                            APPROVED, List.of(SignContract.class),
                            PARTLY_SIGNED, List.of(SignContract.class),
                            SIGNED,
                                    List.of(
                                            RequestPayment.class,
                                            AuthorisePayment.class,
                                            ExecutePayment.class,
                                            CompleteContract.class)));

    @Override
    default Lifecycle<ContractStatus, ContractCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Conclusion

    /**
     * Drafts the contract that follows a pilot. A pilot leads to one contract at most.
     *
     * @param pilot it must have been evaluated with the advice to scale
     * @param type kind of contract
     * @param title of the contract
     * @param value more than zero, at most the award
     * @param startDate first day
     * @param endDate last day
     */
    @SentBy({Role.LEGAL_OFFICER, Role.PROGRAMME_MANAGER})
    record DraftContract(
            @NotNull PilotId pilot,
            @NotNull ContractType type,
            @NotBlank @Size(max = 300) String title,
            @NotNull Money value,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return ContractId.after(pilot);
        }
    }

    /**
     * Approves the draft for signature.
     *
     * @param contractId the contract
     */
    @SentBy({Role.AUTHORISING_OFFICER, Role.LEGAL_OFFICER})
    record ApproveContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }
    }

    /**
     * Records the signature of one side. With the second one the contract is signed, its value is
     * committed and the rest of the reservation released, all or nothing. Only an authorising
     * officer signs for the office.
     *
     * @param contractId the contract
     * @param party who signs
     * @param signatureReference where the qualified electronic signature (eIDAS, КЕП) is kept
     */
    @SentBy({Role.AUTHORISING_OFFICER, Role.LEGAL_OFFICER, Role.APPLICANT_REP, Role.SERVICE})
    record SignContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull ContractParty party,
            @NotBlank @Size(max = 200) String signatureReference)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }
    }

    // Payments

    /**
     * Initiates a payment.
     *
     * @param contractId the contract
     * @param kind what it is for
     * @param amount more than zero; all payments together stay within the contract's value
     * @param paymentId chosen by the caller, or none: then it follows from the command id
     */
    @SentBy(Role.FINANCIAL_INITIATOR)
    record RequestPayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull PaymentKind kind,
            @NotNull Money amount,
            @Nullable PaymentId paymentId)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }

        @Override
        public RequestPayment identifiedBy(UUID commandId) {
            return paymentId != null
                    ? this
                    : new RequestPayment(contractId, kind, amount, new PaymentId(commandId));
        }
    }

    /**
     * Authorises a requested payment.
     *
     * @param contractId the contract
     * @param paymentId the payment
     */
    @SentBy({Role.AUTHORISING_OFFICER, Role.FINANCIAL_VERIFIER})
    record AuthorisePayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId, @NotNull PaymentId paymentId)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }
    }

    /**
     * Records that an authorised payment left; the budget line is charged, both or neither.
     *
     * @param contractId the contract
     * @param paymentId the payment
     * @param valueDate day on which the money moved, not in the future
     * @param bankReference of the transfer
     */
    @SentBy(Role.ACCOUNTING_OFFICER)
    record ExecutePayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull PaymentId paymentId,
            @NotNull LocalDate valueDate,
            @NotBlank @Size(max = 200) String bankReference)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }
    }

    // End

    /**
     * Ends the contract after its final report; no payment may be under way.
     *
     * @param contractId the contract
     * @param finalReportHash SHA-256 of the final report, lower-case hexadecimal
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record CompleteContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String finalReportHash)
            implements ContractCommand {
        @Override
        public ContractId subject() {
            return contractId;
        }
    }
}
