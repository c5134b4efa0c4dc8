package org.litopys.events.serialization;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.RecordId;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.Owner;
import org.litopys.events.personal.DataSubjectId;
import org.litopys.events.personal.Sealed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * One fixed example of any kind of event, so that a new event cannot be forgotten by the tests of
 * stored forms.
 */
public final class SampleEvents {
    private SampleEvents() {}

    public static LedgerEvent of(Class<? extends LedgerEvent> event) {
        return make(event);
    }

    /** The same of any record that is made of the published language, as commands are. */
    public static <R> R make(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values =
                Arrays.stream(components)
                        .map(c -> value(c.getName(), c.getGenericType()))
                        .toArray();
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "No sample of " + type.getSimpleName() + " can be made", e);
        }
    }

    private static Object value(String name, Type generic) {
        if (generic instanceof ParameterizedType many) {
            Object one = value(name, many.getActualTypeArguments()[0]);
            return many.getRawType() == Set.class ? Set.of(one) : List.of(one);
        }
        Class<?> type = (Class<?>) generic;
        if (type == String.class) {
            return switch (name) {
                case "country", "countries" -> "EE";
                case "language" -> "en";
                case "nameUk" -> "Приклад їжак ґанок";
                default -> name + " “sample”";
            };
        }
        if (type == int.class || type == Integer.class) {
            return 5;
        }
        if (type == long.class || type == Long.class) {
            return 7_000_000_000L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-03-29T01:30:00.123456Z");
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2026, 2, 28);
        }
        if (type == UUID.class) {
            return UUID.fromString("00000000-0000-4000-8000-000000000001");
        }
        if (type == Money.class) {
            return new Money(new BigDecimal("250000.00"), Currency.getInstance("EUR"));
        }
        if (type == Currency.class) {
            return Currency.getInstance("EUR");
        }
        if (type == JsonNode.class) {
            return StringNode.valueOf(name + " “sample”");
        }
        if (type == Identifier.class) {
            return new Identifier("UA-EDR", "38422948");
        }
        if (type == Owner.class) { // an organisation or a person, never both
            return new Owner(5, "EE", null, make(DataSubjectId.class), make(Sealed.class));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (RecordId.class.isAssignableFrom(type) || type.isRecord()) {
            return make(type);
        }
        throw new IllegalStateException(
                "No sample of the type " + type + " is known; add one here");
    }
}
