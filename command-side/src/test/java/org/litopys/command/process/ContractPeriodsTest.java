package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.contract.SampleContract.ID;
import static org.litopys.command.contract.SampleContract.drafted;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.litopys.command.contract.ContractCommand.RecordEndedPeriod;
import org.litopys.events.RecordType;
import org.litopys.events.contract.ContractEvent.ContractAmended;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractPeriodEnded;

class ContractPeriodsTest {
    private static final LocalDate LAST_DAY = drafted("100").endDate();

    private final Reads ledger = new Reads(new ContractPeriods()).then(drafted("100"), NOW);

    @Test
    void when_the_last_day_is_over_the_record_says_so() {
        assertThat(ledger.planned())
                .extracting(Step::due, Step::command)
                .containsExactly(tuple(after(LAST_DAY), new RecordEndedPeriod(ID)));
    }

    private static Instant after(LocalDate day) {
        return day.plusDays(1).atStartOfDay(RecordType.OFFICE_ZONE).toInstant();
    }

    @Test
    void what_was_said_is_not_said_again_before_the_contract_has_another_last_day() {
        ledger.then(new ContractPeriodEnded(ID, LAST_DAY, null), NOW);
        assertThat(ledger.planned()).isEmpty();

        LocalDate later = LAST_DAY.plusMonths(2);
        ledger.then(
                new ContractAmended(ID, 1, eur("100"), eur("100"), later, "amendment-1", 0, null),
                NOW);
        assertThat(ledger.planned()).extracting(Step::due).containsExactly(after(later));
    }

    @Test
    void a_contract_that_was_given_up_has_no_last_day() {
        ledger.then(new ContractCancelled(ID), NOW);

        assertThat(ledger.planned()).isEmpty();
    }
}
