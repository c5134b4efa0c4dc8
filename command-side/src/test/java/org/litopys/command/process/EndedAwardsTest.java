package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.LINE;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.application.SampleApplication.CONTRACT_DUE;
import static org.litopys.command.application.SampleApplication.ID;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.litopys.command.LedgerCommand;
import org.litopys.command.application.SampleApplication;
import org.litopys.command.contract.ContractCommand.CancelContractWithoutAward;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.introduction.IntroductionCommand.CloseIntroductionWithoutAward;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.pilot.PilotCommand.StopPilotWithoutAward;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReopened;
import org.litopys.events.introduction.IntroductionEvent.IntroductionReproposed;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.SuspensionCause;
import org.litopys.events.programme.ProgrammeEvent.BudgetReservationReleased;
import org.litopys.events.programme.ProgrammeEvent.BudgetReserved;
import org.litopys.events.programme.ReleaseCause;
import org.litopys.events.programme.ReservationId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class EndedAwardsTest {
    private static final ApplicationWithdrawn WITHDRAWN = new ApplicationWithdrawn(ID);
    private static final LedgerCommand CLOSE =
            new CloseIntroductionWithoutAward(SampleIntroduction.ID);
    private static final LedgerCommand STOP = new StopPilotWithoutAward(SamplePilot.ID);

    private final Reads ledger = new Reads(new EndedAwards());

    private void reads(LedgerEvent... events) {
        Stream.of(events).forEach(event -> ledger.then(event, NOW));
    }

    private void awarded(LedgerEvent... more) {
        reads(
                SampleApplication.accepted("100"),
                new BudgetReserved(
                        PROGRAMME, ReservationId.behind(ID), LINE, eur("100"), ID, CONTRACT_DUE),
                SampleIntroduction.proposed());
        reads(more);
    }

    private void trial(LedgerEvent... more) {
        awarded(
                new IntroductionProgressedToPilot(SampleIntroduction.ID, SamplePilot.ID),
                SamplePilot.proposed(TODAY, TODAY.plusDays(60)));
        reads(more);
    }

    private void thenPlanned(LedgerCommand... commands) {
        assertThat(ledger.planned()).extracting(Step::command).containsExactly(commands);
    }

    private static BudgetReservationReleased released(ReleaseCause cause) {
        return new BudgetReservationReleased(
                PROGRAMME, ReservationId.behind(ID), LINE, eur("100"), cause);
    }

    private static DecisionReversed reversed() {
        return new DecisionReversed(
                Subject.of(RecordType.APPLICATION, ID),
                new RequestId(new UUID(0, 1)),
                new UUID(0, 2),
                "ApplicationAccepted",
                "PM-01",
                List.of());
    }

    @Test
    void of_an_application_that_was_withdrawn_an_introduction_is_closed() {
        awarded(WITHDRAWN);

        thenPlanned(CLOSE);
    }

    @Test
    void and_a_trial_is_stopped_and_then_the_introduction_that_goes_on_without_it_closed() {
        trial(WITHDRAWN);
        thenPlanned(STOP);

        reads(
                new PilotCancelled(SamplePilot.ID),
                new IntroductionReopened(SampleIntroduction.ID, SamplePilot.ID, NOW));

        thenPlanned(CLOSE);
    }

    @Test
    void a_contract_that_nobody_signed_is_cancelled() {
        trial(SampleContract.drafted("100"), WITHDRAWN);

        thenPlanned(new CancelContractWithoutAward(SampleContract.ID));
    }

    @Test
    void what_begins_in_the_moment_in_which_an_application_ends_is_stopped_too() {
        awarded(WITHDRAWN);
        reads(new IntroductionReproposed(SampleIntroduction.ID, NOW));

        assertThat(ledger.planned()).extracting(Step::command).contains(CLOSE).hasSize(2);
    }

    @Test
    void a_reversed_award_stops_its_trial_and_leaves_introductions_to_the_next_award() {
        trial(reversed());
        thenPlanned(STOP);

        reads(SampleApplication.accepted("90"));

        thenPlanned();
    }

    @Test
    void a_reversed_award_leaves_its_introduction() {
        awarded(reversed());

        thenPlanned();
    }

    @ParameterizedTest
    @EnumSource(ReleaseCause.class)
    void money_that_was_released_stops_the_trial_unless_a_contract_took_what_it_needs(
            ReleaseCause cause) {
        trial(released(cause));

        switch (cause) {
            case EXPIRED, CONTRACT_NOT_SIGNED, CALL_CANCELLED -> thenPlanned(STOP);
            // The rest of the money is not needed; or the application’s own event says it.
            case CONTRACT_BELOW_AWARD, APPLICATION_WITHDRAWN, AWARD_REVERSED, AWARD_NOT_USED ->
                    thenPlanned();
        }
    }

    @Test
    void read_again_nothing_is_stopped_that_was() {
        trial(WITHDRAWN, new PilotSuspended(SamplePilot.ID, SuspensionCause.AWARD_ENDED, null));

        thenPlanned();
    }

    @Test
    void a_trial_that_is_over_and_a_contract_that_is_signed_have_nothing_to_stop() {
        trial(SamplePilot.completed(), WITHDRAWN);
        thenPlanned();

        trial(SampleContract.drafted("100"), SampleContract.signed(), WITHDRAWN);
        thenPlanned();
    }

    @Test
    void nothing_is_stopped_while_the_award_stands() {
        trial();

        thenPlanned();
    }
}
