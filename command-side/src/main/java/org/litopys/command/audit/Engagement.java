package org.litopys.command.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.audit.EngagementCommand.AnswerFinding;
import org.litopys.command.audit.EngagementCommand.CloseEngagement;
import org.litopys.command.audit.EngagementCommand.CloseFinding;
import org.litopys.command.audit.EngagementCommand.DrawSample;
import org.litopys.command.audit.EngagementCommand.OpenEngagement;
import org.litopys.command.audit.EngagementCommand.RecordEvidenceExport;
import org.litopys.command.audit.EngagementCommand.RecordFinding;
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
import org.litopys.events.audit.SampleMethod;
import org.litopys.events.audit.Sampling;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/**
 * What auditors do about one question: samples, findings, evidence. It is changed by its team only.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Engagement extends LedgerRecord<EngagementEvent, EngagementStatus> {
    private @Nullable EngagementOpened opening;
    private @Nullable EngagementStatus status;
    private final Map<Integer, FindingStatus> findings = new HashMap<>();

    Engagement() {} // Axon rebuilds from events

    /** Whoever opens it is of the team, and so is the person in whose place. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(OpenEngagement command, AuditedLedger ledger) {
        Deadlines.requireOrder(command.periodFrom(), command.periodTo(), "/data/periodTo");
        long head = ledger.head();
        long asOf = Objects.requireNonNullElse(command.asOf(), head);
        if (asOf > head) {
            throw Refused.by(Rule.AS_OF_IN_FUTURE, "/data/asOf", asOf, head);
        }
        Set<String> everybody = new HashSet<>(command.team());
        everybody.addAll(persons());
        apply(
                new EngagementOpened(
                        command.subject(),
                        command.code(),
                        command.title(),
                        command.scope(),
                        command.periodFrom(),
                        command.periodTo(),
                        asOf,
                        everybody));
    }

    @CommandHandler
    void decide(DrawSample command, AuditedLedger ledger) {
        requireTeam();
        boolean valued = command.method() == SampleMethod.MONETARY_UNIT;
        if (valued && opening().scope() != AuditScope.CONTRACTS) {
            throw Refused.by(
                    Rule.SAMPLE_WITHOUT_VALUES,
                    "/data/method",
                    opening().scope(),
                    AuditScope.CONTRACTS);
        }
        List<Sampling.Item> population = ledger.population(opening(), valued);
        if (command.size() > population.size()) {
            throw Refused.by(
                    Rule.SAMPLE_EXCEEDS_POPULATION,
                    "/data/size",
                    command.size(),
                    population.size());
        }
        apply(
                new SampleDrawn(
                        id(),
                        command.method(),
                        command.seed(),
                        command.size(),
                        population.size(),
                        Sampling.hash(population),
                        Sampling.draw(
                                command.method(), command.seed(), command.size(), population)));
    }

    // Findings

    @CommandHandler
    void decide(RecordFinding command, Deadlines deadlines) {
        requireTeam();
        apply(
                new FindingRecorded(
                        id(),
                        findings.size() + 1,
                        command.severity(),
                        command.text(),
                        command.record(),
                        deadlines.due(Due.FINDING_ANSWER, Policy.DEFAULT)));
    }

    @CommandHandler
    void decide(AnswerFinding command) {
        FindingStatus now = finding(command.finding());
        if (now != FindingStatus.RECORDED) {
            throw Refused.by(Rule.FINDING_NOT_RECORDED, "/data/finding", command.finding(), now);
        }
        apply(new FindingAnswered(id(), command.finding(), command.answer()));
    }

    @CommandHandler
    void decide(CloseFinding command) {
        requireTeam();
        if (finding(command.finding()) == FindingStatus.CLOSED) {
            throw Refused.by(Rule.FINDING_CLOSED, "/data/finding", command.finding());
        }
        apply(new FindingClosed(id(), command.finding(), command.conclusion()));
    }

    private FindingStatus finding(int number) {
        FindingStatus now = findings.get(number);
        if (now == null) {
            throw Refused.by(Rule.UNKNOWN_FINDING, "/data/finding", number, findings.size());
        }
        return now;
    }

    // End

    @CommandHandler
    void decide(RecordEvidenceExport command) {
        requireTeam();
        apply(new EvidenceExported(id(), command.bundleHash()));
    }

    @CommandHandler
    void decide(CloseEngagement command) {
        requireTeam();
        List<Integer> open =
                findings.entrySet().stream()
                        .filter(finding -> finding.getValue() != FindingStatus.CLOSED)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
        if (!open.isEmpty()) {
            throw Refused.by(Rule.FINDINGS_OPEN, "", open);
        }
        apply(new EngagementClosed(command.engagementId()));
    }

    private void requireTeam() {
        if (persons().stream().noneMatch(opening().team()::contains)) {
            throw Refused.by(
                    Rule.ENGAGEMENT_OF_ANOTHER,
                    "",
                    persons().stream().sorted().toList(),
                    opening().team());
        }
    }

    @Override
    protected void evolve(EngagementEvent event) {
        switch (event) {
            case EngagementOpened opened -> {
                opening = opened;
                status = EngagementStatus.OPEN;
            }
            case SampleDrawn _, EvidenceExported _ -> {}
            case FindingRecorded recorded ->
                    findings.put(recorded.finding(), FindingStatus.RECORDED);
            case FindingAnswered answered ->
                    findings.put(answered.finding(), FindingStatus.ANSWERED);
            case FindingClosed closed -> findings.put(closed.finding(), FindingStatus.CLOSED);
            case EngagementClosed _ -> status = EngagementStatus.CLOSED;
        }
    }

    @Override
    protected Lifecycle<EngagementStatus, EngagementCommand> lifecycle() {
        return EngagementCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable EngagementStatus status() {
        return status;
    }

    private EngagementOpened opening() {
        return Objects.requireNonNull(opening);
    }

    private EngagementId id() {
        return opening().engagementId();
    }
}
