package org.litopys.command.application;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Duty;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.organisation.OrganisationId;
import org.springframework.stereotype.Component;

/** Applications as guards of other records see them. Thread-safe. */
@Component
public final class Applications {
    private final OtherRecords<Application> applications;

    public Applications(EventStore events) {
        applications = new OtherRecords<>(events, Application::new);
    }

    /**
     * Refuses to whoever acts a duty that theirs on an application forbids on a record that follows
     * it.
     */
    public void requireApart(ApplicationId id, Duty duty) {
        requireApart(id, Set.of(), duty);
    }

    /** The same where others, by pseudonym, do it together with whoever acts. */
    public void requireApart(ApplicationId id, Set<String> others, Duty duty) {
        applications.ask(id, application -> application.requireApart(others, duty));
    }

    /** What an application waits for on the reserve list; empty where it has left it. */
    Optional<ReservePlace> reservePlace(ApplicationId id) {
        return applications.ask(id, Application::reservePlace);
    }

    /** Whether something may still come of an application by itself, without a complaint. */
    boolean isRunning(ApplicationId id) {
        return applications
                .ask(id, Application::terms)
                .map(ApplicationTerms::isRunning)
                .orElse(false);
    }

    /**
     * Of the partners that another record took over from an application, those who have not left it
     * since.
     */
    public Set<OrganisationId> stillIn(ApplicationId id, Collection<OrganisationId> partners) {
        Set<OrganisationId> still = new LinkedHashSet<>(partners);
        if (!still.isEmpty()) {
            applications
                    .ask(id, Application::terms)
                    .ifPresent(now -> still.retainAll(now.consortium()));
        }
        return still;
    }

    /** The terms of an application; refuses where there is none. */
    public ApplicationTerms require(ApplicationId id, String pointer) {
        return applications
                .ask(id, Application::terms)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, pointer, "Application", id));
    }
}
