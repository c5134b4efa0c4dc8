package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.accepted;
import static org.litopys.command.application.SampleApplication.rejected;
import static org.litopys.command.application.SampleApplication.reserveListed;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.ApplicationCommand.LapseInformationRequest;
import org.litopys.command.application.ApplicationCommand.LapseReserveListing;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ApplicationEvent.ReservePromoted;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class LapsesTest {
    private static final Subject SUBJECT = Subject.of(RecordType.APPLICATION, ID);

    private final Reads ledger = new Reads(new Lapses());

    private static DeadlineMissed missed(Deadline deadline) {
        return new DeadlineMissed(SUBJECT, deadline, null, NOW);
    }

    @Test
    void what_was_not_completed_in_time_lapses_as_soon_as_that_is_on_record() {
        ledger.then(missed(Deadline.PROVIDE_INFORMATION), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new LapseInformationRequest(ID));
                    assertThat(step.due()).isEqualTo(NOW);
                });
    }

    @Test
    void other_missed_deadlines_end_nothing() {
        ledger.then(missed(Deadline.ASSESS_ELIGIBILITY), NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void who_stands_on_the_reserve_list_lapses_when_the_time_there_is_over() {
        ledger.then(reserveListed(), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new LapseReserveListing(ID));
                    assertThat(step.due()).isEqualTo(reserveListed().until());
                });
    }

    static Stream<LedgerEvent> ends() {
        return Stream.of(
                accepted("200000"),
                rejected(),
                new ApplicationWithdrawn(ID),
                new ReserveListingLapsed(ID, null),
                new ReservePromoted(ID, NOW),
                new DecisionReversed(
                        SUBJECT,
                        new RequestId(new UUID(0, 1)),
                        new UUID(0, 2),
                        "ApplicationReserveListed",
                        "LE-01",
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void who_left_the_reserve_list_does_not_lapse(LedgerEvent end) {
        ledger.then(reserveListed(), NOW).then(end, NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void who_had_an_award_from_the_list_that_was_reversed_does_not_lapse_but_is_decided_on() {
        ledger.then(reserveListed(), NOW)
                .then(accepted("200000"), NOW)
                .then(
                        new DecisionReversed(
                                SUBJECT,
                                new RequestId(new UUID(0, 1)),
                                new UUID(0, 2),
                                "ApplicationAccepted",
                                "LE-01",
                                List.of()),
                        NOW)
                .then(new ReservePromoted(ID, NOW), NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void read_again_nothing_that_was_done_is_planned() {
        ledger.then(missed(Deadline.PROVIDE_INFORMATION), NOW)
                .then(new InformationRequestLapsed(ID, null), NOW);

        assertThat(ledger.planned()).isEmpty();
    }
}
