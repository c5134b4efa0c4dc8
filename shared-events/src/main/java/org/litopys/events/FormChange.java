package org.litopys.events;

import java.util.Objects;
import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The step from one stored form of some events to the next. Money is text in JSON, so it passes
 * through the tree unchanged.
 */
public abstract class FormChange extends SingleEventUpcaster {
    private final Set<String> events;
    private final @Nullable String from;
    private final String to;

    /**
     * @param from the revision that is read; null is the first one
     * @param to the next one
     * @param events stored names
     */
    protected FormChange(@Nullable String from, String to, String... events) {
        this.events = Set.of(events);
        this.from = from;
        this.to = to;
    }

    /** Gives the event its later form. */
    protected abstract void change(ObjectNode event);

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation stored) {
        return events.contains(stored.getType().getName())
                && Objects.equals(stored.getType().getRevision(), from);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
        return stored.upcastPayload(
                new SimpleSerializedType(stored.getType().getName(), to),
                JsonNode.class,
                json -> {
                    change((ObjectNode) json);
                    return json;
                });
    }
}
