package org.litopys.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationEvent.FollowOnBegan;
import org.litopys.events.introduction.ClearanceGround;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionEvent.ContactsDisclosed;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionEvent.MeetingCancelled;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionEvent.MeetingNoShow;
import org.litopys.events.introduction.IntroductionEvent.MeetingRescheduled;
import org.litopys.events.introduction.IntroductionEvent.MeetingScheduled;
import org.litopys.events.introduction.IntroductionEvent.NdaRecorded;
import org.litopys.events.introduction.IntroductionEvent.ScoutingIntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.TechnicalDataReleased;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.ObservationCategory;
import org.litopys.events.pilot.PilotAdvice;
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
import org.litopys.events.pilot.ReadinessScale;
import org.litopys.events.pilot.Severity;
import org.litopys.events.pilot.SuccessCriterion;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.pilot.TerminationCause;
import org.litopys.events.record.Subject;

/**
 * Two more introductions of an application that has a pilot, and one that is scouted: everything
 * happens to them and to their pilots that the others are spared.
 */
final class GeneratedTrials {
    private static final OrganisationId HOST = GeneratedOrganisations.SURVIVOR;
    private static final OrganisationId OTHER = GeneratedOrganisations.LISTED;
    private static final String HASH = "ef".repeat(32);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 2);

    private final GeneratedActs acts;
    private final PilotProposed known;
    private final IntroductionId id;
    private final List<GeneratedOffice.Act> all = new ArrayList<>();

    /**
     * @param known the pilot that the application has
     */
    GeneratedTrials(GeneratedActs acts, PilotProposed known) {
        this.acts = acts;
        this.known = known;
        id = IntroductionId.between(known.applicationId(), HOST, GeneratedAuthority.NEED);
    }

    List<GeneratedOffice.Act> acts() {
        scouted();
        introduced();
        met();
        notTried();
        tried();
        ended();
        return all;
    }

    private void act(Role role, LedgerEvent... events) {
        all.add(acts.act(role, role.name().charAt(0) + "O-08", "on the file", events));
    }

    private void itself(LedgerEvent event) {
        all.add(GeneratedActs.byItself(event));
    }

    private void scouted() {
        IntroductionId scout =
                IntroductionId.scouting(GeneratedOffice.PROGRAMME, known.innovator(), OTHER, null);
        act(
                Role.LIAISON_OFFICER,
                new ScoutingIntroductionProposed(
                        scout,
                        GeneratedOffice.PROGRAMME,
                        known.innovator(),
                        OTHER,
                        null,
                        acts.in(130)));
        act(Role.COMPLIANCE_OFFICER, cleared(scout));
        act(Role.LIAISON_OFFICER, new IntroductionCancelled(scout));
    }

    private IntroductionCleared cleared(IntroductionId introduction) {
        return new IntroductionCleared(introduction, true, SecurityLevel.INTERNAL, acts.in(140));
    }

    private void introduced() {
        act(
                Role.LIAISON_OFFICER,
                new IntroductionProposed(
                        id,
                        known.applicationId(),
                        known.innovator(),
                        List.of(),
                        HOST,
                        GeneratedAuthority.NEED,
                        acts.in(130)));
        act(
                Role.COMPLIANCE_OFFICER,
                new IntroductionClearanceRefused(id, ClearanceGround.EXPORT_CONTROL));
        act(Role.LIAISON_OFFICER, new IntroductionReproposed(id, acts.in(131)));
        act(Role.COMPLIANCE_OFFICER, cleared(id));
        act(Role.LIAISON_OFFICER, new IntroductionOffered(id, acts.in(141)));
        itself(new IntroductionExpired(id));
        act(Role.LIAISON_OFFICER, new IntroductionReproposed(id, acts.in(132)));
        act(Role.COMPLIANCE_OFFICER, cleared(id));
        act(Role.LIAISON_OFFICER, new IntroductionOffered(id, acts.in(142)));
        act(Role.SERVICE, new IntroductionAcceptedByParty(id, Party.INNOVATOR, null));
        itself(new IntroductionBlocked(id, HOST));
        act(Role.COMPLIANCE_OFFICER, new IntroductionUnblocked(id, acts.in(143)));
        act(Role.PROGRAMME_MANAGER, new IntroductionParked(id, known.introductionId()));
        act(Role.LIAISON_OFFICER, new IntroductionTakenUp(id, null, acts.in(144), null, null));
        act(
                Role.LIAISON_OFFICER,
                new IntroductionAcceptedByParty(id, Party.COUNTERPARTY, acts.in(150)));
    }

    private void met() {
        act(Role.LEGAL_OFFICER, new NdaRecorded(id, HASH, DAY.plusYears(1)));
        act(
                Role.LIAISON_OFFICER,
                new ContactsDisclosed(
                        id,
                        Party.COUNTERPARTY,
                        new DataSubjectId(acts.uuid()),
                        Set.of(ContactField.EMAIL),
                        DisclosureBasis.CONSENT));
        act(Role.LIAISON_OFFICER, new TechnicalDataReleased(id, Party.COUNTERPARTY, HASH));
        act(Role.LIAISON_OFFICER, meeting(144));
        act(Role.LIAISON_OFFICER, new MeetingRescheduled(id, acts.in(145)));
        act(Role.LIAISON_OFFICER, new MeetingCancelled(id));
        act(Role.LIAISON_OFFICER, meeting(146));
        act(Role.LIAISON_OFFICER, new MeetingNoShow(id, Party.INNOVATOR));
        act(
                Role.LIAISON_OFFICER,
                new MeetingHeld(id, DAY, MeetingMode.IN_PERSON, 4, null, null, null, acts.in(160)));
        act(
                Role.LIAISON_OFFICER,
                new FollowUpRecorded(id, "Send the plan", FollowUpOwner.INNOVATOR, acts.in(165)));
    }

    private MeetingScheduled meeting(int inDays) {
        return new MeetingScheduled(id, acts.in(inDays), MeetingMode.IN_PERSON, "uk", true);
    }

    /** One pilot is rejected, the next one cancelled. */
    private void notTried() {
        PilotId rejected = proposed(1);
        act(Role.SERVICE, plan(rejected, 1));
        act(Role.PROGRAMME_MANAGER, new PilotPlanReturned(rejected, 1));
        act(Role.SERVICE, plan(rejected, 2));
        act(
                Role.AUTHORISING_OFFICER,
                new PilotRejected(rejected),
                new IntroductionReopened(id, rejected, acts.in(172)));
        PilotId cancelled = proposed(2);
        act(
                Role.LIAISON_OFFICER,
                new PilotCancelled(cancelled),
                new IntroductionReopened(id, cancelled, acts.in(173)));
    }

    private PilotId proposed(int attempt) {
        PilotId pilot = PilotId.after(id, attempt);
        act(
                Role.LIAISON_OFFICER,
                pilot(pilot, id, HOST),
                new IntroductionProgressedToPilot(id, pilot),
                new FollowOnBegan(known.applicationId(), Subject.of(RecordType.PILOT, pilot)));
        return pilot;
    }

    private PilotProposed pilot(PilotId pilot, IntroductionId introduction, OrganisationId host) {
        return new PilotProposed(
                pilot,
                introduction,
                known.applicationId(),
                known.innovator(),
                List.of(),
                host,
                known.technology(),
                "Another trial",
                DAY,
                DAY.plusDays(90),
                acts.in(170));
    }

    private static PilotPlanSubmitted plan(PilotId pilot, int version) {
        return new PilotPlanSubmitted(
                pilot,
                version,
                HASH,
                HASH,
                HASH,
                List.of(new SuccessCriterion("Hours without mains power", "48", "h")));
    }

    private void tried() {
        PilotId pilot = proposed(3);
        act(Role.SERVICE, plan(pilot, 1));
        act(Role.PROGRAMME_MANAGER, new PilotPlanApproved(pilot, HASH, acts.in(180)));
        act(Role.PROGRAMME_MANAGER, new PilotEndorsed(pilot));
        act(
                Role.COMPLIANCE_OFFICER,
                new ExportLicenceRecorded(
                        pilot,
                        LicenceRegime.DUAL_USE,
                        "EE-1",
                        "Strategic goods office",
                        DAY.plusDays(60)));
        act(Role.AUTHORISING_OFFICER, new PilotAuthorised(pilot, acts.in(190)));
        act(Role.LIAISON_OFFICER, new MilestonePlanned(pilot, 1, "Training", acts.in(200)));
        act(Role.LIAISON_OFFICER, new MilestonePlanned(pilot, 2, "Second site", acts.in(210)));
        act(Role.LIAISON_OFFICER, new PilotStarted(pilot, DAY, 6, acts.in(250)));
        act(Role.LIAISON_OFFICER, new MilestoneRescheduled(pilot, 1, acts.in(205)));
        act(Role.LIAISON_OFFICER, new MilestoneReached(pilot, 1, DAY.plusDays(9)));
        act(Role.LIAISON_OFFICER, new MilestoneMissed(pilot, 2));
        act(
                Role.LIAISON_OFFICER,
                new ObservationRecorded(
                        pilot, ObservationCategory.TRAINING, Severity.LOW, "Two days are enough"));
        act(Role.SERVICE, new IncidentReported(pilot, 1, Severity.HIGH, "It stopped"));
        act(Role.LIAISON_OFFICER, new PilotSuspended(pilot, SuspensionCause.SAFETY, null));
        act(Role.LIAISON_OFFICER, new IncidentResolved(pilot, 1, "Part replaced"));
        act(Role.PROGRAMME_MANAGER, new PilotResumed(pilot));
        act(Role.AUTHORISING_OFFICER, new PilotExtended(pilot, DAY.plusDays(120), acts.in(260)));
        itself(new ExportLicenceExpiring(pilot, "EE-1", 30));
        itself(new ExportLicenceExpired(pilot, "EE-1"));
        act(Role.LIAISON_OFFICER, new PilotCompleted(pilot, DAY.plusDays(61), acts.in(270)));
        act(Role.SERVICE, new PilotReportSubmitted(pilot, HASH));
        act(Role.LIAISON_OFFICER, new EndUserFeedbackRecorded(pilot, 4, true, "Saves time"));
        act(Role.RAPPORTEUR, new TechnologyReadinessAssessed(pilot, ReadinessScale.ARL, 6, 5));
        act(
                Role.RAPPORTEUR,
                new PilotEvaluated(
                        pilot, PilotOutcome.PARTIAL, List.of(), 6, PilotAdvice.ITERATE, null));
        act(Role.PROGRAMME_MANAGER, new PilotClosed(pilot));
    }

    /** A pilot with another host that is ended before its end. */
    private void ended() {
        IntroductionId other = IntroductionId.between(known.applicationId(), OTHER);
        PilotId pilot = PilotId.after(other);
        act(
                Role.LIAISON_OFFICER,
                new IntroductionProposed(
                        other,
                        known.applicationId(),
                        known.innovator(),
                        List.of(),
                        OTHER,
                        null,
                        acts.in(130)));
        act(
                Role.LIAISON_OFFICER,
                pilot(pilot, other, OTHER),
                new IntroductionProgressedToPilot(other, pilot));
        act(Role.LIAISON_OFFICER, new PilotStarted(pilot, DAY, 6, acts.in(250)));
        act(Role.PROGRAMME_MANAGER, new PilotTerminated(pilot, TerminationCause.NO_PROGRESS));
    }
}
