package org.litopys.command.call;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Amounts;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerRecord;
import org.litopys.command.Lifecycle;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.events.Actor;
import org.litopys.events.Money;
import org.litopys.events.call.CallEvent;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.call.CallStatus;

/** A call for applications. Whether it is open follows from the clock and its dates. */
@Aggregate(cache = "recordCache", commandTargetResolver = "subjectOfCommand")
class Call extends LedgerRecord<CallEvent, CallStatus> {
    private @Nullable CallPublished published;
    private @Nullable CallStatus status;

    Call() {} // Axon rebuilds from events

    /** Begins; {@link CallPublication} lists it with its programme in the same unit of work. */
    void publish(PublishCall command, ProgrammeTerms programme) {
        programme.requireActive("/data/programme");
        requireMoneyOf(programme, command);
        int least = programme.policy().minEvaluations();
        if (command.minEvaluations() < least) {
            throw Refused.by(
                    Rule.CALL_BELOW_POLICY,
                    "/data/minEvaluations",
                    command.minEvaluations(),
                    least,
                    programme.policy().version());
        }
        apply(
                new CallPublished(
                        command.subject(),
                        command.programme(),
                        command.code(),
                        command.title(),
                        command.type(),
                        command.opensAt(),
                        command.closesAt(),
                        command.budgetLine(),
                        command.budget(),
                        command.maxPerApplication(),
                        command.minEvaluations(),
                        command.technologyAreas(),
                        command.source()));
    }

    private static void requireMoneyOf(ProgrammeTerms programme, PublishCall command) {
        if (!programme.lines().contains(command.budgetLine())) {
            throw Refused.by(Rule.UNKNOWN_BUDGET_LINE, "/data/budgetLine", command.budgetLine());
        }
        Amounts.require(command.budget(), programme.currency(), "/data/budget");
        Money max = command.maxPerApplication();
        if (max != null) {
            Amounts.require(max, programme.currency(), "/data/maxPerApplication");
            Amounts.requireAtMost(
                    max, command.budget(), Rule.MAXIMUM_EXCEEDS_BUDGET, "/data/maxPerApplication");
        }
    }

    /** People may close a call before its time, a process may not. */
    @CommandHandler
    void decide(CloseCall command, Actor closing, Deadlines deadlines) {
        Instant closesAt = Objects.requireNonNull(published).closesAt();
        if (closing.type() == Actor.Type.SYSTEM && deadlines.now().isBefore(closesAt)) {
            throw Refused.by(Rule.CALL_STILL_OPEN, "", published.code(), closesAt, deadlines.now());
        }
        apply(new CallClosed(command.callId()));
    }

    @Override
    protected void evolve(CallEvent event) {
        switch (event) {
            case CallPublished first -> {
                published = first;
                status = CallStatus.PUBLISHED;
            }
            case CallClosed _ -> status = CallStatus.CLOSED;
        }
    }

    @Override
    protected Lifecycle<CallStatus, CallCommand> lifecycle() {
        return CallCommand.LIFECYCLE;
    }

    @Override
    protected @Nullable CallStatus status() {
        return status;
    }

    CallTerms terms() {
        CallPublished call = Objects.requireNonNull(published);
        return new CallTerms(
                call.code(),
                call.programmeId(),
                call.opensAt(),
                call.closesAt(),
                status == CallStatus.CLOSED,
                call.budgetLine(),
                call.budget().currency(),
                call.maxPerApplication(),
                call.minEvaluations(),
                call.technologyAreas());
    }
}
