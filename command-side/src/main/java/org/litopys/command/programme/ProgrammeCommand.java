package org.litopys.command.programme;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.programme.ProgrammeStatus.ACTIVE;
import static org.litopys.events.programme.ProgrammeStatus.APPROVED;
import static org.litopys.events.programme.ProgrammeStatus.CLOSED;
import static org.litopys.events.programme.ProgrammeStatus.CLOSING;
import static org.litopys.events.programme.ProgrammeStatus.DRAFT;
import static org.litopys.events.programme.ProgrammeStatus.SUSPENDED;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CanonicalSets;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.events.LocalizedText;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.contract.ContractId;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.DecommitmentCause;
import org.litopys.events.programme.EligibilityRules;
import org.litopys.events.programme.FundingSource;
import org.litopys.events.programme.GrantedPeriod;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.events.programme.WorkCalendar;

/** What can be asked of a programme, in the order in which it usually is. */
public sealed interface ProgrammeCommand extends LedgerCommand {
    Lifecycle<ProgrammeStatus, ProgrammeCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.PROGRAMME,
                    ProgrammeStatus.class,
                    ProgrammeCommand.class,
                    Set.of(CreateProgramme.class),
                    Map.of(
                            DRAFT,
                                    List.of(
                                            ApproveProgramme.class,
                                            SetPolicy.class,
                                            AllocateBudget.class),
                            APPROVED,
                                    List.of(
                                            ActivateProgramme.class,
                                            SetPolicy.class,
                                            AllocateBudget.class,
                                            ReallocateBudget.class),
                            ACTIVE,
                                    List.of(
                                            SetPolicy.class,
                                            AllocateBudget.class,
                                            ReallocateBudget.class,
                                            ReleaseReservation.class,
                                            ExpireReservation.class,
                                            DecommitBudget.class,
                                            SuspendProgramme.class,
                                            StartProgrammeClosing.class),
                            SUSPENDED,
                                    List.of(
                                            SetPolicy.class,
                                            AllocateBudget.class,
                                            ReallocateBudget.class,
                                            ReleaseReservation.class,
                                            ExpireReservation.class,
                                            DecommitBudget.class,
                                            ResumeProgramme.class,
                                            StartProgrammeClosing.class),
                            CLOSING,
                                    List.of(
                                            SetPolicy.class,
                                            ReleaseReservation.class,
                                            ExpireReservation.class,
                                            DecommitBudget.class,
                                            CloseProgramme.class)),
                    to(DRAFT, CreateProgramme.class),
                    to(APPROVED, ApproveProgramme.class),
                    to(ACTIVE, ActivateProgramme.class, ResumeProgramme.class),
                    to(SUSPENDED, SuspendProgramme.class),
                    to(CLOSING, StartProgrammeClosing.class),
                    to(CLOSED, CloseProgramme.class));

    ProgrammeId programmeId();

    @Override
    default ProgrammeId subject() {
        return programmeId();
    }

    @Override
    default Lifecycle<ProgrammeStatus, ProgrammeCommand> lifecycle() {
        return LIFECYCLE;
    }

    // Foundation

    /**
     * Founds a programme; it is a draft until somebody else approves it.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the programme
     * @param title name of the programme in both languages
     * @param currency of every amount under this programme (ISO 4217)
     * @param startDate first day of the programme
     * @param endDate last day of the programme
     * @param legalBasis the act that founds it
     * @param objectives what it is for, in both languages; may be left out
     * @param fundingSources who pays for it; may be left out
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record CreateProgramme(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}") String code,
            @NotNull LocalizedText title,
            @NotNull Currency currency,
            @NotNull LocalDate startDate,
            @NotNull LocalDate endDate,
            @NotBlank @Size(max = 500) String legalBasis,
            @Nullable LocalizedText objectives,
            @Nullable @Size(max = 50) List<@NotNull FundingSource> fundingSources)
            implements ProgrammeCommand {
        @Override
        public ProgrammeId programmeId() {
            return ProgrammeId.ofCode(code);
        }
    }

    /**
     * Approves a programme that somebody else has created. The reason is mandatory.
     *
     * @param programmeId the programme
     * @param decisionReference where the signed decision is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ApproveProgramme(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ProgrammeCommand {}

    /**
     * Puts an approved programme to work: from now on calls are published and awards are made.
     *
     * @param programmeId the programme
     */
    @SentBy(Role.PROGRAMME_MANAGER)
    record ActivateProgramme(@NotNull @TargetAggregateIdentifier ProgrammeId programmeId)
            implements ProgrammeCommand {}

    // Policy

    /**
     * Sets the numbers by which the programme is run, all of them; they count from the next
     * decision on. The reason is mandatory.
     *
     * @param programmeId the programme
     * @param eligibility who may be supported
     * @param minEvaluations evaluations that every call needs at least, 1 to 9
     * @param maxDivergence points by which evaluators' averages may differ before one more
     *     evaluation is needed, 0 to 100
     * @param maxEvaluationsPerEvaluator evaluations that one evaluator is asked for at most
     * @param periods how long things may take; clocks that are not named keep the default
     * @param calendars a working day is one on which all of them are open
     * @param screeningIntervalDays how old a sanctions screening may be
     * @param contractApproval steps of the approval of a contract, in their order
     * @param amendmentSharePercent of a contract's value beyond which an amendment needs higher
     *     approval
     * @param maxPilotExtensionDays all extensions of one pilot together
     * @param introductionsPerAward how many the office proposes at least
     * @param maxBackDatingDays how long after it happened something may be recorded as a matter of
     *     course; later, only with a reason and evidence
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record SetPolicy(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotNull EligibilityRules eligibility,
            @Min(1) @Max(9) int minEvaluations,
            @Min(0) @Max(100) int maxDivergence,
            @Min(1) @Max(1000) int maxEvaluationsPerEvaluator,
            @NotNull @Size(max = 100) List<@NotNull GrantedPeriod> periods,
            @NotEmpty Set<@NotNull WorkCalendar> calendars,
            @Min(1) @Max(3650) int screeningIntervalDays,
            @NotEmpty @Size(max = 20) List<@NotNull ApprovalStep> contractApproval,
            @Min(0) @Max(100) int amendmentSharePercent,
            @Min(0) @Max(3650) int maxPilotExtensionDays,
            @Min(0) @Max(100) int introductionsPerAward,
            @Min(0) @Max(3650) int maxBackDatingDays)
            implements ProgrammeCommand {
        public SetPolicy {
            calendars = CanonicalSets.sorted(calendars);
        }
    }

    // Budget

    /**
     * Puts money on a budget line; the first time founds the line. The reason is mandatory.
     *
     * @param programmeId the programme
     * @param line code of the budget line, unique in the programme
     * @param lineTitle name of the line in both languages
     * @param amount more than zero, in the programme's currency
     * @param source who provides the money
     * @param decisionReference where the decision on it is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record AllocateBudget(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}") String line,
            @NotNull LocalizedText lineTitle,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String source,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ProgrammeCommand {}

    /**
     * Moves money that nobody has a claim to from one line to another. The reason is mandatory.
     *
     * @param programmeId the programme
     * @param fromLine line that gives
     * @param toLine line that gets
     * @param amount more than zero, at most what is available on the line that gives
     * @param decisionReference where the decision on it is kept
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ReallocateBudget(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotBlank @Size(max = 50) String fromLine,
            @NotBlank @Size(max = 50) String toLine,
            @NotNull Money amount,
            @NotBlank @Size(max = 200) String decisionReference)
            implements ProgrammeCommand {}

    /**
     * Makes reserved money available again after the date on which the reservation expires, also
     * where a trial or a contract of the award is under way; that ends then. The reason is
     * mandatory.
     *
     * @param programmeId the programme
     * @param reservation identity of the reservation; it stands in the award
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ReleaseReservation(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId, @NotNull UUID reservation)
            implements ProgrammeCommand {}

    /**
     * Makes reserved money available again when its reservation has expired and no trial or
     * contract of the award is under way. The ledger does it by itself.
     *
     * @param programmeId the programme
     * @param reservation identity of the reservation; it stands in the award
     */
    @SentBy(Role.PROCESS)
    record ExpireReservation(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId, @NotNull UUID reservation)
            implements ProgrammeCommand {}

    /**
     * Makes committed money that will not be paid available again. The reason is mandatory.
     *
     * @param programmeId the programme
     * @param contract the contract under which it is owed
     * @param amount more than zero, at most what is committed and not paid
     * @param cause the kind of reason
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record DecommitBudget(
            @NotNull @TargetAggregateIdentifier ProgrammeId programmeId,
            @NotNull ContractId contract,
            @NotNull Money amount,
            @NotNull DecommitmentCause cause)
            implements ProgrammeCommand {}

    // Suspension and end

    /**
     * Stops calls, awards and commitments until the programme is resumed; what is owed is paid. The
     * reason is mandatory.
     *
     * @param programmeId the programme
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record SuspendProgramme(@NotNull @TargetAggregateIdentifier ProgrammeId programmeId)
            implements ProgrammeCommand {}

    /**
     * Lets a suspended programme go on. The reason is mandatory.
     *
     * @param programmeId the programme
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record ResumeProgramme(@NotNull @TargetAggregateIdentifier ProgrammeId programmeId)
            implements ProgrammeCommand {}

    /**
     * Ends calls and awards for good, once no call is open; what was awarded is brought to its end.
     * The reason is mandatory.
     *
     * @param programmeId the programme
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record StartProgrammeClosing(@NotNull @TargetAggregateIdentifier ProgrammeId programmeId)
            implements ProgrammeCommand {}

    /**
     * Ends the programme, once its calls are concluded or cancelled, its contracts closed for the
     * books and nothing is reserved. The reason is mandatory.
     *
     * @param programmeId the programme
     */
    @SentBy(value = Role.AUTHORISING_OFFICER, needsReason = true)
    record CloseProgramme(@NotNull @TargetAggregateIdentifier ProgrammeId programmeId)
            implements ProgrammeCommand {}
}
