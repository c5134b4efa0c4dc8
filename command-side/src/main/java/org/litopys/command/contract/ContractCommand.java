package org.litopys.command.contract;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.contract.ContractStatus.ACTIVE;
import static org.litopys.events.contract.ContractStatus.APPROVED;
import static org.litopys.events.contract.ContractStatus.CANCELLED;
import static org.litopys.events.contract.ContractStatus.COMPLETED;
import static org.litopys.events.contract.ContractStatus.DRAFT;
import static org.litopys.events.contract.ContractStatus.FINANCIALLY_CLOSED;
import static org.litopys.events.contract.ContractStatus.IN_APPROVAL;
import static org.litopys.events.contract.ContractStatus.PARTLY_SIGNED;
import static org.litopys.events.contract.ContractStatus.REJECTED;
import static org.litopys.events.contract.ContractStatus.REVIEWED;
import static org.litopys.events.contract.ContractStatus.SIGNED;
import static org.litopys.events.contract.ContractStatus.SUSPENDED;
import static org.litopys.events.contract.ContractStatus.TERMINATED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.LegalOutcome;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.RecoveryGround;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.contract.TerminationGround;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;

/** What can be asked of a contract and its payments, in the order in which it usually is. */
public sealed interface ContractCommand extends LedgerCommand {
    Lifecycle<ContractStatus, ContractCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.CONTRACT,
                    ContractStatus.class,
                    ContractCommand.class,
                    Set.of(DraftContract.class, DraftContractByException.class),
                    Map.of(
                            DRAFT,
                            List.of(
                                    ReviseContract.class,
                                    CompleteLegalReview.class,
                                    RejectContract.class,
                                    CancelContract.class,
                                    CancelContractWithoutAward.class,
                                    RecordEndedPeriod.class),
                            REVIEWED,
                            List.of(
                                    ReviseContract.class,
                                    SubmitContractForApproval.class,
                                    RejectContract.class,
                                    CancelContract.class,
                                    CancelContractWithoutAward.class,
                                    RecordEndedPeriod.class),
                            IN_APPROVAL,
                            List.of(
                                    ReviseContract.class,
                                    ApproveContract.class,
                                    RefuseContractApproval.class,
                                    RejectContract.class,
                                    CancelContract.class,
                                    CancelContractWithoutAward.class,
                                    RecordEndedPeriod.class),
                            APPROVED,
                            List.of(
                                    ReviseContract.class,
                                    SignContract.class,
                                    CancelContract.class,
                                    CancelContractWithoutAward.class,
                                    ReleaseUnsignedContract.class,
                                    RecordEndedPeriod.class),
                            PARTLY_SIGNED,
                            List.of(
                                    SignContract.class,
                                    CancelContract.class,
                                    CancelContractWithoutAward.class,
                                    ReleaseUnsignedContract.class,
                                    RecordEndedPeriod.class),
                            SIGNED,
                            List.of(
                                    ActivateContract.class,
                                    SuspendContract.class,
                                    SuspendContractOfBarred.class,
                                    AmendContract.class,
                                    DefineDeliverable.class,
                                    SubmitDeliverable.class,
                                    AcceptDeliverable.class,
                                    RejectDeliverable.class,
                                    RequestPayment.class,
                                    VerifyPayment.class,
                                    ReturnPayment.class,
                                    ResubmitPayment.class,
                                    AuthorisePayment.class,
                                    ExecutePayment.class,
                                    RecordFailedPayment.class,
                                    OrderRecovery.class,
                                    RecordRecovery.class,
                                    RecordEndedPeriod.class,
                                    TerminateContract.class,
                                    CompleteContract.class),
                            ACTIVE,
                            List.of(
                                    SuspendContract.class,
                                    SuspendContractOfBarred.class,
                                    AmendContract.class,
                                    DefineDeliverable.class,
                                    SubmitDeliverable.class,
                                    AcceptDeliverable.class,
                                    RejectDeliverable.class,
                                    RequestPayment.class,
                                    VerifyPayment.class,
                                    ReturnPayment.class,
                                    ResubmitPayment.class,
                                    AuthorisePayment.class,
                                    ExecutePayment.class,
                                    RecordFailedPayment.class,
                                    OrderRecovery.class,
                                    RecordRecovery.class,
                                    RecordEndedPeriod.class,
                                    TerminateContract.class,
                                    CompleteContract.class),
                            SUSPENDED,
                            List.of(
                                    ResumeContract.class,
                                    SubmitDeliverable.class,
                                    AcceptDeliverable.class,
                                    RejectDeliverable.class,
                                    ReturnPayment.class,
                                    RecordFailedPayment.class,
                                    OrderRecovery.class,
                                    RecordRecovery.class,
                                    RecordEndedPeriod.class,
                                    TerminateContract.class),
                            COMPLETED,
                            List.of(
                                    OrderRecovery.class,
                                    RecordRecovery.class,
                                    RecordEndedPeriod.class,
                                    CloseContractFinancially.class),
                            TERMINATED,
                            List.of(
                                    OrderRecovery.class,
                                    RecordRecovery.class,
                                    RecordEndedPeriod.class,
                                    CloseContractFinancially.class)),
                    to(
                            DRAFT,
                            DraftContract.class,
                            DraftContractByException.class,
                            ReviseContract.class,
                            RefuseContractApproval.class),
                    to(REVIEWED, CompleteLegalReview.class),
                    to(IN_APPROVAL, SubmitContractForApproval.class),
                    to(APPROVED, ApproveContract.class),
                    to(PARTLY_SIGNED, SignContract.class),
                    to(SIGNED, SignContract.class).from(PARTLY_SIGNED),
                    to(ACTIVE, ActivateContract.class),
                    to(SUSPENDED, SuspendContract.class, SuspendContractOfBarred.class),
                    // Where it stood before.
                    to(SIGNED, ResumeContract.class),
                    to(ACTIVE, ResumeContract.class),
                    to(COMPLETED, CompleteContract.class),
                    to(TERMINATED, TerminateContract.class),
                    to(FINANCIALLY_CLOSED, CloseContractFinancially.class),
                    to(REJECTED, RejectContract.class),
                    to(
                            CANCELLED,
                            CancelContract.class,
                            CancelContractWithoutAward.class,
                            ReleaseUnsignedContract.class));

    ContractId contractId();

    @Override
    default ContractId subject() {
        return contractId();
    }

    @Override
    default Lifecycle<ContractStatus, ContractCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Draft

    /**
     * Drafts the contract that follows a pilot. A pilot leads to one contract at a time.
     *
     * @param pilot it must have been evaluated with the advice to scale
     * @param attempt 2 where a first contract of the pilot was rejected or cancelled, then 3 …;
     *     left out for the first
     * @param type kind of contract
     * @param title of the contract
     * @param value more than zero, at most the award
     * @param startDate first day
     * @param endDate last day
     */
    @SentBy({Role.LEGAL_OFFICER, Role.PROGRAMME_MANAGER})
    record DraftContract(
            @NotNull PilotId pilot,
            @Nullable @Min(2) @Max(99) Integer attempt,
            @NotNull ContractType type,
            @NotBlank @Size(max = 300) String title,
            @NotNull Money value,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate)
            implements ContractCommand {
        @Override
        public ContractId contractId() {
            return ContractId.after(pilot, whichAttempt());
        }

        int whichAttempt() {
            return attempt == null ? 1 : attempt;
        }
    }

    /**
     * Drafts the contract after a pilot that no evaluation advised to scale. The reason is
     * mandatory and is recorded as the exception.
     *
     * @param pilot not evaluated, or with another advice
     * @param attempt as for draft-contract
     * @param type kind of contract
     * @param title of the contract
     * @param value more than zero, at most the award
     * @param startDate first day
     * @param endDate last day
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record DraftContractByException(
            @NotNull PilotId pilot,
            @Nullable @Min(2) @Max(99) Integer attempt,
            @NotNull ContractType type,
            @NotBlank @Size(max = 300) String title,
            @NotNull Money value,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate)
            implements ContractCommand {
        @Override
        public ContractId contractId() {
            return draft().contractId();
        }

        DraftContract draft() {
            return new DraftContract(pilot, attempt, type, title, value, startDate, endDate);
        }
    }

    /**
     * Gives the draft a new version. Approvals of the earlier one count no longer.
     *
     * @param contractId the contract
     * @param title of the contract
     * @param value more than zero, at most the award
     * @param startDate first day
     * @param endDate last day
     */
    @SentBy({Role.LEGAL_OFFICER, Role.PROGRAMME_MANAGER})
    record ReviseContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotBlank @Size(max = 300) String title,
            @NotNull Money value,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate)
            implements ContractCommand {}

    /**
     * Records what the legal review of the draft found. The comments are the reason.
     *
     * @param contractId the contract
     * @param outcome with PASSED it can be submitted for approval
     */
    @SentBy(value = Role.LEGAL_OFFICER, needsReason = true)
    record CompleteLegalReview(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull LegalOutcome outcome)
            implements ContractCommand {}

    /**
     * Submits the reviewed draft to the steps of approval that the policy has at this moment.
     *
     * @param contractId the contract
     */
    @SentBy({Role.LEGAL_OFFICER, Role.PROGRAMME_MANAGER})
    record SubmitContractForApproval(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    // Approval

    /**
     * Gives one approval in the step that waits, in the role that the step asks for; with the last
     * one the contract is approved for signature. The reason is mandatory.
     *
     * @param contractId the contract
     */
    @SentBy(
            value = {
                Role.AUTHORISING_OFFICER,
                Role.PROGRAMME_MANAGER,
                Role.LEGAL_OFFICER,
                Role.COMPLIANCE_OFFICER,
                Role.LIAISON_OFFICER,
                Role.FINANCIAL_INITIATOR,
                Role.FINANCIAL_VERIFIER,
                Role.ACCOUNTING_OFFICER
            },
            needsReason = true)
    record ApproveContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Refuses an approval in the step that waits; the contract is a draft again.
     *
     * @param contractId the contract
     */
    @SentBy(
            value = {
                Role.AUTHORISING_OFFICER,
                Role.PROGRAMME_MANAGER,
                Role.LEGAL_OFFICER,
                Role.COMPLIANCE_OFFICER,
                Role.LIAISON_OFFICER,
                Role.FINANCIAL_INITIATOR,
                Role.FINANCIAL_VERIFIER,
                Role.ACCOUNTING_OFFICER
            },
            needsReason = true)
    record RefuseContractApproval(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Rejects a contract that the office does not want, for good.
     *
     * @param contractId the contract
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record RejectContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Gives up a contract that was not signed by both sides. What is reserved stays with the award.
     *
     * @param contractId the contract
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record CancelContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Gives up a contract that was not signed by both sides, since its application is not accepted
     * any more or its money was released. The ledger does it by itself.
     *
     * @param contractId the contract
     */
    @SentBy(Role.PROCESS)
    record CancelContractWithoutAward(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Gives up a contract whose date of signature is past, and releases what the award reserved,
     * both or neither.
     *
     * @param contractId the contract
     */
    @SentBy(value = Role.PROGRAMME_MANAGER, needsReason = true)
    record ReleaseUnsignedContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    // Signature

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
            implements ContractCommand {}

    // Performance

    /**
     * Records that the work has begun, on its first day or later.
     *
     * @param contractId the contract
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record ActivateContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Suspends the contract: nothing is authorised or paid until it is resumed, and the clocks of
     * its payments stand still.
     *
     * @param contractId the contract
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record SuspendContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Suspends the contract because its contractor or a partner who is still in the consortium is
     * suspended or excluded; the ledger does it by itself.
     *
     * @param contractId the contract
     * @param organisation the one that is barred
     */
    @SentBy(Role.PROCESS)
    record SuspendContractOfBarred(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull OrganisationId organisation)
            implements ContractCommand {}

    /**
     * Resumes a suspended contract, once its contractor and the partners who are still in the
     * consortium may take part again.
     *
     * @param contractId the contract
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ResumeContract(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Records what the parties agreed on; what it changes in the commitment of money changes with
     * it, both or neither. Where the value differs from the signed one by more than the policy's
     * share, only the role of the last step of approval may.
     *
     * @param contractId the contract
     * @param value from now on, at least what was paid or is about to be
     * @param endDate last day from now on
     * @param agreementReference where the signed amendment is kept
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.LEGAL_OFFICER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record AmendContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull Money value,
            @NotNull LocalDate endDate,
            @NotBlank @Size(max = 200) String agreementReference)
            implements ContractCommand {}

    // Deliverables

    /**
     * Says what the contractor has to hand in, and by when.
     *
     * @param contractId the contract
     * @param deliverable code, unique in the contract
     * @param kind the final payment waits for a FINAL_REPORT
     * @param title of the deliverable
     * @param dueOn day by which it is handed in
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record DefineDeliverable(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") String deliverable,
            @NotNull DeliverableKind kind,
            @NotBlank @Size(max = 300) String title,
            @NotNull LocalDate dueOn)
            implements ContractCommand {}

    /**
     * Hands in a deliverable.
     *
     * @param contractId the contract
     * @param deliverable its code
     * @param contentHash SHA-256 of the content, lower-case hexadecimal
     */
    @SentBy({Role.APPLICANT_REP, Role.SERVICE, Role.PROGRAMME_MANAGER})
    record SubmitDeliverable(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotBlank @Size(max = 80) String deliverable,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String contentHash)
            implements ContractCommand {}

    /**
     * Accepts a deliverable that was handed in. The reason is mandatory.
     *
     * @param contractId the contract
     * @param deliverable its code
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.LIAISON_OFFICER},
            needsReason = true)
    record AcceptDeliverable(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotBlank @Size(max = 80) String deliverable)
            implements ContractCommand {}

    /**
     * Rejects a deliverable; it is to be handed in again.
     *
     * @param contractId the contract
     * @param deliverable its code
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.LIAISON_OFFICER},
            needsReason = true)
    record RejectDeliverable(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotBlank @Size(max = 80) String deliverable)
            implements ContractCommand {}

    // Payments

    /**
     * Initiates a payment.
     *
     * @param contractId the contract
     * @param kind what it is for; the final payment waits for an accepted final report
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
        public RequestPayment identifiedBy(UUID commandId) {
            return paymentId != null
                    ? this
                    : new RequestPayment(contractId, kind, amount, new PaymentId(commandId));
        }
    }

    /**
     * Verifies a requested payment, operationally and financially.
     *
     * @param contractId the contract
     * @param paymentId the payment
     * @param checks what was verified; nothing may be missing
     */
    @SentBy(Role.FINANCIAL_VERIFIER)
    record VerifyPayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull PaymentId paymentId,
            @NotEmpty Set<@NotNull PaymentCheck> checks)
            implements ContractCommand {}

    /**
     * Sends a payment back to who requested it; its clock stands still until it is resubmitted.
     *
     * @param contractId the contract
     * @param paymentId the payment
     */
    @SentBy(
            value = {Role.FINANCIAL_VERIFIER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record ReturnPayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId, @NotNull PaymentId paymentId)
            implements ContractCommand {}

    /**
     * Requests a returned payment again; its clock goes on.
     *
     * @param contractId the contract
     * @param paymentId the payment
     * @param amount more than zero; all payments together stay within the contract's value
     */
    @SentBy(Role.FINANCIAL_INITIATOR)
    record ResubmitPayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull PaymentId paymentId,
            @NotNull Money amount)
            implements ContractCommand {}

    /**
     * Authorises a verified payment. The reason is mandatory.
     *
     * @param contractId the contract
     * @param paymentId the payment
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record AuthorisePayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId, @NotNull PaymentId paymentId)
            implements ContractCommand {}

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
            implements ContractCommand {}

    /**
     * Records that the bank did not carry out an authorised payment; what is owed is requested
     * anew.
     *
     * @param contractId the contract
     * @param paymentId the payment
     */
    @SentBy(value = Role.ACCOUNTING_OFFICER, needsReason = true)
    record RecordFailedPayment(
            @NotNull @TargetAggregateIdentifier ContractId contractId, @NotNull PaymentId paymentId)
            implements ContractCommand {}

    // Recovery

    /**
     * Asks paid money back.
     *
     * @param contractId the contract
     * @param amount more than zero; all orders together stay within what was paid
     * @param ground why
     * @param recoveryId chosen by the caller, or none: then it follows from the command id
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record OrderRecovery(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull Money amount,
            @NotNull RecoveryGround ground,
            @Nullable RecoveryId recoveryId)
            implements ContractCommand {
        @Override
        public OrderRecovery identifiedBy(UUID commandId) {
            return recoveryId != null
                    ? this
                    : new OrderRecovery(contractId, amount, ground, new RecoveryId(commandId));
        }
    }

    /**
     * Records that the money of an order came back, or part of it; the budget line has it again,
     * both or neither.
     *
     * @param contractId the contract
     * @param recoveryId the order
     * @param amount what came, at most what is still due; if left out, all of that
     * @param valueDate day on which the money came, not in the future
     * @param bankReference of the transfer
     */
    @SentBy(Role.ACCOUNTING_OFFICER)
    record RecordRecovery(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull RecoveryId recoveryId,
            @Nullable Money amount,
            @NotNull LocalDate valueDate,
            @NotBlank @Size(max = 200) String bankReference)
            implements ContractCommand {}

    // End

    /**
     * Records that the last day of the contract is over; its closing for the books is due from then
     * on. Only the ledger itself sends it.
     *
     * @param contractId the contract
     */
    @SentBy(Role.PROCESS)
    record RecordEndedPeriod(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}

    /**
     * Ends the contract before its time; what is committed and not paid becomes available, both or
     * neither. No payment may be under way.
     *
     * @param contractId the contract
     * @param ground why
     * @param effectiveOn its last day, not in the future
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record TerminateContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull TerminationGround ground,
            @NotNull LocalDate effectiveOn)
            implements ContractCommand {}

    /**
     * Ends the contract after its final report, which must have been accepted where deliverables
     * are defined; no payment may be under way.
     *
     * @param contractId the contract
     * @param finalReportHash SHA-256 of the final report, lower-case hexadecimal
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record CompleteContract(
            @NotNull @TargetAggregateIdentifier ContractId contractId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String finalReportHash)
            implements ContractCommand {}

    /**
     * Ends the contract for the books, once no recovery is open: what is committed and not paid
     * becomes available, both or neither. Nothing follows but corrections.
     *
     * @param contractId the contract
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record CloseContractFinancially(@NotNull @TargetAggregateIdentifier ContractId contractId)
            implements ContractCommand {}
}
