package org.litopys.command.contract;

import static org.litopys.command.Rule.RECOVERIES_OPEN;
import static org.litopys.command.Rule.RECOVERY_ALREADY_ORDERED;
import static org.litopys.command.Rule.RECOVERY_ALREADY_RECEIVED;
import static org.litopys.command.Rule.RECOVERY_EXCEEDS_PAID;
import static org.litopys.command.Rule.UNKNOWN_RECOVERY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.litopys.command.Amounts;
import org.litopys.command.Refused;
import org.litopys.events.Money;
import org.litopys.events.contract.RecoveryId;

/** The recovery orders of a contract. Used under the lock of the contract. */
final class Recoveries {
    /**
     * @param due what has not come back yet
     */
    private record Recovery(Money amount, Money due) {
        boolean isOpen() {
            return !due.isZero();
        }

        Money received() {
            return amount.minus(due);
        }
    }

    private final Map<RecoveryId, Recovery> byId = new LinkedHashMap<>();

    void order(RecoveryId id, Money amount) {
        byId.put(id, new Recovery(amount, amount));
    }

    void receive(RecoveryId id, Money part) {
        byId.computeIfPresent(id, (_, one) -> new Recovery(one.amount(), one.due().minus(part)));
    }

    /** Refuses an order with which more would be asked back than was paid. */
    void requireRoomFor(RecoveryId id, Money amount, Money paid) {
        if (byId.containsKey(id)) {
            throw Refused.by(RECOVERY_ALREADY_ORDERED, "/data/recoveryId", id);
        }
        Amounts.require(amount, paid.currency(), "/data/amount");
        Money before = sum(paid, Recovery::amount);
        Amounts.requireAtMost(amount, paid.minus(before), RECOVERY_EXCEEDS_PAID, "/data/amount");
    }

    /** What is still due of an order that is open. */
    Money requireOpen(RecoveryId id) {
        Recovery recovery = byId.get(id);
        if (recovery == null) {
            throw Refused.by(UNKNOWN_RECOVERY, "/data/recoveryId", id);
        }
        if (!recovery.isOpen()) {
            throw Refused.by(RECOVERY_ALREADY_RECEIVED, "/data/recoveryId", id);
        }
        return recovery.due();
    }

    void requireNoneOpen() {
        List<RecoveryId> open =
                byId.entrySet().stream()
                        .filter(entry -> entry.getValue().isOpen())
                        .map(Map.Entry::getKey)
                        .toList();
        if (!open.isEmpty()) {
            throw Refused.by(RECOVERIES_OPEN, "", open);
        }
    }

    /** What came back. */
    Money received(Money value) {
        return sum(value, Recovery::received);
    }

    private Money sum(Money value, Function<Recovery, Money> what) {
        return byId.values().stream().map(what).reduce(Money.zero(value.currency()), Money::plus);
    }
}
