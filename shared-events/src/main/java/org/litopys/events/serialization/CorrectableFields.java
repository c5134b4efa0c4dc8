package org.litopys.events.serialization;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Correctable;
import org.litopys.events.LedgerEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The components of events that can be corrected ({@link Correctable}), and events with another
 * value there. Values are JSON, as events are stored. Thread-safe.
 */
public final class CorrectableFields {
    private static final JsonMapper JSON = mapper();

    private CorrectableFields() {}

    /** Names of the components that can be corrected, in their order; none for most events. */
    public static List<String> of(Class<? extends LedgerEvent> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Correctable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    /** What an event says in one of its components; null where it says nothing. */
    public static @Nullable JsonNode value(LedgerEvent event, String field) {
        JsonNode value = tree(event).get(field);
        return value == null || value.isNull() ? null : value;
    }

    /**
     * The event with another value in one of its components.
     *
     * @throws IllegalArgumentException where the component cannot have this value; its message is
     *     for whoever asked
     */
    public static LedgerEvent with(LedgerEvent event, String field, @Nullable JsonNode right) {
        RecordComponent component = component(event.getClass(), field);
        if (right == null) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new IllegalArgumentException(field + " must have a value");
            }
        } else if (component.getType() == String.class || component.getType().isPrimitive()) {
            String pattern = component.getAnnotation(Correctable.class).pattern();
            if (!right.asString().matches(pattern)) {
                throw new IllegalArgumentException("%s must match %s".formatted(field, pattern));
            }
        }
        ObjectNode changed = tree(event);
        changed.set(field, right);
        try {
            return JSON.treeToValue(changed, event.getClass());
        } catch (JacksonException cannotBe) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(field, right), cannotBe);
        }
    }

    private static RecordComponent component(Class<? extends LedgerEvent> event, String field) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .filter(component -> component.isAnnotationPresent(Correctable.class))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s of %s cannot be corrected"
                                        .formatted(field, event.getSimpleName())));
    }

    private static ObjectNode tree(LedgerEvent event) {
        return JSON.valueToTree(event);
    }

    /** Reads what people wrote: a number is no text, and half a day is no day. */
    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder();
        LedgerEventSerializer.configure(builder);
        return builder.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config ->
                                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
