package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.PORTAL;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;

import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.litopys.events.RecordId;
import org.litopys.events.application.ApplicationId;
import org.litopys.eventstore.TestPostgres;

/**
 * A later version of the program runs beside this one and has written what this one cannot read.
 */
class LaterVersionTest {
    @SuppressWarnings("NullAway.Init")
    private CommandSide later;

    @SuppressWarnings("NullAway.Init")
    private ApplicationId application;

    @BeforeEach
    void start() {
        later = CommandSide.start();
        Samples.openOffice(later, "1000.00");
        application = Samples.drafted(later);
    }

    @AfterEach
    void stop() {
        later.close();
    }

    private void lastEventBecomes(RecordId record, String change) {
        TestPostgres.execute(
                later.bean(DataSource.class),
                "update ledger.event set %s where aggregate_id = '%s' and sequence = %d"
                        .formatted(change, record, later.eventsOf(record).size() - 1));
    }

    private static void assertRefused(ThrowingCallable sending) {
        assertThatThrownBy(sending)
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("later-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = 'ApplicationTeleported'", "revision = '2'"})
    void nothing_is_decided_on_a_record_with_an_event_that_is_not_known(String change) {
        lastEventBecomes(application, change);
        long head = later.head();
        try (CommandSide earlier = later.another()) {
            assertRefused(() -> earlier.send(Samples.submit(application, "100.00"), by(PORTAL)));

            assertThat(earlier.head()).isEqualTo(head);
        }
    }

    @Test
    void nor_where_a_guard_looks_at_such_a_record() {
        lastEventBecomes(Samples.CALL, "type = 'CallTeleported'");
        try (CommandSide earlier = later.another()) {
            assertRefused(() -> earlier.send(Samples.submit(application, "100.00"), by(PORTAL)));
        }
    }

    @Test
    void other_records_go_on() {
        ApplicationId second = Samples.drafted(later);
        lastEventBecomes(second, "type = 'ApplicationTeleported'");
        try (CommandSide earlier = later.another()) {
            earlier.send(Samples.submit(application, "100.00"), by(PORTAL));

            Receipt receipt =
                    earlier.send(Samples.assess(application, true), decidedBy(COMPLIANCE));

            assertThat(receipt.version()).isEqualTo(3);
        }
    }
}
