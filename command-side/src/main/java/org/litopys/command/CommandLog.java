package org.litopys.command;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How commands end: one line in the log for each, and counts for the metrics. A line says which
 * command, about which record, how it ended and how long it took; of one that was not recorded also
 * who sent it, for the ledger does not. It has nothing of the content: no reason, no value, no
 * argument of the rule. While a command is handled its ids go with every line of its thread.
 * Thread-safe.
 */
@Component
public final class CommandLog {
    /** The ways in which a command can end. */
    enum Ending {
        RECORDED,
        /** Handled before; the first receipt was given. */
        REPEATED,
        /** By a rule, or because it cannot be read: sending it again will not help. */
        REFUSED,
        /** Because of us: too busy, the store away, a mistake of the program. */
        FAILED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Not the name of a class, so that an environment variable can set its level. */
    public static final String LOGGER = "litopys.commands";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);
    private static final String TEXT = "{} {}{}: record {}, command {}, correlation {}, {}{} ms";
    private static final String UNKNOWN = "unknown";
    private static final String NONE = "–";

    /** The rule of a mistake in the program. */
    private static final String INTERNAL_ERROR = "internal-error";

    private static final String COMMAND_ID = "command.id";
    private static final String CORRELATION_ID = "correlation.id";
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Alnum}._:-]{1,100}");

    private final MeterRegistry meters;

    CommandLog(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters.getIfAvailable(SimpleMeterRegistry::new);
        for (Ending ending : Ending.values()) {
            timer(ending);
        }
    }

    /** So that a type is counted from 0 on before it is sent for the first time. */
    public void willCount(Collection<String> types) {
        for (String type : types) {
            for (Ending ending : Ending.values()) {
                counter(type, ending);
            }
        }
    }

    /** A command begins on this thread, and ends on it. */
    Sending begins(LedgerCommand command, CommandEnvelope envelope) {
        return new Sending(command, envelope);
    }

    /**
     * A command was refused before it could be sent, over HTTP.
     *
     * @param type null where the caller named no command that there is
     * @param commandId null where the body could not be read or has none
     * @param record null where the body names none that there could be
     * @param took since it began to be read
     * @param rule of the problem that was the answer
     */
    public void notSent(
            Actor sender,
            @Nullable String type,
            @Nullable UUID commandId,
            @Nullable UUID record,
            Duration took,
            String rule,
            int status) {
        Ending ending = status < 500 ? Ending.REFUSED : Ending.FAILED;
        String named = type == null ? UNKNOWN : type;
        counter(named, ending).increment();
        notRecorded(ending, rule).increment();
        String id = commandId == null ? NONE : commandId.toString();
        // Over HTTP a command begins what it causes: the one id is the other.
        try (var _ = MDC.putCloseable(COMMAND_ID, id);
                var _ = MDC.putCloseable(CORRELATION_ID, id)) {
            line(ending, named, rule, sender, record, took)
                    .log(
                            TEXT,
                            named,
                            ending.label(),
                            " " + rule,
                            text(record),
                            id,
                            id,
                            by(sender),
                            took.toMillis());
        }
    }

    private static String text(@Nullable UUID record) {
        return record == null ? NONE : record.toString();
    }

    private static String by(Actor sender) {
        return "sent by " + printable(sender) + ", ";
    }

    private static LoggingEventBuilder line(
            Ending ending,
            String type,
            @Nullable String rule,
            @Nullable Actor sender,
            @Nullable UUID record,
            Duration took) {
        LoggingEventBuilder line =
                (ending == Ending.FAILED ? log.atWarn() : log.atInfo())
                        .addKeyValue("command.type", type)
                        .addKeyValue("command.outcome", ending.label())
                        .addKeyValue("record.id", text(record))
                        .addKeyValue("command.millis", took.toMillis());
        if (rule != null) {
            line = line.addKeyValue("command.rule", rule);
        }
        return sender == null ? line : line.addKeyValue("command.actor", printable(sender));
    }

    /**
     * The issuer names the actor. A pseudonym is asked for; what does not look like one may be a
     * name or an address, and would break the line.
     */
    private static String printable(Actor actor) {
        return identifier(actor.id());
    }

    private static String identifier(String said) {
        return IDENTIFIER.matcher(said).matches() ? said : "(not a pseudonym)";
    }

    private Counter counter(String type, Ending ending) {
        return Counter.builder("litopys.commands")
                .description("Commands that were answered")
                .tag("type", type)
                .tag("outcome", ending.label())
                .register(meters);
    }

    private Counter notRecorded(Ending ending, String rule) {
        return Counter.builder("litopys.commands.not.recorded")
                .description("Commands that were refused or failed, by the rule in their answer")
                .tag("outcome", ending.label())
                .tag("rule", rule)
                .register(meters);
    }

    private Timer timer(Ending ending) {
        return Timer.builder("litopys.command")
                .description(
                        "Time from a command's sending until its events are durable or it is refused")
                .tag("outcome", ending.label())
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(meters);
    }

    /** One command, from its sending to its end. Used by one thread. */
    final class Sending {
        private final LedgerCommand command;
        private final CommandEnvelope envelope;
        private final long begun = System.nanoTime();
        private Ending ending = Ending.RECORDED;

        private Sending(LedgerCommand command, CommandEnvelope envelope) {
            this.command = command;
            this.envelope = envelope;
            MDC.put(COMMAND_ID, envelope.commandId().toString());
            MDC.put(CORRELATION_ID, correlationId());
        }

        private String correlationId() {
            return identifier(
                    Objects.requireNonNullElse(
                            envelope.correlationId(), envelope.commandId().toString()));
        }

        /** It was handled before: what it gives is the first receipt. */
        Receipt repeats(Receipt first) {
            ending = Ending.REPEATED;
            return first;
        }

        Receipt ended(Receipt receipt) {
            ended(receipt.subject(), null);
            return receipt;
        }

        Throwable failed(Throwable failure) {
            Refusal refusal = failure instanceof Refused refused ? refused.refusal() : null;
            ending =
                    refusal != null && refusal.kind().status() < 500
                            ? Ending.REFUSED
                            : Ending.FAILED;
            String rule = refusal == null ? INTERNAL_ERROR : refusal.rule();
            notRecorded(ending, rule).increment();
            ended(command.subject() == null ? null : command.subject().value(), rule);
            return failure;
        }

        private void ended(@Nullable UUID record, @Nullable String rule) {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            String type = LedgerCommand.nameOf(command.getClass());
            counter(type, ending).increment();
            timer(ending).record(took);
            line(ending, type, rule, rule == null ? null : envelope.actor(), record, took)
                    .log(
                            TEXT,
                            type,
                            ending.label(),
                            rule == null ? "" : " " + rule,
                            text(record),
                            envelope.commandId(),
                            correlationId(),
                            rule == null ? "" : by(envelope.actor()),
                            took.toMillis());
            MDC.remove(COMMAND_ID);
            MDC.remove(CORRELATION_ID);
        }
    }
}
