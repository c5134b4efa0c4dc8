package org.litopys.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.litopys.events.Envelope;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Money;
import org.litopys.events.Role;

/** What the invented acts have in common. */
final class GeneratedActs {
    final Random random;
    private final Instant start;

    GeneratedActs(long seed, Instant start) {
        this.random = new Random(seed);
        this.start = start;
    }

    GeneratedOffice.Act act(Role role, String actor, String reason, LedgerEvent... events) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(Envelope.ACTOR_ID, actor);
        metadata.put(Envelope.ACTOR_TYPE, "APP_USER");
        metadata.put(Envelope.ACTOR_ROLES, role.name());
        metadata.put(Envelope.CHANNEL, "API");
        metadata.put(Envelope.COMMAND_ID, uuid().toString());
        metadata.put(Envelope.REASON, reason);
        if (random.nextInt(5) == 0) {
            metadata.put("daysLate", Integer.toString(1 + random.nextInt(9)));
        }
        return new GeneratedOffice.Act(metadata, List.of(events));
    }

    /** An act of the ledger itself. It rolls no dice: what others do stays the same. */
    static GeneratedOffice.Act byItself(LedgerEvent... events) {
        String commandId =
                UUID.nameUUIDFromBytes(events[0].toString().getBytes(StandardCharsets.UTF_8))
                        .toString();
        return new GeneratedOffice.Act(
                Map.of(
                        Envelope.ACTOR_ID, "process:sample",
                        Envelope.ACTOR_TYPE, "SYSTEM",
                        Envelope.ACTOR_ROLES, Role.PROCESS.name(),
                        Envelope.CHANNEL, "DEADLINE",
                        Envelope.COMMAND_ID, commandId),
                List.of(events));
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    static Money euro(long amount) {
        return Money.of(amount + ".00", "EUR");
    }

    Instant in(int days) {
        return start.plus(days, ChronoUnit.DAYS);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
