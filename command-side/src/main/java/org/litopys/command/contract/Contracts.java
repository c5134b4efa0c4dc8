package org.litopys.command.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.litopys.command.OtherRecords;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.contract.ContractId;
import org.litopys.events.contract.ContractStatus;
import org.litopys.events.pilot.PilotId;
import org.springframework.stereotype.Component;

/** Contracts as guards of other records see them. Thread-safe. */
@Component
public final class Contracts {
    /** Then its pilot may lead to another one. */
    private static final Set<ContractStatus> GIVEN_UP =
            EnumSet.of(ContractStatus.REJECTED, ContractStatus.CANCELLED);

    private static final Set<ContractStatus> ENDED =
            EnumSet.of(
                    ContractStatus.REJECTED,
                    ContractStatus.CANCELLED,
                    ContractStatus.FINANCIALLY_CLOSED);

    private final OtherRecords<Contract> contracts;

    public Contracts(EventStore events) {
        contracts = new OtherRecords<>(events, Contract::new);
    }

    /** Whether nothing is paid or given back under it any more. */
    public boolean isEnded(ContractId id) {
        return statusOf(id)
                .map(Contracts::isEnded)
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, "", "Contract", id));
    }

    /** Whether that is said by this state. */
    public static boolean isEnded(ContractStatus status) {
        return ENDED.contains(status);
    }

    /**
     * Refuses another contract of a pilot than the next one, and one as long as the contract before
     * it was not rejected or cancelled.
     *
     * @param attempt as the caller counts
     */
    public void requireNext(PilotId pilot, int attempt) {
        List<ContractStatus> before = of(pilot);
        if (attempt > before.size() + 1) {
            throw Refused.by(
                    Rule.OTHER_CONTRACT_ATTEMPT, "/data/attempt", attempt, before.size() + 1);
        }
        if (!before.isEmpty() && !GIVEN_UP.contains(before.getLast())) {
            throw Refused.by(
                    Rule.CONTRACT_BEFORE_STANDS,
                    "/data/pilot",
                    pilot,
                    ContractId.after(pilot, before.size()),
                    before.getLast());
        }
    }

    /** How the contracts stand to which a pilot has led, the first one first. */
    public List<ContractStatus> of(PilotId pilot) {
        List<ContractStatus> all = new ArrayList<>();
        Optional<ContractStatus> next = statusOf(ContractId.after(pilot, 1));
        while (next.isPresent()) {
            all.add(next.get());
            next = statusOf(ContractId.after(pilot, all.size() + 1));
        }
        return all;
    }

    private Optional<ContractStatus> statusOf(ContractId id) {
        return contracts.ask(id, Contract::status);
    }

    /** The application to whose award a contract belongs; refuses where there is none. */
    public ApplicationId applicationOf(ContractId id) {
        return contracts
                .ask(id, contract -> contract.draft().applicationId())
                .orElseThrow(() -> Refused.by(Rule.UNKNOWN_REFERENCE, "", "Contract", id));
    }

    /** Whether its pilot has led to another contract after this one. */
    public boolean wasReplaced(ContractId id) {
        return contracts
                .ask(id, contract -> contract.draft().pilotId())
                .map(pilot -> !ContractId.after(pilot, of(pilot).size()).equals(id))
                .orElse(false);
    }

    /** Refuses a contract that does not follow from this application, or is not closed yet. */
    public void requireClosed(ContractId id, ApplicationId application, String pointer) {
        boolean closed =
                contracts.ask(id, contract -> contract.hasClosed(application)).orElse(false);
        if (!closed) {
            throw Refused.by(Rule.CONTRACT_NOT_CLOSED, pointer, id, application);
        }
    }

    /** The value with which a contract was drafted; it must exist. */
    public Money valueOf(ContractId id) {
        return contracts.ask(id, contract -> contract.draft().value()).orElseThrow();
    }
}
