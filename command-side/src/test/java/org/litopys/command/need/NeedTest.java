package org.litopys.command.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.INTAKE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.need.NeedCommand.CloseNeed;
import org.litopys.command.need.NeedCommand.MatchNeed;
import org.litopys.command.need.NeedCommand.MeetNeed;
import org.litopys.command.need.NeedCommand.PrioritiseNeed;
import org.litopys.command.need.NeedCommand.RegisterNeed;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.pilot.Pilots;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.LedgerEvent;
import org.litopys.events.LocalizedText;
import org.litopys.events.TechnologyArea;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.access.PersonEvent.InterestDeclared;
import org.litopys.events.access.PersonEvent.PersonEntered;
import org.litopys.events.access.PersonId;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.need.NeedCloseReason;
import org.litopys.events.need.NeedEvent.NeedClosed;
import org.litopys.events.need.NeedEvent.NeedMatched;
import org.litopys.events.need.NeedEvent.NeedMet;
import org.litopys.events.need.NeedEvent.NeedPrioritised;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.need.NeedId;
import org.litopys.events.need.NeedPriority;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotAdvice;

class NeedTest {
    private static final String CODE = "NEED-2026-014";
    private static final NeedId ID = NeedId.ofCode(CODE);
    private static final LocalizedText TITLE =
            new LocalizedText("Backup power for clinics", "Резервне живлення для лікарень");
    private static final LedgerEvent[] WORLD = {
        SampleOrganisation.registeredHost(),
        SampleApplication.drafted(),
        SampleApplication.submitted("100"),
        SampleApplication.accepted("100")
    };

    private static RecordFixture<Need> need(LedgerEvent... pilot) {
        return RecordFixture.of(Need.class)
                .with(
                        new Organisations(RecordFixture.otherRecords(WORLD)),
                        new Applications(RecordFixture.otherRecords(WORLD)),
                        new Pilots(RecordFixture.otherRecords(pilot)));
    }

    private static RecordFixture<Need> matched(LedgerEvent... pilot) {
        return need(pilot)
                .given(LIAISON, registered())
                .given(MANAGER, new NeedPrioritised(ID, NeedPriority.HIGH))
                .given(LIAISON, match());
    }

    private static RegisterNeed register(OrganisationId owner) {
        return new RegisterNeed(CODE, owner, TITLE, TechnologyArea.ENERGY_SUPPLY);
    }

    private static NeedRegistered registered() {
        return new NeedRegistered(ID, CODE, HOST, TITLE, TechnologyArea.ENERGY_SUPPLY);
    }

    private static NeedMatched match() {
        return new NeedMatched(ID, SampleApplication.ID);
    }

    @Test
    void a_liaison_officer_registers_a_need() {
        need().when(register(HOST), by(LIAISON)).thenEvents(registered());
    }

    @Test
    void an_intake_officer_does_not() {
        need().when(register(HOST), by(INTAKE)).thenRefusedBy("role-missing");
    }

    @Test
    void whoever_has_the_need_must_be_registered() {
        need().when(register(LEAD), by(LIAISON))
                .thenRefused(Rule.ORGANISATION_NOT_REGISTERED, "/data/owner", LEAD);
    }

    @Test
    void a_programme_manager_ranks_it_and_may_do_so_again() {
        need().given(LIAISON, registered())
                .given(MANAGER, new NeedPrioritised(ID, NeedPriority.LOW))
                .when(new PrioritiseNeed(ID, NeedPriority.HIGH), decidedBy(MANAGER))
                .thenEvents(new NeedPrioritised(ID, NeedPriority.HIGH));
    }

    @Test
    void ranking_needs_a_reason() {
        need().given(LIAISON, registered())
                .when(new PrioritiseNeed(ID, NeedPriority.HIGH), by(MANAGER))
                .thenRefused(Rule.REASON_MISSING, "/reason", "prioritise-need");
    }

    @Test
    void nobody_ranks_it_who_has_an_interest_in_whoever_has_the_need() {
        PersonId person = PersonId.ofPseudonym(MANAGER.id());

        need().among(
                        new PersonEntered(person, MANAGER.id()),
                        new InterestDeclared(person, HOST, InterestLevel.ACTUAL))
                .given(LIAISON, registered())
                .when(new PrioritiseNeed(ID, NeedPriority.HIGH), decidedBy(MANAGER))
                .thenRefused(Rule.CONFLICT_OF_INTEREST, "", MANAGER.id(), HOST);
    }

    @Test
    void a_need_is_ranked_before_it_is_matched() {
        need().given(LIAISON, registered())
                .when(new MatchNeed(ID, SampleApplication.ID), by(LIAISON))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "match-need",
                        "REGISTERED",
                        "prioritise-need, close-need");
    }

    @Test
    void an_accepted_application_is_matched_to_it() {
        need().given(LIAISON, registered())
                .given(MANAGER, new NeedPrioritised(ID, NeedPriority.HIGH))
                .when(new MatchNeed(ID, SampleApplication.ID), by(LIAISON))
                .thenEvents(match());
    }

    @Test
    void an_application_that_is_not_accepted_is_not() {
        RecordFixture.of(Need.class)
                .with(new Applications(RecordFixture.otherRecords(SampleApplication.drafted())))
                .given(LIAISON, registered())
                .given(MANAGER, new NeedPrioritised(ID, NeedPriority.HIGH))
                .when(new MatchNeed(ID, SampleApplication.ID), by(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "/data/application",
                        SampleApplication.ID,
                        "DRAFT");
    }

    @Test
    void an_application_is_matched_once() {
        matched()
                .when(new MatchNeed(ID, SampleApplication.ID), by(LIAISON))
                .thenRefused(Rule.NEED_ALREADY_MATCHED, "/data/application", SampleApplication.ID);
    }

    @Test
    void a_pilot_of_a_matched_application_that_is_to_scale_meets_it() {
        matched(pilot(PilotAdvice.SCALE))
                .when(new MeetNeed(ID, SamplePilot.ID), by(MANAGER))
                .thenEvents(new NeedMet(ID, SamplePilot.ID));
    }

    @Test
    void a_pilot_that_is_not_to_scale_does_not() {
        matched(pilot(PilotAdvice.STOP))
                .when(new MeetNeed(ID, SamplePilot.ID), by(MANAGER))
                .thenRefused(
                        Rule.PILOT_NOT_TO_SCALE,
                        "/data/pilot",
                        SamplePilot.ID,
                        "EVALUATED",
                        "STOP");
    }

    @Test
    void a_pilot_of_another_application_does_not() {
        NeedMatched other = new NeedMatched(ID, new ApplicationId(new UUID(1, 1)));
        need(pilot(PilotAdvice.SCALE))
                .given(LIAISON, registered())
                .given(MANAGER, new NeedPrioritised(ID, NeedPriority.HIGH))
                .given(LIAISON, other)
                .when(new MeetNeed(ID, SamplePilot.ID), by(MANAGER))
                .thenRefused(Rule.NEED_NOT_MATCHED, "/data/pilot", SampleApplication.ID);
    }

    @Test
    void a_need_that_nobody_has_any_more_is_closed_and_stays_so() {
        NeedClosed closed = new NeedClosed(ID, NeedCloseReason.NO_LONGER_NEEDED);
        CloseNeed close = new CloseNeed(ID, NeedCloseReason.NO_LONGER_NEEDED);

        matched().when(close, decidedBy(LIAISON)).thenEvents(closed);
        matched()
                .given(LIAISON, closed)
                .when(close, decidedBy(LIAISON))
                .thenRefused(Rule.RECORD_FINISHED, "", "close-need", "CLOSED");
    }

    @Test
    void a_need_that_is_met_is_over() {
        matched(pilot(PilotAdvice.SCALE))
                .given(MANAGER, new NeedMet(ID, SamplePilot.ID))
                .when(new PrioritiseNeed(ID, NeedPriority.LOW), decidedBy(MANAGER))
                .thenRefused(Rule.RECORD_FINISHED, "", "prioritise-need", "MET");
    }

    @Test
    void introductions_serve_needs_that_are_open() {
        OpenNeeds needs =
                new OpenNeeds(
                        RecordFixture.otherRecords(
                                registered(), new NeedPrioritised(ID, NeedPriority.HIGH)));
        OpenNeeds closed =
                new OpenNeeds(
                        RecordFixture.otherRecords(
                                registered(),
                                new NeedClosed(ID, NeedCloseReason.NO_LONGER_NEEDED)));
        NeedId unknown = NeedId.ofCode("NEED-0");

        assertThatNoException().isThrownBy(() -> needs.requireOpen(ID, "/data/need"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> closed.requireOpen(ID, "/data/need"))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(Rule.NEED_NOT_OPEN.refusal("/data/need", ID, "CLOSED")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> needs.requireOpen(unknown, "/data/need"))
                .satisfies(refused ->
                        assertThat(refused.refusal().rule()).isEqualTo("unknown-reference"));
    }

    private static LedgerEvent[] pilot(PilotAdvice advice) {
        return new LedgerEvent[] {
            SamplePilot.proposed(TODAY, TODAY.plusDays(60)), SamplePilot.evaluated(advice, null)
        };
    }
}
