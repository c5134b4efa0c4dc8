package org.litopys.command.pilot;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.events.TechnologyArea;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;

/** The events that the sample commands to a pilot cause on the sample day. */
public final class SamplePilot {
    public static final PilotId ID = PilotId.after(SampleIntroduction.ID);

    /** Thirty days after the sample day, at 17:00 in Brussels. */
    static final Instant IN_THIRTY_DAYS = Instant.parse("2026-04-02T15:00:00Z");

    private SamplePilot() {}

    public static PilotProposed proposed(LocalDate plannedStart, LocalDate plannedEnd) {
        return new PilotProposed(
                ID,
                SampleIntroduction.ID,
                SampleApplication.ID,
                LEAD,
                HOST,
                TechnologyArea.ENERGY_SUPPLY,
                "Winter trial",
                plannedStart,
                plannedEnd,
                IN_THIRTY_DAYS);
    }

    public static PilotPlanApproved planApproved() {
        return new PilotPlanApproved(ID, HASH, Instant.parse("2026-03-17T16:00:00Z"));
    }

    public static PilotAuthorised authorised(Instant startDueAt) {
        return new PilotAuthorised(ID, startDueAt);
    }

    public static PilotStarted started(LocalDate startedOn, Instant completionDueAt) {
        return new PilotStarted(ID, startedOn, 6, completionDueAt);
    }

    public static PilotCompleted completed() {
        return new PilotCompleted(ID, TODAY, IN_THIRTY_DAYS);
    }

    public static PilotEvaluated evaluated(PilotAdvice advice, @Nullable Instant contractDueAt) {
        return new PilotEvaluated(ID, PilotOutcome.SUCCESS, 5, advice, contractDueAt);
    }
}
