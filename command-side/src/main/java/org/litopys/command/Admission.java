package org.litopys.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerRecord.Handled;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.RecordId;
import org.litopys.events.Role;

/**
 * What every command must pass before its handler decides: the role that the actor holds at this
 * moment ({@link Acting}), the reason, the time, and, under the lock of its subject, whether it was
 * handled before, the expected version and the state. A command that creates its subject passes
 * without loading it; the store's unique key tells whether it exists.
 */
final class Admission implements MessageHandlerInterceptor<CommandMessage<?>> {
    private static final ClassValue<Permission> PERMISSIONS =
            new ClassValue<>() {
                @Override
                protected Permission computeValue(Class<?> command) {
                    return Permission.of(command);
                }
            };

    /** {@link SentBy} of a command, read once. */
    private record Permission(Set<Role> roles, boolean needsReason) {
        static Permission of(Class<?> command) {
            return new Permission(
                    Senders.of(command), command.getAnnotation(SentBy.class).needsReason());
        }
    }

    private final RecordRepositories repositories;
    private final People people;
    private final PolicyInForce policies;
    private final Clock clock;

    Admission(RecordRepositories repositories, People people, PolicyInForce policies, Clock clock) {
        this.repositories = repositories;
        this.people = people;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> message = unitOfWork.getMessage();
        if (!(message.getPayload() instanceof LedgerCommand command)) {
            return chain.proceed();
        }
        MetaData metaData = message.getMetaData();
        Permission permission = PERMISSIONS.get(command.getClass());
        Acting acting = Acting.of(metaData, people);
        requireRole(permission, acting.actor());
        requireReason(permission, command.getClass(), metaData);
        requirePast(metaData);
        acting.in(unitOfWork);
        Outcome outcome = Outcome.of(unitOfWork);
        Optional<Handled> earlier = admit(command, metaData);
        if (earlier.isPresent()) {
            return outcome.repeatedFrom(earlier.get().firstSequence());
        }
        chain.proceed();
        requireRecent(command, metaData);
        return outcome;
    }

    private static void requireRole(Permission permission, Actor actor) {
        if (!actor.hasAny(permission.roles())) {
            throw Senders.missing(actor, permission.roles());
        }
    }

    private static void requireReason(
            Permission permission, Class<? extends LedgerCommand> command, MetaData metaData) {
        if (permission.needsReason()
                && (!(metaData.get(Envelope.REASON) instanceof String reason)
                        || reason.isBlank())) {
            throw Refused.by(Rule.REASON_MISSING, "/reason", LedgerCommand.nameOf(command));
        }
    }

    private void requirePast(MetaData metaData) {
        if (metaData.get(Envelope.OCCURRED_AT) instanceof String occurredAt) {
            Instant now = clock.instant();
            if (Instant.parse(occurredAt).isAfter(now)) {
                throw Refused.by(Rule.OCCURRED_IN_FUTURE, "/occurredAt", occurredAt, now);
            }
        }
    }

    /**
     * Refuses what happened longer ago than the record's policy lets pass without an explanation.
     * Asked when the handler is done, since a record that begins knows its programme only then. An
     * import brings the past on purpose.
     */
    private void requireRecent(LedgerCommand command, MetaData metaData) throws Exception {
        if (!(metaData.get(Envelope.OCCURRED_AT) instanceof String occurredAt)
                || isExplained(metaData)
                || Channel.IMPORT.name().equals(metaData.get(Envelope.CHANNEL))) {
            return;
        }
        int days =
                repositories
                        .load(
                                command.recordType(),
                                Objects.requireNonNull(command.subject()).toString())
                        .invoke(record -> record.policy(policies))
                        .maxBackDatingDays();
        Instant now = clock.instant();
        if (Instant.parse(occurredAt).isBefore(now.minus(Duration.ofDays(days)))) {
            throw Refused.by(Rule.OCCURRED_TOO_LONG_AGO, "/occurredAt", occurredAt, now, days);
        }
    }

    private static boolean isExplained(MetaData metaData) {
        return metaData.get(Envelope.REASON) instanceof String reason
                && !reason.isBlank()
                && metaData.containsKey(Envelope.EVIDENCE);
    }

    /** Empty where the handler is to decide; how it was handled, where it was handled before. */
    private Optional<Handled> admit(LedgerCommand command, MetaData metaData) {
        RecordId subject = Objects.requireNonNull(command.subject());
        if (command.lifecycle().creates(command.getClass())) {
            requireVersion(metaData, subject, 0);
            return Optional.empty();
        }
        try {
            return repositories
                    .load(command.recordType(), subject.toString())
                    .invoke(record -> admit(record, command, subject, metaData));
        } catch (AggregateNotFoundException e) {
            throw new Refused(
                    Rule.UNKNOWN_RECORD.refusal(
                            "/subject", command.recordType().aggregate(), subject),
                    e);
        }
    }

    private static Optional<Handled> admit(
            LedgerRecord<?, ?> record, LedgerCommand command, RecordId subject, MetaData metaData) {
        String commandId = text(metaData, Envelope.COMMAND_ID);
        Optional<Handled> earlier = record.handled(commandId);
        if (earlier.isPresent()) {
            requireSame(earlier.get().digest(), text(metaData, Envelope.COMMAND_DIGEST), commandId);
        } else {
            requireVersion(metaData, subject, record.version());
            record.requireStateFor(command);
        }
        return earlier;
    }

    /** Refuses another content under the id of a command that was handled. */
    static void requireSame(String digestThen, String digestNow, String commandId) {
        if (!digestThen.equals(digestNow)) {
            throw Refused.by(Rule.REUSED_COMMAND_ID, "/id", commandId);
        }
    }

    private static void requireVersion(MetaData metaData, RecordId subject, long actual) {
        if (metaData.get(SentCommand.EXPECTED_VERSION) instanceof String expected) {
            int compared = Long.compare(Long.parseLong(expected), actual);
            if (compared != 0) {
                Rule rule = compared < 0 ? Rule.STALE_VERSION : Rule.VERSION_TO_COME;
                throw Refused.by(rule, "/expectedVersion", subject, expected, actual);
            }
        }
    }

    private static String text(MetaData metaData, String key) {
        return Objects.requireNonNull(metaData.get(key), key).toString();
    }
}
