package org.litopys.command.introduction;

import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.introduction.SampleIntroduction.ID;
import static org.litopys.command.introduction.SampleIntroduction.IN_TEN_WORKING_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.IN_THIRTY_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.acceptedBy;
import static org.litopys.command.introduction.SampleIntroduction.agreed;
import static org.litopys.command.introduction.SampleIntroduction.beside;
import static org.litopys.command.introduction.SampleIntroduction.cleared;
import static org.litopys.command.introduction.SampleIntroduction.held;
import static org.litopys.command.introduction.SampleIntroduction.lapsed;
import static org.litopys.command.introduction.SampleIntroduction.offered;
import static org.litopys.command.introduction.SampleIntroduction.office;
import static org.litopys.command.introduction.SampleIntroduction.proposed;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.BlockIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelMeeting;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroductionWithoutAward;
import org.litopys.command.introduction.IntroductionCommand.ParkIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.TakeUpIntroduction;
import org.litopys.command.introduction.IntroductionCommand.UnblockIntroduction;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionEvent.MeetingScheduled;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.pilot.PilotId;

/** What stops an introduction, takes it back or begins it anew. */
class InterruptedIntroductionTest {
    private static final NeedId MATCHED = NeedId.ofCode("NEED-2");

    private static final OrganisationSuspended SUSPENDED =
            new OrganisationSuspended(HOST, SuspensionGround.INVESTIGATION, null);

    @Test
    void the_suspension_of_a_party_blocks_it() {
        agreed(office(SUSPENDED))
                .when(new BlockIntroduction(ID, HOST), by(PROCESS))
                .thenEvents(new IntroductionBlocked(ID, HOST));
    }

    @Test
    void a_party_that_was_reinstated_meanwhile_does_not() {
        agreed(office())
                .when(new BlockIntroduction(ID, HOST), by(PROCESS))
                .thenRefused(Rule.ORGANISATION_NOT_BARRED, "/data/organisation", HOST, "VALIDATED");
    }

    @Test
    void nothing_goes_on_while_it_is_blocked() {
        blocked(agreed(office(SUSPENDED)))
                .when(
                        new RecordMeeting(
                                ID, held().heldOn(), MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "record-meeting",
                        "BLOCKED",
                        "unblock-introduction, close-introduction, cancel-introduction");
    }

    @Test
    void a_person_lets_it_go_on_where_it_stood() {
        blocked(agreed(office()))
                .when(new UnblockIntroduction(ID), decidedBy(COMPLIANCE))
                .thenEvents(new IntroductionUnblocked(ID, null));
        blocked(agreed(office()))
                .given(COMPLIANCE, new IntroductionUnblocked(ID, null))
                .when(
                        new RecordMeeting(
                                ID, held().heldOn(), MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenEvents(held());
    }

    @Test
    void parties_that_were_asked_get_the_whole_time_again() {
        blocked(asked(office()))
                .when(new UnblockIntroduction(ID), decidedBy(COMPLIANCE))
                .thenEvents(new IntroductionUnblocked(ID, IN_TEN_WORKING_DAYS));
    }

    @Test
    void it_stays_blocked_as_long_as_a_party_is_suspended() {
        blocked(agreed(office(SUSPENDED)))
                .when(new UnblockIntroduction(ID), decidedBy(COMPLIANCE))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
    }

    private static final IntroductionId OTHER =
            new ProposeIntroduction(SampleApplication.ID, HOST, MATCHED).subject();

    /** Another introduction of the same application, which has a pilot. */
    private static LedgerEvent[] besidePilot() {
        return office(
                new IntroductionProposed(
                        OTHER,
                        SampleApplication.ID,
                        LEAD,
                        List.of(),
                        HOST,
                        MATCHED,
                        proposed().clearanceDueAt()),
                new IntroductionProgressedToPilot(OTHER, PilotId.after(OTHER)));
    }

    @Test
    void it_is_parked_while_another_one_of_the_application_leads_to_a_pilot() {
        agreed(besidePilot())
                .when(new ParkIntroduction(ID, OTHER), decidedBy(MANAGER))
                .thenEvents(new IntroductionParked(ID, OTHER));
        agreed(besidePilot())
                .when(new ParkIntroduction(ID, OTHER), decidedBy(LIAISON))
                .thenRefused(Rule.ROLE_MISSING, "", LIAISON.id(), Role.PROGRAMME_MANAGER);
        agreed(besidePilot())
                .when(new ParkIntroduction(ID, OTHER), by(MANAGER))
                .thenRefused(Rule.REASON_MISSING, "/reason", "park-introduction");
    }

    @Test
    void without_a_pilot_elsewhere_nothing_is_parked() {
        agreed(
                        office(
                                new IntroductionProposed(
                                        OTHER,
                                        SampleApplication.ID,
                                        LEAD,
                                        List.of(),
                                        HOST,
                                        MATCHED,
                                        proposed().clearanceDueAt())))
                .when(new ParkIntroduction(ID, OTHER), decidedBy(MANAGER))
                .thenRefused(
                        Rule.NO_PILOT_TO_WAIT_FOR,
                        "/data/inFavourOf",
                        OTHER,
                        SampleApplication.ID,
                        "PROPOSED");
    }

    @Test
    void the_pilot_of_another_application_is_no_reason_to_park() {
        ApplicationId another = new ApplicationId(new UUID(7, 7));
        agreed(
                        office(
                                new IntroductionProposed(
                                        OTHER,
                                        another,
                                        LEAD,
                                        List.of(),
                                        HOST,
                                        null,
                                        IN_THIRTY_DAYS),
                                new IntroductionProgressedToPilot(OTHER, PilotId.after(OTHER))))
                .when(new ParkIntroduction(ID, OTHER), decidedBy(MANAGER))
                .thenRefused(
                        Rule.NO_PILOT_TO_WAIT_FOR,
                        "/data/inFavourOf",
                        OTHER,
                        another,
                        "PROGRESSED");
    }

    @Test
    void what_is_parked_goes_on_where_it_stood_with_the_whole_time() {
        parked(agreed(office()))
                .when(new TakeUpIntroduction(ID), decidedBy(LIAISON))
                .thenEvents(new IntroductionTakenUp(ID, null, null, IN_THIRTY_DAYS, null));
        parked(asked(office()))
                .when(new TakeUpIntroduction(ID), decidedBy(LIAISON))
                .thenEvents(new IntroductionTakenUp(ID, null, IN_TEN_WORKING_DAYS, null, null));
        parked(beside(office()).given(LIAISON, proposed()))
                .when(new TakeUpIntroduction(ID), decidedBy(LIAISON))
                .thenEvents(
                        new IntroductionTakenUp(ID, proposed().clearanceDueAt(), null, null, null));
        parked(agreed(office()).given(LIAISON, held()))
                .given(MANAGER, new IntroductionTakenUp(ID, null, null, null, IN_THIRTY_DAYS))
                .when(new CancelIntroduction(ID), decidedBy(LIAISON))
                .thenRefusedBy("wrong-state"); // it is HELD again
    }

    @Test
    void a_meeting_that_was_planned_is_off_when_it_is_parked() {
        parked(agreed(office()).given(LIAISON, meeting()))
                .given(MANAGER, new IntroductionTakenUp(ID, null, null, IN_THIRTY_DAYS, null))
                .when(new CancelMeeting(ID), decidedBy(LIAISON))
                .thenRefusedBy("wrong-state"); // it is AGREED again
    }

    @Test
    void nothing_goes_on_while_it_is_parked_and_what_is_taken_up_is_checked_again() {
        parked(agreed(office()))
                .when(
                        new RecordMeeting(
                                ID, held().heldOn(), MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "record-meeting",
                        "PARKED",
                        "take-up-introduction, close-introduction, cancel-introduction");
        parked(agreed(office(SUSPENDED)))
                .when(new TakeUpIntroduction(ID), decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
    }

    @Test
    void an_offer_that_goes_on_lapses_when_its_new_time_is_over() {
        AcceptIntroduction accept = new AcceptIntroduction(ID, Party.INNOVATOR);

        blocked(lapsed())
                .given(COMPLIANCE, new IntroductionUnblocked(ID, IN_TEN_WORKING_DAYS))
                .when(accept, by(PORTAL))
                .thenEvents(acceptedBy(Party.INNOVATOR, null));
        parked(lapsed())
                .given(LIAISON, new IntroductionTakenUp(ID, null, IN_TEN_WORKING_DAYS, null, null))
                .when(accept, by(PORTAL))
                .thenEvents(acceptedBy(Party.INNOVATOR, null));
    }

    @Test
    void nothing_goes_on_once_the_award_is_gone() {
        LedgerEvent[] withdrawn = office(new ApplicationWithdrawn(SampleApplication.ID));

        blocked(agreed(withdrawn))
                .when(new UnblockIntroduction(ID), decidedBy(COMPLIANCE))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
        parked(agreed(withdrawn))
                .when(new TakeUpIntroduction(ID), decidedBy(LIAISON))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
    }

    private static RecordFixture<Introduction> parked(RecordFixture<Introduction> before) {
        return before.given(MANAGER, new IntroductionParked(ID, OTHER));
    }

    private static MeetingScheduled meeting() {
        return new MeetingScheduled(ID, IN_THIRTY_DAYS, MeetingMode.VIDEO, "en", false);
    }

    @Test
    void the_office_takes_it_back_until_the_parties_have_met() {
        agreed(office())
                .when(new CancelIntroduction(ID), decidedBy(LIAISON))
                .thenEvents(new IntroductionCancelled(ID));
        agreed(office())
                .given(LIAISON, held())
                .when(new CancelIntroduction(ID), decidedBy(LIAISON))
                .thenRefusedBy("wrong-state");
    }

    @Test
    void a_declined_pair_is_proposed_again_for_a_reason_only() {
        declined(office())
                .when(new ReproposeIntroduction(ID), decidedBy(LIAISON))
                .thenEvents(new IntroductionReproposed(ID, proposed().clearanceDueAt()));
        declined(office())
                .when(new ReproposeIntroduction(ID), by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "repropose-introduction");
    }

    @Test
    void what_a_proposal_needs_it_needs_again() {
        declined(office(new ApplicationWithdrawn(SampleApplication.ID)))
                .when(new ReproposeIntroduction(ID), decidedBy(LIAISON))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
        declined(office(SUSPENDED))
                .when(new ReproposeIntroduction(ID), decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
    }

    @Test
    void answers_to_the_offer_before_do_not_count_any_more() {
        declined(office())
                .given(LIAISON, new IntroductionReproposed(ID, proposed().clearanceDueAt()))
                .given(COMPLIANCE, cleared())
                .given(LIAISON, offered())
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenEvents(acceptedBy(Party.INNOVATOR, null));
    }

    private static RecordFixture<Introduction> asked(LedgerEvent... others) {
        return beside(others)
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(LIAISON, offered());
    }

    /** The innovator had accepted. */
    private static RecordFixture<Introduction> declined(LedgerEvent... others) {
        return asked(others)
                .given(PORTAL, acceptedBy(Party.INNOVATOR, null))
                .given(
                        LIAISON,
                        new IntroductionDeclined(ID, Party.COUNTERPARTY, DeclineReason.NO_NEED));
    }

    private static RecordFixture<Introduction> blocked(RecordFixture<Introduction> before) {
        return before.given(PROCESS, new IntroductionBlocked(ID, HOST));
    }

    @Test
    void what_was_introduced_for_an_application_ends_with_it_and_not_before() {
        beside(office(new ApplicationWithdrawn(SampleApplication.ID)))
                .given(LIAISON, proposed())
                .when(new CloseIntroductionWithoutAward(ID), by(PROCESS))
                .thenEvents(new IntroductionClosed(ID, CloseReason.AWARD_ENDED));
        beside(office())
                .given(LIAISON, proposed())
                .when(new CloseIntroductionWithoutAward(ID), by(PROCESS))
                .thenRefused(Rule.AWARD_STANDS, "", SampleApplication.ID);
    }
}
