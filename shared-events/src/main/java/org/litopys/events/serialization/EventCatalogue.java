package org.litopys.events.serialization;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.PersonEvent;
import org.litopys.events.application.ApplicationEvent;
import org.litopys.events.audit.EngagementEvent;
import org.litopys.events.call.CallEvent;
import org.litopys.events.contract.ContractEvent;
import org.litopys.events.introduction.IntroductionEvent;
import org.litopys.events.need.NeedEvent;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.pilot.PilotEvent;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.record.RecordEvent;

/**
 * Every kind of event by its stored name. A new aggregate is one more line here; a new event is
 * found by itself. Immutable.
 */
public final class EventCatalogue {
    /** The sealed interface of each aggregate, and that of what happens to any of them. */
    public static final List<Class<? extends LedgerEvent>> AGGREGATES =
            List.of(
                    ProgrammeEvent.class,
                    CallEvent.class,
                    OrganisationEvent.class,
                    PersonEvent.class,
                    NeedEvent.class,
                    ApplicationEvent.class,
                    IntroductionEvent.class,
                    PilotEvent.class,
                    ContractEvent.class,
                    EngagementEvent.class,
                    RecordEvent.class);

    private final Map<String, Class<? extends LedgerEvent>> byName = new TreeMap<>();

    public EventCatalogue() {
        AGGREGATES.stream()
                .flatMap(EventCatalogue::records)
                .forEach(event -> {
                    if (byName.put(event.getSimpleName(), event) != null) {
                        throw new IllegalStateException(
                                "Two events are called " + event.getSimpleName());
                    }
                });
    }

    /**
     * The event stored under this name, or null where this version of the program does not know it.
     */
    public @Nullable Class<? extends LedgerEvent> typeNamed(String name) {
        return byName.get(name);
    }

    /** All kinds of event, by name. */
    public Collection<Class<? extends LedgerEvent>> events() {
        return byName.values();
    }

    /** Revision of today's form; "1" where the event has never changed. */
    public static String revisionOf(Class<? extends LedgerEvent> event) {
        Revision revision = event.getAnnotation(Revision.class);
        return revision == null ? "1" : revision.value();
    }

    private static Stream<Class<? extends LedgerEvent>> records(Class<? extends LedgerEvent> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted.asSubclass(LedgerEvent.class)))
                : Stream.of(type);
    }
}
