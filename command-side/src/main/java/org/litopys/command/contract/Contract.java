package org.litopys.command.contract;

import static org.litopys.command.Rule.PARTY_ALREADY_SIGNED;
import static org.litopys.command.Rule.PAYMENTS_EXCEED_VALUE;
import static org.litopys.command.Rule.PAYMENTS_OUTSTANDING;
import static org.litopys.command.Rule.PAYMENT_ALREADY_REQUESTED;
import static org.litopys.command.Rule.PAYMENT_NOT_AUTHORISED;
import static org.litopys.command.Rule.PAYMENT_NOT_REQUESTED;
import static org.litopys.command.Rule.UNKNOWN_PAYMENT;
import static org.litopys.command.Rule.VALUE_EXCEEDS_AWARD;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Policies;
import org.litopys.command.call.Calls;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.pilot.PilotTerms;
import org.litopys.command.pilot.Pilots;
import org.litopys.events.Money;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.ProgrammeId;

/** A contract that follows a pilot, and its payments. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Contract extends LedgerRecord<ContractEvent, ContractStatus> {
    private @Nullable ContractDrafted draft;
    private @Nullable ContractStatus status;
    private final Set<ContractParty> signed = EnumSet.noneOf(ContractParty.class);
    private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();

    Contract() {} // Axon rebuilds from events

    // Conclusion

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            DraftContract command,
            Pilots pilots,
            Applications applications,
            Calls calls,
            Policies policies,
            Deadlines deadlines) {
        PilotTerms pilot = pilots.require(command.pilot(), "/data/pilot");
        pilot.requireToScale("/data/pilot");
        ApplicationTerms application = applications.require(pilot.applicationId(), "/data/pilot");
        application.requireAccepted("/data/pilot");
        Money award = application.award();
        Amounts.require(command.value(), award.currency(), "/data/value");
        Amounts.requireAtMost(command.value(), award, VALUE_EXCEEDS_AWARD, "/data/value");
        Deadlines.requireOrder(command.startDate(), command.endDate(), "/data/endDate");
        ProgrammeId programme = calls.require(application.callId()).programmeId();
        apply(
                new ContractDrafted(
                        command.subject(),
                        command.pilot(),
                        pilot.applicationId(),
                        programme,
                        application.reservation(),
                        pilot.innovator(),
                        command.type(),
                        command.title(),
                        command.value(),
                        command.startDate(),
                        command.endDate(),
                        deadlines.due(Due.CONTRACT_APPROVAL, policies.of(programme))));
    }

    @CommandHandler
    void decide(ApproveContract command, Policies policies, Deadlines deadlines) {
        apply(
                new ContractApproved(
                        command.contractId(),
                        deadlines.due(Due.SIGNATURE, policies.of(draft().programmeId()))));
    }

    /**
     * One side signs; {@link ContractSignature} commits the money in the same unit of work where it
     * is the second.
     *
     * @return whether both sides have signed now
     */
    boolean sign(SignContract command, Deadlines deadlines) {
        if (signed.contains(command.party())) {
            throw Refused.by(PARTY_ALREADY_SIGNED, "/data/party", command.party());
        }
        apply(new ContractSignedByParty(id(), command.party(), command.signatureReference()));
        boolean both = signed.size() == ContractParty.values().length;
        if (both) {
            apply(new ContractSigned(id(), deadlines.today()));
        }
        return both;
    }

    // Payments

    @CommandHandler
    void decide(RequestPayment command, Policies policies, Deadlines deadlines) {
        PaymentId paymentId = Objects.requireNonNull(command.paymentId());
        if (payments.containsKey(paymentId)) {
            throw Refused.by(PAYMENT_ALREADY_REQUESTED, "/data/paymentId", paymentId);
        }
        Money value = draft().value();
        Amounts.require(command.amount(), value.currency(), "/data/amount");
        Money before =
                payments.values().stream()
                        .map(Payment::amount)
                        .reduce(Money.zero(value.currency()), Money::plus);
        if (before.plus(command.amount()).compareTo(value) > 0) {
            throw Refused.by(
                    PAYMENTS_EXCEED_VALUE,
                    "/data/amount",
                    command.amount(),
                    value.minus(before),
                    value);
        }
        apply(
                new PaymentRequested(
                        id(),
                        paymentId,
                        command.kind(),
                        command.amount(),
                        deadlines.due(
                                clockOf(command.kind()), policies.of(draft().programmeId()))));
    }

    private static Due clockOf(PaymentKind kind) {
        return switch (kind) {
            case PREFINANCING, LUMP_SUM -> Due.PAYMENT;
            case INTERIM -> Due.PAYMENT_ON_REPORT;
            case FINAL -> Due.FINAL_PAYMENT;
        };
    }

    @CommandHandler
    void decide(AuthorisePayment command) {
        Payment payment = payment(command.paymentId());
        if (payment.status() != PaymentStatus.REQUESTED) {
            throw Refused.by(
                    PAYMENT_NOT_REQUESTED,
                    "/data/paymentId",
                    command.paymentId(),
                    payment.status());
        }
        apply(new PaymentAuthorised(id(), command.paymentId()));
    }

    /**
     * The money left; {@link PaymentExecution} charges the budget line in the same unit of work.
     *
     * @return the amount
     */
    Money execute(ExecutePayment command, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.valueDate(), "/data/valueDate");
        Payment payment = payment(command.paymentId());
        if (payment.status() != PaymentStatus.AUTHORISED) {
            throw Refused.by(
                    PAYMENT_NOT_AUTHORISED,
                    "/data/paymentId",
                    command.paymentId(),
                    payment.status());
        }
        apply(
                new PaymentExecuted(
                        id(),
                        command.paymentId(),
                        payment.amount(),
                        command.valueDate(),
                        command.bankReference()));
        return payment.amount();
    }

    private Payment payment(PaymentId paymentId) {
        Payment payment = payments.get(paymentId);
        if (payment == null) {
            throw Refused.by(UNKNOWN_PAYMENT, "/data/paymentId", paymentId);
        }
        return payment;
    }

    // End

    @CommandHandler
    void decide(CompleteContract command) {
        List<PaymentId> outstanding =
                payments.entrySet().stream()
                        .filter(entry -> entry.getValue().status() != PaymentStatus.EXECUTED)
                        .map(Map.Entry::getKey)
                        .toList();
        if (!outstanding.isEmpty()) {
            throw Refused.by(PAYMENTS_OUTSTANDING, "", outstanding);
        }
        apply(new ContractCompleted(id(), command.finalReportHash()));
    }

    @Override
    protected Object dutyScope(ContractEvent event) {
        return switch (event) {
            case PaymentRequested requested -> requested.paymentId();
            case PaymentAuthorised authorised -> authorised.paymentId();
            case PaymentExecuted executed -> executed.paymentId();
            case ContractDrafted _,
                    ContractApproved _,
                    ContractSignedByParty _,
                    ContractSigned _,
                    ContractCompleted _ ->
                    WHOLE;
        };
    }

    @Override
    protected void evolve(ContractEvent event) {
        switch (event) {
            case ContractDrafted drafted -> {
                draft = drafted;
                status = ContractStatus.DRAFT;
            }
            case ContractApproved _ -> status = ContractStatus.APPROVED;
            case ContractSignedByParty by -> {
                signed.add(by.party());
                status = ContractStatus.PARTLY_SIGNED;
            }
            case ContractSigned _ -> status = ContractStatus.SIGNED;
            case PaymentRequested requested ->
                    payments.put(
                            requested.paymentId(),
                            new Payment(requested.amount(), PaymentStatus.REQUESTED));
            case PaymentAuthorised authorised ->
                    payments.computeIfPresent(
                            authorised.paymentId(), (_, payment) -> payment.authorised());
            case PaymentExecuted executed ->
                    payments.computeIfPresent(
                            executed.paymentId(), (_, payment) -> payment.executed());
            case ContractCompleted _ -> status = ContractStatus.COMPLETED;
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(draft().contractor());
    }

    @Override
    protected Lifecycle<ContractStatus, ContractCommand> lifecycle() {
        return ContractCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ContractStatus status() {
        return status;
    }

    boolean isOpen() {
        return status != ContractStatus.COMPLETED;
    }

    ContractDrafted draft() {
        return Objects.requireNonNull(draft);
    }

    private ContractId id() {
        return draft().contractId();
    }
}
