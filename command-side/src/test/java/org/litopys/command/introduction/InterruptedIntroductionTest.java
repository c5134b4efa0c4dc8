package org.litopys.command.introduction;

import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.introduction.SampleIntroduction.ID;
import static org.litopys.command.introduction.SampleIntroduction.IN_TEN_WORKING_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.acceptedBy;
import static org.litopys.command.introduction.SampleIntroduction.agreed;
import static org.litopys.command.introduction.SampleIntroduction.beside;
import static org.litopys.command.introduction.SampleIntroduction.cleared;
import static org.litopys.command.introduction.SampleIntroduction.held;
import static org.litopys.command.introduction.SampleIntroduction.offered;
import static org.litopys.command.introduction.SampleIntroduction.office;
import static org.litopys.command.introduction.SampleIntroduction.proposed;

import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.BlockIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.UnblockIntroduction;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.SuspensionGround;

/** What stops an introduction, takes it back or begins it anew. */
class InterruptedIntroductionTest {
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
                .when(new RecordMeeting(ID, held().heldOn(), MeetingMode.IN_PERSON, 5), by(LIAISON))
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
                .when(new RecordMeeting(ID, held().heldOn(), MeetingMode.IN_PERSON, 5), by(LIAISON))
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
}
