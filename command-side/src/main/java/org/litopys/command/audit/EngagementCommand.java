package org.litopys.command.audit;

import static org.litopys.command.Lifecycle.to;
import static org.litopys.events.audit.EngagementStatus.CLOSED;
import static org.litopys.events.audit.EngagementStatus.OPEN;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Lifecycle;
import org.litopys.command.SentBy;
import org.litopys.command.access.PersonCommand;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.EngagementStatus;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.SampleMethod;

/** What can be asked of an audit engagement, in the order in which it usually is. */
public sealed interface EngagementCommand extends LedgerCommand {
    Lifecycle<EngagementStatus, EngagementCommand> LIFECYCLE =
            Lifecycle.of(
                    RecordType.ENGAGEMENT,
                    EngagementStatus.class,
                    EngagementCommand.class,
                    Set.of(OpenEngagement.class),
                    Map.of(
                            OPEN,
                            List.of(
                                    DrawSample.class,
                                    RecordFinding.class,
                                    AnswerFinding.class,
                                    CloseFinding.class,
                                    RecordEvidenceExport.class,
                                    CloseEngagement.class)),
                    to(OPEN, OpenEngagement.class),
                    to(CLOSED, CloseEngagement.class));

    EngagementId engagementId();

    @Override
    default EngagementId subject() {
        return engagementId();
    }

    @Override
    default Lifecycle<EngagementStatus, EngagementCommand> lifecycle() {
        return LIFECYCLE;
    }

    /**
     * Opens an engagement, which looks at the ledger as of one position.
     *
     * @param code unique in the ledger, whatever its letter case; the reference of the engagement
     * @param title what is audited
     * @param scope which records it looks at
     * @param periodFrom records count whose first event was recorded on this day in Brussels or
     *     later
     * @param periodTo last such day
     * @param asOf position of the last event that is looked at; the newest one where left out
     * @param team pseudonyms of who works on it beside who opens it, may be none
     */
    @SentBy(Role.AUDITOR)
    record OpenEngagement(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") String code,
            @NotBlank @Size(max = 300) String title,
            @NotNull AuditScope scope,
            @NotNull LocalDate periodFrom,
            @NotNull LocalDate periodTo,
            @Nullable @Min(1) Long asOf,
            @NotNull @Size(max = 50)
                    Set<@NotNull @Pattern(regexp = PersonCommand.PSEUDONYM) String> team)
            implements EngagementCommand {
        @Override
        public EngagementId engagementId() {
            return EngagementId.ofCode(code);
        }
    }

    /**
     * Has the program draw a sample of the engagement's records. The same seed gives the same
     * sample for ever; docs/sampling.md says how to draw it again without this program.
     *
     * @param engagementId the engagement
     * @param method RANDOM: each record as likely as any other; MONETARY_UNIT: each unit of money,
     *     for contracts only
     * @param seed any text that nobody could choose by its outcome, such as numbers of a public
     *     draw
     * @param size records to draw, 1 to 1,000
     */
    @SentBy(Role.AUDITOR)
    record DrawSample(
            @NotNull @TargetAggregateIdentifier EngagementId engagementId,
            @NotNull SampleMethod method,
            @NotBlank @Size(max = 200) String seed,
            @Min(1) @Max(1000) int size)
            implements EngagementCommand {}

    /**
     * Records a finding; it gets the next number within the engagement.
     *
     * @param engagementId the engagement
     * @param severity how grave it is
     * @param text what was found; administrative, no name of a person
     * @param record reference of the record that it is about, if it is about one
     */
    @SentBy(Role.AUDITOR)
    record RecordFinding(
            @NotNull @TargetAggregateIdentifier EngagementId engagementId,
            @NotNull FindingSeverity severity,
            @NotBlank @Size(max = 4000) String text,
            @Nullable @Size(min = 1, max = 100) String record)
            implements EngagementCommand {}

    /**
     * Answers a finding for the office.
     *
     * @param engagementId the engagement
     * @param finding its number
     * @param answer what the office says and does; administrative, no name of a person
     */
    @SentBy({
        Role.PROGRAMME_MANAGER,
        Role.AUTHORISING_OFFICER,
        Role.COMPLIANCE_OFFICER,
        Role.LEGAL_OFFICER,
        Role.ACCOUNTING_OFFICER
    })
    record AnswerFinding(
            @NotNull @TargetAggregateIdentifier EngagementId engagementId,
            @Min(1) int finding,
            @NotBlank @Size(max = 4000) String answer)
            implements EngagementCommand {}

    /**
     * Closes a finding, answered or not. The reason is mandatory.
     *
     * @param engagementId the engagement
     * @param finding its number
     * @param conclusion with what it ends
     */
    @SentBy(value = Role.AUDITOR, needsReason = true)
    record CloseFinding(
            @NotNull @TargetAggregateIdentifier EngagementId engagementId,
            @Min(1) int finding,
            @NotNull FindingConclusion conclusion)
            implements EngagementCommand {}

    /**
     * Records that evidence was taken out of the ledger, by the hash of the bundle.
     *
     * @param engagementId the engagement
     * @param bundleHash SHA-256 of the bundle's bytes, lower-case hexadecimal
     */
    @SentBy(Role.AUDITOR)
    record RecordEvidenceExport(
            @NotNull @TargetAggregateIdentifier EngagementId engagementId,
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String bundleHash)
            implements EngagementCommand {}

    /**
     * Ends the engagement once all its findings are closed.
     *
     * @param engagementId the engagement
     */
    @SentBy(Role.AUDITOR)
    record CloseEngagement(@NotNull @TargetAggregateIdentifier EngagementId engagementId)
            implements EngagementCommand {}
}
