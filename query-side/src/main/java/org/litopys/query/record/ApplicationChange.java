package org.litopys.query.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.query.record.ApplicationState.Admission;
import org.litopys.query.record.ApplicationState.Assignment;
import org.litopys.query.record.ApplicationState.Closure;
import org.litopys.query.record.ApplicationState.Consensus;
import org.litopys.query.record.ApplicationState.Decision;
import org.litopys.query.record.ApplicationState.Document;
import org.litopys.query.record.ApplicationState.Inquiry;
import org.litopys.query.record.ApplicationState.Notice;
import org.litopys.query.record.ApplicationState.Partner;
import org.litopys.query.record.ApplicationState.Recommendation;
import org.litopys.query.record.ApplicationState.Redress;
import org.litopys.query.record.ApplicationState.Reserve;
import org.litopys.query.record.ApplicationState.Screening;
import org.litopys.query.record.ApplicationState.Submission;

/** An application while one event changes it: what is not set stays as it was. */
final class ApplicationChange {
    private final ApplicationState before;
    List<Partner> partners;
    String title;
    String summary;
    String language;
    List<Document> documents;
    @Nullable Submission submission;
    @Nullable Admission admissibility;
    List<Inquiry> inquiries;
    @Nullable Instant checksRequestedAt;
    @Nullable Screening eligibility;
    List<Assignment> evaluators;
    @Nullable Consensus consensus;
    @Nullable Recommendation recommendation;
    @Nullable Reserve reserve;
    @Nullable Decision decision;
    @Nullable Notice notice;
    @Nullable Redress redress;
    @Nullable Closure closure;
    List<IntroductionId> introductions;
    @Nullable IntroductionId agreed;
    List<UUID> followOns;
    List<ContractId> contracts;

    ApplicationChange(ApplicationState before) {
        this.before = before;
        partners = before.partners();
        title = before.title();
        summary = before.summary();
        language = before.language();
        documents = before.documents();
        submission = before.submission();
        admissibility = before.admissibility();
        inquiries = before.inquiries();
        checksRequestedAt = before.checksRequestedAt();
        eligibility = before.eligibility();
        evaluators = before.evaluators();
        consensus = before.consensus();
        recommendation = before.recommendation();
        reserve = before.reserve();
        decision = before.decision();
        notice = before.notice();
        redress = before.redress();
        closure = before.closure();
        introductions = before.introductions();
        agreed = before.agreed();
        followOns = before.followOns();
        contracts = before.contracts();
    }

    /**
     * What an award waits for: introductions, or else that both parties agree to one, or else a
     * contract.
     */
    @Nullable Due match() {
        if (decision == null || decision.introductionsNeeded() == null) {
            return null;
        }
        boolean enough = introductions.size() >= decision.introductionsNeeded();
        if (!enough && decision.introductionDueAt() != null) {
            return due(Due.Step.PROPOSE_INTRODUCTION, decision.introductionDueAt());
        }
        return agreed == null && decision.agreementDueAt() != null
                ? due(Due.Step.AGREE_INTRODUCTION, decision.agreementDueAt())
                : due(
                        Due.Step.CONCLUDE_CONTRACT,
                        contracts.isEmpty() ? decision.contractDueAt() : null);
    }

    private @Nullable Due due(Due.Step step, @Nullable Instant at) {
        return at == null || decision == null
                ? null
                : new Due(step, step.desk(), null, at, decision.at());
    }

    /** Changes what stands under one evaluator. */
    void evaluator(String evaluator, UnaryOperator<Assignment> change) {
        evaluators =
                evaluators.stream()
                        .map(one -> one.evaluator().equals(evaluator) ? change.apply(one) : one)
                        .toList();
    }

    void withoutEvaluator(String evaluator) {
        evaluators = evaluators.stream().filter(one -> !one.evaluator().equals(evaluator)).toList();
    }

    /** The applicant provided what was asked for last; from now on the documents are others. */
    void informed(String contentHash, Stamp stamp) {
        Inquiry open = inquiries.getLast();
        List<Inquiry> all = new ArrayList<>(inquiries);
        all.set(all.size() - 1, new Inquiry(open.items(), open.dueAt(), stamp.occurredAt()));
        inquiries = List.copyOf(all);
        if (submission != null) {
            submission = submission.with(contentHash);
        }
    }

    /** The recommendation has another date now than the assessment of eligibility gave it. */
    void recommendedBy(Instant dueAt) {
        if (eligibility != null) {
            eligibility = eligibility.due(dueAt);
        }
    }

    static <T> List<T> appended(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }

    /** What became of it, where it stands and what it waits for as before. */
    ApplicationState made() {
        return made(before.due());
    }

    /** The same, waiting for something else, or nothing. */
    ApplicationState made(@Nullable Due due) {
        return made(before.status(), before.statusSince(), due);
    }

    ApplicationState made(ApplicationStatus status, @Nullable Due due, Stamp stamp) {
        return made(
                status, status == before.status() ? before.statusSince() : stamp.occurredAt(), due);
    }

    private ApplicationState made(
            ApplicationStatus status, Instant statusSince, @Nullable Due due) {
        return new ApplicationState(
                before.applicationId(),
                before.call(),
                before.lead(),
                partners,
                title,
                summary,
                language,
                status,
                statusSince,
                due,
                documents,
                submission,
                admissibility,
                inquiries,
                checksRequestedAt,
                eligibility,
                evaluators,
                consensus,
                recommendation,
                reserve,
                decision,
                notice,
                redress,
                closure,
                introductions,
                agreed,
                followOns,
                contracts);
    }
}
