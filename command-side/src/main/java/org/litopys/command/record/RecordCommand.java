package org.litopys.command.record;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.Lifecycle.AnyState;
import org.litopys.command.SentBy;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import tools.jackson.databind.JsonNode;

/** What can be asked of a record of any kind, also of one whose state is final. */
public sealed interface RecordCommand extends LedgerCommand {
    Lifecycle<AnyState, RecordCommand> LIFECYCLE = Lifecycle.ofAnyRecord(RecordCommand.class);

    @Override
    Subject subject();

    @Override
    default Lifecycle<AnyState, RecordCommand> lifecycle() {
        return LIFECYCLE;
    }

    @Override
    default RecordType recordType() {
        return subject().type();
    }

    // Corrections

    /**
     * Asks for the correction of a wrong value in an event. Nothing changes before another person
     * approves. The reason is mandatory and says how the value is known to be wrong.
     *
     * @param subject the record
     * @param event number of the event in the record's history, from 1
     * @param field name of the component; the catalogue of events says which can be corrected
     * @param right the right value as JSON, or none where there should be none
     * @param requestId chosen by the caller, or none: then it follows from the command id
     */
    @SentBy(
            value = {
                Role.INTAKE_OFFICER,
                Role.COMPLIANCE_OFFICER,
                Role.PROGRAMME_MANAGER,
                Role.AUTHORISING_OFFICER,
                Role.LIAISON_OFFICER,
                Role.LEGAL_OFFICER,
                Role.FINANCIAL_INITIATOR,
                Role.FINANCIAL_VERIFIER,
                Role.ACCOUNTING_OFFICER
            },
            needsReason = true)
    record RequestCorrection(
            @NotNull @TargetAggregateIdentifier Subject subject,
            @Min(1) long event,
            @NotBlank @Size(max = 100) String field,
            @Nullable JsonNode right,
            @Nullable RequestId requestId)
            implements RecordCommand {
        public RequestCorrection {
            right = right == null || right.isNull() ? null : right;
        }

        @Override
        public RequestCorrection identifiedBy(UUID commandId) {
            return requestId != null
                    ? this
                    : new RequestCorrection(subject, event, field, right, new RequestId(commandId));
        }
    }

    /**
     * Approves a correction: from now on the right value is read in place of the wrong one. Not by
     * who asked for it. The reason is mandatory.
     *
     * @param subject the record
     * @param requestId the request
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record ApproveCorrection(
            @NotNull @TargetAggregateIdentifier Subject subject, @NotNull RequestId requestId)
            implements RecordCommand {}

    /**
     * Refuses a correction. Not by who asked for it. The reason is mandatory.
     *
     * @param subject the record
     * @param requestId the request
     */
    @SentBy(
            value = {Role.PROGRAMME_MANAGER, Role.AUTHORISING_OFFICER},
            needsReason = true)
    record RefuseCorrection(
            @NotNull @TargetAggregateIdentifier Subject subject, @NotNull RequestId requestId)
            implements RecordCommand {}

    // Deadlines

    /**
     * Reminds that something is due: part of the time has passed. Only the ledger itself sends it.
     *
     * @param subject the record
     * @param deadline what is due
     * @param which the evaluator, the payment or the finding, where there can be several
     * @param share of the time that has passed, in percent
     * @param dueAt when it is due
     */
    @SentBy(Role.PROCESS)
    record RemindOfDeadline(
            @NotNull @TargetAggregateIdentifier Subject subject,
            @NotNull Deadline deadline,
            @Nullable @Size(max = 100) String which,
            @Min(1) @Max(99) int share,
            @NotNull Instant dueAt)
            implements RecordCommand {}

    /**
     * Records that something was due and has not happened. Only the ledger itself sends it.
     *
     * @param subject the record
     * @param deadline what was due
     * @param which the evaluator, the payment or the finding, where there can be several
     * @param dueAt when it was due
     */
    @SentBy(Role.PROCESS)
    record RecordMissedDeadline(
            @NotNull @TargetAggregateIdentifier Subject subject,
            @NotNull Deadline deadline,
            @Nullable @Size(max = 100) String which,
            @NotNull Instant dueAt)
            implements RecordCommand {}

    // Lateness

    /**
     * Records that somebody was too late to submit an application. Only the ledger itself sends it.
     *
     * @param subject the application
     * @param by pseudonym of who tried
     */
    @SentBy(Role.PROCESS)
    record RecordLateSubmission(
            @NotNull @TargetAggregateIdentifier Subject subject,
            @NotBlank @Size(max = 100) String by)
            implements RecordCommand {}

    // Reversals

    /**
     * Asks for the reversal of a decision on which nothing rests yet. Nothing changes before
     * another person approves. The reason is mandatory.
     *
     * @param subject the record
     * @param event number of the decision in the record's history, from 1
     * @param requestId chosen by the caller, or none: then it follows from the command id
     */
    @SentBy(
            value = {
                Role.INTAKE_OFFICER,
                Role.COMPLIANCE_OFFICER,
                Role.PROGRAMME_MANAGER,
                Role.AUTHORISING_OFFICER,
                Role.LIAISON_OFFICER,
                Role.LEGAL_OFFICER
            },
            needsReason = true)
    record RequestReversal(
            @NotNull @TargetAggregateIdentifier Subject subject,
            @Min(1) long event,
            @Nullable RequestId requestId)
            implements RecordCommand {
        @Override
        public RequestReversal identifiedBy(UUID commandId) {
            return requestId != null
                    ? this
                    : new RequestReversal(subject, event, new RequestId(commandId));
        }
    }

    /**
     * Reverses a decision: the record is as if it had not been taken, and money that it reserved is
     * available again, both or neither. Not by who asked for it, nor by who took the decision. The
     * reason is mandatory.
     *
     * @param subject the record
     * @param requestId the request
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ApproveReversal(
            @NotNull @TargetAggregateIdentifier Subject subject, @NotNull RequestId requestId)
            implements RecordCommand {}

    /**
     * Lets a decision stand. Not by who asked for its reversal. The reason is mandatory.
     *
     * @param subject the record
     * @param requestId the request
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record RefuseReversal(
            @NotNull @TargetAggregateIdentifier Subject subject, @NotNull RequestId requestId)
            implements RecordCommand {}
}
