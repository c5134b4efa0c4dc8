package org.litopys.benchmarks;

import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.litopys.eventstore.OrderedIdentifiers;

/**
 * Axon takes one factory for the whole process, and our event store brings its own. So that stock
 * Axon is measured as it comes, this one, found first, uses Axon's random ids or our ordered ones,
 * as the contender that runs says.
 */
public final class IdentifiersOfContender extends IdentifierFactory {
    private static final OrderedIdentifiers ORDERED = new OrderedIdentifiers();
    private static volatile boolean ordered;

    static void use(boolean ordered) {
        IdentifiersOfContender.ordered = ordered;
    }

    @Override
    public String generateIdentifier() {
        return ordered ? ORDERED.generateIdentifier() : UUID.randomUUID().toString();
    }
}
