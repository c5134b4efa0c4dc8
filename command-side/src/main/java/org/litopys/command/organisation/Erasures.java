package org.litopys.command.organisation;

import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.litopys.events.organisation.OrganisationEvent.PersonalDataErased;
import org.litopys.keys.PersonKeys;

/**
 * Carries out what {@link PersonalDataErased} orders: destroys the person's key. The event is
 * durable first, so no crash forgets the order. How far this has read stands beside the keys and
 * commits with them: keys that are restored from a backup are destroyed again, by reading on from
 * where that backup was.
 */
@ProcessingGroup(Erasures.NAME)
class Erasures {
    static final String NAME = "erasures";
    private static final String SWEEPING = Erasures.class.getName();

    private final PersonKeys keys;

    Erasures(PersonKeys keys) {
        this.keys = keys;
    }

    @EventHandler
    void on(PersonalDataErased order, UnitOfWork<?> batch) {
        keys.destroy(order.person(), order.organisationId());
        Map<String, Object> resources = batch.root().resources();
        if (resources.putIfAbsent(SWEEPING, true) == null) {
            batch.root().afterCommit(_ -> keys.sweep());
        }
    }
}
