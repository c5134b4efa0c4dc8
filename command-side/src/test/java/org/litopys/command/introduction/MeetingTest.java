package org.litopys.command.introduction;

import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.introduction.SampleIntroduction.ID;
import static org.litopys.command.introduction.SampleIntroduction.IN_THIRTY_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.agreed;
import static org.litopys.command.introduction.SampleIntroduction.held;
import static org.litopys.command.introduction.SampleIntroduction.office;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.introduction.IntroductionCommand.CancelMeeting;
import org.litopys.command.introduction.IntroductionCommand.DiscloseContacts;
import org.litopys.command.introduction.IntroductionCommand.RecordFollowUp;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.RecordNda;
import org.litopys.command.introduction.IntroductionCommand.RecordNoShow;
import org.litopys.command.introduction.IntroductionCommand.ReleaseTechnicalData;
import org.litopys.command.introduction.IntroductionCommand.RescheduleMeeting;
import org.litopys.command.introduction.IntroductionCommand.ScheduleMeeting;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationStatus;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionEvent.ContactsDisclosed;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.MeetingCancelled;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionEvent.MeetingNoShow;
import org.litopys.events.introduction.IntroductionEvent.MeetingRescheduled;
import org.litopys.events.introduction.IntroductionEvent.MeetingScheduled;
import org.litopys.events.introduction.IntroductionEvent.NdaRecorded;
import org.litopys.events.introduction.IntroductionEvent.TechnicalDataReleased;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;

/** What the parties tell each other once both have accepted, and how they meet. */
class MeetingTest {
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static DiscloseContacts disclose(Party to) {
        return new DiscloseContacts(
                ID,
                to,
                SampleOrganisation.PERSON,
                Set.of(ContactField.NAME, ContactField.EMAIL),
                DisclosureBasis.CONSENT);
    }

    @Test
    void a_contact_of_the_one_party_is_disclosed_to_the_other() {
        agreed(office(SampleOrganisation.contact()))
                .when(disclose(Party.COUNTERPARTY), by(LIAISON))
                .thenEvents(
                        new ContactsDisclosed(
                                ID,
                                Party.COUNTERPARTY,
                                SampleOrganisation.PERSON,
                                Set.of(ContactField.NAME, ContactField.EMAIL),
                                DisclosureBasis.CONSENT));
        agreed(office(SampleOrganisation.contact()))
                .when(disclose(Party.INNOVATOR), by(LIAISON))
                .thenRefused(Rule.UNKNOWN_PERSON, "/data/contact", SampleOrganisation.PERSON);
    }

    @Test
    void nothing_is_disclosed_before_both_have_accepted() {
        SampleIntroduction.beside(office(SampleOrganisation.contact()))
                .given(LIAISON, SampleIntroduction.proposed())
                .given(LIAISON, SampleIntroduction.cleared())
                .given(LIAISON, SampleIntroduction.offered())
                .given(LIAISON, SampleIntroduction.acceptedBy(Party.INNOVATOR, null))
                .when(disclose(Party.COUNTERPARTY), by(LIAISON))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void technical_data_follows_an_agreement_on_non_disclosure_that_is_in_force() {
        ReleaseTechnicalData release = new ReleaseTechnicalData(ID, Party.COUNTERPARTY, HASH);

        agreed(office())
                .given(LIAISON, new NdaRecorded(ID, HASH, TODAY))
                .when(release, by(LIAISON))
                .thenEvents(new TechnicalDataReleased(ID, Party.COUNTERPARTY, HASH));
        agreed(office()).when(release, by(LIAISON)).thenRefused(Rule.NDA_MISSING, "", "–");
        agreed(office())
                .given(LIAISON, new NdaRecorded(ID, HASH, TODAY.minusDays(1)))
                .when(release, by(LIAISON))
                .thenRefused(Rule.NDA_MISSING, "", TODAY.minusDays(1));
    }

    @Test
    void an_agreement_on_non_disclosure_is_valid_today_or_later() {
        agreed(office())
                .when(new RecordNda(ID, HASH, TODAY), by(LIAISON))
                .thenEvents(new NdaRecorded(ID, HASH, TODAY));
        agreed(office())
                .when(new RecordNda(ID, HASH, TODAY.minusDays(1)), by(LIAISON))
                .thenRefused(
                        Rule.VALIDITY_ALREADY_OVER, "/data/validUntil", TODAY.minusDays(1), TODAY);
    }

    @Test
    void nothing_more_is_disclosed_once_the_award_is_gone() {
        LedgerEvent[] withdrawn =
                office(
                        SampleOrganisation.contact(),
                        new ApplicationWithdrawn(SampleApplication.ID));

        agreed(withdrawn)
                .when(disclose(Party.COUNTERPARTY), by(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "",
                        SampleApplication.ID,
                        ApplicationStatus.WITHDRAWN);
        agreed(withdrawn)
                .given(LIAISON, new NdaRecorded(ID, HASH, TODAY))
                .when(new ReleaseTechnicalData(ID, Party.COUNTERPARTY, HASH), by(LIAISON))
                .thenRefusedBy("application-not-accepted");
    }

    @Test
    void a_meeting_is_planned_and_moved_into_the_future_only() {
        agreed(office())
                .when(new ScheduleMeeting(ID, TOMORROW, MeetingMode.VIDEO, "uk", true), by(LIAISON))
                .thenEvents(scheduled(TOMORROW));
        agreed(office())
                .when(new ScheduleMeeting(ID, NOW, MeetingMode.VIDEO, "uk", true), by(LIAISON))
                .thenRefused(Rule.MEETING_NOT_TO_COME, "/data/meetsAt", NOW, NOW);
        meetingAt(TOMORROW)
                .when(
                        new RescheduleMeeting(ID, TOMORROW.plus(Duration.ofDays(1))),
                        decidedBy(LIAISON))
                .thenEvents(new MeetingRescheduled(ID, TOMORROW.plus(Duration.ofDays(1))));
        meetingAt(TOMORROW)
                .when(new RescheduleMeeting(ID, NOW), decidedBy(LIAISON))
                .thenRefused(Rule.MEETING_NOT_TO_COME, "/data/meetsAt", NOW, NOW);
    }

    @Test
    void a_meeting_that_is_cancelled_can_be_planned_again() {
        meetingAt(TOMORROW)
                .when(new CancelMeeting(ID), decidedBy(LIAISON))
                .thenEvents(new MeetingCancelled(ID));
        meetingAt(TOMORROW)
                .given(LIAISON, new MeetingCancelled(ID))
                .when(new ScheduleMeeting(ID, TOMORROW, MeetingMode.VIDEO, "uk", true), by(LIAISON))
                .thenEvents(scheduled(TOMORROW));
    }

    @Test
    void nobody_has_missed_a_meeting_that_is_still_to_come() {
        meetingAt(NOW)
                .when(new RecordNoShow(ID, Party.COUNTERPARTY), by(LIAISON))
                .thenEvents(new MeetingNoShow(ID, Party.COUNTERPARTY));
        meetingAt(TOMORROW)
                .when(new RecordNoShow(ID, Party.COUNTERPARTY), by(LIAISON))
                .thenRefused(Rule.MEETING_STILL_TO_COME, "", TOMORROW, NOW);
    }

    @Test
    void a_planned_meeting_is_recorded_when_it_was_held() {
        meetingAt(NOW)
                .when(
                        new RecordMeeting(ID, TODAY, MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenEvents(held());
    }

    @Test
    void what_was_said_at_a_meeting_is_kept_in_short() {
        agreed(office())
                .when(
                        new RecordMeeting(
                                ID,
                                TODAY,
                                MeetingMode.VIDEO,
                                3,
                                "A trial in winter.",
                                "Keen.",
                                "Open."),
                        by(LIAISON))
                .thenEvents(
                        new MeetingHeld(
                                ID,
                                TODAY,
                                MeetingMode.VIDEO,
                                3,
                                "A trial in winter.",
                                "Keen.",
                                "Open.",
                                IN_THIRTY_DAYS));
    }

    @Test
    void a_follow_up_is_due_at_the_end_of_its_day() {
        agreed(office())
                .given(LIAISON, held())
                .when(followUp(30), by(LIAISON))
                .thenEvents(
                        new FollowUpRecorded(
                                ID,
                                "Send the price list",
                                FollowUpOwner.INNOVATOR,
                                IN_THIRTY_DAYS));
        agreed(office())
                .given(LIAISON, held())
                .when(followUp(-1), by(LIAISON))
                .thenRefused(Rule.VALIDITY_ALREADY_OVER, "/data/dueOn", TODAY.minusDays(1), TODAY);
    }

    private static RecordFollowUp followUp(int inDays) {
        return new RecordFollowUp(
                ID, "Send the price list", FollowUpOwner.INNOVATOR, TODAY.plusDays(inDays));
    }

    private static MeetingScheduled scheduled(Instant at) {
        return new MeetingScheduled(ID, at, MeetingMode.VIDEO, "uk", true);
    }

    private static RecordFixture<Introduction> meetingAt(Instant at) {
        return agreed(office()).given(LIAISON, scheduled(at));
    }
}
