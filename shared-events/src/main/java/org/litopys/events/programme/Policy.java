package org.litopys.events.programme;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.litopys.events.Role;

/**
 * The numbers by which a programme is run. No rule and no deadline has a number of its own; each
 * decision cites the version that it rests on. Immutable.
 *
 * @param version 0 is {@link #DEFAULT}; 1, 2 … are those that were set
 * @param minEvaluations evaluations that every call needs at least, 1 to 9
 * @param maxDivergence points (0 to 100) by which the evaluators' averages may differ; where they
 *     differ by more, one more evaluation is needed
 * @param maxEvaluationsPerEvaluator evaluations of one call that one evaluator is asked for at most
 * @param periods one for each clock; where one is missing, version 0 stands for it
 * @param calendars a working day is one on which all of them are open; one or more
 * @param screeningIntervalDays how old a sanctions screening may be
 * @param contractApproval steps in their order, one or more
 * @param amendmentSharePercent of a contract's value; an amendment beyond it needs higher approval
 * @param maxPilotExtensionDays all extensions of one pilot together
 * @param introductionsPerAward how many the office proposes at least
 * @param maxBackDatingDays how long after it happened something may be recorded as a matter of
 *     course; later, only with a reason and evidence
 */
public record Policy(
        int version,
        EligibilityRules eligibility,
        int minEvaluations,
        int maxDivergence,
        int maxEvaluationsPerEvaluator,
        List<GrantedPeriod> periods,
        Set<WorkCalendar> calendars,
        int screeningIntervalDays,
        List<ApprovalStep> contractApproval,
        int amendmentSharePercent,
        int maxPilotExtensionDays,
        int introductionsPerAward,
        int maxBackDatingDays) {

    /**
     * Version 0, in force until a programme sets its own: the defaults of DOMAIN §5. The period of
     * each clock stands beside the clock, in {@link Due}.
     */
    public static final Policy DEFAULT =
            new Policy(
                    0,
                    new EligibilityRules(Set.of(), 1, 9, false),
                    1,
                    100,
                    50,
                    Arrays.stream(Due.values()).map(Due::byDefault).toList(),
                    Set.of(WorkCalendar.TARGET),
                    90,
                    List.of(new ApprovalStep(Role.AUTHORISING_OFFICER, 1)),
                    20,
                    90,
                    1,
                    30);

    public Policy {
        periods = List.copyOf(periods);
        calendars = Collections.unmodifiableSet(new TreeSet<>(calendars)); // one order, for ever
        contractApproval = List.copyOf(contractApproval);
    }

    /** How long something may take. */
    public GrantedPeriod period(Due what) {
        return periods.stream()
                .filter(period -> period.clock() == what)
                .findFirst()
                .orElseGet(what::byDefault);
    }

    /** The same with these periods; version 0 stands for those that are missing. */
    public Policy withPeriods(List<GrantedPeriod> others) {
        return new Policy(
                version,
                eligibility,
                minEvaluations,
                maxDivergence,
                maxEvaluationsPerEvaluator,
                others,
                calendars,
                screeningIntervalDays,
                contractApproval,
                amendmentSharePercent,
                maxPilotExtensionDays,
                introductionsPerAward,
                maxBackDatingDays);
    }
}
