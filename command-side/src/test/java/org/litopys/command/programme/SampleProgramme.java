package org.litopys.command.programme;

import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.eur;

import java.util.List;
import org.litopys.command.Samples;
import org.litopys.command.programme.ProgrammeCommand.AllocateBudget;
import org.litopys.command.programme.ProgrammeCommand.CreateProgramme;
import org.litopys.events.programme.ApprovalStep;
import org.litopys.events.programme.ProgrammeEvent.BudgetAllocated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeCreated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammePolicySet;
import org.litopys.events.programme.SamplePolicy;

/** The events that the sample commands to a programme cause. */
public final class SampleProgramme {
    private SampleProgramme() {}

    public static ProgrammeCreated created() {
        CreateProgramme command = Samples.createProgramme();
        return new ProgrammeCreated(
                PROGRAMME,
                command.code(),
                command.title(),
                command.currency(),
                command.startDate(),
                command.endDate(),
                command.legalBasis(),
                null,
                List.of(),
                true);
    }

    public static ProgrammeApproved approved() {
        return new ProgrammeApproved(PROGRAMME, "DEC-2026-0");
    }

    /** The policy of version 0, but for how old a screening may be. */
    public static ProgrammePolicySet screensEvery(int days) {
        return set(SamplePolicy.usual().screeningIntervalDays(days));
    }

    /** The policy of version 0, but for the steps of approval of a contract. */
    public static ProgrammePolicySet approvesIn(ApprovalStep... steps) {
        return set(SamplePolicy.usual().contractApproval(steps));
    }

    private static ProgrammePolicySet set(SamplePolicy policy) {
        return new ProgrammePolicySet(PROGRAMME, policy.policy());
    }

    public static BudgetAllocated allocated(String amount) {
        AllocateBudget command = Samples.allocate(amount);
        return new BudgetAllocated(
                PROGRAMME,
                LINE,
                command.lineTitle(),
                eur(amount),
                command.source(),
                command.decisionReference());
    }
}
