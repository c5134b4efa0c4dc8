package org.litopys.command.process;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.serialization.LedgerEventSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step as it waits in the database: what its key does not say. The command stands under its own
 * name, never a Java name.
 */
record StoredStep(
        String name,
        UUID record,
        UUID cause,
        @Nullable String correlationId,
        Channel channel,
        Instant due,
        @Nullable Instant until,
        String command,
        JsonNode data) {
    private static final JsonMapper JSON = mapper();

    /** Reads and writes it for db-scheduler. */
    static final Serializer SERIALIZER =
            new Serializer() {
                @Override
                public byte[] serialize(Object stored) {
                    return JSON.writeValueAsBytes(stored);
                }

                @Override
                public <T> T deserialize(Class<T> type, byte[] stored) {
                    return JSON.readValue(stored, type);
                }
            };

    static StoredStep of(Step step) {
        return new StoredStep(
                step.name(),
                step.record(),
                step.cause(),
                step.correlationId(),
                step.channel(),
                step.due(),
                step.until(),
                LedgerCommand.nameOf(step.command().getClass()),
                JSON.valueToTree(step.command()));
    }

    /**
     * The step of a process.
     *
     * @param commands those that the process may plan
     * @throws IllegalStateException this version of the program does not know the command
     */
    Step of(String process, Set<Class<? extends LedgerCommand>> commands) {
        Class<? extends LedgerCommand> type =
                commands.stream()
                        .filter(known -> LedgerCommand.nameOf(known).equals(command))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(process + " sends no " + command));
        return new Step(
                process,
                name,
                record,
                cause,
                correlationId,
                channel,
                due,
                until,
                JSON.treeToValue(data, type));
    }

    String json() {
        return new String(SERIALIZER.serialize(this), StandardCharsets.UTF_8);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        LedgerEventSerializer.configure(builder);
        return builder.build();
    }
}
