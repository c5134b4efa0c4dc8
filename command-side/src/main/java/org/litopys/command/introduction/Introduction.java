package org.litopys.command.introduction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.PolicyInForce;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.AskedNeeds;
import org.litopys.command.application.MatchMaking;
import org.litopys.command.application.Policies;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.BlockIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CancelMeeting;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroductionWithoutAward;
import org.litopys.command.introduction.IntroductionCommand.DeclineIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DiscloseContacts;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.command.introduction.IntroductionCommand.OfferIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ParkIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeScoutingIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordFollowUp;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.introduction.IntroductionCommand.RecordNda;
import org.litopys.command.introduction.IntroductionCommand.RecordNoShow;
import org.litopys.command.introduction.IntroductionCommand.RefuseIntroductionClearance;
import org.litopys.command.introduction.IntroductionCommand.ReleaseTechnicalData;
import org.litopys.command.introduction.IntroductionCommand.ReproposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RescheduleMeeting;
import org.litopys.command.introduction.IntroductionCommand.ScheduleMeeting;
import org.litopys.command.introduction.IntroductionCommand.TakeUpIntroduction;
import org.litopys.command.introduction.IntroductionCommand.UnblockIntroduction;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.Duty;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.introduction.IntroductionEvent.ContactsDisclosed;
import org.litopys.events.introduction.IntroductionEvent.FollowUpRecorded;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClearanceRefused;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
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
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.record.Subject;

/** An introduction of an innovator to somebody who needs the innovation; both must agree. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Introduction extends LedgerRecord<IntroductionEvent, IntroductionStatus> {
    private @Nullable Pair pair;
    private @Nullable IntroductionStatus status;
    private @Nullable IntroductionStatus interrupted;
    private final Set<Party> accepted = EnumSet.noneOf(Party.class);
    private boolean exportLicenceNeeded;
    private @Nullable Instant expiresAt;
    private @Nullable LocalDate ndaUntil;
    private @Nullable Instant meetsAt;
    private int pilots;

    /**
     * Who is introduced to whom.
     *
     * @param application null where it is scouted; then there is a programme
     * @param programme null where the application knows it
     * @param partners of the innovator; none where it is scouted
     */
    private record Pair(
            IntroductionId id,
            @Nullable ApplicationId application,
            @Nullable ProgrammeId programme,
            OrganisationId innovator,
            List<OrganisationId> partners,
            OrganisationId counterparty) {
        OrganisationId other(Party party) {
            return party == Party.INNOVATOR ? counterparty : innovator;
        }
    }

    Introduction() {} // Axon rebuilds from events

    // Proposal

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            ProposeIntroduction command,
            Applications applications,
            Organisations organisations,
            AskedNeeds needs,
            MatchMaking matchMaking,
            Policies policies,
            Deadlines deadlines) {
        ApplicationTerms application =
                requireAwarded(applications, command.application(), "/data/application");
        if (command.need() != null) {
            needs.requireOpen(command.need(), "/data/need");
        }
        OrganisationId innovator = organisations.successorOf(application.lead());
        requireApart(innovator, command.counterparty());
        Policy policy =
                requireChecked(
                        organisations,
                        innovator,
                        "/data/application",
                        command.counterparty(),
                        () -> policies.of(application.callId()),
                        deadlines);
        apply(
                new IntroductionProposed(
                        command.subject(),
                        command.application(),
                        innovator,
                        application.partners(),
                        command.counterparty(),
                        command.need(),
                        deadlines.due(Due.CLEARANCE, policy)));
        matchMaking.proposed(command.application(), id());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            ProposeScoutingIntroduction command,
            Programmes programmes,
            Organisations organisations,
            AskedNeeds needs,
            Deadlines deadlines) {
        ProgrammeTerms programme = programmes.require(command.programme(), "/data/programme");
        programme.requireActive("/data/programme");
        if (command.need() != null) {
            needs.requireOpen(command.need(), "/data/need");
        }
        requireApart(command.innovator(), command.counterparty());
        requireChecked(
                organisations,
                command.innovator(),
                "/data/innovator",
                command.counterparty(),
                programme::policy,
                deadlines);
        apply(
                new ScoutingIntroductionProposed(
                        command.subject(),
                        command.programme(),
                        command.innovator(),
                        command.counterparty(),
                        command.need(),
                        deadlines.due(Due.CLEARANCE, programme.policy())));
    }

    @CommandHandler
    void decide(
            ReproposeIntroduction command,
            Applications applications,
            Organisations organisations,
            MatchMaking matchMaking,
            Policies policies,
            Deadlines deadlines) {
        ApplicationId application = pair().application();
        if (application != null) {
            requireAwarded(applications, application, "");
            matchMaking.begins(application, Subject.of(RecordType.INTRODUCTION, id()), "");
        }
        Policy policy = requireChecked(organisations, policies, deadlines);
        apply(
                new IntroductionReproposed(
                        command.introductionId(), deadlines.due(Due.CLEARANCE, policy)));
    }

    private static ApplicationTerms requireAwarded(
            Applications applications, ApplicationId id, String pointer) {
        ApplicationTerms application = applications.require(id, pointer);
        application.requireAccepted(pointer);
        applications.requireApart(id, Duty.PROPOSE_INTRODUCTION);
        return application;
    }

    private static void requireApart(OrganisationId innovator, OrganisationId counterparty) {
        if (innovator.equals(counterparty)) {
            throw Refused.by(Rule.INTRODUCED_TO_ITSELF, "/data/counterparty", counterparty);
        }
    }

    /** Refuses a party that was absorbed, is not validated, or not screened as the policy asks. */
    private static Policy requireChecked(
            Organisations organisations,
            OrganisationId innovator,
            String innovatorPointer,
            OrganisationId counterparty,
            Supplier<Policy> policyInForce,
            Deadlines deadlines) {
        organisations.requireRegistered(innovator, innovatorPointer);
        organisations.requireValidated(innovator, innovatorPointer);
        organisations.requireRegistered(counterparty, "/data/counterparty");
        organisations.requireValidated(counterparty, "/data/counterparty");
        Policy policy = policyInForce.get();
        organisations.requireScreened(innovator, policy, deadlines, innovatorPointer);
        organisations.requireScreened(counterparty, policy, deadlines, "/data/counterparty");
        return policy;
    }

    private Policy requireChecked(
            Organisations organisations, Policies policies, Deadlines deadlines) {
        Policy policy = policy(policies);
        for (OrganisationId party : List.of(pair().innovator(), pair().counterparty())) {
            organisations.requireValidated(party, "");
            organisations.requireScreened(party, policy, deadlines, "");
        }
        return policy;
    }

    // Clearance

    @CommandHandler
    void decide(
            ClearIntroduction command,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        Policy policy = requireChecked(organisations, policies, deadlines);
        apply(
                new IntroductionCleared(
                        id(),
                        command.exportLicenceNeeded(),
                        command.securityLevel(),
                        deadlines.due(Due.ANSWER, policy)));
    }

    @CommandHandler
    void decide(RefuseIntroductionClearance command) {
        apply(new IntroductionClearanceRefused(id(), command.clearanceGround()));
    }

    // Answers

    @CommandHandler
    void decide(OfferIntroduction command, Policies policies, Deadlines deadlines) {
        LocalDate lastDay = command.openUntil();
        if (lastDay != null) {
            deadlines.requireNotOver(lastDay, "/data/openUntil");
        }
        apply(
                new IntroductionOffered(
                        id(),
                        lastDay == null
                                ? deadlines.due(Due.ANSWER, policy(policies))
                                : Deadlines.closeOfBusiness(lastDay)));
    }

    @CommandHandler
    void decide(
            AcceptIntroduction command,
            Applications applications,
            MatchMaking matchMaking,
            Policies policies,
            Deadlines deadlines) {
        requireAwardStands(applications);
        requireOpen(deadlines);
        requireUndecided(command.party());
        boolean second = !accepted.isEmpty();
        apply(
                new IntroductionAcceptedByParty(
                        id(),
                        command.party(),
                        second ? deadlines.due(Due.MEETING, policy(policies)) : null));
        ApplicationId application = pair().application();
        if (second && application != null) {
            matchMaking.agreed(application, id());
        }
    }

    @CommandHandler
    void decide(DeclineIntroduction command, Deadlines deadlines) {
        requireOpen(deadlines);
        requireUndecided(command.party());
        apply(new IntroductionDeclined(id(), command.party(), command.declineReason()));
    }

    /** Nobody is told more where the award is gone; what was scouted follows from none. */
    private void requireAwardStands(Applications applications) {
        ApplicationId application = pair().application();
        if (application != null) {
            applications.require(application, "").requireAccepted("");
        }
    }

    /** An offer lapses at its moment, however late that is recorded. */
    private void requireOpen(Deadlines deadlines) {
        Instant lapses = expiresAt;
        if (lapses != null && !deadlines.now().isBefore(lapses)) {
            throw Refused.by(Rule.OFFER_LAPSED, "", lapses);
        }
    }

    private void requireUndecided(Party party) {
        if (accepted.contains(party)) {
            throw Refused.by(Rule.PARTY_ALREADY_ACCEPTED, "/data/party", party);
        }
    }

    @CommandHandler
    void decide(ExpireIntroduction command, Deadlines deadlines) {
        Instant lapses = expiresAt;
        if (lapses == null || deadlines.now().isBefore(lapses)) {
            throw Refused.by(
                    Rule.OFFER_STILL_OPEN, "", lapses == null ? "–" : lapses, deadlines.now());
        }
        apply(new IntroductionExpired(command.introductionId()));
    }

    // Disclosure

    @CommandHandler
    void decide(DiscloseContacts command, Applications applications, Organisations organisations) {
        requireAwardStands(applications);
        organisations.requireContact(
                pair().other(command.to()), command.contact(), "/data/contact");
        apply(
                new ContactsDisclosed(
                        id(),
                        command.to(),
                        command.contact(),
                        command.fields(),
                        command.disclosureBasis()));
    }

    @CommandHandler
    void decide(RecordNda command, Deadlines deadlines) {
        deadlines.requireNotOver(command.validUntil(), "/data/validUntil");
        apply(new NdaRecorded(id(), command.ndaHash(), command.validUntil()));
    }

    @CommandHandler
    void decide(ReleaseTechnicalData command, Applications applications, Deadlines deadlines) {
        requireAwardStands(applications);
        if (ndaUntil == null || ndaUntil.isBefore(deadlines.today())) {
            throw Refused.by(Rule.NDA_MISSING, "", ndaUntil == null ? "–" : ndaUntil);
        }
        apply(new TechnicalDataReleased(id(), command.to(), command.documentHash()));
    }

    // Meeting

    @CommandHandler
    void decide(ScheduleMeeting command, Deadlines deadlines) {
        requireToCome(command.meetsAt(), deadlines);
        apply(
                new MeetingScheduled(
                        id(),
                        command.meetsAt(),
                        command.mode(),
                        command.language(),
                        command.interpreter()));
    }

    @CommandHandler
    void decide(RescheduleMeeting command, Deadlines deadlines) {
        requireToCome(command.meetsAt(), deadlines);
        apply(new MeetingRescheduled(id(), command.meetsAt()));
    }

    private static void requireToCome(Instant meetsAt, Deadlines deadlines) {
        if (!meetsAt.isAfter(deadlines.now())) {
            throw Refused.by(Rule.MEETING_NOT_TO_COME, "/data/meetsAt", meetsAt, deadlines.now());
        }
    }

    @CommandHandler
    void decide(CancelMeeting command) {
        apply(new MeetingCancelled(command.introductionId()));
    }

    @CommandHandler
    void decide(RecordNoShow command, Deadlines deadlines) {
        Instant agreed = Objects.requireNonNull(meetsAt);
        if (deadlines.now().isBefore(agreed)) {
            throw Refused.by(Rule.MEETING_STILL_TO_COME, "", agreed, deadlines.now());
        }
        apply(new MeetingNoShow(id(), command.party()));
    }

    @CommandHandler
    void decide(RecordMeeting command, Policies policies, Deadlines deadlines) {
        deadlines.requireNotInFuture(command.heldOn(), "/data/heldOn");
        apply(
                new MeetingHeld(
                        id(),
                        command.heldOn(),
                        command.mode(),
                        command.attendees(),
                        command.summary(),
                        command.innovatorFeedback(),
                        command.counterpartyFeedback(),
                        deadlines.due(Due.FOLLOW_UP, policy(policies))));
    }

    @CommandHandler
    void decide(RecordFollowUp command, Deadlines deadlines) {
        deadlines.requireNotOver(command.dueOn(), "/data/dueOn");
        apply(
                new FollowUpRecorded(
                        id(),
                        command.action(),
                        command.turn(),
                        Deadlines.closeOfBusiness(command.dueOn())));
    }

    // Interruption

    @CommandHandler
    void decide(BlockIntroduction command, Organisations organisations) {
        organisations.requireBarred(command.organisation(), "/data/organisation");
        apply(new IntroductionBlocked(id(), command.organisation()));
    }

    @CommandHandler
    void decide(
            UnblockIntroduction command,
            Applications applications,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        requireAwardStands(applications);
        Policy policy = requireChecked(organisations, policies, deadlines);
        boolean asked =
                interrupted == IntroductionStatus.OFFERED
                        || interrupted == IntroductionStatus.PARTLY_ACCEPTED;
        apply(
                new IntroductionUnblocked(
                        command.introductionId(),
                        asked ? deadlines.due(Due.ANSWER, policy) : null));
    }

    @CommandHandler
    void decide(ParkIntroduction command, Introductions introductions) {
        IntroductionTerms other = introductions.require(command.inFavourOf(), "/data/inFavourOf");
        boolean leadsToPilot = other.status() == IntroductionStatus.PROGRESSED;
        if (!leadsToPilot || !Objects.equals(other.application(), pair().application())) {
            throw Refused.by(
                    Rule.NO_PILOT_TO_WAIT_FOR,
                    "/data/inFavourOf",
                    other.id(),
                    other.application() == null ? "–" : other.application(),
                    other.status());
        }
        apply(new IntroductionParked(id(), other.id()));
    }

    @CommandHandler
    void decide(
            TakeUpIntroduction command,
            Applications applications,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        requireAwardStands(applications);
        Policy policy = requireChecked(organisations, policies, deadlines);
        Due waitsFor = clockOf(Objects.requireNonNull(interrupted));
        Instant dueAt = deadlines.due(waitsFor, policy);
        apply(
                new IntroductionTakenUp(
                        command.introductionId(),
                        waitsFor == Due.CLEARANCE ? dueAt : null,
                        waitsFor == Due.ANSWER ? dueAt : null,
                        waitsFor == Due.MEETING ? dueAt : null,
                        waitsFor == Due.FOLLOW_UP ? dueAt : null));
    }

    /** What an introduction that goes on waits for. */
    private static Due clockOf(IntroductionStatus status) {
        return switch (status) {
            case PROPOSED -> Due.CLEARANCE;
            case CLEARED, OFFERED, PARTLY_ACCEPTED -> Due.ANSWER;
            case AGREED, SCHEDULED -> Due.MEETING;
            case HELD, FOLLOW_UP -> Due.FOLLOW_UP;
            case PROGRESSED,
                    CLOSED,
                    DECLINED,
                    CLEARANCE_REFUSED,
                    EXPIRED,
                    CANCELLED,
                    PARKED,
                    BLOCKED ->
                    throw new IllegalStateException("nothing is parked that is " + status);
        };
    }

    // End

    /**
     * Ends in a pilot, which is proposed in the same unit of work.
     *
     * @param attempt as the caller counts
     */
    public void progressTo(PilotId pilot, int attempt) {
        IntroductionStatus now = Objects.requireNonNull(status);
        if (now != IntroductionStatus.HELD && now != IntroductionStatus.FOLLOW_UP) {
            throw Refused.by(Rule.INTRODUCTION_NOT_HELD, "/data/introduction", id(), now);
        }
        if (attempt != pilots + 1) {
            throw Refused.by(Rule.OTHER_ATTEMPT, "/data/attempt", attempt, pilots + 1);
        }
        apply(new IntroductionProgressedToPilot(id(), pilot));
    }

    /** Goes on after its pilot, which was rejected or cancelled in the same unit of work. */
    public void reopenAfter(PilotId pilot, Policies policies, Deadlines deadlines) {
        apply(
                new IntroductionReopened(
                        id(), pilot, deadlines.due(Due.FOLLOW_UP, policy(policies))));
    }

    @CommandHandler
    void decide(CloseIntroduction command) {
        apply(new IntroductionClosed(id(), command.closeReason()));
    }

    @CommandHandler
    void decide(CloseIntroductionWithoutAward command, Applications applications) {
        ApplicationId application = pair().application();
        if (application == null || !applications.require(application, "").isOver()) {
            throw Refused.by(Rule.AWARD_STANDS, "", application == null ? "–" : application);
        }
        apply(new IntroductionClosed(command.introductionId(), CloseReason.AWARD_ENDED));
    }

    @CommandHandler
    void decide(CancelIntroduction command) {
        apply(new IntroductionCancelled(command.introductionId()));
    }

    @Override
    protected void evolve(IntroductionEvent event) {
        switch (event) {
            case IntroductionProposed one -> {
                pair =
                        new Pair(
                                one.introductionId(),
                                one.applicationId(),
                                null,
                                one.innovator(),
                                one.partners(),
                                one.counterparty());
                status = IntroductionStatus.PROPOSED;
            }
            case ScoutingIntroductionProposed one -> {
                pair =
                        new Pair(
                                one.introductionId(),
                                null,
                                one.programmeId(),
                                one.innovator(),
                                List.of(),
                                one.counterparty());
                status = IntroductionStatus.PROPOSED;
            }
            case IntroductionReproposed _ -> {
                accepted.clear();
                expiresAt = null;
                status = IntroductionStatus.PROPOSED;
            }
            case IntroductionCleared cleared -> {
                exportLicenceNeeded = cleared.exportLicenceNeeded();
                status = IntroductionStatus.CLEARED;
            }
            case IntroductionClearanceRefused _ -> status = IntroductionStatus.CLEARANCE_REFUSED;
            case IntroductionOffered offered -> {
                expiresAt = offered.expiresAt();
                status = IntroductionStatus.OFFERED;
            }
            case IntroductionAcceptedByParty by -> {
                accepted.add(by.party());
                status =
                        accepted.size() == Party.values().length
                                ? IntroductionStatus.AGREED
                                : IntroductionStatus.PARTLY_ACCEPTED;
            }
            case IntroductionDeclined _ -> status = IntroductionStatus.DECLINED;
            case IntroductionExpired _ -> status = IntroductionStatus.EXPIRED;
            case NdaRecorded nda -> ndaUntil = nda.validUntil();
            case ContactsDisclosed _, TechnicalDataReleased _ -> {}
            case MeetingScheduled meeting -> {
                meetsAt = meeting.meetsAt();
                status = IntroductionStatus.SCHEDULED;
            }
            case MeetingRescheduled meeting -> meetsAt = meeting.meetsAt();
            case MeetingCancelled _, MeetingNoShow _ -> status = IntroductionStatus.AGREED;
            case MeetingHeld _ -> status = IntroductionStatus.HELD;
            case FollowUpRecorded _, IntroductionReopened _ ->
                    status = IntroductionStatus.FOLLOW_UP;
            case IntroductionBlocked _ -> {
                interrupted = status;
                status = IntroductionStatus.BLOCKED;
            }
            case IntroductionUnblocked unblocked -> {
                if (unblocked.answerDueAt() != null) {
                    expiresAt = unblocked.answerDueAt();
                }
                status = interrupted;
            }
            case IntroductionParked _ -> {
                interrupted =
                        status == IntroductionStatus.SCHEDULED ? IntroductionStatus.AGREED : status;
                status = IntroductionStatus.PARKED;
            }
            case IntroductionTakenUp takenUp -> {
                if (takenUp.answerDueAt() != null) {
                    expiresAt = takenUp.answerDueAt();
                }
                status = interrupted;
            }
            case IntroductionProgressedToPilot _ -> {
                pilots++;
                status = IntroductionStatus.PROGRESSED;
            }
            case IntroductionClosed _ -> status = IntroductionStatus.CLOSED;
            case IntroductionCancelled _ -> status = IntroductionStatus.CANCELLED;
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        Set<OrganisationId> all = new HashSet<>(pair().partners());
        all.add(pair().innovator());
        all.add(pair().counterparty());
        return all;
    }

    @Override
    protected Lifecycle<IntroductionStatus, IntroductionCommand> lifecycle() {
        return IntroductionCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable IntroductionStatus status() {
        return status;
    }

    public IntroductionTerms terms() {
        return new IntroductionTerms(
                id(),
                Objects.requireNonNull(status),
                pair().application(),
                pair().innovator(),
                pair().counterparty(),
                exportLicenceNeeded,
                pilots);
    }

    @Override
    protected Policy policy(PolicyInForce policies) {
        ApplicationId application = pair().application();
        return application == null
                ? policies.of(Objects.requireNonNull(pair().programme()))
                : policies.of(application);
    }

    private Pair pair() {
        return Objects.requireNonNull(pair);
    }

    private IntroductionId id() {
        return pair().id();
    }
}
