package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.pilot.PilotStatus;

/**
 * A pilot.
 *
 * @param contract drafted after it; an event of that record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PilotState(
        PilotId pilotId,
        IntroductionId introduction,
        ApplicationId application,
        OrganisationId innovator,
        OrganisationId host,
        TechnologyArea technology,
        String title,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        PilotStatus status,
        Instant statusSince,
        @Nullable Due due,
        @Nullable String planHash,
        @Nullable String authorisedBy,
        @Nullable Trial trial,
        @Nullable Evaluation evaluation,
        @Nullable ContractId contract)
        implements RecordState {

    /**
     * @param completedOn null while it runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trial(LocalDate startedOn, int trlBefore, @Nullable LocalDate completedOn) {}

    public record Evaluation(PilotOutcome outcome, int trlAfter, PilotAdvice advice, String by) {}

    /** What the pilot is after one more of its events; null where its beginning is unknown. */
    static @Nullable PilotState apply(@Nullable PilotState before, PilotEvent event, Stamp stamp) {
        if (event instanceof PilotProposed proposed) {
            return new PilotState(
                    proposed.pilotId(),
                    proposed.introductionId(),
                    proposed.applicationId(),
                    proposed.innovator(),
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
                    null);
        }
        return before == null ? null : before.after(event, stamp);
    }

    private PilotState after(PilotEvent event, Stamp stamp) {
        return switch (event) {
            case PilotProposed _ -> this; // begins a record, see apply
            case PilotPlanApproved approved ->
                    with(approved.planHash(), authorisedBy, trial, evaluation)
                            .moved(
                                    PilotStatus.PLAN_APPROVED,
                                    Due.of(
                                            Due.Step.AUTHORISE_PILOT,
                                            approved.authorisationDueAt(),
                                            stamp),
                                    stamp);
            case PilotAuthorised authorised ->
                    with(planHash, stamp.by(), trial, evaluation)
                            .moved(
                                    PilotStatus.AUTHORISED,
                                    Due.of(Due.Step.START_PILOT, authorised.startDueAt(), stamp),
                                    stamp);
            case PilotStarted started ->
                    with(
                                    planHash,
                                    authorisedBy,
                                    new Trial(started.startedOn(), started.trlBefore(), null),
                                    evaluation)
                            .moved(
                                    PilotStatus.RUNNING,
                                    Due.of(
                                            Due.Step.COMPLETE_PILOT,
                                            started.completionDueAt(),
                                            stamp),
                                    stamp);
            case PilotCompleted completed ->
                    with(planHash, authorisedBy, completed(completed.completedOn()), evaluation)
                            .moved(
                                    PilotStatus.COMPLETED,
                                    Due.of(
                                            Due.Step.EVALUATE_PILOT,
                                            completed.evaluationDueAt(),
                                            stamp),
                                    stamp);
            case PilotEvaluated evaluated -> evaluated(evaluated, stamp);
        };
    }

    private @Nullable Trial completed(LocalDate day) {
        return trial == null ? null : new Trial(trial.startedOn(), trial.trlBefore(), day);
    }

    private PilotState evaluated(PilotEvaluated evaluated, Stamp stamp) {
        Instant contractDueAt = evaluated.contractDueAt();
        return with(
                        planHash,
                        authorisedBy,
                        trial,
                        new Evaluation(
                                evaluated.outcome(),
                                evaluated.trlAfter(),
                                evaluated.advice(),
                                stamp.by()))
                .moved(
                        PilotStatus.EVALUATED,
                        contractDueAt == null
                                ? null
                                : Due.of(Due.Step.DRAFT_CONTRACT, contractDueAt, stamp),
                        stamp);
    }

    /** A contract was drafted: nobody waits for one any more. */
    PilotState contracted(ContractId drafted) {
        return new PilotState(
                pilotId,
                introduction,
                application,
                innovator,
                host,
                technology,
                title,
                plannedStart,
                plannedEnd,
                status,
                statusSince,
                due != null && due.step() == Due.Step.DRAFT_CONTRACT ? null : due,
                planHash,
                authorisedBy,
                trial,
                evaluation,
                drafted);
    }

    private PilotState with(
            @Nullable String plan,
            @Nullable String authoriser,
            @Nullable Trial nextTrial,
            @Nullable Evaluation nextEvaluation) {
        return new PilotState(
                pilotId,
                introduction,
                application,
                innovator,
                host,
                technology,
                title,
                plannedStart,
                plannedEnd,
                status,
                statusSince,
                due,
                plan,
                authoriser,
                nextTrial,
                nextEvaluation,
                contract);
    }

    private PilotState moved(PilotStatus next, @Nullable Due nextDue, Stamp stamp) {
        return new PilotState(
                pilotId,
                introduction,
                application,
                innovator,
                host,
                technology,
                title,
                plannedStart,
                plannedEnd,
                next,
                next == status ? statusSince : stamp.occurredAt(),
                nextDue,
                planHash,
                authorisedBy,
                trial,
                evaluation,
                contract);
    }
}
