package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.ObservationCategory;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.pilot.PilotEvent.EndUserFeedbackRecorded;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.IncidentReported;
import org.litopys.events.pilot.PilotEvent.IncidentResolved;
import org.litopys.events.pilot.PilotEvent.MilestoneMissed;
import org.litopys.events.pilot.PilotEvent.MilestonePlanned;
import org.litopys.events.pilot.PilotEvent.MilestoneReached;
import org.litopys.events.pilot.PilotEvent.MilestoneRescheduled;
import org.litopys.events.pilot.PilotEvent.ObservationRecorded;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEndorsed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotExtended;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotPlanReturned;
import org.litopys.events.pilot.PilotEvent.PilotPlanSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.pilot.PilotEvent.PilotReportSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotEvent.TechnologyReadinessAssessed;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.PilotStatus;
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.pilot.TerminationCause;

/**
 * A pilot.
 *
 * @param plannedEnd as the newest extension has it
 * @param planHash of the plan that was approved
 * @param suspension while it stands still
 * @param contract drafted after it; an event of that record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PilotState(
        PilotId pilotId,
        IntroductionId introduction,
        ApplicationId application,
        OrganisationId innovator,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OrganisationId> partners,
        OrganisationId host,
        TechnologyArea technology,
        String title,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        PilotStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable Plan plan,
        @Nullable String planHash,
        @Nullable String endorsedBy,
        @Nullable String authorisedBy,
        @Nullable ExportLicence exportLicence,
        @Nullable Trial trial,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Milestone> milestones,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Observation> observations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Incident> incidents,
        @Nullable Suspension suspension,
        @Nullable TerminationCause terminationCause,
        @Nullable String reportHash,
        @Nullable Feedback feedback,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Readiness> readiness,
        @Nullable Evaluation evaluation,
        @Nullable ContractId contract)
        implements RecordState {

    /** The plan that was submitted last. */
    public record Plan(
            int version,
            String submittedHash,
            String riskHash,
            String termsHash,
            List<SuccessCriterion> criteria) {}

    /**
     * @param daysLeft at the newest warning; null before the first, 0 when it is over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExportLicence(
            LicenceRegime regime,
            String licence,
            String authority,
            LocalDate validUntil,
            @Nullable Integer daysLeft) {}

    /**
     * @param completedOn null while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trial(LocalDate startedOn, int trlBefore, @Nullable LocalDate completedOn) {}

    /**
     * @param reachedOn null while it is open, and where it was given up
     * @param missed null unless it was given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Milestone(
            String title,
            Instant milestoneDueAt,
            @Nullable LocalDate reachedOn,
            @Nullable Boolean missed) {}

    public record Observation(ObservationCategory category, Severity severity, String text) {}

    /**
     * @param actions by which it was resolved; null while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incident(Severity severity, String summary, @Nullable String actions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suspension(SuspensionCause cause, @Nullable OrganisationId organisation) {}

    /** What the end user says. */
    public record Feedback(int rating, boolean wouldAdopt, String text) {}

    /**
     * @param dropped whether the level is lower than before
     */
    public record Readiness(
            ReadinessScale scale, int levelBefore, int levelAfter, boolean dropped) {}

    /**
     * @param kpisMet null where that was not recorded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evaluation(
            PilotOutcome outcome,
            @Nullable List<String> kpisMet,
            int trlAfter,
            PilotAdvice advice,
            String by) {}

    public PilotState {
        partners = partners == null ? List.of() : List.copyOf(partners);
        milestones = milestones == null ? List.of() : List.copyOf(milestones); // absent in JSON
        observations = observations == null ? List.of() : List.copyOf(observations);
        incidents = incidents == null ? List.of() : List.copyOf(incidents);
        readiness = readiness == null ? List.of() : List.copyOf(readiness);
    }

    @Override
    public Set<UUID> mentions() {
        return partners.stream().map(OrganisationId::value).collect(Collectors.toSet());
    }

    /** What the pilot is after one more of its events; null where its beginning is unknown. */
    static @Nullable PilotState apply(@Nullable PilotState before, PilotEvent event, Stamp stamp) {
        if (event instanceof PilotProposed proposed) {
            return new PilotState(
                    proposed.pilotId(),
                    proposed.introductionId(),
                    proposed.applicationId(),
                    proposed.innovator(),
                    proposed.partners(),
                    proposed.host(),
                    proposed.technology(),
                    proposed.title(),
                    proposed.plannedStart(),
                    proposed.plannedEnd(),
                    PilotStatus.PROPOSED,
                    stamp.occurredAt(),
                    Due.of(Due.Step.APPROVE_PLAN, proposed.planDueAt(), stamp),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null);
        }
        return before == null ? null : before.after(event, stamp);
    }

    private PilotState after(PilotEvent event, Stamp stamp) {
        Next next = next();
        switch (event) {
            case PilotProposed _ -> {} // begins a record, see apply
            case PilotPlanSubmitted one -> {
                next.plan =
                        new Plan(
                                one.version(),
                                one.planHash(),
                                one.riskHash(),
                                one.termsHash(),
                                one.criteria());
                next.in(PilotStatus.PLAN_SUBMITTED, due, stamp);
            }
            case PilotPlanReturned _ -> next.in(PilotStatus.PROPOSED, due, stamp);
            case PilotPlanApproved one -> {
                next.planHash = one.planHash();
                next.in(
                        PilotStatus.PLAN_APPROVED,
                        Due.of(Due.Step.AUTHORISE_PILOT, one.authorisationDueAt(), stamp),
                        stamp);
            }
            case PilotEndorsed _ -> {
                next.endorsedBy = stamp.by();
                next.in(PilotStatus.ENDORSED, due, stamp);
            }
            case PilotAuthorised one -> {
                next.authorisedBy = stamp.by();
                next.in(
                        PilotStatus.AUTHORISED,
                        Due.of(Due.Step.START_PILOT, one.startDueAt(), stamp),
                        stamp);
            }
            case PilotRejected _ -> next.in(PilotStatus.REJECTED, null, stamp);
            case PilotCancelled _ -> next.in(PilotStatus.CANCELLED, null, stamp);
            case ExportLicenceRecorded one ->
                    next.exportLicence =
                            new ExportLicence(
                                    one.regime(),
                                    one.licence(),
                                    one.authority(),
                                    one.validUntil(),
                                    null);
            case ExportLicenceExpiring one -> next.exportLicence = licenceWith(one.daysLeft());
            case ExportLicenceExpired _ -> next.exportLicence = licenceWith(0);
            case PilotStarted one -> {
                next.trial = new Trial(one.startedOn(), one.trlBefore(), null);
                next.in(
                        PilotStatus.RUNNING,
                        Due.of(Due.Step.COMPLETE_PILOT, one.completionDueAt(), stamp),
                        stamp);
            }
            case PilotSuspended one -> {
                next.suspension = new Suspension(one.cause(), one.organisation());
                next.in(PilotStatus.SUSPENDED, due, stamp);
            }
            case PilotResumed _ -> {
                next.suspension = null;
                next.in(PilotStatus.RUNNING, due, stamp);
            }
            case PilotExtended one -> {
                next.plannedEnd = one.plannedEnd();
                next.due = Due.of(Due.Step.COMPLETE_PILOT, one.completionDueAt(), stamp);
            }
            case PilotTerminated one -> {
                next.terminationCause = one.terminationCause();
                next.in(PilotStatus.TERMINATED, null, stamp);
            }
            case PilotCompleted one -> {
                next.trial =
                        trial == null
                                ? null
                                : new Trial(
                                        trial.startedOn(), trial.trlBefore(), one.completedOn());
                next.in(
                        PilotStatus.COMPLETED,
                        Due.of(Due.Step.EVALUATE_PILOT, one.evaluationDueAt(), stamp),
                        stamp);
            }
            case PilotReportSubmitted one -> {
                next.reportHash = one.reportHash();
                next.in(PilotStatus.REPORTED, due, stamp);
            }
            case PilotEvaluated one -> evaluated(next, one, stamp);
            case PilotClosed _ -> next.in(PilotStatus.CLOSED, null, stamp);
            case MilestonePlanned one ->
                    next.milestones =
                            with(
                                    milestones,
                                    new Milestone(one.title(), one.milestoneDueAt(), null, null));
            case MilestoneRescheduled one ->
                    next.milestones =
                            changed(
                                    milestones,
                                    one.milestone(),
                                    was ->
                                            new Milestone(
                                                    was.title(), one.milestoneDueAt(), null, null));
            case MilestoneReached one ->
                    next.milestones =
                            changed(
                                    milestones,
                                    one.milestone(),
                                    was ->
                                            new Milestone(
                                                    was.title(),
                                                    was.milestoneDueAt(),
                                                    one.reachedOn(),
                                                    null));
            case MilestoneMissed one ->
                    next.milestones =
                            changed(
                                    milestones,
                                    one.milestone(),
                                    was ->
                                            new Milestone(
                                                    was.title(), was.milestoneDueAt(), null, true));
            case ObservationRecorded one ->
                    next.observations =
                            with(
                                    observations,
                                    new Observation(one.category(), one.severity(), one.text()));
            case IncidentReported one ->
                    next.incidents =
                            with(incidents, new Incident(one.severity(), one.summary(), null));
            case IncidentResolved one ->
                    next.incidents =
                            changed(
                                    incidents,
                                    one.incident(),
                                    was ->
                                            new Incident(
                                                    was.severity(), was.summary(), one.actions()));
            case EndUserFeedbackRecorded one ->
                    next.feedback = new Feedback(one.rating(), one.wouldAdopt(), one.text());
            case TechnologyReadinessAssessed one ->
                    next.readiness =
                            with(
                                    readiness,
                                    new Readiness(
                                            one.scale(),
                                            one.before(),
                                            one.after(),
                                            one.after() < one.before()));
        }
        return next.done();
    }

    private @Nullable ExportLicence licenceWith(int daysLeft) {
        return exportLicence == null
                ? null
                : new ExportLicence(
                        exportLicence.regime(),
                        exportLicence.licence(),
                        exportLicence.authority(),
                        exportLicence.validUntil(),
                        daysLeft);
    }

    private static void evaluated(Next next, PilotEvaluated evaluated, Stamp stamp) {
        Instant contractDueAt = evaluated.contractDueAt();
        next.evaluation =
                new Evaluation(
                        evaluated.outcome(),
                        evaluated.kpisMet(),
                        evaluated.trlAfter(),
                        evaluated.advice(),
                        stamp.by());
        next.in(
                PilotStatus.EVALUATED,
                contractDueAt == null
                        ? null
                        : Due.of(Due.Step.DRAFT_CONTRACT, contractDueAt, stamp),
                stamp);
    }

    private static <T> List<T> with(List<T> before, T more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }

    /**
     * @param number of the one that changes, from 1
     */
    private static <T> List<T> changed(List<T> before, int number, UnaryOperator<T> change) {
        List<T> after = new ArrayList<>(before);
        after.set(number - 1, change.apply(after.get(number - 1)));
        return after;
    }

    /** A contract was drafted: nobody waits for one any more. */
    PilotState contracted(ContractId drafted) {
        Next next = next();
        next.contract = drafted;
        next.due = due != null && due.step() == Due.Step.DRAFT_CONTRACT ? null : due;
        return next.done();
    }

    /** The state that comes next, while it is put together. */
    private static final class Next {
        private final PilotState before;
        private LocalDate plannedEnd;
        private PilotStatus status;
        private Instant statusSince;
        private @Nullable Due due;
        private @Nullable Plan plan;
        private @Nullable String planHash;
        private @Nullable String endorsedBy;
        private @Nullable String authorisedBy;
        private @Nullable ExportLicence exportLicence;
        private @Nullable Trial trial;
        private List<Milestone> milestones;
        private List<Observation> observations;
        private List<Incident> incidents;
        private @Nullable Suspension suspension;
        private @Nullable TerminationCause terminationCause;
        private @Nullable String reportHash;
        private @Nullable Feedback feedback;
        private List<Readiness> readiness;
        private @Nullable Evaluation evaluation;
        private @Nullable ContractId contract;

        Next(PilotState before) {
            this.before = before;
            plannedEnd = before.plannedEnd();
            status = before.status();
            statusSince = before.statusSince();
            due = before.due();
            plan = before.plan();
            planHash = before.planHash();
            endorsedBy = before.endorsedBy();
            authorisedBy = before.authorisedBy();
            exportLicence = before.exportLicence();
            trial = before.trial();
            milestones = before.milestones();
            observations = before.observations();
            incidents = before.incidents();
            suspension = before.suspension();
            terminationCause = before.terminationCause();
            reportHash = before.reportHash();
            feedback = before.feedback();
            readiness = before.readiness();
            evaluation = before.evaluation();
            contract = before.contract();
        }

        /** Where it stands from now on, and what it waits for there. */
        Next in(PilotStatus next, @Nullable Due waitsFor, Stamp stamp) {
            statusSince = next == before.status() ? statusSince : stamp.occurredAt();
            status = next;
            due = waitsFor;
            return this;
        }

        PilotState done() {
            return new PilotState(
                    before.pilotId(),
                    before.introduction(),
                    before.application(),
                    before.innovator(),
                    before.partners(),
                    before.host(),
                    before.technology(),
                    before.title(),
                    before.plannedStart(),
                    plannedEnd,
                    status,
                    statusSince,
                    due,
                    plan,
                    planHash,
                    endorsedBy,
                    authorisedBy,
                    exportLicence,
                    trial,
                    milestones,
                    observations,
                    incidents,
                    suspension,
                    terminationCause,
                    reportHash,
                    feedback,
                    readiness,
                    evaluation,
                    contract);
        }
    }

    private Next next() {
        return new Next(this);
    }
}
