package org.litopys.command.introduction;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.introduction.SampleIntroduction.ID;
import static org.litopys.command.introduction.SampleIntroduction.IN_THIRTY_DAYS;
import static org.litopys.command.introduction.SampleIntroduction.acceptedBy;
import static org.litopys.command.introduction.SampleIntroduction.cleared;
import static org.litopys.command.introduction.SampleIntroduction.held;
import static org.litopys.command.introduction.SampleIntroduction.proposed;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.SampleCall;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DeclineIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationEvent.OrganisationSuspended;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationEvent.SanctionsScreened;
import org.litopys.events.organisation.SuspensionGround;

class IntroductionTest {
    private static final EventStore OFFICE =
            otherRecords(
                    SampleProgramme.created(),
                    SampleCall.published(),
                    SampleApplication.drafted(),
                    SampleApplication.submitted("250000"),
                    SampleApplication.accepted("250000"),
                    SampleOrganisation.registeredLead(),
                    SampleOrganisation.registeredHost(),
                    new OrganisationValidated(LEAD),
                    new OrganisationValidated(HOST),
                    SampleOrganisation.screened(LEAD, TODAY),
                    SampleOrganisation.screened(HOST, TODAY.minusDays(90)));

    private static final ProposeIntroduction PROPOSE =
            new ProposeIntroduction(SampleApplication.ID, HOST);

    private final RecordFixture<Introduction> introduction = inOffice(OFFICE);

    private static RecordFixture<Introduction> inOffice(EventStore others) {
        return RecordFixture.of(Introduction.class)
                .with(
                        new Applications(others),
                        new Organisations(others),
                        SampleApplication.policies(others));
    }

    @Test
    void a_liaison_officer_proposes_to_introduce_an_accepted_applicant() {
        introduction.when(PROPOSE, by(LIAISON)).thenEvents(proposed());
    }

    @Test
    void the_application_must_exist() {
        ApplicationId unknown = new ApplicationId(UUID.randomUUID());

        introduction
                .when(new ProposeIntroduction(unknown, HOST), by(LIAISON))
                .thenRefused(Rule.UNKNOWN_REFERENCE, "/data/application", "Application", unknown);
    }

    @Test
    void the_application_must_be_accepted() {
        inOffice(otherRecords(SampleApplication.drafted()))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "/data/application",
                        SampleApplication.ID,
                        "DRAFT");
    }

    @Test
    void the_application_must_still_be_accepted() {
        inOffice(
                        otherRecords(
                                SampleApplication.drafted(),
                                SampleApplication.accepted("1"),
                                new ApplicationWithdrawn(SampleApplication.ID)))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.APPLICATION_NOT_ACCEPTED,
                        "/data/application",
                        SampleApplication.ID,
                        "WITHDRAWN");
    }

    @Test
    void both_parties_must_be_validated() {
        inOffice(
                        otherRecords(
                                SampleApplication.drafted(),
                                SampleApplication.accepted("1"),
                                SampleOrganisation.registeredLead(),
                                SampleOrganisation.registeredHost(),
                                new OrganisationValidated(LEAD)))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.ORGANISATION_NOT_VALIDATED, "/data/counterparty", HOST, "REGISTERED");
        inOffice(
                        otherRecords(
                                SampleApplication.drafted(),
                                SampleApplication.accepted("1"),
                                SampleOrganisation.registeredLead()))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.ORGANISATION_NOT_VALIDATED, "/data/application", LEAD, "REGISTERED");
    }

    @Test
    void both_parties_must_have_been_screened_within_ninety_days() {
        inOffice(office(TODAY.minusDays(91), TODAY))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.SCREENING_NOT_CURRENT,
                        "/data/application",
                        LEAD,
                        TODAY.minusDays(91),
                        90);
        inOffice(office(TODAY, TODAY.minusDays(91)))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(
                        Rule.SCREENING_NOT_CURRENT,
                        "/data/counterparty",
                        HOST,
                        TODAY.minusDays(91),
                        90);
    }

    private static EventStore office(LocalDate leadScreened, LocalDate hostScreened) {
        return office(
                SampleOrganisation.screened(LEAD, leadScreened),
                SampleOrganisation.screened(HOST, hostScreened));
    }

    /** An accepted application of a validated lead, a validated host, and what was screened. */
    private static EventStore office(SanctionsScreened... screenings) {
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
        return otherRecords(
                Stream.concat(usual, Stream.of(screenings)).toArray(LedgerEvent[]::new));
    }

    @Test
    void a_party_that_was_never_screened_is_not_introduced() {
        inOffice(office())
                .when(PROPOSE, by(LIAISON))
                .thenRefused(Rule.SCREENING_NOT_CURRENT, "/data/application", LEAD, "–", 90);
    }

    @Test
    void a_party_with_an_open_match_is_not_introduced() {
        inOffice(office(SampleOrganisation.screened(LEAD, TODAY, "EU.1")))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(Rule.SCREENING_MATCH_OPEN, "/data/application", LEAD, "EU.1");
    }

    @Test
    void a_party_that_is_suspended_is_not_introduced() {
        inOffice(
                        otherRecords(
                                SampleApplication.drafted(),
                                SampleApplication.accepted("1"),
                                SampleOrganisation.registeredLead(),
                                new OrganisationValidated(LEAD),
                                new OrganisationSuspended(
                                        LEAD, SuspensionGround.INVESTIGATION, null)))
                .when(PROPOSE, by(LIAISON))
                .thenRefused(Rule.ORGANISATION_BARRED, "/data/application", LEAD, "SUSPENDED");
    }

    @Test
    void nobody_is_introduced_to_himself() {
        introduction
                .when(new ProposeIntroduction(SampleApplication.ID, LEAD), by(LIAISON))
                .thenRefused(Rule.INTRODUCED_TO_ITSELF, "/data/counterparty", LEAD);
    }

    @Test
    void a_compliance_officer_clears_it() {
        introduction
                .given(LIAISON, proposed())
                .when(new ClearIntroduction(ID, true), by(COMPLIANCE))
                .thenEvents(cleared());
    }

    @Test
    void nobody_accepts_before_it_is_cleared() {
        introduction
                .given(LIAISON, proposed())
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenRefused(
                        Rule.WRONG_STATE,
                        "",
                        "accept-introduction",
                        "PROPOSED",
                        "clear-introduction, close-introduction");
    }

    @Test
    void the_first_acceptance_sets_no_date_and_the_second_one_does() {
        introduction
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .when(new AcceptIntroduction(ID, Party.INNOVATOR), by(PORTAL))
                .thenEvents(acceptedBy(Party.INNOVATOR, null));
        inOffice(OFFICE)
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(PORTAL, acceptedBy(Party.INNOVATOR, null))
                .when(new AcceptIntroduction(ID, Party.COUNTERPARTY), by(LIAISON))
                .thenEvents(acceptedBy(Party.COUNTERPARTY, IN_THIRTY_DAYS));
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
        agreed().when(new RecordMeeting(ID, TODAY, MeetingMode.IN_PERSON, 5), by(LIAISON))
                .thenEvents(held());
        agreed().when(
                        new RecordMeeting(ID, TODAY.plusDays(1), MeetingMode.IN_PERSON, 5),
                        by(LIAISON))
                .thenRefused(Rule.DATE_IN_FUTURE, "/data/heldOn", TODAY.plusDays(1), TODAY);
    }

    @Test
    void it_is_closed_with_a_reason_at_any_time_before_it_ends() {
        agreed().when(new CloseIntroduction(ID, CloseReason.NO_MATCH), decidedBy(LIAISON))
                .thenEvents(new IntroductionClosed(ID, CloseReason.NO_MATCH));
        agreed().when(new CloseIntroduction(ID, CloseReason.NO_MATCH), by(LIAISON))
                .thenRefused(Rule.REASON_MISSING, "/reason", "close-introduction");
    }

    private static RecordFixture<Introduction> partlyAccepted() {
        return inOffice(OFFICE)
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(PORTAL, acceptedBy(Party.INNOVATOR, null));
    }

    private static RecordFixture<Introduction> agreed() {
        return partlyAccepted().given(LIAISON, acceptedBy(Party.COUNTERPARTY, IN_THIRTY_DAYS));
    }
}
