package org.litopys.events;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.litopys.events.DeadlineChange.Ended;
import org.litopys.events.DeadlineChange.Started;

/** What a kind of event declares about deadlines, read once. Immutable. */
final class DeadlineDeclaration {
    private static final ClassValue<DeadlineDeclaration> KNOWN =
            new ClassValue<>() {
                @Override
                protected DeadlineDeclaration computeValue(Class<?> event) {
                    return new DeadlineDeclaration(event);
                }
            };

    private record Start(DueDate says, Method dueAt) {}

    private final Class<?> event;
    private final Components components;
    private final @Nullable EndsDeadlines ends;
    private final List<Start> starts = new ArrayList<>();

    private DeadlineDeclaration(Class<?> event) {
        this.event = event;
        components = Components.of(event);
        ends = event.getAnnotation(EndsDeadlines.class);
        for (RecordComponent component : components.all()) {
            DueDate dueDate = component.getAnnotation(DueDate.class);
            if (dueDate != null) {
                starts.add(new Start(dueDate, component.getAccessor()));
            }
        }
    }

    static DeadlineDeclaration of(Class<?> event) {
        return KNOWN.get(event);
    }

    List<DeadlineChange> changes(LedgerEvent of) {
        if (ends == null && starts.isEmpty()) {
            return List.of();
        }
        List<DeadlineChange> changes = new ArrayList<>();
        if (ends != null) {
            RecordId record =
                    ends.of().isEmpty() ? of.subject() : (RecordId) required(ends.of(), of);
            if (ends.value().length == 0) {
                changes.add(new Ended(record, null, null));
            }
            for (Deadline deadline : ends.value()) {
                changes.add(new Ended(record, deadline, which(deadline, of)));
            }
        }
        for (Start start : starts) {
            if (Components.value(start.dueAt(), of) instanceof Instant dueAt) {
                for (Deadline before : start.says().insteadOf()) {
                    changes.add(new Ended(of.subject(), before, which(before, of)));
                }
                Deadline deadline = start.says().value();
                changes.add(new Started(of.subject(), deadline, which(deadline, of), dueAt));
            }
        }
        return changes;
    }

    /** Name of the component with the date to which the event starts a deadline. */
    Optional<String> component(LedgerEvent of, Deadline deadline, @Nullable String which) {
        return starts.stream()
                .filter(start -> start.says().value() == deadline)
                .filter(start -> Objects.equals(which(deadline, of), which))
                .map(Start::dueAt)
                .filter(dueAt -> Components.value(dueAt, of) != null)
                .map(Method::getName)
                .findFirst();
    }

    /** Null where a record has one such deadline, or the event does not say which is meant. */
    private @Nullable String which(Deadline deadline, LedgerEvent of) {
        return deadline.apart() == null
                ? null
                : components.value(deadline.apart(), of).map(Object::toString).orElse(null);
    }

    private Object required(String component, LedgerEvent of) {
        return components
                .value(component, of)
                .orElseThrow(() -> new IllegalStateException(event + " has no " + component));
    }
}
