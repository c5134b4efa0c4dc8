package org.litopys.events.programme;

import java.util.List;
import java.util.Set;

/** A first policy of a programme that is like version 0, but for what a test is about. */
public final class SamplePolicy {
    private int version = 1;
    private EligibilityRules eligibility = Policy.DEFAULT.eligibility();
    private int minEvaluations = Policy.DEFAULT.minEvaluations();
    private int maxDivergence = Policy.DEFAULT.maxDivergence();
    private int maxEvaluationsPerEvaluator = Policy.DEFAULT.maxEvaluationsPerEvaluator();
    private List<GrantedPeriod> periods = Policy.DEFAULT.periods();
    private Set<WorkCalendar> calendars = Policy.DEFAULT.calendars();
    private int screeningIntervalDays = Policy.DEFAULT.screeningIntervalDays();
    private List<ApprovalStep> contractApproval = Policy.DEFAULT.contractApproval();
    private int introductionsPerAward = Policy.DEFAULT.introductionsPerAward();
    private int maxBackDatingDays = Policy.DEFAULT.maxBackDatingDays();

    private SamplePolicy() {}

    public static SamplePolicy usual() {
        return new SamplePolicy();
    }

    public Policy policy() {
        return new Policy(
                version,
                eligibility,
                minEvaluations,
                maxDivergence,
                maxEvaluationsPerEvaluator,
                periods,
                calendars,
                screeningIntervalDays,
                contractApproval,
                Policy.DEFAULT.amendmentSharePercent(),
                Policy.DEFAULT.maxPilotExtensionDays(),
                introductionsPerAward,
                maxBackDatingDays);
    }

    public SamplePolicy version(int number) {
        version = number;
        return this;
    }

    public SamplePolicy eligibility(EligibilityRules rules) {
        eligibility = rules;
        return this;
    }

    public SamplePolicy minEvaluations(int least) {
        minEvaluations = least;
        return this;
    }

    public SamplePolicy maxDivergence(int points) {
        maxDivergence = points;
        return this;
    }

    public SamplePolicy maxEvaluationsPerEvaluator(int most) {
        maxEvaluationsPerEvaluator = most;
        return this;
    }

    /** These alone; for clocks that are missing version 0 stands. */
    public SamplePolicy periods(GrantedPeriod... granted) {
        periods = List.of(granted);
        return this;
    }

    public SamplePolicy calendars(Set<WorkCalendar> open) {
        calendars = open;
        return this;
    }

    public SamplePolicy screeningIntervalDays(int days) {
        screeningIntervalDays = days;
        return this;
    }

    public SamplePolicy contractApproval(ApprovalStep... steps) {
        contractApproval = List.of(steps);
        return this;
    }

    public SamplePolicy introductionsPerAward(int least) {
        introductionsPerAward = least;
        return this;
    }

    public SamplePolicy maxBackDatingDays(int days) {
        maxBackDatingDays = days;
        return this;
    }
}
