package org.litopys.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work has stored so far. It lies in the resources of the root unit of work from the
 * moment at which the events are durable, that is from the end of its PREPARE_COMMIT phase on.
 *
 * @param firstPosition position of the first event
 * @param lastPosition position of the last event; a read model that has reached it shows all of
 *     them
 * @param recordedAt when the last event was stored
 * @param events in order of position; without gaps unless the unit of work appended more than once
 */
public record Appended(
        long firstPosition, long lastPosition, Instant recordedAt, List<AppendedEvent> events) {

    /** Key of the resource in the root unit of work. */
    public static final String RESOURCE = Appended.class.getName();

    /**
     * One stored event.
     *
     * @param revision null is the first form of the type
     * @param sequence place among the events of the aggregate, from 0
     */
    public record AppendedEvent(
            long position,
            UUID eventId,
            String type,
            @Nullable String revision,
            String aggregateId,
            long sequence) {}

    /**
     * What the unit of work, or the one around it, has stored; empty where it stored nothing (yet).
     */
    public static Optional<Appended> in(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(RESOURCE));
    }

    /** As {@link #in} for the current unit of work; empty where there is none. */
    public static Optional<Appended> inCurrentUnitOfWork() {
        return CurrentUnitOfWork.isStarted() ? in(CurrentUnitOfWork.get()) : Optional.empty();
    }

    void addToCurrentUnitOfWork() {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get()
                    .root()
                    .resources()
                    .merge(
                            RESOURCE,
                            this,
                            (earlier, later) -> ((Appended) earlier).and((Appended) later));
        }
    }

    private Appended and(Appended later) {
        List<AppendedEvent> all = new ArrayList<>(events);
        all.addAll(later.events);
        return new Appended(firstPosition, later.lastPosition, later.recordedAt, List.copyOf(all));
    }
}
