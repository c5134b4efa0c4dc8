package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Rule;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelMeeting;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DiscloseContacts;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeScoutingIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.RecordNda;
import org.litopys.command.introduction.IntroductionCommand.RecordNoShow;
import org.litopys.command.introduction.IntroductionCommand.RefuseIntroductionClearance;
import org.litopys.command.introduction.IntroductionCommand.ReleaseTechnicalData;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RescheduleMeeting;
import org.litopys.command.introduction.IntroductionCommand.ScheduleMeeting;
import org.litopys.command.introduction.IntroductionCommand.UnblockIntroduction;
import org.litopys.command.organisation.OrganisationCommand.ReinstateOrganisation;
import org.litopys.command.organisation.OrganisationCommand.SuspendOrganisation;
import org.litopys.command.organisation.OrganisationCommand.ValidateOrganisation;
import org.litopys.events.Actor;
import org.litopys.events.introduction.ClearanceGround;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.programme.ProgrammeId;

/**
 * Two innovators that have applied for nothing and are introduced all the same: what seldom happens
 * to introductions happens to theirs.
 */
final class ScoutingStory {
    /** Numbers that no applicant has. */
    private static final int SLOW = 900_011;

    private static final int UNDER_INQUIRY = 900_012;

    private final Office office;
    private final Actor liaison = Staff.LIAISON.getFirst();
    private final Actor officer = Staff.COMPLIANCE.getFirst();

    ScoutingStory(Office office) {
        this.office = office;
    }

    void begin() {
        slow();
        underInquiry();
    }

    /** A step in so many weeks of the play. */
    private void week(int week, Runnable step) {
        Chance chance = office.chance("scouting", week);
        office.agenda.at(
                Agenda.officeMoment(office.start().plus(Duration.ofDays(7L * week)), chance), step);
    }

    private void send(Actor actor, LedgerCommand command) {
        office.desk.send(actor, command);
    }

    private void send(Actor actor, LedgerCommand command, int reason) {
        office.desk.send(actor, command, Note.because(Reasons.SCOUTING.get(reason).en()));
    }

    private OrganisationId known(int number) {
        OrganisationId id = office.registrationOf(number).subject();
        send(Staff.PORTAL, office.registrationOf(number));
        office.desk.send(
                officer, new ValidateOrganisation(id), Note.because(Reasons.REGISTER_AGREES.en()));
        new OrganisationStory(office, number).contact(0);
        return id;
    }

    private ProposeScoutingIntroduction proposal(int innovator) {
        return new ProposeScoutingIntroduction(
                ProgrammeId.ofCode(Office.PROGRAMME),
                office.registrationOf(innovator).subject(),
                office.firstCounterparty(),
                null);
    }

    private void screened(ProposeScoutingIntroduction proposal) {
        office.screenings.before(proposal.innovator());
        office.screenings.before(proposal.counterparty());
    }

    /** Not cleared, then not answered, then a meeting that is moved, cancelled and missed. */
    private void slow() {
        ProposeScoutingIntroduction proposal = proposal(SLOW);
        IntroductionId id = proposal.subject();
        ReproposeIntroduction again = new ReproposeIntroduction(id);
        week(
                12,
                () -> {
                    known(SLOW);
                    screened(proposal);
                    send(liaison, proposal, 0);
                });
        week(
                13,
                () ->
                        send(
                                officer,
                                new RefuseIntroductionClearance(id, ClearanceGround.EXPORT_CONTROL),
                                1));
        week(
                15,
                () -> {
                    screened(proposal);
                    send(liaison, again, 2);
                    clear(id);
                    send(liaison, new OfferIntroduction(id, null));
                });
        week(
                19, // the offer has lapsed
                () -> {
                    screened(proposal);
                    send(liaison, again, 3);
                    clear(id);
                    send(liaison, new OfferIntroduction(id, null));
                    send(Staff.PORTAL, new AcceptIntroduction(id, Party.INNOVATOR));
                    send(liaison, new AcceptIntroduction(id, Party.COUNTERPARTY));
                });
        week(20, () -> arranged(id));
        week(
                24,
                () -> {
                    send(liaison, new RecordNoShow(id, Party.COUNTERPARTY));
                    send(
                            liaison,
                            new RecordMeeting(
                                    id,
                                    office.agenda.today(),
                                    MeetingMode.IN_PERSON,
                                    3,
                                    null,
                                    null,
                                    null));
                });
        week(28, () -> send(liaison, new CloseIntroduction(id, CloseReason.NO_MATCH), 6));
    }

    private void clear(IntroductionId id) {
        office.desk.send(
                officer,
                new ClearIntroduction(id, true, SecurityLevel.INTERNAL),
                Note.because(Reasons.CLEARED.en()));
    }

    private void arranged(IntroductionId id) {
        Instant day = office.agenda.now().truncatedTo(ChronoUnit.HOURS);
        ScheduleMeeting meeting =
                new ScheduleMeeting(
                        id, day.plus(7, ChronoUnit.DAYS), MeetingMode.IN_PERSON, "uk", true);
        ReleaseTechnicalData release =
                new ReleaseTechnicalData(
                        id, Party.COUNTERPARTY, office.desk.hash("technical-data/" + id));
        office.desk.mistake(Rule.NDA_MISSING, liaison, release, Note.NONE);
        send(
                Staff.LAWYER,
                new RecordNda(
                        id, office.desk.hash("nda/" + id), office.agenda.today().plusYears(2)));
        send(liaison, release);
        send(
                liaison,
                new DiscloseContacts(
                        id,
                        Party.COUNTERPARTY,
                        new OrganisationStory(office, SLOW).person(0),
                        EnumSet.of(ContactField.NAME, ContactField.EMAIL),
                        DisclosureBasis.CONSENT));
        send(liaison, meeting);
        send(liaison, new RescheduleMeeting(id, day.plus(9, ChronoUnit.DAYS)), 4);
        send(liaison, new CancelMeeting(id), 5);
        send(
                liaison,
                new ScheduleMeeting(
                        id, day.plus(14, ChronoUnit.DAYS), MeetingMode.IN_PERSON, "uk", true));
    }

    /** Blocked while the innovator is under inquiry. */
    private void underInquiry() {
        ProposeScoutingIntroduction proposal = proposal(UNDER_INQUIRY);
        IntroductionId id = proposal.subject();
        OrganisationId innovator = proposal.innovator();
        week(
                30,
                () -> {
                    known(UNDER_INQUIRY);
                    screened(proposal);
                    send(liaison, proposal, 0);
                });
        week(
                31,
                () ->
                        send(
                                Staff.HEAD,
                                new SuspendOrganisation(
                                        innovator,
                                        SuspensionGround.INVESTIGATION,
                                        "inquiry/BRIDGE/2"),
                                7));
        UnblockIntroduction unblock = new UnblockIntroduction(id);
        week(
                32,
                () ->
                        office.desk.mistake(
                                Rule.ORGANISATION_BARRED,
                                officer,
                                unblock,
                                Note.because(Reasons.SCOUTING.get(8).en())));
        week(33, () -> send(Staff.DEPUTY, new ReinstateOrganisation(innovator), 8));
        week(
                34,
                () -> {
                    screened(proposal);
                    send(officer, unblock, 8);
                    send(liaison, new CancelIntroduction(id), 9);
                });
    }
}
