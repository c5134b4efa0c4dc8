package org.litopys.command.contract;

import static org.litopys.command.Rule.AMENDMENT_NEEDS_HIGHER_APPROVAL;
import static org.litopys.command.Rule.APPROVAL_COMPLETE;
import static org.litopys.command.Rule.APPROVED_BY_SAME_PERSON;
import static org.litopys.command.Rule.CONTRACT_PERIOD_RUNNING;
import static org.litopys.command.Rule.EXCEPTION_NOT_NEEDED;
import static org.litopys.command.Rule.FINAL_REPORT_NOT_ACCEPTED;
import static org.litopys.command.Rule.NOTHING_AMENDED;
import static org.litopys.command.Rule.PARTY_ALREADY_SIGNED;
import static org.litopys.command.Rule.PAYMENT_CHECKS_MISSING;
import static org.litopys.command.Rule.PAYMENT_NOT_AUTHORISED;
import static org.litopys.command.Rule.PAYMENT_NOT_REQUESTED;
import static org.litopys.command.Rule.PAYMENT_NOT_RETURNED;
import static org.litopys.command.Rule.PAYMENT_NOT_UNDER_WAY;
import static org.litopys.command.Rule.PAYMENT_NOT_VERIFIED;
import static org.litopys.command.Rule.RECEIPT_EXCEEDS_RECOVERY;
import static org.litopys.command.Rule.ROLE_MISSING;
import static org.litopys.command.Rule.SIGNATURE_NOT_OVERDUE;
import static org.litopys.command.Rule.VALUE_BELOW_PAYMENTS;
import static org.litopys.command.Rule.VALUE_EXCEEDS_AWARD;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.PolicyInForce;
import org.litopys.command.Refused;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Awards;
import org.litopys.command.application.MatchMaking;
import org.litopys.command.application.Policies;
import org.litopys.command.call.Calls;
import org.litopys.command.contract.ContractCommand.AcceptDeliverable;
import org.litopys.command.contract.ContractCommand.ActivateContract;
import org.litopys.command.contract.ContractCommand.AmendContract;
import org.litopys.command.contract.ContractCommand.ApproveContract;
import org.litopys.command.contract.ContractCommand.AuthorisePayment;
import org.litopys.command.contract.ContractCommand.CancelContract;
import org.litopys.command.contract.ContractCommand.CancelContractWithoutAward;
import org.litopys.command.contract.ContractCommand.CompleteContract;
import org.litopys.command.contract.ContractCommand.CompleteLegalReview;
import org.litopys.command.contract.ContractCommand.DefineDeliverable;
import org.litopys.command.contract.ContractCommand.DraftContract;
import org.litopys.command.contract.ContractCommand.DraftContractByException;
import org.litopys.command.contract.ContractCommand.ExecutePayment;
import org.litopys.command.contract.ContractCommand.OrderRecovery;
import org.litopys.command.contract.ContractCommand.RecordEndedPeriod;
import org.litopys.command.contract.ContractCommand.RecordFailedPayment;
import org.litopys.command.contract.ContractCommand.RecordRecovery;
import org.litopys.command.contract.ContractCommand.RefuseContractApproval;
import org.litopys.command.contract.ContractCommand.RejectContract;
import org.litopys.command.contract.ContractCommand.RejectDeliverable;
import org.litopys.command.contract.ContractCommand.RequestPayment;
import org.litopys.command.contract.ContractCommand.ResubmitPayment;
import org.litopys.command.contract.ContractCommand.ResumeContract;
import org.litopys.command.contract.ContractCommand.ReturnPayment;
import org.litopys.command.contract.ContractCommand.ReviseContract;
import org.litopys.command.contract.ContractCommand.SignContract;
import org.litopys.command.contract.ContractCommand.SubmitContractForApproval;
import org.litopys.command.contract.ContractCommand.SubmitDeliverable;
import org.litopys.command.contract.ContractCommand.SuspendContract;
import org.litopys.command.contract.ContractCommand.SuspendContractOfBarred;
import org.litopys.command.contract.ContractCommand.TerminateContract;
import org.litopys.command.contract.ContractCommand.VerifyPayment;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.pilot.PilotTerms;
import org.litopys.command.pilot.Pilots;
import org.litopys.events.Actor;
import org.litopys.events.Duty;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.AuditFlag;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.contract.ContractEvent.ApprovalInvalidated;
import org.litopys.events.contract.ContractEvent.ContractActivated;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractApprovalGiven;
import org.litopys.events.contract.ContractEvent.ContractApprovalRefused;
import org.litopys.events.contract.ContractEvent.ContractApproved;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractCompleted;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractResumed;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractEvent.ContractSigned;
import org.litopys.events.contract.ContractEvent.ContractSignedByParty;
import org.litopys.events.contract.ContractEvent.ContractSubmittedForApproval;
import org.litopys.events.contract.ContractEvent.ContractSuspended;
import org.litopys.events.contract.ContractEvent.ContractTerminated;
import org.litopys.events.contract.ContractEvent.DeliverableAccepted;
import org.litopys.events.contract.ContractEvent.DeliverableDefined;
import org.litopys.events.contract.ContractEvent.DeliverableRejected;
import org.litopys.events.contract.ContractEvent.DeliverableSubmitted;
import org.litopys.events.contract.ContractEvent.LegalReviewCompleted;
import org.litopys.events.contract.ContractEvent.PaymentAuthorised;
import org.litopys.events.contract.ContractEvent.PaymentExecuted;
import org.litopys.events.contract.ContractEvent.PaymentFailed;
import org.litopys.events.contract.ContractEvent.PaymentRequested;
import org.litopys.events.contract.ContractEvent.PaymentResubmitted;
import org.litopys.events.contract.ContractEvent.PaymentReturned;
import org.litopys.events.contract.ContractEvent.PaymentVerified;
import org.litopys.events.contract.ContractEvent.PilotConditionWaived;
import org.litopys.events.contract.ContractEvent.RecoveryOrdered;
import org.litopys.events.contract.ContractEvent.RecoveryPartReceived;
import org.litopys.events.contract.ContractEvent.RecoveryReceived;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractParty;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.contract.DeliverableStatus;
import org.litopys.events.contract.PaymentCheck;
import org.litopys.events.contract.PaymentDue;
import org.litopys.events.contract.PaymentId;
import org.litopys.events.contract.PaymentKind;
import org.litopys.events.contract.PaymentStatus;
import org.litopys.events.contract.RecoveryId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.record.Subject;

/** A contract that follows a pilot, with its approvals, deliverables, payments and recoveries. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Contract extends LedgerRecord<ContractEvent, ContractStatus> {
    private static final Set<PaymentStatus> UNDER_WAY =
            Arrays.stream(PaymentStatus.values())
                    .filter(PaymentStatus::isUnderWay)
                    .collect(Collectors.toUnmodifiableSet());

    private @Nullable ContractDrafted draft;
    private @Nullable ContractStatus status;
    private @Nullable ContractStatus beforeSuspension;
    private int version;
    private @Nullable Money value;
    private @Nullable Money signedValue;
    private LocalDate startDate = LocalDate.EPOCH;
    private LocalDate endDate = LocalDate.EPOCH;
    private Submission submission = new Submission(0);
    private Approval approval = Approval.NONE;
    private Instant signatureDueAt = Instant.EPOCH;
    private int amendments;
    private final Set<ContractParty> signed = EnumSet.noneOf(ContractParty.class);
    private final Deliverables deliverables = new Deliverables();
    private final Payments payments = new Payments();
    private final Recoveries recoveries = new Recoveries();

    /**
     * Within what nobody approves twice: one way through the steps.
     *
     * @param number 0 before the first
     */
    private record Submission(int number) {}

    Contract() {} // Axon rebuilds from events

    // Draft

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            DraftContract command,
            Pilots pilots,
            Contracts contracts,
            MatchMaking matchMaking,
            Awards awards,
            Organisations organisations,
            Calls calls,
            Policies policies,
            Deadlines deadlines) {
        PilotTerms pilot = begins(command, pilots, contracts, matchMaking);
        pilot.requireToScale("/data/pilot");
        apply(drafted(command, pilot, awards, organisations, calls, policies, deadlines));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            DraftContractByException command,
            Pilots pilots,
            Contracts contracts,
            MatchMaking matchMaking,
            Awards awards,
            Organisations organisations,
            Calls calls,
            Policies policies,
            Deadlines deadlines) {
        PilotTerms pilot = begins(command.draft(), pilots, contracts, matchMaking);
        if (pilot.advice() == PilotAdvice.SCALE) {
            throw Refused.by(EXCEPTION_NOT_NEEDED, "/data/pilot", pilot.id());
        }
        apply(drafted(command.draft(), pilot, awards, organisations, calls, policies, deadlines));
        apply(new PilotConditionWaived(id(), command.pilot(), pilot.advice()));
    }

    /** Tells the award, whose lock lets nothing else begin that would stand in its way. */
    private static PilotTerms begins(
            DraftContract command, Pilots pilots, Contracts contracts, MatchMaking matchMaking) {
        ApplicationId award = pilots.require(command.pilot(), "/data/pilot").applicationId();
        matchMaking.begins(
                award, Subject.of(RecordType.CONTRACT, command.subject()), "/data/pilot");
        contracts.requireNext(command.pilot(), command.whichAttempt());
        return pilots.require(command.pilot(), "/data/pilot");
    }

    private static ContractDrafted drafted(
            DraftContract command,
            PilotTerms pilot,
            Awards awards,
            Organisations organisations,
            Calls calls,
            Policies policies,
            Deadlines deadlines) {
        ApplicationTerms application = awards.require(pilot.applicationId(), "/data/pilot");
        requireWithin(application.award(), command.value());
        Deadlines.requireOrder(command.startDate(), command.endDate(), "/data/endDate");
        ProgrammeId programme = calls.require(application.callId()).programmeId();
        return new ContractDrafted(
                command.subject(),
                command.pilot(),
                pilot.applicationId(),
                programme,
                application.reservation(),
                organisations.successorOf(pilot.innovator()),
                application.partners(),
                command.type(),
                command.title(),
                command.value(),
                command.startDate(),
                command.endDate(),
                deadlines.due(Due.CONTRACT_APPROVAL, policies.of(programme)));
    }

    private static void requireWithin(Money award, Money value) {
        Amounts.require(value, award.currency(), "/data/value");
        Amounts.requireAtMost(value, award, VALUE_EXCEEDS_AWARD, "/data/value");
    }

    @CommandHandler
    void decide(
            ReviseContract command,
            Applications applications,
            Policies policies,
            Deadlines deadlines) {
        ApplicationTerms application = applications.require(draft().applicationId(), "");
        application.requireAccepted("");
        requireWithin(application.award(), command.value());
        Deadlines.requireOrder(command.startDate(), command.endDate(), "/data/endDate");
        boolean approvals = !approval.given().isEmpty();
        int before = version;
        apply(
                new ContractRevised(
                        id(),
                        version + 1,
                        command.title(),
                        command.value(),
                        command.startDate(),
                        command.endDate(),
                        deadlines.due(Due.CONTRACT_APPROVAL, policy(policies))));
        if (approvals) {
            apply(new ApprovalInvalidated(id(), before));
        }
    }

    @CommandHandler
    void decide(CompleteLegalReview command) {
        apply(new LegalReviewCompleted(id(), version, command.outcome()));
    }

    // Approval

    @CommandHandler
    void decide(SubmitContractForApproval command, Policies policies) {
        Policy policy = policy(policies);
        apply(
                new ContractSubmittedForApproval(
                        command.contractId(),
                        version,
                        policy.contractApproval(),
                        policy.version()));
    }

    @CommandHandler
    void decide(ApproveContract command, Actor approver, Policies policies, Deadlines deadlines) {
        int step = openStep(approver);
        for (String person : persons()) {
            if (hasExercised(person, Duty.APPROVE_CONTRACT, submission)) {
                throw Refused.by(APPROVED_BY_SAME_PERSON, "", person);
            }
        }
        apply(new ContractApprovalGiven(command.contractId(), step, approval.step(step).role()));
        if (approval.openStep().isEmpty()) {
            apply(new ContractApproved(id(), deadlines.due(Due.SIGNATURE, policy(policies))));
        }
    }

    @CommandHandler
    void decide(RefuseContractApproval command, Actor approver) {
        int step = openStep(approver);
        apply(new ContractApprovalRefused(command.contractId(), step, approval.step(step).role()));
    }

    /** The step that waits, where it waits for somebody like this. */
    private int openStep(Actor approver) {
        int step =
                approval.openStep().orElseThrow(() -> Refused.by(APPROVAL_COMPLETE, "", version));
        Role role = approval.step(step).role();
        if (!approver.hasAny(Set.of(role))) {
            throw Refused.by(ROLE_MISSING, "", approver.id(), role);
        }
        return step;
    }

    @CommandHandler
    void decide(RejectContract command) {
        apply(new ContractRejected(command.contractId()));
    }

    @CommandHandler
    void decide(CancelContract command) {
        apply(new ContractCancelled(command.contractId()));
    }

    @CommandHandler
    void decide(CancelContractWithoutAward command, Awards awards) {
        awards.requireEnded(draft().applicationId());
        apply(new ContractCancelled(command.contractId()));
    }

    /**
     * Given up because its date of signature is past; {@link ContractEnd} releases the reservation
     * in the same unit of work.
     */
    void giveUp(Deadlines deadlines) {
        if (deadlines.now().isBefore(signatureDueAt)) {
            throw Refused.by(SIGNATURE_NOT_OVERDUE, "", signatureDueAt, deadlines.now());
        }
        apply(new ContractCancelled(id()));
    }

    // Signature

    /**
     * One side signs; {@link ContractSignature} commits the money in the same unit of work where it
     * is the second.
     *
     * @return whether both sides have signed now
     */
    boolean sign(SignContract command, Policies policies, Deadlines deadlines) {
        if (signed.contains(command.party())) {
            throw Refused.by(PARTY_ALREADY_SIGNED, "/data/party", command.party());
        }
        apply(new ContractSignedByParty(id(), command.party(), command.signatureReference()));
        boolean both = signed.size() == ContractParty.values().length;
        if (both) {
            apply(new ContractSigned(id(), deadlines.today()));
            if (deadlines.today().isAfter(endDate)) {
                endPeriod(policies, deadlines);
            }
        }
        return both;
    }

    // Performance

    @CommandHandler
    void decide(ActivateContract command, Deadlines deadlines) {
        deadlines.requireNotInFuture(startDate, "");
        apply(new ContractActivated(command.contractId()));
    }

    @CommandHandler
    void decide(SuspendContract command, Deadlines deadlines) {
        apply(new ContractSuspended(command.contractId(), null, deadlines.now()));
    }

    @CommandHandler
    void decide(
            SuspendContractOfBarred command,
            Organisations organisations,
            Applications applications,
            Deadlines deadlines) {
        organisations.requireBarred(command.organisation(), "/data/organisation");
        organisations.requireAmong(
                command.organisation(), performers(applications), "/data/organisation");
        apply(new ContractSuspended(command.contractId(), command.organisation(), deadlines.now()));
    }

    @CommandHandler
    void decide(
            ResumeContract command,
            Organisations organisations,
            Applications applications,
            Policies policies,
            Deadlines deadlines) {
        performers(applications).forEach(one -> organisations.requireNotBarred(one, ""));
        apply(
                new ContractResumed(
                        command.contractId(), payments.goOn(deadlines.now(), policy(policies))));
    }

    /** {@link ContractAmendment} moves the money in the same unit of work. */
    void amend(AmendContract command, Actor officer, Policy policy) {
        Money before = value();
        Amounts.require(command.value(), before.currency(), "/data/value");
        Deadlines.requireOrder(startDate, command.endDate(), "/data/endDate");
        if (command.value().equals(before) && command.endDate().equals(endDate)) {
            throw Refused.by(NOTHING_AMENDED, "/data/value", before, endDate);
        }
        Money counted = payments.counted(before);
        if (command.value().compareTo(counted) < 0) {
            throw Refused.by(VALUE_BELOW_PAYMENTS, "/data/value", command.value(), counted);
        }
        Role higher = policy.contractApproval().getLast().role();
        if (isBeyondShare(command.value(), policy) && !officer.hasAny(Set.of(higher))) {
            throw Refused.by(
                    AMENDMENT_NEEDS_HIGHER_APPROVAL,
                    "/data/value",
                    officer.id(),
                    signedValue(),
                    policy.amendmentSharePercent(),
                    higher);
        }
        int number = amendments + 1;
        apply(
                new ContractAmended(
                        id(),
                        number,
                        before,
                        command.value(),
                        command.endDate(),
                        command.agreementReference(),
                        policy.version(),
                        number < AuditFlag.MANY ? null : AuditFlag.MANY_AMENDMENTS));
    }

    /** All amendments count together, or many small ones would pass. */
    private boolean isBeyondShare(Money next, Policy policy) {
        BigDecimal difference = next.amount().subtract(signedValue().amount()).abs();
        BigDecimal share = BigDecimal.valueOf(policy.amendmentSharePercent());
        return difference.movePointRight(2).compareTo(signedValue().amount().multiply(share)) > 0;
    }

    // Deliverables

    @CommandHandler
    void decide(DefineDeliverable command, Deadlines deadlines) {
        deliverables.requireNew(command.deliverable());
        deadlines.requireNotOver(command.dueOn(), "/data/dueOn");
        apply(
                new DeliverableDefined(
                        id(),
                        command.deliverable(),
                        command.kind(),
                        command.title(),
                        Deadlines.closeOfBusiness(command.dueOn())));
    }

    @CommandHandler
    void decide(SubmitDeliverable command) {
        deliverables.requireOwed(command.deliverable());
        apply(new DeliverableSubmitted(id(), command.deliverable(), command.contentHash()));
    }

    @CommandHandler
    void decide(AcceptDeliverable command) {
        deliverables.requireSubmitted(command.deliverable());
        apply(new DeliverableAccepted(id(), command.deliverable()));
    }

    @CommandHandler
    void decide(RejectDeliverable command, Policies policies, Deadlines deadlines) {
        deliverables.requireSubmitted(command.deliverable());
        apply(
                new DeliverableRejected(
                        id(),
                        command.deliverable(),
                        deadlines.due(Due.RESUBMISSION, policy(policies))));
    }

    // Payments

    @CommandHandler
    void decide(RequestPayment command, Policies policies, Deadlines deadlines) {
        PaymentId paymentId = Objects.requireNonNull(command.paymentId());
        payments.requireNew(paymentId);
        payments.requireRoomFor(command.amount(), value());
        if (command.kind() == PaymentKind.FINAL && !deliverables.finalReportAccepted()) {
            throw Refused.by(FINAL_REPORT_NOT_ACCEPTED, "/data/kind", id());
        }
        apply(
                new PaymentRequested(
                        id(),
                        paymentId,
                        command.kind(),
                        command.amount(),
                        deadlines.due(Payment.clockOf(command.kind()), policy(policies))));
    }

    @CommandHandler
    void decide(VerifyPayment command) {
        payments.require(command.paymentId(), PaymentStatus.REQUESTED, PAYMENT_NOT_REQUESTED);
        Set<PaymentCheck> missing = EnumSet.allOf(PaymentCheck.class);
        missing.removeAll(command.checks());
        if (!missing.isEmpty()) {
            throw Refused.by(PAYMENT_CHECKS_MISSING, "/data/checks", missing);
        }
        apply(new PaymentVerified(id(), command.paymentId(), command.checks()));
    }

    @CommandHandler
    void decide(ReturnPayment command, Deadlines deadlines) {
        payments.require(command.paymentId(), UNDER_WAY, PAYMENT_NOT_UNDER_WAY);
        apply(new PaymentReturned(id(), command.paymentId(), deadlines.now()));
    }

    @CommandHandler
    void decide(ResubmitPayment command, Policies policies, Deadlines deadlines) {
        Payment payment =
                payments.require(command.paymentId(), PaymentStatus.RETURNED, PAYMENT_NOT_RETURNED);
        payments.requireRoomFor(command.amount(), value());
        apply(
                new PaymentResubmitted(
                        id(),
                        command.paymentId(),
                        command.amount(),
                        payment.dueAfterStop(deadlines.now(), policy(policies))));
    }

    @CommandHandler
    void decide(AuthorisePayment command, Organisations organisations, Applications applications) {
        performers(applications).forEach(one -> organisations.requireNotBarred(one, ""));
        payments.require(command.paymentId(), PaymentStatus.VERIFIED, PAYMENT_NOT_VERIFIED);
        apply(new PaymentAuthorised(id(), command.paymentId()));
    }

    /**
     * The money left; {@link PaymentExecution} charges the budget line in the same unit of work.
     *
     * @return the amount
     */
    Money execute(ExecutePayment command, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.valueDate(), "/data/valueDate");
        Payment payment =
                payments.require(
                        command.paymentId(), PaymentStatus.AUTHORISED, PAYMENT_NOT_AUTHORISED);
        apply(
                new PaymentExecuted(
                        id(),
                        command.paymentId(),
                        payment.amount(),
                        command.valueDate(),
                        command.bankReference()));
        return payment.amount();
    }

    @CommandHandler
    void decide(RecordFailedPayment command) {
        payments.require(command.paymentId(), PaymentStatus.AUTHORISED, PAYMENT_NOT_AUTHORISED);
        apply(new PaymentFailed(id(), command.paymentId()));
    }

    // Recovery

    @CommandHandler
    void decide(OrderRecovery command, Policies policies, Deadlines deadlines) {
        RecoveryId recoveryId = Objects.requireNonNull(command.recoveryId());
        recoveries.requireRoomFor(recoveryId, command.amount(), payments.executed(value()));
        apply(
                new RecoveryOrdered(
                        id(),
                        recoveryId,
                        command.amount(),
                        command.ground(),
                        deadlines.due(Due.RECOVERY, policy(policies))));
    }

    /**
     * The money of an order came back, or part of it; {@link RecoveryReceipt} gives it to the
     * budget line in the same unit of work.
     *
     * @return the amount that came
     */
    Money receive(RecordRecovery command, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.valueDate(), "/data/valueDate");
        Money due = recoveries.requireOpen(command.recoveryId());
        Money came = Objects.requireNonNullElse(command.amount(), due);
        Amounts.require(came, due.currency(), "/data/amount");
        Amounts.requireAtMost(came, due, RECEIPT_EXCEEDS_RECOVERY, "/data/amount");
        apply(
                came.equals(due)
                        ? new RecoveryReceived(
                                id(),
                                command.recoveryId(),
                                came,
                                command.valueDate(),
                                command.bankReference())
                        : new RecoveryPartReceived(
                                id(),
                                command.recoveryId(),
                                came,
                                command.valueDate(),
                                command.bankReference()));
        return came;
    }

    // End

    @CommandHandler
    void decide(RecordEndedPeriod command, Policies policies, Deadlines deadlines) {
        if (!deadlines.today().isAfter(endDate)) {
            throw Refused.by(CONTRACT_PERIOD_RUNNING, "", endDate, deadlines.today());
        }
        endPeriod(policies, deadlines);
    }

    private void endPeriod(Policies policies, Deadlines deadlines) {
        Instant closingDueAt =
                signedValue == null ? null : deadlines.due(Due.CONTRACT_CLOSING, policy(policies));
        apply(new ContractPeriodEnded(id(), endDate, closingDueAt));
    }

    /** {@link ContractEnd} decommits the rest in the same unit of work. */
    void terminate(TerminateContract command, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.effectiveOn(), "/data/effectiveOn");
        payments.requireNoneUnderWay();
        apply(new ContractTerminated(id(), command.ground(), command.effectiveOn()));
    }

    @CommandHandler
    void decide(CompleteContract command) {
        payments.requireNoneUnderWay();
        if (!deliverables.areNone() && !deliverables.finalReportAccepted()) {
            throw Refused.by(FINAL_REPORT_NOT_ACCEPTED, "", id());
        }
        apply(new ContractCompleted(id(), command.finalReportHash()));
    }

    /**
     * {@link ContractEnd} decommits the rest in the same unit of work.
     *
     * @param rest what is committed and not paid
     */
    void closeFinancially(Money rest) {
        recoveries.requireNoneOpen();
        Money paid = payments.executed(value()).minus(recoveries.received(value()));
        apply(new ContractFinanciallyClosed(id(), paid, rest));
    }

    /** Why nothing more is paid under it. */
    DecommitmentCause endedBy() {
        return status == ContractStatus.TERMINATED
                ? DecommitmentCause.CONTRACT_TERMINATED
                : DecommitmentCause.CONTRACT_COMPLETED;
    }

    @Override
    protected Set<Object> furtherScopes(ContractEvent event) {
        return event instanceof ContractApprovalGiven ? Set.of(submission) : Set.of();
    }

    @Override
    protected void evolve(ContractEvent event) {
        switch (event) {
            case ContractDrafted drafted -> {
                draft = drafted;
                version = 1;
                value = drafted.value();
                startDate = drafted.startDate();
                endDate = drafted.endDate();
                status = ContractStatus.DRAFT;
            }
            case PilotConditionWaived _ -> {} // read by people
            case ContractRevised revised -> {
                version = revised.version();
                value = revised.value();
                startDate = revised.startDate();
                endDate = revised.endDate();
                approval = Approval.NONE;
                status = ContractStatus.DRAFT;
            }
            case ApprovalInvalidated _ -> {} // said by the revision
            case LegalReviewCompleted review ->
                    status =
                            switch (review.outcome()) {
                                case PASSED -> ContractStatus.REVIEWED;
                                case CHANGES_NEEDED -> ContractStatus.DRAFT;
                            };
            case ContractSubmittedForApproval submitted -> {
                submission = new Submission(submission.number() + 1);
                approval = Approval.of(submitted.steps());
                status = ContractStatus.IN_APPROVAL;
            }
            case ContractApprovalGiven given -> approval = approval.with(given.step());
            case ContractApprovalRefused _ -> {
                approval = Approval.NONE;
                status = ContractStatus.DRAFT;
            }
            case ContractApproved approved -> {
                signatureDueAt = approved.signatureDueAt();
                status = ContractStatus.APPROVED;
            }
            case ContractRejected _ -> status = ContractStatus.REJECTED;
            case ContractCancelled _ -> status = ContractStatus.CANCELLED;
            case ContractSignedByParty by -> {
                signed.add(by.party());
                status = ContractStatus.PARTLY_SIGNED;
            }
            case ContractSigned _ -> {
                signedValue = value;
                status = ContractStatus.SIGNED;
            }
            case ContractActivated _ -> status = ContractStatus.ACTIVE;
            case ContractSuspended suspended -> {
                beforeSuspension = status;
                status = ContractStatus.SUSPENDED;
                if (suspended.stoppedAt() != null) {
                    payments.stop(suspended.stoppedAt());
                }
            }
            case ContractResumed resumed -> {
                status = beforeSuspension;
                for (PaymentDue due : resumed.payments()) {
                    payments.change(due.paymentId(), one -> one.goesOn(due.dueAt()));
                }
            }
            case ContractAmended amended -> {
                amendments = amended.number();
                value = amended.value();
                endDate = amended.endDate();
            }
            case ContractTerminated _ -> status = ContractStatus.TERMINATED;
            case ContractPeriodEnded _ -> {} // a date, of which the deadlines know
            case ContractCompleted _ -> status = ContractStatus.COMPLETED;
            case ContractFinanciallyClosed _ -> status = ContractStatus.FINANCIALLY_CLOSED;
            case DeliverableDefined defined ->
                    deliverables.define(defined.deliverable(), defined.kind());
            case DeliverableSubmitted submitted ->
                    deliverables.now(submitted.deliverable(), DeliverableStatus.SUBMITTED);
            case DeliverableAccepted accepted ->
                    deliverables.now(accepted.deliverable(), DeliverableStatus.ACCEPTED);
            case DeliverableRejected rejected ->
                    deliverables.now(rejected.deliverable(), DeliverableStatus.REJECTED);
            case PaymentRequested requested ->
                    payments.put(
                            requested.paymentId(),
                            new Payment(
                                    requested.kind(),
                                    requested.amount(),
                                    PaymentStatus.REQUESTED,
                                    requested.dueAt(),
                                    null));
            case PaymentVerified verified ->
                    payments.change(verified.paymentId(), one -> one.now(PaymentStatus.VERIFIED));
            case PaymentReturned returned ->
                    payments.change(
                            returned.paymentId(), one -> one.returned(returned.stoppedAt()));
            case PaymentResubmitted again ->
                    payments.change(
                            again.paymentId(),
                            one -> one.resubmitted(again.amount(), again.dueAt()));
            case PaymentAuthorised authorised ->
                    payments.change(
                            authorised.paymentId(), one -> one.now(PaymentStatus.AUTHORISED));
            case PaymentExecuted executed ->
                    payments.change(executed.paymentId(), one -> one.now(PaymentStatus.EXECUTED));
            case PaymentFailed failed ->
                    payments.change(failed.paymentId(), one -> one.now(PaymentStatus.FAILED));
            case RecoveryOrdered ordered ->
                    recoveries.order(ordered.recoveryId(), ordered.amount());
            case RecoveryPartReceived part -> recoveries.receive(part.recoveryId(), part.amount());
            case RecoveryReceived received ->
                    recoveries.receive(received.recoveryId(), received.amount());
        }
    }

    /** The contractor and those of the partners who have not left its consortium since. */
    Set<OrganisationId> performers(Applications applications) {
        Set<OrganisationId> all = applications.stillIn(draft().applicationId(), draft().partners());
        all.add(draft().contractor());
        return all;
    }

    @Override
    protected Set<OrganisationId> organisations() {
        Set<OrganisationId> all = new HashSet<>(draft().partners());
        all.add(draft().contractor());
        return all;
    }

    @Override
    protected Lifecycle<ContractStatus, ContractCommand> lifecycle() {
        return ContractCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable ContractStatus status() {
        return status;
    }

    /** Whether it followed from this application, and everything is paid or given back. */
    boolean hasClosed(ApplicationId application) {
        return status == ContractStatus.FINANCIALLY_CLOSED
                && draft().applicationId().equals(application);
    }

    /** As it was first drafted. */
    ContractDrafted draft() {
        return Objects.requireNonNull(draft);
    }

    /** The value that is agreed on now. */
    Money value() {
        return Objects.requireNonNull(value);
    }

    /** The value less what came back: that is not paid a second time. */
    Money owed() {
        return value().minus(recoveries.received(value()));
    }

    int amendments() {
        return amendments;
    }

    private Money signedValue() {
        return Objects.requireNonNull(signedValue, "only a signed contract is amended");
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        return policies.of(draft().programmeId());
    }

    private ContractId id() {
        return draft().contractId();
    }
}
