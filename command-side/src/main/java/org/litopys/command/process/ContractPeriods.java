package org.litopys.command.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.contract.ContractCommand.RecordEndedPeriod;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractEvent.ContractRevised;
import org.litopys.events.contract.ContractId;

/** No contract stays open after its last day without somebody who has to close it. */
final class ContractPeriods implements LedgerProcess {
    private static final String END = "end";

    @Override
    public String name() {
        return "contract-periods";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(RecordEndedPeriod.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case ContractDrafted one -> plan(one.contractId(), one.endDate(), schedule);
            case ContractRevised one -> plan(one.contractId(), one.endDate(), schedule);
            case ContractAmended one -> plan(one.contractId(), one.endDate(), schedule);
            case ContractPeriodEnded done -> schedule.cancel(done.contractId(), END);
            case ContractRejected over -> schedule.cancel(over.contractId(), END);
            case ContractCancelled over -> schedule.cancel(over.contractId(), END);
            case ContractFinanciallyClosed over -> schedule.cancel(over.contractId(), END);
            default -> {} // nothing else sets or outlives the last day of a contract
        }
    }

    private static void plan(ContractId contract, LocalDate lastDay, Schedule schedule) {
        schedule.cancel(contract, END);
        schedule.at(
                lastDay.plusDays(1).atStartOfDay(RecordType.OFFICE_ZONE).toInstant(),
                END,
                new RecordEndedPeriod(contract));
    }
}
