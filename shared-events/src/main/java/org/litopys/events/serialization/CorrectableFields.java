package org.litopys.events.serialization;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
    /** As events are stored. */
    private static final JsonMapper JSON = builder().build();

    private static final JsonMapper OF_PEOPLE = strict();

    private CorrectableFields() {}

    /** Names of the components that can be corrected, in their order; none for most events. */
    public static List<String> of(Class<? extends LedgerEvent> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Correctable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    /** The type of a component that can be corrected. */
    public static Class<?> typeOf(Class<? extends LedgerEvent> event, String field) {
        return component(event, field).getType();
    }

    /** What an event says in one of its components; null where it says nothing. */
    public static @Nullable JsonNode value(LedgerEvent event, String field) {
        JsonNode value = tree(event).get(field);
        return value == null || value.isNull() ? null : value;
    }

    /**
     * The event with another value in one of its components, as somebody asks for it.
     *
     * @throws IllegalArgumentException where the component cannot be corrected, or cannot have this
     *     value
     */
    public static LedgerEvent with(LedgerEvent event, String field, @Nullable JsonNode right) {
        RecordComponent component = component(event.getClass(), field);
        boolean needed = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (needed && (right == null || (right.isArray() && right.isEmpty()))) {
            throw new IllegalArgumentException(field + " must have a value");
        }
        String pattern = component.getAnnotation(Correctable.class).pattern();
        if (right != null && !leaves(right).allMatch(leaf -> leaf.asString().matches(pattern))) {
            throw new IllegalArgumentException("%s must match %s".formatted(field, pattern));
        }
        try {
            if (right != null) {
                OF_PEOPLE.treeToValue(right, OF_PEOPLE.constructType(component.getGenericType()));
            }
            return read(event, field, right);
        } catch (JacksonException cannotBe) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(field, right), cannotBe);
        }
    }

    /** A value, or those of which a list or an object is made. */
    private static Stream<JsonNode> leaves(JsonNode value) {
        return value.isContainer()
                ? value.valueStream().flatMap(CorrectableFields::leaves)
                : Stream.of(value);
    }

    /**
     * The event with another value in one of its components, as it was agreed: what once could be
     * corrected stays so, also where a later version of the program would not allow it any more.
     */
    static LedgerEvent read(LedgerEvent event, String field, @Nullable JsonNode right) {
        ObjectNode changed = tree(event);
        changed.set(field, right);
        return JSON.treeToValue(changed, event.getClass());
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
    private static JsonMapper strict() {
        return builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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

    private static JsonMapper.Builder builder() {
        JsonMapper.Builder builder = JsonMapper.builder();
        LedgerEventSerializer.configure(builder);
        return builder;
    }
}
