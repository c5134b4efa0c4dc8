package org.litopys.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.litopys.events.RecordType;
import org.litopys.query.history.HistoryStep;
import org.litopys.query.page.RecordScreen.Step;

/** The way of a record in a few steps: which it has passed, at which it stands. */
final class Milestones {
    private Milestones() {}

    /**
     * @param label key of the text
     * @param events any of which passes the milestone
     */
    private record Milestone(String label, Set<String> events) {
        static Milestone of(String event) {
            return new Milestone("event." + event, Set.of(event));
        }
    }

    private static List<Milestone> of(RecordType type) {
        return switch (type) {
            case APPLICATION ->
                    List.of(
                            Milestone.of("ApplicationSubmitted"),
                            Milestone.of("EligibilityAssessed"),
                            Milestone.of("EvaluationSubmitted"),
                            Milestone.of("ApplicationRecommended"),
                            new Milestone(
                                    "steps.decision",
                                    Set.of(
                                            "ApplicationAccepted",
                                            "ApplicationRejected",
                                            "InformationRequestLapsed",
                                            "ReserveListingLapsed",
                                            "ApplicationWithdrawn")));
            case INTRODUCTION ->
                    List.of(
                            new Milestone(
                                    "event.IntroductionProposed",
                                    Set.of("IntroductionProposed", "ScoutingIntroductionProposed")),
                            Milestone.of("IntroductionCleared"),
                            Milestone.of("IntroductionAcceptedByParty"),
                            Milestone.of("MeetingHeld"),
                            new Milestone(
                                    "steps.outcome",
                                    Set.of(
                                            "IntroductionProgressedToPilot",
                                            "IntroductionDeclined",
                                            "IntroductionClearanceRefused",
                                            "IntroductionExpired",
                                            "IntroductionCancelled",
                                            "IntroductionClosed")));
            case PILOT ->
                    List.of(
                            Milestone.of("PilotProposed"),
                            Milestone.of("PilotPlanApproved"),
                            Milestone.of("PilotAuthorised"),
                            Milestone.of("PilotStarted"),
                            Milestone.of("PilotCompleted"),
                            new Milestone(
                                    "steps.outcome",
                                    Set.of(
                                            "PilotEvaluated",
                                            "PilotRejected",
                                            "PilotCancelled",
                                            "PilotTerminated")));
            case CONTRACT ->
                    List.of(
                            Milestone.of("ContractDrafted"),
                            Milestone.of("ContractApproved"),
                            Milestone.of("ContractSigned"),
                            new Milestone("steps.payment", Set.of("PaymentExecuted")),
                            new Milestone(
                                    "steps.outcome",
                                    Set.of(
                                            "ContractCompleted",
                                            "ContractTerminated",
                                            "ContractRejected",
                                            "ContractCancelled")));
            case NEED ->
                    List.of(
                            Milestone.of("NeedRegistered"),
                            Milestone.of("NeedPrioritised"),
                            Milestone.of("NeedMatched"),
                            new Milestone("steps.outcome", Set.of("NeedMet", "NeedClosed")));
            case ENGAGEMENT ->
                    List.of(
                            Milestone.of("EngagementOpened"),
                            Milestone.of("SampleDrawn"),
                            Milestone.of("FindingRecorded"),
                            Milestone.of("EngagementClosed"));
            case PROGRAMME, CALL, ORGANISATION, PERSON -> List.of();
        };
    }

    static List<Step> of(Frame f, RecordType type, List<HistoryStep> history) {
        Set<String> happened =
                history.stream()
                        .filter(step -> !step.isReversed())
                        .map(step -> step.stamp().eventType())
                        .collect(Collectors.toSet());
        List<Milestone> milestones = of(type);
        int last = -1;
        for (int i = 0; i < milestones.size(); i++) {
            if (milestones.get(i).events().stream().anyMatch(happened::contains)) {
                last = i;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < milestones.size(); i++) {
            Milestone milestone = milestones.get(i);
            boolean passed = milestone.events().stream().anyMatch(happened::contains);
            steps.add(new Step(f.t(milestone.label()), passed && i != last, i == last));
        }
        return steps;
    }
}
