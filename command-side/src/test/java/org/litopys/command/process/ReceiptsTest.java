package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.submitted;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.litopys.command.application.ApplicationCommand.AcknowledgeReceipt;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.ReceiptAcknowledged;

class ReceiptsTest {
    private final Reads ledger = new Reads(new Receipts());

    @Test
    void what_was_handed_in_is_confirmed_at_once_and_not_years_later() {
        ledger.then(submitted("250000"), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new AcknowledgeReceipt(ID));
                    assertThat(step.due()).isEqualTo(NOW);
                    assertThat(step.isOver(NOW.plus(Duration.ofHours(23)))).isFalse();
                    assertThat(step.isOver(NOW.plus(Duration.ofDays(1)))).isTrue();
                });
    }

    @Test
    void what_was_confirmed_or_withdrawn_is_not_confirmed_again() {
        ledger.then(submitted("250000"), NOW).then(new ReceiptAcknowledged(ID, HASH), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(submitted("1"), NOW).then(new ApplicationWithdrawn(ID), NOW);
        assertThat(ledger.planned()).isEmpty();
    }
}
