package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.AdmissibilityCheck;
import org.litopys.events.application.Advice;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationIntroduced;
import org.litopys.events.application.ApplicationEvent.ApplicationMatched;
import org.litopys.events.application.ApplicationEvent.ApplicationRecommended;
import org.litopys.events.application.ApplicationEvent.ApplicationRejected;
import org.litopys.events.application.ApplicationEvent.ApplicationReserveListed;
import org.litopys.events.application.ApplicationEvent.ApplicationReturnedForReview;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ClosureNotified;
import org.litopys.events.application.ApplicationEvent.ConflictOfInterestDeclared;
import org.litopys.events.application.ApplicationEvent.ConsensusReached;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerAdded;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerReleased;
import org.litopys.events.application.ApplicationEvent.ConsortiumPartnerRemoved;
import org.litopys.events.application.ApplicationEvent.DocumentAttached;
import org.litopys.events.application.ApplicationEvent.DocumentSuperseded;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.EvaluationAmended;
import org.litopys.events.application.ApplicationEvent.EvaluationSubmitted;
import org.litopys.events.application.ApplicationEvent.EvaluatorAssigned;
import org.litopys.events.application.ApplicationEvent.EvaluatorRecused;
import org.litopys.events.application.ApplicationEvent.EvaluatorUnassigned;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.application.ApplicationEvent.InformationProvided;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.InformationRequested;
import org.litopys.events.application.ApplicationEvent.OutcomeNotified;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.RedressRequested;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.DocumentId;
import org.litopys.events.application.DocumentType;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.EligibilityCheck;
import org.litopys.events.application.ExportControl;
import org.litopys.events.application.NoticeChannel;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.application.RejectionGround;
import org.litopys.events.application.Score;
import org.litopys.events.call.CallId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.programme.ReservationId;

/**
 * An application.
 *
 * @param checksRequestedAt when all who apply were asked for their checks; null before that
 * @param introductions proposed so far, in order; in older histories only those records tell it
 * @param agreed the first to which both parties agreed; null before, and in older histories
 * @param followOns what began of the award beside these, in order: introductions anew, pilots and
 *     contracts
 * @param contracts that both sides have signed, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApplicationState(
        ApplicationId applicationId,
        CallId call,
        OrganisationId lead,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Partner> partners,
        String title,
        String summary,
        String language,
        ApplicationStatus status,
        Instant statusSince,
        @Nullable Due due,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Document> documents,
        @Nullable Submission submission,
        @Nullable Admission admissibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Inquiry> inquiries,
        @Nullable Instant checksRequestedAt,
        @Nullable Screening eligibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Assignment> evaluators,
        @Nullable Consensus consensus,
        @Nullable Recommendation recommendation,
        @Nullable Reserve reserve,
        @Nullable Decision decision,
        @Nullable Notice notice,
        @Nullable Redress redress,
        @Nullable Closure closure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<IntroductionId> introductions,
        @Nullable IntroductionId agreed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> followOns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContractId> contracts)
        implements RecordState {

    /**
     * @param sharePercent of the work, as it was submitted
     * @param leftAt when it left after the submission; null while it takes part
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Partner(
            OrganisationId organisation, int sharePercent, @Nullable Instant leftAt) {}

    /** The newest version of a document. */
    public record Document(
            DocumentId documentId, DocumentType type, String sha256, long sizeBytes) {
        Document version(String newHash, long newSize) {
            return new Document(documentId, type, newHash, newSize);
        }
    }

    /**
     * @param exportControl null in older histories
     * @param need that it would meet; null where it names none
     * @param outcomeDueAt when the applicant is to know how it ended; null in older histories
     * @param acknowledgedAt null until the ledger confirmed it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Submission(
            Money requested,
            TechnologyArea technology,
            int trl,
            @Nullable ExportControl exportControl,
            @Nullable NeedId need,
            Instant submittedAt,
            String contentHash,
            @Nullable Instant outcomeDueAt,
            @Nullable Instant acknowledgedAt) {
        Submission with(String newHash) {
            return with(newHash, acknowledgedAt);
        }

        Submission acknowledged(Instant at) {
            return with(contentHash, at);
        }

        private Submission with(String hash, @Nullable Instant acknowledged) {
            return new Submission(
                    requested,
                    technology,
                    trl,
                    exportControl,
                    need,
                    submittedAt,
                    hash,
                    outcomeDueAt,
                    acknowledged);
        }
    }

    /**
     * Whether it is in the form that the call asks for.
     *
     * @param by pseudonym
     */
    public record Admission(Admissibility outcome, List<AdmissibilityCheck> checks, String by) {}

    /**
     * What the applicant was asked for.
     *
     * @param providedAt null until it came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Inquiry(List<String> items, Instant dueAt, @Nullable Instant providedAt) {}

    /**
     * @param by pseudonym
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Screening(
            Eligibility outcome,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EligibilityCheck> checks,
            String by,
            @Nullable Instant evaluationDueAt,
            int policyVersion) {
        public Screening {
            checks = present(checks);
        }

        Screening due(Instant recommendation) {
            return new Screening(outcome, checks, by, recommendation, policyVersion);
        }
    }

    /**
     * @param interest what the evaluator declared last; null before that
     * @param evaluation null until it is handed in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assignment(
            String evaluator,
            Instant dueAt,
            @Nullable InterestLevel interest,
            @Nullable Evaluation evaluation) {
        Assignment declared(InterestLevel level) {
            return new Assignment(evaluator, dueAt, level, evaluation);
        }

        Assignment handedIn(List<Score> scores, Advice advice, Stamp stamp) {
            return new Assignment(
                    evaluator, dueAt, interest, new Evaluation(scores, advice, stamp.occurredAt()));
        }
    }

    public record Evaluation(List<Score> scores, Advice advice, Instant at) {}

    /**
     * @param dissent null where the evaluators agree
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consensus(
            List<Score> scores, Advice advice, @Nullable String dissent, String by) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recommendation(
            Advice advice,
            @Nullable Money proposed,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conditions,
            String by,
            Instant decisionDueAt) {
        public Recommendation {
            conditions = present(conditions);
        }
    }

    /**
     * @param place on the ranking list that was in force; null where none names it
     * @param until when the application leaves the list, if nothing happens before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reserve(
            int rank,
            @Nullable Integer place,
            Instant until,
            String decisionReference,
            String by) {}

    /** How and when the applicant was told of the outcome, and until when they may complain. */
    public record Notice(
            NoticeChannel channel, String language, Instant at, Instant redressUntil) {}

    /**
     * The last complaint.
     *
     * @param outcome null until it was decided
     * @param by pseudonym of who decided; null until then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Redress(
            Instant requestedAt,
            ApplicationStatus against,
            @Nullable RedressOutcome outcome,
            @Nullable String by) {}

    /**
     * Why nothing more comes of it.
     *
     * @param cause null where it has lapsed
     * @param toldAt null until the applicant was told, and where there is nothing to tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Closure(@Nullable ClosingCause cause, @Nullable Instant toldAt) {}

    /**
     * @param awarded null where it was rejected
     * @param grounds empty where it was accepted
     * @param introductionsNeeded how many are to be proposed; null where it was rejected
     * @param introductionDueAt null where nothing is due
     * @param agreementDueAt to one of them; null where nothing is due
     * @param contractDueAt until when the money waits for one; null where nothing is due
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            Advice outcome,
            @Nullable Money awarded,
            @Nullable String budgetLine,
            @Nullable ReservationId reservation,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> conditions,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectionGround> grounds,
            String decisionReference,
            String by,
            Instant at,
            int policyVersion,
            @Nullable Integer introductionsNeeded,
            @Nullable Instant introductionDueAt,
            @Nullable Instant agreementDueAt,
            @Nullable Instant contractDueAt) {
        public Decision {
            conditions = present(conditions);
            grounds = present(grounds);
        }
    }

    public ApplicationState {
        partners = present(partners);
        documents = present(documents);
        inquiries = present(inquiries);
        evaluators = present(evaluators);
        introductions = present(introductions);
        followOns = present(followOns);
        contracts = present(contracts);
    }

    /** Its partners, those who have left too, and the need that it would meet. */
    @Override
    public Set<UUID> mentions() {
        Set<UUID> all =
                partners.stream()
                        .map(partner -> partner.organisation().value())
                        .collect(Collectors.toCollection(HashSet::new));
        if (submission != null && submission.need() != null) {
            all.add(submission.need().value());
        }
        return all;
    }

    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list); // an empty one is left out of JSON
    }

    /**
     * What the application is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable ApplicationState apply(
            @Nullable ApplicationState before, ApplicationEvent event, Stamp stamp) {
        if (event instanceof ApplicationDrafted drafted) {
            return new ApplicationState(
                    drafted.applicationId(),
                    drafted.callId(),
                    drafted.lead(),
                    List.of(),
                    drafted.title(),
                    drafted.summary(),
                    drafted.language(),
                    ApplicationStatus.DRAFT,
                    stamp.occurredAt(),
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of(),
                    List.of());
        }
        return before == null ? null : before.after(event, stamp);
    }

    private ApplicationState after(ApplicationEvent event, Stamp stamp) {
        ApplicationChange next = new ApplicationChange(this);
        switch (event) {
            case ApplicationDrafted _ -> {} // begins a record, see apply
            case ApplicationDraftEdited edited -> {
                next.title = edited.title();
                next.summary = edited.summary();
                next.language = edited.language();
                return next.made();
            }
            case ConsortiumPartnerAdded added -> {
                next.partners =
                        ApplicationChange.appended(
                                partners, new Partner(added.partner(), added.sharePercent(), null));
                return next.made();
            }
            case ConsortiumPartnerRemoved removed -> {
                next.partners =
                        partners.stream()
                                .filter(one -> !one.organisation().equals(removed.partner()))
                                .toList();
                return next.made();
            }
            case ConsortiumPartnerReleased released -> {
                next.partners =
                        partners.stream()
                                .map(one ->
                                        one.organisation().equals(released.partner())
                                                ? new Partner(
                                                        one.organisation(),
                                                        one.sharePercent(),
                                                        stamp.occurredAt())
                                                : one)
                                .toList();
                return next.made();
            }
            case DocumentAttached attached -> {
                next.documents =
                        ApplicationChange.appended(
                                documents,
                                new Document(
                                        attached.documentId(),
                                        attached.type(),
                                        attached.sha256(),
                                        attached.sizeBytes()));
                return next.made();
            }
            case DocumentSuperseded superseded -> {
                next.documents =
                        documents.stream()
                                .map(one ->
                                        one.documentId().equals(superseded.documentId())
                                                ? one.version(
                                                        superseded.sha256(), superseded.sizeBytes())
                                                : one)
                                .toList();
                return next.made();
            }
            case ReceiptAcknowledged _ -> {
                next.submission =
                        submission == null ? null : submission.acknowledged(stamp.occurredAt());
                return next.made();
            }
            case ApplicationSubmitted submitted -> {
                next.submission =
                        new Submission(
                                submitted.requested(),
                                submitted.technology(),
                                submitted.trl(),
                                submitted.exportControl(),
                                submitted.need(),
                                submitted.submittedAt(),
                                submitted.contentHash(),
                                submitted.outcomeDueAt(),
                                null);
                return next.made(
                        ApplicationStatus.SUBMITTED,
                        Due.of(Due.Step.ASSESS_ELIGIBILITY, submitted.eligibilityDueAt(), stamp),
                        stamp);
            }
            case ScreeningStarted _ -> {
                return next.made(ApplicationStatus.SCREENING, due, stamp);
            }
            case AdmissibilityAssessed assessed -> {
                next.admissibility =
                        new Admission(assessed.outcome(), assessed.checks(), stamp.by());
                return switch (assessed.outcome()) {
                    case ADMISSIBLE -> next.made();
                    case INADMISSIBLE ->
                            next.made(
                                    ApplicationStatus.INADMISSIBLE,
                                    notice(assessed.noticeDueAt(), stamp),
                                    stamp);
                };
            }
            case InformationRequested requested -> {
                next.inquiries =
                        ApplicationChange.appended(
                                inquiries, new Inquiry(requested.items(), requested.dueAt(), null));
                return next.made(
                        ApplicationStatus.INFORMATION_REQUESTED,
                        Due.of(Due.Step.PROVIDE_INFORMATION, requested.dueAt(), stamp),
                        stamp);
            }
            case InformationProvided provided -> {
                next.informed(provided.contentHash(), stamp);
                return next.made(
                        ApplicationStatus.SCREENING,
                        Due.of(Due.Step.ASSESS_ELIGIBILITY, provided.eligibilityDueAt(), stamp),
                        stamp);
            }
            case InformationRequestLapsed lapsed -> {
                return next.made(
                        ApplicationStatus.LAPSED, notice(lapsed.noticeDueAt(), stamp), stamp);
            }
            case PartnerChecksRequested _ -> {
                next.checksRequestedAt = stamp.occurredAt();
                return next.made();
            }
            case EligibilityAssessed assessed -> {
                next.eligibility =
                        new Screening(
                                assessed.outcome(),
                                assessed.checks(),
                                stamp.by(),
                                assessed.evaluationDueAt(),
                                assessed.policyVersion());
                return switch (assessed.outcome()) {
                    case ELIGIBLE -> evaluated(next, stamp);
                    case INELIGIBLE ->
                            next.made(
                                    ApplicationStatus.INELIGIBLE,
                                    notice(assessed.noticeDueAt(), stamp),
                                    stamp);
                };
            }
            case EvaluatorAssigned assigned -> {
                next.evaluators =
                        ApplicationChange.appended(
                                evaluators,
                                new Assignment(assigned.evaluator(), assigned.dueAt(), null, null));
                next.consensus = null;
                return evaluated(next, stamp);
            }
            case EvaluatorUnassigned unassigned -> {
                next.withoutEvaluator(unassigned.evaluator());
                return evaluated(next, stamp);
            }
            case ConflictOfInterestDeclared declared -> {
                next.evaluator(declared.evaluator(), one -> one.declared(declared.level()));
                return next.made();
            }
            case EvaluatorRecused recused -> {
                next.withoutEvaluator(recused.evaluator());
                return evaluated(next, stamp);
            }
            case EvaluationSubmitted one -> {
                next.evaluator(
                        one.evaluator(), of -> of.handedIn(one.scores(), one.advice(), stamp));
                return evaluated(next, stamp);
            }
            case EvaluationAmended one -> {
                next.evaluator(
                        one.evaluator(), of -> of.handedIn(one.scores(), one.advice(), stamp));
                return next.made();
            }
            case ConsensusReached reached -> {
                next.consensus =
                        new Consensus(
                                reached.scores(), reached.advice(), reached.dissent(), stamp.by());
                return next.made();
            }
            case ApplicationRecommended recommended -> {
                next.recommendation =
                        new Recommendation(
                                recommended.advice(),
                                recommended.proposed(),
                                recommended.conditions(),
                                stamp.by(),
                                recommended.decisionDueAt());
                return next.made(
                        ApplicationStatus.RECOMMENDED,
                        Due.of(Due.Step.DECIDE, recommended.decisionDueAt(), stamp),
                        stamp);
            }
            case ApplicationReturnedForReview returned -> {
                next.recommendedBy(returned.recommendationDueAt());
                return next.made(
                        ApplicationStatus.RETURNED_FOR_REVIEW,
                        Due.of(Due.Step.RECOMMEND, returned.recommendationDueAt(), stamp),
                        stamp);
            }
            case ApplicationReserveListed listed -> {
                next.reserve =
                        new Reserve(
                                listed.rank(),
                                listed.place(),
                                listed.until(),
                                listed.decisionReference(),
                                stamp.by());
                next.notice = null;
                return next.made(
                        ApplicationStatus.RESERVE_LISTED,
                        notice(listed.noticeDueAt(), stamp),
                        stamp);
            }
            case ReservePromoted promoted -> {
                return next.made(Due.of(Due.Step.DECIDE, promoted.decisionDueAt(), stamp));
            }
            case ReserveListingLapsed lapsed -> {
                return next.made(
                        ApplicationStatus.LAPSED, notice(lapsed.noticeDueAt(), stamp), stamp);
            }
            case ApplicationAccepted accepted -> {
                next.notice = null;
                next.decision =
                        new Decision(
                                Advice.ACCEPT,
                                accepted.awarded(),
                                accepted.budgetLine(),
                                accepted.reservationId(),
                                accepted.conditions(),
                                List.of(),
                                accepted.decisionReference(),
                                stamp.by(),
                                stamp.occurredAt(),
                                accepted.policyVersion(),
                                accepted.introductions(),
                                accepted.introductionDueAt(),
                                accepted.agreementDueAt(),
                                accepted.contractDueAt());
                Instant noticeDueAt = accepted.noticeDueAt();
                return next.made(
                        ApplicationStatus.ACCEPTED,
                        noticeDueAt == null ? next.match() : notice(noticeDueAt, stamp),
                        stamp);
            }
            case ApplicationRejected rejected -> {
                next.notice = null;
                next.decision =
                        new Decision(
                                Advice.REJECT,
                                null,
                                null,
                                null,
                                List.of(),
                                sorted(rejected.grounds()),
                                rejected.decisionReference(),
                                stamp.by(),
                                stamp.occurredAt(),
                                rejected.policyVersion(),
                                null,
                                null,
                                null,
                                null);
                return next.made(
                        ApplicationStatus.REJECTED, notice(rejected.noticeDueAt(), stamp), stamp);
            }
            case OutcomeNotified notified -> {
                next.notice =
                        new Notice(
                                notified.channel(),
                                notified.language(),
                                stamp.occurredAt(),
                                notified.redressUntil());
                return waitsForNotice() ? next.made(next.match()) : next.made();
            }
            case ApplicationIntroduced introduced -> {
                return introduced(introduced.introductionId());
            }
            case ApplicationMatched matched -> {
                next.agreed = matched.introductionId();
                return matching(next);
            }
            case FollowOnBegan began -> {
                next.followOns = ApplicationChange.appended(followOns, began.followOn().value());
                return next.made();
            }
            case ApplicationContracted contracted -> {
                next.contracts = ApplicationChange.appended(contracts, contracted.contractId());
                return matching(next);
            }
            case RedressRequested requested -> {
                next.redress = new Redress(stamp.occurredAt(), status, null, null);
                return next.made(
                        ApplicationStatus.REDRESS_OPEN,
                        Due.of(Due.Step.DECIDE_REDRESS, requested.decisionDueAt(), stamp),
                        stamp);
            }
            case RedressDecided decided -> {
                return redressed(next, decided, stamp);
            }
            case ApplicationWithdrawn _ -> {
                return next.made(ApplicationStatus.WITHDRAWN, null, stamp);
            }
            case ApplicationClosed closed -> {
                next.closure = new Closure(closed.cause(), null);
                return next.made(
                        ApplicationStatus.CLOSED, notice(closed.noticeDueAt(), stamp), stamp);
            }
            case ClosureNotified _ -> {
                next.closure =
                        new Closure(closure == null ? null : closure.cause(), stamp.occurredAt());
                return next.made((Due) null);
            }
        }
        return this;
    }

    private static @Nullable Due notice(@Nullable Instant dueAt, Stamp stamp) {
        return dueAt == null ? null : Due.of(Due.Step.NOTIFY_OUTCOME, dueAt, stamp);
    }

    private boolean waitsForNotice() {
        return due != null && due.step() == Due.Step.NOTIFY_OUTCOME;
    }

    /** Where something has come of the award: what it waits for now, unless that is a notice. */
    private ApplicationState matching(ApplicationChange next) {
        return status == ApplicationStatus.ACCEPTED && !waitsForNotice()
                ? next.made(next.match())
                : next.made();
    }

    /** What was upheld goes on from before the outcome; what was dismissed ends as it had. */
    private ApplicationState redressed(
            ApplicationChange next, RedressDecided decided, Stamp stamp) {
        Redress open = Objects.requireNonNull(redress, "a complaint is decided that was filed");
        next.redress =
                new Redress(open.requestedAt(), open.against(), decided.outcome(), stamp.by());
        Instant eligibilityDueAt = decided.eligibilityDueAt();
        Instant recommendationDueAt = decided.recommendationDueAt();
        if (eligibilityDueAt != null) {
            next.eligibility = null;
            next.notice = null;
            return next.made(
                    ApplicationStatus.SCREENING,
                    Due.of(Due.Step.ASSESS_ELIGIBILITY, eligibilityDueAt, stamp),
                    stamp);
        }
        if (recommendationDueAt != null) {
            next.decision = null;
            next.notice = null;
            next.recommendedBy(recommendationDueAt);
            return next.made(
                    ApplicationStatus.EVALUATED,
                    Due.of(Due.Step.RECOMMEND, recommendationDueAt, stamp),
                    stamp);
        }
        return next.made(open.against(), null, stamp);
    }

    /** The earliest outstanding evaluation is due; when none is, the recommendation is. */
    private ApplicationState evaluated(ApplicationChange next, Stamp stamp) {
        List<Assignment> outstanding =
                next.evaluators.stream()
                        .filter(one -> one.evaluation() == null)
                        .sorted(Comparator.comparing(Assignment::dueAt))
                        .toList();
        if (outstanding.isEmpty()) {
            boolean nobody = next.evaluators.isEmpty();
            Due.Step step = nobody ? Due.Step.ASSIGN_EVALUATORS : Due.Step.RECOMMEND;
            Instant dueAt = next.eligibility == null ? null : next.eligibility.evaluationDueAt();
            return next.made(
                    nobody ? ApplicationStatus.ELIGIBLE : ApplicationStatus.EVALUATED,
                    dueAt == null ? null : Due.of(step, dueAt, stamp),
                    stamp);
        }
        Assignment first = outstanding.getFirst();
        return next.made(
                ApplicationStatus.UNDER_EVALUATION,
                new Due(
                        Due.Step.EVALUATE,
                        Due.Step.EVALUATE.desk(),
                        outstanding.size() == 1 ? first.evaluator() : null,
                        first.dueAt(),
                        status == ApplicationStatus.UNDER_EVALUATION
                                ? statusSince
                                : stamp.occurredAt()),
                stamp);
    }

    /**
     * An introduction was proposed. The application hears of it twice, from the introduction and by
     * an event of its own, but in older histories from the introduction alone.
     */
    ApplicationState introduced(IntroductionId introduction) {
        ApplicationChange next = new ApplicationChange(this);
        if (!introductions.contains(introduction)) {
            next.introductions = ApplicationChange.appended(introductions, introduction);
        }
        return matching(next);
    }

    private static List<RejectionGround> sorted(Set<RejectionGround> grounds) {
        return grounds.stream().sorted().toList();
    }
}
