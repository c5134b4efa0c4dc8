package org.litopys.command.contract;

import static org.litopys.command.Rule.DELIVERABLE_ALREADY_DEFINED;
import static org.litopys.command.Rule.DELIVERABLE_NOT_OWED;
import static org.litopys.command.Rule.DELIVERABLE_NOT_SUBMITTED;
import static org.litopys.command.Rule.UNKNOWN_DELIVERABLE;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.contract.DeliverableKind;
import org.litopys.events.contract.DeliverableStatus;

/** The deliverables of a contract, by their codes. Used under the lock of the contract. */
final class Deliverables {
    private static final Set<DeliverableStatus> OWED =
            EnumSet.of(DeliverableStatus.DEFINED, DeliverableStatus.REJECTED);

    private record Deliverable(DeliverableKind kind, DeliverableStatus status) {}

    private final Map<String, Deliverable> byCode = new HashMap<>();

    void define(String code, DeliverableKind kind) {
        byCode.put(code, new Deliverable(kind, DeliverableStatus.DEFINED));
    }

    void now(String code, DeliverableStatus status) {
        byCode.computeIfPresent(code, (_, one) -> new Deliverable(one.kind(), status));
    }

    void requireNew(String code) {
        if (byCode.containsKey(code)) {
            throw Refused.by(DELIVERABLE_ALREADY_DEFINED, "/data/deliverable", code);
        }
    }

    void requireOwed(String code) {
        require(code, OWED, DELIVERABLE_NOT_OWED);
    }

    void requireSubmitted(String code) {
        require(code, EnumSet.of(DeliverableStatus.SUBMITTED), DELIVERABLE_NOT_SUBMITTED);
    }

    private void require(String code, Set<DeliverableStatus> states, Rule rule) {
        Deliverable deliverable = byCode.get(code);
        if (deliverable == null) {
            throw Refused.by(UNKNOWN_DELIVERABLE, "/data/deliverable", code);
        }
        if (!states.contains(deliverable.status())) {
            throw Refused.by(rule, "/data/deliverable", code, deliverable.status());
        }
    }

    boolean areNone() {
        return byCode.isEmpty();
    }

    boolean finalReportAccepted() {
        return byCode.values().stream()
                .anyMatch(one ->
                        one.kind() == DeliverableKind.FINAL_REPORT
                                && one.status() == DeliverableStatus.ACCEPTED);
    }
}
