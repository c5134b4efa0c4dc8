package org.litopys.command.pilot;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.RecordFixture;
import org.litopys.command.Samples;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.Calls;
import org.litopys.command.call.SampleCall;
import org.litopys.command.introduction.Introductions;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.pilot.PilotCommand.SubmitPilotPlan;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationEvent.ApplicationDraftEdited;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotAuthorised;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotEndorsed;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.pilot.PilotEvent.PilotPlanApproved;
import org.litopys.events.pilot.PilotEvent.PilotPlanSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.pilot.PilotEvent.PilotReportSubmitted;
import org.litopys.events.pilot.PilotEvent.PilotStarted;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.PilotOutcome;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReservationId;

/** The events that the sample commands to a pilot cause on the sample day. */
public final class SamplePilot {
    public static final PilotId ID = PilotId.after(SampleIntroduction.ID);

    /** Thirty days after the sample day, at 17:00 in Brussels. */
    static final Instant IN_THIRTY_DAYS = Instant.parse("2026-04-02T15:00:00Z");

    static final LocalDate LAST_DAY = LocalDate.parse("2026-05-02"); // a Saturday
    static final Instant LAST_DAY_ENDS = Instant.parse("2026-05-02T15:00:00Z");

    private SamplePilot() {}

    public static PilotProposed proposed(
            LocalDate plannedStart, LocalDate plannedEnd, OrganisationId... partners) {
        return new PilotProposed(
                ID,
                SampleIntroduction.ID,
                SampleApplication.ID,
                LEAD,
                List.of(partners),
                HOST,
                TechnologyArea.ENERGY_SUPPLY,
                "Winter trial",
                plannedStart,
                plannedEnd,
                IN_THIRTY_DAYS);
    }

    /** A pilot beside these events of other records. */
    static RecordFixture<Pilot> beside(LedgerEvent... others) {
        return beside(otherRecords(others));
    }

    private static RecordFixture<Pilot> beside(EventStore store) {
        Organisations organisations = new Organisations(store);
        Applications applications = new Applications(store);
        return RecordFixture.of(Pilot.class)
                .with(
                        organisations,
                        applications,
                        SampleApplication.policies(store),
                        new TrialConditions(
                                organisations,
                                new Introductions(store),
                                applications,
                                new Calls(store),
                                new Programmes(store),
                                new Deadlines(Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    /** A pilot of an application that somebody, who may work for the office, helped to write. */
    static RecordFixture<Pilot> besideApplicationOf(Actor writer) {
        EventStore store = otherRecords(office(TODAY));
        store.publish(
                new GenericDomainEventMessage<>(
                        "Record",
                        SampleApplication.ID.toString(),
                        store.lastSequenceNumberFor(SampleApplication.ID.toString()).orElseThrow()
                                + 1,
                        new ApplicationDraftEdited(SampleApplication.ID, "Power", "Summary", "en"),
                        Map.of(Envelope.ACTOR_ID, writer.id())));
        return beside(store);
    }

    /** An award, its introduction, both parties screened, and what else is given. */
    static LedgerEvent[] office(LocalDate screenedOn, LedgerEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        SampleProgramme.allocated("600000"),
                        new BudgetReserved(
                                PROGRAMME,
                                ReservationId.behind(SampleApplication.ID),
                                LINE,
                                eur("250000"),
                                SampleApplication.ID,
                                null),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleApplication.submitted("250000"),
                        SampleApplication.accepted("250000"),
                        SampleIntroduction.proposed(),
                        SampleOrganisation.registeredLead(),
                        SampleOrganisation.registeredHost(),
                        SampleOrganisation.screened(LEAD, screenedOn),
                        SampleOrganisation.screened(HOST, screenedOn));
        return Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new);
    }

    public static PilotPlanSubmitted planSubmitted(int version) {
        SubmitPilotPlan command = Samples.submitPlan(ID);
        return new PilotPlanSubmitted(
                ID,
                version,
                command.planHash(),
                command.riskHash(),
                command.termsHash(),
                command.criteria());
    }

    static RecordFixture<Pilot> authorisedIn(LedgerEvent... office) {
        return beside(office)
                .given(LIAISON, proposed(TODAY.plusDays(14), LAST_DAY))
                .given(PORTAL, planSubmitted(1))
                .given(MANAGER, planApproved(), new PilotEndorsed(ID))
                .given(AUTHORISING, authorised(IN_THIRTY_DAYS));
    }

    static RecordFixture<Pilot> runningIn(LedgerEvent... office) {
        return authorisedIn(office).given(LIAISON, started(TODAY, LAST_DAY_ENDS));
    }

    static PilotReportSubmitted reported() {
        return new PilotReportSubmitted(ID, HASH);
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
        return new PilotEvaluated(ID, PilotOutcome.SUCCESS, List.of(), 5, advice, contractDueAt);
    }
}
