package org.litopys.command.introduction;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.PORTAL;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.litopys.command.RecordFixture;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.Applications;
import org.litopys.command.application.AskedNeeds;
import org.litopys.command.application.MatchMaking;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.call.SampleCall;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.organisation.SampleOrganisation;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.need.NeedId;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeApproved;
import org.litopys.events.record.Subject;

/** The events that the sample commands to an introduction cause on the sample day. */
public final class SampleIntroduction {
    public static final IntroductionId ID = IntroductionId.between(SampleApplication.ID, HOST);

    /** Thirty days after the sample day, at 17:00 in Brussels. */
    static final Instant IN_THIRTY_DAYS = Instant.parse("2026-04-02T15:00:00Z");

    /** Ten working days after the sample day, at 17:00 in Brussels. */
    static final Instant IN_TEN_WORKING_DAYS = Instant.parse("2026-03-17T16:00:00Z");

    private SampleIntroduction() {}

    /** An introduction beside these events of other records. */
    static RecordFixture<Introduction> beside(LedgerEvent... others) {
        EventStore store = otherRecords(others);
        return RecordFixture.of(Introduction.class)
                .with(
                        new Applications(store),
                        new Organisations(store),
                        new Programmes(store),
                        SampleApplication.policies(store),
                        (AskedNeeds) SampleIntroduction::requireOpen,
                        new Introductions(store),
                        UNTOLD);
    }

    /** What applications are told is asked of both records together. */
    public static final MatchMaking UNTOLD =
            new MatchMaking() {
                @Override
                public void proposed(ApplicationId application, IntroductionId introduction) {}

                @Override
                public void agreed(ApplicationId application, IntroductionId introduction) {}

                @Override
                public void begins(ApplicationId application, Subject followOn, String pointer) {}

                @Override
                public void contracted(ApplicationId application, ContractId contract) {}
            };

    /** An accepted application, both parties validated and screened, and what else is given. */
    static LedgerEvent[] office(LedgerEvent... more) {
        Stream<LedgerEvent> usual =
                Stream.of(
                        SampleProgramme.created(),
                        new ProgrammeApproved(PROGRAMME, "DEC-2026-0"),
                        new ProgrammeActivated(PROGRAMME),
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
        return Stream.concat(usual, Stream.of(more)).toArray(LedgerEvent[]::new);
    }

    /** Of the needs of the office, this one is met. */
    static final NeedId MET = NeedId.ofCode("MET");

    private static void requireOpen(NeedId need, String pointer) {
        if (need.equals(MET)) {
            throw Refused.by(Rule.NEED_NOT_OPEN, pointer, need, "MET");
        }
    }

    static IntroductionOffered offered() {
        return new IntroductionOffered(ID, IN_TEN_WORKING_DAYS);
    }

    /** Its offer ends in this moment. */
    static RecordFixture<Introduction> lapsed() {
        return beside(office())
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(LIAISON, new IntroductionOffered(ID, NOW));
    }

    /** Both parties have accepted. */
    static RecordFixture<Introduction> agreed(LedgerEvent... others) {
        return beside(others)
                .given(LIAISON, proposed())
                .given(COMPLIANCE, cleared())
                .given(LIAISON, offered())
                .given(PORTAL, acceptedBy(Party.INNOVATOR, null))
                .given(LIAISON, acceptedBy(Party.COUNTERPARTY, IN_THIRTY_DAYS));
    }

    public static IntroductionProposed proposed() {
        return new IntroductionProposed(
                ID,
                SampleApplication.ID,
                LEAD,
                List.of(),
                HOST,
                null,
                Instant.parse("2026-03-10T16:00:00Z"));
    }

    public static IntroductionCleared cleared() {
        return new IntroductionCleared(
                ID, true, SecurityLevel.INTERNAL, Instant.parse("2026-03-17T16:00:00Z"));
    }

    public static IntroductionAcceptedByParty acceptedBy(
            Party party, @Nullable Instant meetingDueAt) {
        return new IntroductionAcceptedByParty(ID, party, meetingDueAt);
    }

    public static MeetingHeld held() {
        return new MeetingHeld(
                ID, TODAY, MeetingMode.IN_PERSON, 5, null, null, null, IN_THIRTY_DAYS);
    }
}
