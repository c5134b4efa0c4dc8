package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.application.SampleApplication.CONTRACT_DUE;
import static org.litopys.command.application.SampleApplication.ID;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.command.programme.ProgrammeCommand.ExpireReservation;
import org.litopys.events.Deadline;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationContracted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.TerminationCause;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RecordEvent.DeadlineMissed;
import org.litopys.events.record.Subject;

class ExpiredReservationsTest {
    private static final ReservationId RESERVATION = ReservationId.behind(ID);
    private static final DeadlineMissed LATE =
            new DeadlineMissed(
                    Subject.of(RecordType.APPLICATION, ID),
                    Deadline.CONCLUDE_CONTRACT,
                    null,
                    CONTRACT_DUE);
    private static final PilotTerminated TERMINATED =
            new PilotTerminated(SamplePilot.ID, TerminationCause.OTHER);

    private final Reads ledger = new Reads(new ExpiredReservations());

    private void reads(LedgerEvent... events) {
        Stream.of(events).forEach(event -> ledger.then(event, NOW));
    }

    private void awarded(LedgerEvent... more) {
        reads(
                SampleApplication.accepted("100"),
                new BudgetReserved(PROGRAMME, RESERVATION, LINE, eur("100"), ID, CONTRACT_DUE),
                SampleIntroduction.proposed());
        reads(more);
    }

    private void thenExpires() {
        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new ExpireReservation(PROGRAMME, RESERVATION.value()));
    }

    @Test
    void the_reservation_of_an_award_without_a_contract_is_released_when_that_is_late() {
        awarded();
        assertThat(ledger.planned()).isEmpty();

        reads(LATE);

        thenExpires();
    }

    @Test
    void while_a_trial_is_under_way_it_is_not_and_then_when_that_has_ended() {
        awarded(SamplePilot.proposed(TODAY, TODAY.plusDays(60)), LATE);
        assertThat(ledger.planned()).isEmpty();

        reads(TERMINATED);

        thenExpires();
    }

    @Test
    void while_a_contract_is_under_way_it_is_not_and_then_when_that_was_given_up() {
        awarded(
                SamplePilot.proposed(TODAY, TODAY.plusDays(60)),
                SamplePilot.evaluated(PilotAdvice.SCALE, NOW),
                SampleContract.drafted("100"),
                LATE);
        assertThat(ledger.planned()).isEmpty();

        reads(new ContractCancelled(SampleContract.ID));

        thenExpires();
    }

    @Test
    void what_begins_in_the_last_moment_takes_it_back() {
        awarded(LATE, SamplePilot.proposed(TODAY, TODAY.plusDays(60)));

        assertThat(ledger.planned()).isEmpty();
    }

    static Stream<LedgerEvent> endsTheWaiting() {
        return Stream.of(
                new ApplicationContracted(ID, SampleContract.ID),
                new ApplicationWithdrawn(ID),
                new ApplicationClosed(ID, ClosingCause.AWARD_NOT_USED, NOW),
                new BudgetReservationReleased(
                        PROGRAMME, RESERVATION, LINE, eur("100"), ReleaseCause.EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("endsTheWaiting")
    void read_again_nothing_is_released_that_waits_no_more(LedgerEvent end) {
        awarded(LATE, end);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_contract_that_was_signed_late_and_ends_later_releases_nothing() {
        awarded(
                SampleContract.drafted("100"),
                LATE,
                new ApplicationContracted(ID, SampleContract.ID),
                new ContractFinanciallyClosed(SampleContract.ID, eur("100"), eur("0")));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void an_award_that_is_in_time_is_left_alone_whatever_ends() {
        awarded(SamplePilot.proposed(TODAY, TODAY.plusDays(60)), TERMINATED);

        assertThat(ledger.planned()).isEmpty();
    }
}
