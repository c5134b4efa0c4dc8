package org.litopys.command.record;

import static org.litopys.command.Rule.DECIDER_MAY_NOT_REVERSE;
import static org.litopys.command.Rule.DECISION_ALREADY_REVERSED;
import static org.litopys.command.Rule.DECISION_BUILT_UPON;
import static org.litopys.command.Rule.EVENT_NOT_REVERSIBLE;

import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.PolicyInForce;
import org.litopys.command.RecordRepositories;
import org.litopys.command.Refused;
import org.litopys.command.contract.Contracts;
import org.litopys.command.record.RecordCommand.ApproveReversal;
import org.litopys.command.record.RecordCommand.RefuseReversal;
import org.litopys.command.record.RecordCommand.RequestReversal;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Reversible;
import org.litopys.events.application.ApplicationEvent.ApplicationAccepted;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractId;
import org.litopys.events.pilot.PilotEvent.PilotEvaluated;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RecordEvent.ReversalRefused;
import org.litopys.events.record.RecordEvent.ReversalRequested;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * A decision on which nothing rests is reversed by two persons, the second of whom did not take it.
 * It must be the newest event of the record's own life, so that leaving it out gives the record as
 * it was before.
 */
@Component
class Reversals {
    private final RecordRepositories records;
    private final EventStore events;
    private final ReversedAward awards;
    private final Revivals revivals;
    private final Contracts contracts;
    private final PolicyInForce policies;
    private final Deadlines deadlines;

    Reversals(
            RecordRepositories records,
            EventStore events,
            ReversedAward awards,
            Revivals revivals,
            Contracts contracts,
            PolicyInForce policies,
            Deadlines deadlines) {
        this.records = records;
        this.events = events;
        this.awards = awards;
        this.revivals = revivals;
        this.contracts = contracts;
        this.policies = policies;
        this.deadlines = deadlines;
    }

    @CommandHandler
    void decide(RequestReversal command) {
        records.lock(command.subject());
        History history = History.of(command.subject(), events);
        History.Past decision = history.require(command.event());
        requireReversible(history, decision);
        records.apply(
                new ReversalRequested(
                        command.subject(),
                        Objects.requireNonNull(command.requestId()),
                        decision.eventId(),
                        decision.type()));
    }

    @CommandHandler
    void decide(
            ApproveReversal command,
            Actor approver,
            @MetaDataValue(Envelope.ON_BEHALF_OF) @Nullable String inPlaceOf) {
        Subject subject = command.subject();
        records.lock(subject);
        History history = History.of(subject, events);
        History.Open<ReversalRequested> open =
                history.requireOpen(command.requestId(), ReversalRequested.class);
        History.Past decision = history.get(open.request().eventId());
        revivals.begin(decision.event());
        requireReversible(history, decision);
        requireAnother(decision, approver, inPlaceOf);
        records.apply(
                new DecisionReversed(
                        subject,
                        command.requestId(),
                        decision.eventId(),
                        decision.type(),
                        open.by(),
                        history.deadlinesWithout(
                                decision, deadlines.now(), records.policyOf(subject, policies))));
        if (decision.event() instanceof ApplicationAccepted award) {
            awards.release(award);
        }
    }

    @CommandHandler
    void decide(
            RefuseReversal command,
            Actor refusing,
            @MetaDataValue(Envelope.ON_BEHALF_OF) @Nullable String inPlaceOf) {
        records.lock(command.subject());
        History history = History.of(command.subject(), events);
        History.Open<ReversalRequested> open =
                history.requireOpen(command.requestId(), ReversalRequested.class);
        requireAnother(history.get(open.request().eventId()), refusing, inPlaceOf);
        records.apply(
                new ReversalRefused(
                        command.subject(),
                        command.requestId(),
                        open.request().eventId(),
                        open.by()));
    }

    private static void requireAnother(
            History.Past decision, Actor acting, @Nullable String inPlaceOf) {
        Stream.of(acting.id(), Objects.requireNonNullElse(inPlaceOf, ""))
                .filter(decision.by()::contains)
                .findFirst()
                .ifPresent(decider -> {
                    throw Refused.by(DECIDER_MAY_NOT_REVERSE, "", decider, decision.type());
                });
    }

    private void requireReversible(History history, History.Past decision) {
        if (!decision.event().getClass().isAnnotationPresent(Reversible.class)) {
            throw Refused.by(EVENT_NOT_REVERSIBLE, "/data/event", decision.type());
        }
        if (history.isReversed(decision)) {
            throw Refused.by(DECISION_ALREADY_REVERSED, "", decision.type());
        }
        History.Past newest = history.newest();
        if (!newest.eventId().equals(decision.eventId())) {
            throw Refused.by(DECISION_BUILT_UPON, "", decision.type(), newest.type());
        }
        if (decision.event() instanceof PilotEvaluated pilot
                && events.readEvents(ContractId.after(pilot.pilotId()).toString()).hasNext()) {
            throw Refused.by(DECISION_BUILT_UPON, "", decision.type(), "ContractDrafted");
        }
        if (decision.event() instanceof ContractRejected contract
                && contracts.wasReplaced(contract.contractId())) {
            throw Refused.by(DECISION_BUILT_UPON, "", decision.type(), "ContractDrafted");
        }
    }
}
