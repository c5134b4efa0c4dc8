package org.litopys.command.call;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.litopys.command.Rule.CALL_ALREADY_OVER;
import static org.litopys.command.Rule.CALL_BELOW_POLICY;
import static org.litopys.command.Rule.CALL_STILL_OPEN;
import static org.litopys.command.Rule.CORRIGENDUM_WITHOUT_CHANGE;
import static org.litopys.command.Rule.COUNT_ALREADY_RECORDED;
import static org.litopys.command.Rule.CRITERIA_FIXED;
import static org.litopys.command.Rule.CRITERIA_UNCLEAR;
import static org.litopys.command.Rule.DATES_REVERSED;
import static org.litopys.command.Rule.DEADLINE_NOT_LATER;
import static org.litopys.command.Rule.DOCUMENTS_ALREADY_REQUIRED;
import static org.litopys.command.Rule.MAXIMUM_EXCEEDS_BUDGET;
import static org.litopys.command.Rule.SUBMISSIONS_ALREADY_LIMITED;
import static org.litopys.command.Rule.UNKNOWN_BUDGET_LINE;

import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
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
import org.litopys.command.call.CallCommand.AmendCall;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.CountSubmissions;
import org.litopys.command.call.CallCommand.DraftCall;
import org.litopys.command.call.CallCommand.ExtendCallDeadline;
import org.litopys.command.call.CallCommand.LimitSubmissions;
import org.litopys.command.call.CallCommand.OpenCall;
import org.litopys.command.call.CallCommand.RequireDocuments;
import org.litopys.command.call.CallCommand.ReviseCallDraft;
import org.litopys.command.call.CallCommand.StartCallEvaluation;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.Duty;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallContent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.call.CallEvent.CallAmended;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallConcluded;
import org.litopys.events.call.CallEvent.CallDeadlineExtended;
import org.litopys.events.call.CallEvent.CallDocumentsRequired;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallOpened;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallEvent.CallSubmissionsLimited;
import org.litopys.events.call.CallEvent.EvaluationStarted;
import org.litopys.events.call.CallEvent.RankingListAdopted;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;
import org.litopys.events.call.CallStatus;
import org.litopys.events.call.RankingEntry;
import org.litopys.events.call.WeightedCriterion;
import org.litopys.events.programme.Policy;

/**
 * A call for applications, from its draft to its conclusion. Whether applications may be submitted
 * follows from the clock and its dates, however late its opening and closing are recorded.
 */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Call extends LedgerRecord<CallEvent, CallStatus> {
    private @Nullable CallTerms terms;
    private int corrigenda;
    private @Nullable Integer submitted;

    Call() {} // Axon rebuilds from events

    // Preparation

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(DraftCall command, Programmes programmes, Deadlines deadlines) {
        CallContent content = command.content();
        ProgrammeTerms programme = programmes.require(command.programme(), "/data/programme");
        programme.requireActive("/data/programme");
        requireSound(content, programme, deadlines.now());
        apply(new CallDrafted(command.subject(), command.programme(), command.code(), content));
    }

    @CommandHandler
    void decide(ReviseCallDraft command, Programmes programmes, Deadlines deadlines) {
        CallContent content = command.content();
        ProgrammeTerms programme = programmes.require(terms().programmeId(), "");
        programme.requireActive("");
        requireSound(content, programme, deadlines.now());
        apply(new CallDrafted(id(), programme.id(), terms().code(), content));
    }

    @CommandHandler
    void decide(RequireDocuments command) {
        if (command.documents().equals(terms().documents())) {
            throw Refused.by(DOCUMENTS_ALREADY_REQUIRED, "/data/documents", command.documents());
        }
        apply(new CallDocumentsRequired(id(), command.documents()));
    }

    @CommandHandler
    void decide(LimitSubmissions command) {
        if (Objects.equals(command.perLead(), terms().submissionsPerLead())) {
            throw Refused.by(
                    SUBMISSIONS_ALREADY_LIMITED,
                    "/data/perLead",
                    command.perLead() == null ? "–" : command.perLead());
        }
        apply(new CallSubmissionsLimited(id(), command.perLead()));
    }

    private static void requireSound(CallContent call, ProgrammeTerms programme, Instant now) {
        if (!call.closesAt().isAfter(call.opensAt())) {
            throw Refused.by(DATES_REVERSED, "/data/closesAt", call.opensAt(), call.closesAt());
        }
        requireNotOver(call, "/data/closesAt", now);
        if (!programme.lines().containsKey(call.budgetLine())) {
            throw Refused.by(UNKNOWN_BUDGET_LINE, "/data/budgetLine", call.budgetLine());
        }
        requireMoney(call.budget(), call.maxPerApplication(), programme.currency());
        requireCriteria(call.criteria());
        requireEvaluations(call, programme.policy(), "/data/minEvaluations");
    }

    private static void requireNotOver(CallContent call, String pointer, Instant now) {
        if (!call.closesAt().isAfter(now)) {
            throw Refused.by(CALL_ALREADY_OVER, pointer, call.closesAt(), now);
        }
    }

    private static void requireMoney(Money budget, @Nullable Money max, Currency currency) {
        Amounts.require(budget, currency, "/data/budget");
        if (max != null) {
            Amounts.require(max, currency, "/data/maxPerApplication");
            Amounts.requireAtMost(max, budget, MAXIMUM_EXCEEDS_BUDGET, "/data/maxPerApplication");
        }
    }

    private static void requireCriteria(List<WeightedCriterion> criteria) {
        Set<Score.Criterion> missing = EnumSet.allOf(Score.Criterion.class);
        criteria.forEach(one -> missing.remove(one.criterion()));
        int weight = criteria.stream().mapToInt(WeightedCriterion::weight).sum();
        if (!missing.isEmpty()
                || criteria.size() != Score.Criterion.values().length
                || weight != 100) {
            throw Refused.by(
                    CRITERIA_UNCLEAR,
                    "/data/criteria",
                    List.of(Score.Criterion.values()),
                    criteria.stream().map(WeightedCriterion::criterion).toList(),
                    weight);
        }
    }

    private static void requireEvaluations(CallContent call, Policy policy, String pointer) {
        if (call.minEvaluations() < policy.minEvaluations()) {
            throw Refused.by(
                    CALL_BELOW_POLICY,
                    pointer,
                    call.minEvaluations(),
                    policy.minEvaluations(),
                    policy.version());
        }
    }

    // Publication

    /**
     * Becomes public, as far as what was drafted is still possible; {@link CallPublication} has its
     * programme list it in the same unit of work.
     */
    void publish(ProgrammeTerms programme, Instant now) {
        programme.requireActive("");
        CallContent content = terms().content();
        requireNotOver(content, "", now);
        requireEvaluations(content, programme.policy(), "");
        apply(
                new CallPublished(
                        id(),
                        terms().programmeId(),
                        terms().code(),
                        content.title(),
                        content.type(),
                        content.opensAt(),
                        content.closesAt(),
                        content.budgetLine(),
                        content.budget(),
                        content.maxPerApplication(),
                        content.minEvaluations(),
                        content.technologyAreas(),
                        content.source()));
        if (!now.isBefore(content.opensAt())) {
            apply(new CallOpened(id()));
        }
    }

    @CommandHandler
    void decide(AmendCall command, Deadlines deadlines) {
        CallContent before = terms().content();
        CallContent after =
                new CallContent(
                        requireNonNullElse(command.title(), before.title()),
                        before.type(),
                        before.opensAt(),
                        before.closesAt(),
                        before.budgetLine(),
                        requireNonNullElse(command.budget(), before.budget()),
                        command.maxPerApplication() == null
                                ? before.maxPerApplication()
                                : command.maxPerApplication(),
                        before.minEvaluations(),
                        requireNonNullElse(command.technologyAreas(), before.technologyAreas()),
                        requireNonNullElse(command.criteria(), before.criteria()),
                        command.source() == null ? before.source() : command.source());
        if (after.equals(before)) {
            throw Refused.by(CORRIGENDUM_WITHOUT_CHANGE, "");
        }
        if (!after.criteria().equals(before.criteria())
                && !deadlines.now().isBefore(before.opensAt())) {
            throw Refused.by(
                    CRITERIA_FIXED,
                    "/data/criteria",
                    terms().code(),
                    before.opensAt(),
                    deadlines.now());
        }
        requireMoney(after.budget(), after.maxPerApplication(), before.budget().currency());
        requireCriteria(after.criteria());
        apply(new CallAmended(id(), corrigenda + 1, after));
    }

    @CommandHandler
    void decide(ExtendCallDeadline command, Deadlines deadlines) {
        Instant before = terms().closesAt();
        requireNotOver(terms().content(), "", deadlines.now());
        if (!command.closesAt().isAfter(before)) {
            throw Refused.by(DEADLINE_NOT_LATER, "/data/closesAt", before, command.closesAt());
        }
        apply(new CallDeadlineExtended(id(), before, command.closesAt()));
    }

    @CommandHandler
    void decide(OpenCall command, Deadlines deadlines) {
        if (deadlines.now().isBefore(terms().opensAt())) {
            throw terms().notOpen(deadlines.now(), "");
        }
        apply(new CallOpened(command.callId()));
    }

    /** Applicants rely on the moment that was published; it only ever becomes a later one. */
    @CommandHandler
    void decide(CloseCall command, Deadlines deadlines) {
        Instant closesAt = terms().closesAt();
        if (deadlines.now().isBefore(closesAt)) {
            throw Refused.by(CALL_STILL_OPEN, "", terms().code(), closesAt, deadlines.now());
        }
        apply(new CallClosed(command.callId()));
    }

    @CommandHandler
    void decide(CountSubmissions command) {
        if (submitted != null && submitted == command.submitted()) {
            throw Refused.by(COUNT_ALREADY_RECORDED, "/data/submitted", command.submitted());
        }
        apply(new SubmissionsCounted(id(), command.submitted()));
    }

    // Evaluation and end

    @CommandHandler
    void decide(StartCallEvaluation command) {
        apply(new EvaluationStarted(command.callId()));
    }

    /** Takes over a list that was found sound. */
    public void adopt(List<RankingEntry> entries, Set<String> committee) {
        apply(new RankingListAdopted(id(), entries, committee));
    }

    /** Ends, once everything that was ranked is decided. */
    public void conclude() {
        apply(new CallConcluded(id()));
    }

    /** Is given up; what awards have reserved is released in the same unit of work. */
    public void cancel() {
        apply(new CallCancelled(id()));
    }

    @Override
    protected void evolve(CallEvent event) {
        terms = CallTerms.after(terms, event);
        if (event instanceof CallAmended amended) {
            corrigenda = amended.corrigendum();
        }
        if (event instanceof SubmissionsCounted counted) {
            submitted = counted.submitted();
        }
    }

    /** A list is the act of its whole committee. */
    @Override
    protected Set<String> furtherPersons(CallEvent event) {
        return event instanceof RankingListAdopted adopted ? adopted.committee() : Set.of();
    }

    /** Each of the applications that it ranks. */
    @Override
    protected Set<Object> furtherScopes(CallEvent event) {
        return event instanceof RankingListAdopted adopted
                ? adopted.entries().stream()
                        .map(RankingEntry::application)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    Call requireApart(ApplicationId ranked, Duty duty) {
        persons().forEach(who -> allowWithin(ranked, who, duty));
        return this;
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        return policies.of(terms().programmeId());
    }

    @Override
    protected Lifecycle<CallStatus, CallCommand> lifecycle() {
        return CallCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable CallStatus status() {
        return terms == null ? null : terms.status();
    }

    public CallTerms terms() {
        return requireNonNull(terms);
    }

    private CallId id() {
        return terms().id();
    }
}
