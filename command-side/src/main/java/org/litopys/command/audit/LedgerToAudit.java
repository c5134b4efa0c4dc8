package org.litopys.command.audit;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.litopys.command.contract.Contracts;
import org.litopys.events.Money;
import org.litopys.events.RecordType;
import org.litopys.events.audit.EngagementEvent.EngagementOpened;
import org.litopys.events.audit.Sampling;
import org.litopys.events.contract.ContractId;
import org.litopys.eventstore.Ledger;
import org.litopys.eventstore.StoredEvent;
import org.springframework.stereotype.Component;

/** Reads the ledger itself: what a record is called follows from the order of first events. */
@Component
class LedgerToAudit implements AuditedLedger {
    private static final int PAGE = 1_000;

    private final Ledger ledger;
    private final Contracts contracts;

    LedgerToAudit(Ledger ledger, Contracts contracts) {
        this.ledger = ledger;
        this.contracts = contracts;
    }

    @Override
    public long head() {
        return ledger.head();
    }

    @Override
    public List<Sampling.Item> population(EngagementOpened engagement, boolean valued) {
        RecordType kind = engagement.scope().recordType();
        List<Sampling.Item> population = new ArrayList<>();
        Map<Year, Long> begun = new HashMap<>();
        long after = 0;
        List<StoredEvent> page;
        do {
            page = ledger.readFirst(kind.aggregate(), after, engagement.asOf(), PAGE);
            for (StoredEvent first : page) {
                after = first.position();
                Year year = RecordType.yearOf(first.recordedAt());
                long ordinal = begun.merge(year, 1L, Long::sum);
                LocalDate day = LocalDate.ofInstant(first.recordedAt(), RecordType.OFFICE_ZONE);
                if (!day.isBefore(engagement.periodFrom()) && !day.isAfter(engagement.periodTo())) {
                    population.add(
                            new Sampling.Item(
                                    kind.reference(year, ordinal),
                                    valued ? valueOf(first) : BigInteger.ZERO));
                }
            }
        } while (page.size() == PAGE);
        return population;
    }

    private BigInteger valueOf(StoredEvent first) {
        Money value = contracts.valueOf(ContractId.parse(first.aggregateId()));
        return value.amount()
                .movePointRight(value.currency().getDefaultFractionDigits())
                .toBigIntegerExact();
    }
}
