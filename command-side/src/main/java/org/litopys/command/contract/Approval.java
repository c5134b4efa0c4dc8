package org.litopys.command.contract;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.litopys.events.programme.ApprovalStep;

/**
 * The approvals of one submission. Each step waits for the one before. Immutable.
 *
 * @param steps as the policy had them when the draft was submitted; none before
 * @param given the number of the step of each approval
 */
record Approval(List<ApprovalStep> steps, List<Integer> given) {
    static final Approval NONE = new Approval(List.of(), List.of());

    static Approval of(List<ApprovalStep> steps) {
        return new Approval(steps, List.of());
    }

    /** The number of the step that waits, from 1; empty where all have their approvals. */
    OptionalInt openStep() {
        return IntStream.rangeClosed(1, steps.size())
                .filter(number ->
                        Collections.frequency(given, number) < steps.get(number - 1).minimum())
                .findFirst();
    }

    ApprovalStep step(int number) {
        return steps.get(number - 1);
    }

    Approval with(int number) {
        return new Approval(steps, Stream.concat(given.stream(), Stream.of(number)).toList());
    }
}
