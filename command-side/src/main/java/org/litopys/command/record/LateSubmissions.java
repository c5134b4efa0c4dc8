package org.litopys.command.record;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.CommandSender;
import org.litopys.command.Deadlines;
import org.litopys.command.LedgerCommand;
import org.litopys.command.RecordRepositories;
import org.litopys.command.Refusal;
import org.litopys.command.Refused;
import org.litopys.command.RefusedCommands;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationCommand.SubmitApplication;
import org.litopys.command.application.Applications;
import org.litopys.command.call.CallTerms;
import org.litopys.command.call.Calls;
import org.litopys.command.record.RecordCommand.RecordLateSubmission;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordType;
import org.litopys.events.Role;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.record.RecordEvent.LateSubmissionRefused;
import org.litopys.events.record.Subject;
import org.springframework.stereotype.Component;

/**
 * Whoever is too late is refused, and that he tried is on record with the application. It is
 * recorded by a command of its own whose id follows from the application: however often somebody
 * tries, there is one event. Where the store is away at that moment, the line in the log remains.
 */
@Component
class LateSubmissions implements RefusedCommands {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f0011");
    private static final Actor LEDGER =
            new Actor("process:late-submissions", Actor.Type.SYSTEM, Set.of(Role.PROCESS));

    private final CommandSender sender;
    private final RecordRepositories records;
    private final Applications applications;
    private final Calls calls;
    private final Deadlines deadlines;

    LateSubmissions(
            CommandSender sender,
            RecordRepositories records,
            Applications applications,
            Calls calls,
            Deadlines deadlines) {
        this.sender = sender;
        this.records = records;
        this.applications = applications;
        this.calls = calls;
        this.deadlines = deadlines;
    }

    @Override
    public void wasRefused(LedgerCommand command, CommandEnvelope envelope, Refusal refusal) {
        if (command instanceof SubmitApplication late
                && refusal.rule().equals(Rule.CALL_NOT_OPEN.key())) {
            // It has ended when this returns; the log says how. Too early is not too late.
            var _ =
                    sender.send(
                            new RecordLateSubmission(
                                    Subject.of(RecordType.APPLICATION, late.applicationId()),
                                    envelope.actor().id()),
                            because(late.applicationId(), envelope));
        }
    }

    private static CommandEnvelope because(ApplicationId application, CommandEnvelope refused) {
        String cause = refused.commandId().toString();
        return new CommandEnvelope(
                NameUuid.of(NAMESPACE, application.toString()),
                LEDGER,
                null,
                null,
                null,
                List.of(),
                Channel.PROCESS,
                Objects.requireNonNullElse(refused.correlationId(), cause),
                cause,
                null,
                null);
    }

    @CommandHandler
    void decide(RecordLateSubmission command) {
        Subject subject = command.subject();
        if (subject.type() != RecordType.APPLICATION) {
            throw Refused.by(
                    Rule.UNKNOWN_RECORD, "/subject", RecordType.APPLICATION.aggregate(), subject);
        }
        CallTerms call = callOf(new ApplicationId(command.subject().value()));
        if (!call.isOver(deadlines.now())) {
            throw Refused.by(
                    Rule.CALL_STILL_OPEN, "", call.code(), call.closesAt(), deadlines.now());
        }
        records.apply(new LateSubmissionRefused(command.subject(), command.by(), call.closesAt()));
    }

    private CallTerms callOf(ApplicationId application) {
        return calls.require(applications.require(application, "").callId());
    }
}
