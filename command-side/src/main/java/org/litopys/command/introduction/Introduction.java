package org.litopys.command.introduction;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.application.Policies;
import org.litopys.command.introduction.IntroductionCommand.AcceptIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ClearIntroduction;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroduction;
import org.litopys.command.introduction.IntroductionCommand.DeclineIntroduction;
import org.litopys.command.introduction.IntroductionCommand.ProposeIntroduction;
import org.litopys.command.introduction.IntroductionCommand.RecordMeeting;
import org.litopys.command.organisation.Organisations;
import org.litopys.events.Duty;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCleared;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionDeclined;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.MeetingHeld;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.IntroductionStatus;
import org.litopys.events.introduction.Party;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.programme.Due;
import org.litopys.events.programme.Policy;

/** An introduction of an applicant to somebody who needs the innovation; both must agree. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
public class Introduction extends LedgerRecord<IntroductionEvent, IntroductionStatus> {
    private @Nullable IntroductionProposed proposal;
    private @Nullable IntroductionStatus status;
    private final Set<Party> accepted = EnumSet.noneOf(Party.class);

    Introduction() {} // Axon rebuilds from events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(
            ProposeIntroduction command,
            Applications applications,
            Organisations organisations,
            Policies policies,
            Deadlines deadlines) {
        ApplicationTerms application =
                applications.require(command.application(), "/data/application");
        application.requireAccepted("/data/application");
        applications.requireApart(command.application(), Duty.PROPOSE_INTRODUCTION);
        if (application.lead().equals(command.counterparty())) {
            throw Refused.by(
                    Rule.INTRODUCED_TO_ITSELF, "/data/counterparty", command.counterparty());
        }
        organisations.requireValidated(application.lead(), "/data/application");
        organisations.requireValidated(command.counterparty(), "/data/counterparty");
        Policy policy = policies.of(application.callId());
        organisations.requireScreened(application.lead(), policy, deadlines, "/data/application");
        organisations.requireScreened(
                command.counterparty(), policy, deadlines, "/data/counterparty");
        apply(
                new IntroductionProposed(
                        command.subject(),
                        command.application(),
                        application.lead(),
                        command.counterparty(),
                        deadlines.due(Due.CLEARANCE, policy)));
    }

    @CommandHandler
    void decide(ClearIntroduction command, Policies policies, Deadlines deadlines) {
        apply(
                new IntroductionCleared(
                        id(),
                        command.exportLicenceNeeded(),
                        deadlines.due(Due.ANSWER, policy(policies))));
    }

    @CommandHandler
    void decide(AcceptIntroduction command, Policies policies, Deadlines deadlines) {
        requireUndecided(command.party());
        boolean second = !accepted.isEmpty();
        apply(
                new IntroductionAcceptedByParty(
                        id(),
                        command.party(),
                        second ? deadlines.due(Due.MEETING, policy(policies)) : null));
    }

    @CommandHandler
    void decide(DeclineIntroduction command) {
        requireUndecided(command.party());
        apply(new IntroductionDeclined(id(), command.party(), command.declineReason()));
    }

    private void requireUndecided(Party party) {
        if (accepted.contains(party)) {
            throw Refused.by(Rule.PARTY_ALREADY_ACCEPTED, "/data/party", party);
        }
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
                        deadlines.due(Due.FOLLOW_UP, policy(policies))));
    }

    @CommandHandler
    void decide(CloseIntroduction command) {
        apply(new IntroductionClosed(id(), command.closeReason()));
    }

    /** Ends in a pilot, which is proposed in the same unit of work. */
    public void progressTo(PilotId pilot) {
        IntroductionStatus now = Objects.requireNonNull(status);
        if (now != IntroductionStatus.HELD) {
            throw Refused.by(Rule.INTRODUCTION_NOT_HELD, "/data/introduction", id(), now);
        }
        apply(new IntroductionProgressedToPilot(id(), pilot));
    }

    @Override
    protected void evolve(IntroductionEvent event) {
        switch (event) {
            case IntroductionProposed proposed -> {
                proposal = proposed;
                status = IntroductionStatus.PROPOSED;
            }
            case IntroductionCleared _ -> status = IntroductionStatus.CLEARED;
            case IntroductionAcceptedByParty by -> {
                accepted.add(by.party());
                status =
                        accepted.size() == Party.values().length
                                ? IntroductionStatus.AGREED
                                : IntroductionStatus.PARTLY_ACCEPTED;
            }
            case IntroductionDeclined _ -> status = IntroductionStatus.DECLINED;
            case MeetingHeld _ -> status = IntroductionStatus.HELD;
            case IntroductionProgressedToPilot _ -> status = IntroductionStatus.PROGRESSED;
            case IntroductionClosed _ -> status = IntroductionStatus.CLOSED;
        }
    }

    @Override
    protected Set<OrganisationId> organisations() {
        return Set.of(proposal().innovator(), proposal().counterparty());
    }

    @Override
    protected Lifecycle<IntroductionStatus, IntroductionCommand> lifecycle() {
        return IntroductionCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable IntroductionStatus status() {
        return status;
    }

    /** Who is introduced to whom, for which application. */
    public IntroductionProposed proposal() {
        return Objects.requireNonNull(proposal);
    }

    private Policy policy(Policies policies) {
        return policies.of(proposal().applicationId());
    }

    private IntroductionId id() {
        return proposal().introductionId();
    }
}
