package org.litopys.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.litopys.command.Deadlines;
import org.litopys.command.Rule;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DeclineIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DiscloseContacts;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordFollowUp;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.ScheduleMeeting;
import org.litopys.events.Actor;
import org.litopys.events.Role;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.ContactField;
import org.litopys.events.introduction.DeclineReason;
import org.litopys.events.introduction.DisclosureBasis;
import org.litopys.events.introduction.FollowUpOwner;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.MeetingMode;
import org.litopys.events.introduction.Party;
import org.litopys.events.introduction.SecurityLevel;
import org.litopys.events.organisation.OrganisationId;

/** One introduction, from its proposal to a pilot or to its end. */
final class IntroductionStory {
    /** Long enough for nearly everybody. */
    private static final int OFFERED_DAYS = 45;

    private final AwardStory award;
    private final ApplicationStory application;
    private final Chance chance;
    private final ProposeIntroduction proposal;
    private final IntroductionId id;
    private final Actor liaison;

    /** For what was added to the story: one more roll of the others would move it. */
    private final Chance more;

    private boolean licenceNeeded;
    private Instant lapses = Instant.MAX;

    /**
     * @param number of the introduction, from 1
     */
    IntroductionStory(AwardStory award, OrganisationId counterparty, int number) {
        this.award = award;
        application = award.application;
        chance = application.chance;
        proposal = new ProposeIntroduction(application.id, counterparty, null);
        id = proposal.subject();
        liaison = chance.oneOf(Staff.LIAISON);
        more = application.office.chance("introduction", application.number * 10L + number);
    }

    void begin() {
        Actor proposer = chance.is(0.8) ? liaison : Staff.PROGRAMME_MANAGER;
        Note why = Note.because(application.say(Reasons.WORTH_MEETING));
        if (!application.office.isValidated(application.applicant)) {
            application.desk().mistake(Rule.ORGANISATION_NOT_VALIDATED, proposer, proposal, why);
            application.later(
                    2, 0.3, () -> application.office.validate(application.applicant, chance));
            application.later(15, 0.2, this::begin);
            return;
        }
        application.office.screenings.before(application.lead);
        application.office.screenings.before(proposal.counterparty());
        application.desk().send(proposer, proposal, why);
        if (chance.is(0.03)) {
            application
                    .desk()
                    .forbidden(
                            "proposer-may-not-clear",
                            Staff.standingIn(proposer, Role.COMPLIANCE_OFFICER),
                            new ClearIntroduction(id, false, SecurityLevel.INTERNAL),
                            Note.because(application.say(Reasons.CLEARED)));
        }
        application.later(3, 0.5, this::clear);
    }

    private void clear() {
        application.office.screenings.before(application.lead);
        application.office.screenings.before(proposal.counterparty());
        Actor officer = chance.oneOf(Staff.COMPLIANCE);
        licenceNeeded = chance.is(0.3);
        application
                .desk()
                .send(
                        officer,
                        new ClearIntroduction(id, licenceNeeded, SecurityLevel.INTERNAL),
                        Note.because(application.say(Reasons.CLEARED))
                                .and(application.office.desk.document("screening/" + id)));
        LocalDate openUntil = application.agenda().today().plusDays(OFFERED_DAYS);
        lapses = Deadlines.closeOfBusiness(openUntil);
        application.desk().send(liaison, new OfferIntroduction(id, openUntil));
        boolean innovatorFirst = chance.is(0.7);
        application.later(
                3.5,
                0.6,
                () -> answer(innovatorFirst ? Party.INNOVATOR : Party.COUNTERPARTY, true));
    }

    private void answer(Party party, boolean first) {
        if (!application.agenda().now().isBefore(lapses)) {
            award.introductionEnded(); // nobody waits for an answer any more
            return;
        }
        boolean innovator = party == Party.INNOVATOR;
        Actor speaker = innovator ? Staff.PORTAL : liaison;
        if (chance.is(innovator ? 0.05 : 0.2)) {
            DeclineReason reason =
                    DeclineReason.values()[chance.weighted(new double[] {50, 35, 5, 10})];
            application
                    .desk()
                    .send(
                            speaker,
                            new DeclineIntroduction(id, party, reason),
                            Note.because(application.say(Reasons.decline(reason))));
            award.introductionEnded();
            return;
        }
        application.desk().send(speaker, new AcceptIntroduction(id, party));
        if (first) {
            Party other = innovator ? Party.COUNTERPARTY : Party.INNOVATOR;
            application.later(3.5, 0.6, () -> answer(other, false));
        } else if (chance.is(0.05)) {
            application.later(25, 0.4, this::close);
        } else {
            Duration until = chance.about(chance.is(0.03) ? 45 : 15, 0.5);
            Instant meets = Agenda.officeMoment(application.agenda().now().plus(until), chance);
            arrange(meets);
            application.agenda().at(meets, application.unlessOver(this::meet));
        }
    }

    /** What both have agreed to know of each other, and when they meet. */
    private void arrange(Instant meets) {
        Instant minute = meets.plusSeconds(60).truncatedTo(ChronoUnit.MINUTES);
        if (more.is(0.8)) {
            application
                    .desk()
                    .send(
                            liaison,
                            new ScheduleMeeting(
                                    id,
                                    minute,
                                    MeetingMode.VIDEO,
                                    application.language,
                                    more.is(0.4)));
        }
        if (more.is(0.5)) {
            application
                    .desk()
                    .send(
                            liaison,
                            new DiscloseContacts(
                                    id,
                                    Party.COUNTERPARTY,
                                    new OrganisationStory(application.office, application.applicant)
                                            .person(0),
                                    EnumSet.of(ContactField.NAME, ContactField.EMAIL),
                                    DisclosureBasis.CONSENT));
        }
    }

    /** The liaison officer writes a meeting down some days after it. */
    private void meet() {
        Instant held = application.agenda().now().truncatedTo(ChronoUnit.MINUTES);
        Duration delay = Duration.ofMinutes(90).plus(chance.about(0.6, 1.1));
        application.agenda().inOffice(delay, chance, application.unlessOver(() -> record(held)));
    }

    private void record(Instant held) {
        application
                .desk()
                .send(
                        liaison,
                        new RecordMeeting(
                                id,
                                Agenda.dateOf(held),
                                chance.is(0.4) ? MeetingMode.IN_PERSON : MeetingMode.VIDEO,
                                chance.between(3, 11),
                                application.say(Reasons.MEETING_SUMMARY),
                                application.say(Reasons.MEETING_OF_INNOVATOR),
                                application.say(Reasons.MEETING_OF_COUNTERPARTY)),
                        Note.because(application.say(Reasons.MEETING)).at(held));
        if (more.is(0.3)) {
            application
                    .desk()
                    .send(
                            liaison,
                            new RecordFollowUp(
                                    id,
                                    application.say(Reasons.FOLLOW_UP),
                                    FollowUpOwner.INNOVATOR,
                                    application.agenda().today().plusDays(25)));
        }
        if (chance.is(0.08)) {
            application.later(12, 0.4, this::meet);
        } else if (chance.is(0.52)) {
            application.later(13, 0.5, this::propose);
        } else {
            application.later(15, 0.5, this::close);
        }
    }

    private void propose() {
        if (award.takesPilot()) {
            new PilotStory(award, proposal.counterparty(), id, liaison, licenceNeeded).begin();
        } else {
            close();
        }
    }

    private void close() {
        CloseReason reason =
                award.hasPilot()
                        ? CloseReason.SUPERSEDED
                        : chance.oneOf(
                                List.of(
                                        CloseReason.NO_MATCH,
                                        CloseReason.NO_MATCH,
                                        CloseReason.NO_BUDGET,
                                        CloseReason.OTHER));
        application
                .desk()
                .send(
                        chance.is(0.8) ? liaison : Staff.PROGRAMME_MANAGER,
                        new CloseIntroduction(id, reason),
                        Note.because(application.say(Reasons.close(reason))));
        award.introductionEnded();
    }
}
