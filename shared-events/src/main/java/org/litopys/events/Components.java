package org.litopys.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a kind of event, read once. Immutable. */
final class Components {
    private static final ClassValue<Components> KNOWN =
            new ClassValue<>() {
                @Override
                protected Components computeValue(Class<?> event) {
                    return new Components(event);
                }
            };

    private final List<RecordComponent> all;

    private Components(Class<?> event) {
        all = event.isRecord() ? List.of(event.getRecordComponents()) : List.of();
    }

    static Components of(Class<?> event) {
        return KNOWN.get(event);
    }

    List<RecordComponent> all() {
        return all;
    }

    /** Nothing where the event has no such component, or no value there. */
    Optional<Object> value(String name, LedgerEvent of) {
        return all.stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> value(component.getAccessor(), of));
    }

    static @Nullable Object value(Method accessor, LedgerEvent of) {
        try {
            return accessor.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an event lets its components be read", e);
        }
    }
}
