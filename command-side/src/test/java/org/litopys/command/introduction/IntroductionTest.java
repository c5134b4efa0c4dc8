package org.litopys.command.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.introduction.SampleIntroduction.ID;
import static org.litopys.command.introduction.SampleIntroduction.IN_TEN_WORKING_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.IN_THIRTY_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.MET;
import static org.litopys.command.introduction.SampleIntroduction.acceptedBy;
import static org.litopys.command.introduction.SampleIntroduction.agreed;
import static org.litopys.command.introduction.SampleIntroduction.beside;
import static org.litopys.command.introduction.SampleIntroduction.cleared;
import static org.litopys.command.introduction.SampleIntroduction.held;
import static org.litopys.command.introduction.SampleIntroduction.lapsed;
import static org.litopys.command.introduction.SampleIntroduction.offered;
import static org.litopys.command.introduction.SampleIntroduction.office;
import static org.litopys.command.introduction.SampleIntroduction.proposed;
import static org.litopys.command.organisation.SampleOrganisation.SUCCESSOR;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.access.SamplePerson;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.SampleCall;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DeclineIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeScoutingIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.RefuseIntroductionClearance;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.ClearanceGround;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.ScoutingIntroductionProposed;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.SuspensionGround;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeSuspended;

class IntroductionTest {
    private static final ProposeIntroduction PROPOSE =
            new ProposeIntroduction(SampleApplication.ID, HOST, null);

    private static final ProposeScoutingIntroduction SCOUT =
            new ProposeScoutingIntroduction(PROGRAMME, LEAD, HOST, null);

    private static ScoutingIntroductionProposed scouted() {
        return new ScoutingIntroductionProposed(
                SCOUT.subject(), PROGRAMME, LEAD, HOST, null, proposed().clearanceDueAt());
    }

    private final RecordFixture<Introduction> introduction = beside(office());

    @Test
    void a_liaison_officer_proposes_to_introduce_an_accepted_applicant() {
        introduction.when(PROPOSE, decidedBy(LIAISON)).thenEvents(proposed());
    }

    @Test
    void for_an_absorbed_applicant_its_successor_is_introduced() {
        beside(
                        absorbed(
                                new OrganisationValidated(SUCCESSOR),
                                SampleOrganisation.screened(SUCCESSOR, TODAY)))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenEvents(
                        new IntroductionProposed(
                                PROPOSE.subject(),
                                SampleApplication.ID,
                                SUCCESSOR,
                                List.of(),
                                HOST,
                                null,
                                proposed().clearanceDueAt()));
    }

    @Test
    void nobody_is_scouted_who_has_been_absorbed() {
        beside(absorbed())
                .when(SCOUT, decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/innovator", LEAD, "MERGED");
    }

    @Test
    void nobody_is_introduced_to_whoever_has_been_absorbed() {
        beside(absorbed())
                .when(
                        new ProposeScoutingIntroduction(PROGRAMME, HOST, LEAD, null),
                        decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/counterparty", LEAD, "MERGED");
    }

    /** The usual office in which the applicant was absorbed, and what happened since. */
    private static LedgerEvent[] absorbed(LedgerEvent... since) {
        return office(
                Stream.concat(SampleOrganisation.mergedLead().skip(1), Stream.of(since))
                        .toArray(LedgerEvent[]::new));
    }

    @Test
    void the_application_must_exist() {
        ApplicationId unknown = new ApplicationId(UUID.randomUUID());

        introduction
                .when(new ProposeIntroduction(unknown, HOST, null), decidedBy(LIAISON))
                .thenRefused(Rule.UNKNOWN_REFERENCE, "/data/application", "Application", unknown);
    }

    @Test
    void the_application_must_be_accepted() {
        beside(SampleApplication.drafted())
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "/data/application",
                        SampleApplication.ID,
                        "DRAFT");
    }

    @Test
    void the_application_must_still_be_accepted() {
        beside(
                        SampleApplication.drafted(),
                        SampleApplication.accepted("1"),
                        new ApplicationWithdrawn(SampleApplication.ID))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "/data/application",
                        SampleApplication.ID,
                        "WITHDRAWN");
    }

    @Test
    void both_parties_must_be_validated() {
        beside(
                        SampleApplication.drafted(),
                        SampleApplication.accepted("1"),
                        SampleOrganisation.registeredLead(),
                        SampleOrganisation.registeredHost(),
                        new OrganisationValidated(LEAD))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.ORGANISATION_NOT_VALIDATED, "/data/counterparty", HOST, "REGISTERED");
        beside(
                        SampleApplication.drafted(),
                        SampleApplication.accepted("1"),
                        SampleOrganisation.registeredLead())
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.ORGANISATION_NOT_VALIDATED, "/data/application", LEAD, "REGISTERED");
    }

    @Test
    void both_parties_must_have_been_screened_within_ninety_days() {
        beside(screened(TODAY.minusDays(91), TODAY))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.SCREENING_NOT_CURRENT,
                        "/data/application",
                        LEAD,
                        TODAY.minusDays(91),
                        90);
        beside(screened(TODAY, TODAY.minusDays(91)))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(
                        Rule.SCREENING_NOT_CURRENT,
                        "/data/counterparty",
                        HOST,
                        TODAY.minusDays(91),
                        90);
    }

    private static LedgerEvent[] screened(LocalDate leadScreened, LocalDate hostScreened) {
        return screened(
                SampleOrganisation.screened(LEAD, leadScreened),
                SampleOrganisation.screened(HOST, hostScreened));
    }

    /** An accepted application of a validated lead, a validated host, and what was screened. */
    private static LedgerEvent[] screened(SanctionsScreened... screenings) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        SampleCall.published(),
                        SampleApplication.drafted(),
                        SampleApplication.accepted("1"),
                        SampleOrganisation.registeredLead(),
                        SampleOrganisation.registeredHost(),
                        new OrganisationValidated(LEAD),
                        new OrganisationValidated(HOST));
        return Stream.concat(usual, Stream.of(screenings)).toArray(LedgerEvent[]::new);
    }

    @Test
    void a_party_that_was_never_screened_is_not_introduced() {
        beside(screened())
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "/data/application", LEAD, "–", 90);
    }

    @Test
    void a_party_with_an_open_match_is_not_introduced() {
        beside(screened(SampleOrganisation.screened(LEAD, TODAY, "EU.1")))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(Rule.SCREENING_MATCH_OPEN, "/data/application", LEAD, "EU.1");
    }

    @Test
    void a_party_that_is_suspended_is_not_introduced() {
        beside(
                        SampleApplication.drafted(),
                        SampleApplication.accepted("1"),
                        SampleOrganisation.registeredLead(),
                        new OrganisationValidated(LEAD),
                        new OrganisationSuspended(LEAD, SuspensionGround.INVESTIGATION, null))
                .when(PROPOSE, decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/application", LEAD, "SUSPENDED");
    }

    @Test
    void it_may_serve_an_open_need_and_is_then_another_introduction() {
        NeedId need = NeedId.ofCode("NEED-1");
        ProposeIntroduction proposal = new ProposeIntroduction(SampleApplication.ID, HOST, need);

        introduction
                .when(proposal, decidedBy(LIAISON))
                .thenEvents(
                        new IntroductionProposed(
                                IntroductionId.between(SampleApplication.ID, HOST, need),
                                SampleApplication.ID,
                                LEAD,
                                List.of(),
                                HOST,
                                need,
                                proposed().clearanceDueAt()));
        assertThat(proposal.subject()).isNotEqualTo(ID);
        beside(office())
                .when(new ProposeIntroduction(SampleApplication.ID, HOST, MET), decidedBy(LIAISON))
                .thenRefused(Rule.NEED_NOT_OPEN, "/data/need", MET, "MET");
    }

    @Test
    void two_organisations_are_scouted_without_an_application_for_a_reason() {
        introduction.when(SCOUT, decidedBy(LIAISON)).thenEvents(scouted());
        beside(office())
                .when(SCOUT, by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "propose-scouting-introduction");
        beside(office(new ProgrammeSuspended(PROGRAMME)))
                .when(SCOUT, decidedBy(LIAISON))
                .thenRefused(Rule.PROGRAMME_NOT_ACTIVE, "/data/programme", "BRIDGE", "SUSPENDED");
        beside(office(new OrganisationSuspended(LEAD, SuspensionGround.INVESTIGATION, null)))
                .when(SCOUT, decidedBy(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/innovator", LEAD, "SUSPENDED");
    }

    @Test
    void what_is_scouted_may_serve_an_open_need_too() {
        NeedId need = NeedId.ofCode("NEED-1");
        ProposeScoutingIntroduction scout =
                new ProposeScoutingIntroduction(PROGRAMME, LEAD, HOST, need);

        introduction
                .when(scout, decidedBy(LIAISON))
                .thenEvents(
                        new ScoutingIntroductionProposed(
                                scout.subject(),
                                PROGRAMME,
                                LEAD,
                                HOST,
                                need,
                                proposed().clearanceDueAt()));
        beside(office())
                .when(
                        new ProposeScoutingIntroduction(PROGRAMME, LEAD, HOST, MET),
                        decidedBy(LIAISON))
                .thenRefused(Rule.NEED_NOT_OPEN, "/data/need", MET, "MET");
    }

    @Test
    void a_scouted_introduction_goes_its_way_by_the_policy_of_its_programme() {
        introduction
                .given(LIAISON, scouted())
                .when(
                        new ClearIntroduction(
                                scouted().introductionId(), true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenEvents(
                        new IntroductionCleared(
                                scouted().introductionId(),
                                true,
                                SecurityLevel.INTERNAL,
                                IN_TEN_WORKING_DAYS));
    }

    @Test
    void nobody_is_introduced_to_himself() {
        introduction
                .when(new ProposeIntroduction(SampleApplication.ID, LEAD, null), decidedBy(LIAISON))
                .thenRefused(Rule.INTRODUCED_TO_ITSELF, "/data/counterparty", LEAD);
        beside(office())
                .when(
                        new ProposeScoutingIntroduction(PROGRAMME, LEAD, LEAD, null),
                        decidedBy(LIAISON))
                .thenRefused(Rule.INTRODUCED_TO_ITSELF, "/data/counterparty", LEAD);
    }

    @Test
    void a_compliance_officer_clears_it() {
        introduction
                .given(LIAISON, proposed())
                .when(
                        new ClearIntroduction(ID, true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenEvents(cleared());
    }

    @Test
    void a_party_that_was_suspended_meanwhile_is_not_cleared() {
        beside(office(new OrganisationSuspended(HOST, SuspensionGround.INVESTIGATION, null)))
                .given(LIAISON, proposed())
                .when(
                        new ClearIntroduction(ID, true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.ORGANISATION_BARRED, "", HOST, "SUSPENDED");
    }

    @Test
    void whoever_absorbed_a_party_is_not_cleared_before_it_is_validated() {
        beside(absorbed(SampleOrganisation.screened(SUCCESSOR, TODAY)))
                .given(LIAISON, proposed())
                .when(
                        new ClearIntroduction(ID, true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.ORGANISATION_NOT_VALIDATED, "", SUCCESSOR, "REGISTERED");
    }

    @Test
    void a_party_whose_screening_has_become_too_old_is_not_cleared() {
        beside(screened(TODAY, TODAY.minusDays(91)))
                .given(LIAISON, proposed())
                .when(
                        new ClearIntroduction(ID, true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "", HOST, TODAY.minusDays(91), 90);
    }

    @Test
    void nobody_clears_who_has_an_interest_in_a_party() {
        introduction
                .among(SamplePerson.entered(), SamplePerson.interested(InterestLevel.ACTUAL))
                .given(LIAISON, proposed())
                .when(
                        new ClearIntroduction(ID, true, SecurityLevel.INTERNAL),
                        decidedBy(COMPLIANCE))
                .thenRefused(Rule.CONFLICT_OF_INTEREST, "", COMPLIANCE.id(), LEAD);
    }

    @Test
    void a_clearance_is_refused_with_a_reason() {
        introduction
                .given(LIAISON, proposed())
                .when(
                        new RefuseIntroductionClearance(ID, ClearanceGround.EXPORT_CONTROL),
                        decidedBy(COMPLIANCE))
                .thenEvents(new IntroductionClearanceRefused(ID, ClearanceGround.EXPORT_CONTROL));
        beside(office())
                .given(LIAISON, proposed())
                .when(
                        new RefuseIntroductionClearance(ID, ClearanceGround.EXPORT_CONTROL),
                        by(COMPLIANCE))
                .thenRefused(Rule.REASON_MISSING, "/reason", "refuse-introduction-clearance");
    }

    @Test
    void nobody_accepts_before_it_is_offered() {
        introduction
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "accept-introduction",
                        "CLEARED",
                        "offer-introduction, park-introduction, close-introduction, cancel-introduction");
    }

    @Test
    void an_offer_is_open_as_long_as_the_policy_says_or_until_a_day_that_is_named() {
        introduction
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .when(new OfferIntroduction(ID, null), by(LIAISON))
                .thenEvents(offered());
        beside(office())
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .when(new OfferIntroduction(ID, TODAY.plusDays(30)), by(LIAISON))
                .thenEvents(new IntroductionOffered(ID, IN_THIRTY_DAYS));
        beside(office())
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .when(new OfferIntroduction(ID, TODAY.minusDays(1)), by(LIAISON))
                .thenRefused(
                        Rule.VALIDITY_ALREADY_OVER, "/data/openUntil", TODAY.minusDays(1), TODAY);
    }

    @Test
    void the_first_acceptance_sets_no_date_and_the_second_one_does() {
        asked().when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenEvents(acceptedBy(Party.INNOVATOR, null));
        partlyAccepted()
                .when(new AcceptIntroduction(ID, Party.COUNTERPARTY), by(LIAISON))
                .thenEvents(acceptedBy(Party.COUNTERPARTY, IN_THIRTY_DAYS));
    }

    @Test
    void nobody_accepts_once_the_award_is_gone() {
        asked(new ApplicationWithdrawn(SampleApplication.ID))
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenRefused(Rule.APPLICATION_NOT_ACCEPTED, "", SampleApplication.ID, "WITHDRAWN");
    }

    @Test
    void an_answer_after_the_last_moment_of_the_offer_comes_too_late() {
        lapsed().when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenRefused(Rule.OFFER_LAPSED, "", NOW);
        lapsed().when(
                        new DeclineIntroduction(ID, Party.INNOVATOR, DeclineReason.NO_NEED),
                        decidedBy(PORTAL))
                .thenRefused(Rule.OFFER_LAPSED, "", NOW);
    }

    @Test
    void an_offer_lapses_at_its_moment_and_not_before() {
        lapsed().when(new ExpireIntroduction(ID), by(PROCESS))
                .thenEvents(new IntroductionExpired(ID));
        partlyAccepted()
                .when(new ExpireIntroduction(ID), by(PROCESS))
                .thenRefused(Rule.OFFER_STILL_OPEN, "", IN_TEN_WORKING_DAYS, NOW);
    }

    @Test
    void a_party_answers_once() {
        partlyAccepted()
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenRefused(Rule.PARTY_ALREADY_ACCEPTED, "/data/party", "INNOVATOR");
        partlyAccepted()
                .when(
                        new DeclineIntroduction(ID, Party.INNOVATOR, DeclineReason.NO_CAPACITY),
                        decidedBy(PORTAL))
                .thenRefused(Rule.PARTY_ALREADY_ACCEPTED, "/data/party", "INNOVATOR");
    }

    @Test
    void a_party_declines_with_a_reason() {
        partlyAccepted()
                .when(
                        new DeclineIntroduction(ID, Party.COUNTERPARTY, DeclineReason.NO_NEED),
                        decidedBy(LIAISON))
                .thenEvents(
                        new IntroductionDeclined(ID, Party.COUNTERPARTY, DeclineReason.NO_NEED));
        partlyAccepted()
                .when(
                        new DeclineIntroduction(ID, Party.COUNTERPARTY, DeclineReason.NO_NEED),
                        by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "decline-introduction");
    }

    @Test
    void a_meeting_is_recorded_when_it_was_held() {
        agreed(office())
                .when(
                        new RecordMeeting(ID, TODAY, MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenEvents(held());
        agreed(office())
                .when(
                        new RecordMeeting(
                                ID, TODAY.plusDays(1), MeetingMode.IN_PERSON, 5, null, null, null),
                        by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/heldOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void it_is_closed_with_a_reason_at_any_time_before_it_ends() {
        agreed(office())
                .when(new CloseIntroduction(ID, CloseReason.NO_MATCH), decidedBy(LIAISON))
                .thenEvents(new IntroductionClosed(ID, CloseReason.NO_MATCH));
        agreed(office())
                .when(new CloseIntroduction(ID, CloseReason.NO_MATCH), by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "close-introduction");
    }

    private static RecordFixture<Introduction> asked(LedgerEvent... since) {
        return beside(office(since))
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(LIAISON, offered());
    }

    private static RecordFixture<Introduction> partlyAccepted() {
        return asked().given(PORTAL, acceptedBy(Party.INNOVATOR, null));
    }
}
