package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.litopys.events.audit.AuditScope;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.audit.EngagementEvent.EngagementClosed;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.EngagementEvent.EvidenceExported;
import org.litopys.events.audit.EngagementEvent.FindingAnswered;
import org.litopys.events.audit.EngagementEvent.FindingClosed;
import org.litopys.events.audit.EngagementEvent.FindingRecorded;
import org.litopys.events.audit.EngagementEvent.SampleDrawn;
import org.litopys.events.audit.EngagementId;
import org.litopys.events.audit.EngagementStatus;
import org.litopys.events.audit.FindingConclusion;
import org.litopys.events.audit.FindingSeverity;
import org.litopys.events.audit.SampleMethod;
import org.litopys.query.record.Due.Step;

/**
 * An audit engagement. It waits for the answers to its findings, which the figures of the office do
 * not count: those are of its applicants and partners.
 *
 * @param asOf position of the last event that is looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EngagementState(
        EngagementId engagementId,
        String code,
        String title,
        AuditScope scope,
        LocalDate periodFrom,
        LocalDate periodTo,
        long asOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> team,
        EngagementStatus status,
        Instant statusSince,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Sample> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Export> exports)
        implements RecordState {

    /**
     * @param population how many records could be drawn
     * @param drawn references
     */
    public record Sample(
            SampleMethod method,
            String seed,
            int size,
            int population,
            String populationHash,
            List<String> drawn) {}

    /**
     * @param record reference of the one record that it is about
     * @param since when it was found
     * @param answer null while nobody has answered
     * @param conclusion null while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(
            FindingSeverity severity,
            String text,
            @Nullable String record,
            Instant since,
            Instant answerDueAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable FindingConclusion conclusion) {
        private boolean isWaitedFor() {
            return answer == null && conclusion == null;
        }
    }

    public record Export(String bundleHash, String by) {}

    public EngagementState {
        team = team == null ? List.of() : List.copyOf(team);
        samples = samples == null ? List.of() : List.copyOf(samples);
        findings = findings == null ? List.of() : List.copyOf(findings);
        exports = exports == null ? List.of() : List.copyOf(exports);
    }

    /** The answer that is due first. */
    @Override
    public @Nullable Due due() {
        return findings.stream()
                .filter(Finding::isWaitedFor)
                .min(Comparator.comparing(Finding::answerDueAt))
                .map(finding ->
                        new Due(
                                Step.ANSWER_FINDING,
                                Step.ANSWER_FINDING.desk(),
                                null,
                                finding.answerDueAt(),
                                finding.since()))
                .orElse(null);
    }

    /** What the engagement is after one more of its events; null where its beginning is unknown. */
    static @Nullable EngagementState apply(
            @Nullable EngagementState before, EngagementEvent event, Stamp stamp) {
        if (event instanceof EngagementOpened opened) {
            return new EngagementState(
                    opened.engagementId(),
                    opened.code(),
                    opened.title(),
                    opened.scope(),
                    opened.periodFrom(),
                    opened.periodTo(),
                    opened.asOf(),
                    List.copyOf(opened.team()),
                    EngagementStatus.OPEN,
                    stamp.occurredAt(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return before == null ? null : before.after(event, stamp);
    }

    private EngagementState after(EngagementEvent event, Stamp stamp) {
        return switch (event) {
            case EngagementOpened _ -> this; // begins a record, see apply
            case SampleDrawn drawn ->
                    with(
                            and(
                                    samples,
                                    new Sample(
                                            drawn.method(),
                                            drawn.seed(),
                                            drawn.size(),
                                            drawn.population(),
                                            drawn.populationHash(),
                                            drawn.sample())),
                            findings,
                            exports);
            case FindingRecorded recorded ->
                    with(
                            samples,
                            and(
                                    findings,
                                    new Finding(
                                            recorded.severity(),
                                            recorded.text(),
                                            recorded.record(),
                                            stamp.occurredAt(),
                                            recorded.answerDueAt(),
                                            null,
                                            null,
                                            null)),
                            exports);
            case FindingAnswered answered ->
                    with(
                            samples,
                            changed(
                                    answered.finding(),
                                    finding ->
                                            new Finding(
                                                    finding.severity(),
                                                    finding.text(),
                                                    finding.record(),
                                                    finding.since(),
                                                    finding.answerDueAt(),
                                                    answered.answer(),
                                                    stamp.by(),
                                                    finding.conclusion())),
                            exports);
            case FindingClosed closed ->
                    with(
                            samples,
                            changed(
                                    closed.finding(),
                                    finding ->
                                            new Finding(
                                                    finding.severity(),
                                                    finding.text(),
                                                    finding.record(),
                                                    finding.since(),
                                                    finding.answerDueAt(),
                                                    finding.answer(),
                                                    finding.answeredBy(),
                                                    closed.conclusion())),
                            exports);
            case EvidenceExported exported ->
                    with(
                            samples,
                            findings,
                            and(exports, new Export(exported.bundleHash(), stamp.by())));
            case EngagementClosed _ -> closed(stamp);
        };
    }

    private static <T> List<T> and(List<T> all, T next) {
        List<T> more = new ArrayList<>(all);
        more.add(next);
        return more;
    }

    /** Findings are numbered from 1 in the order in which they were recorded. */
    private List<Finding> changed(int number, UnaryOperator<Finding> change) {
        List<Finding> changed = new ArrayList<>(findings);
        if (number <= changed.size()) {
            changed.set(number - 1, change.apply(changed.get(number - 1)));
        }
        return changed;
    }

    private EngagementState with(
            List<Sample> nextSamples, List<Finding> nextFindings, List<Export> nextExports) {
        return new EngagementState(
                engagementId,
                code,
                title,
                scope,
                periodFrom,
                periodTo,
                asOf,
                team,
                status,
                statusSince,
                nextSamples,
                nextFindings,
                nextExports);
    }

    private EngagementState closed(Stamp stamp) {
        return new EngagementState(
                engagementId,
                code,
                title,
                scope,
                periodFrom,
                periodTo,
                asOf,
                team,
                EngagementStatus.CLOSED,
                stamp.occurredAt(),
                samples,
                findings,
                exports);
    }
}
