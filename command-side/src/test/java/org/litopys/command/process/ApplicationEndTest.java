package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.application.SampleApplication.ID;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.ApplicationCommand.CloseApplication;
import org.litopys.command.contract.SampleContract;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.contract.ContractEvent.ContractCancelled;
import org.litopys.events.contract.ContractEvent.ContractFinanciallyClosed;
import org.litopys.events.contract.ContractEvent.ContractRejected;
import org.litopys.events.contract.ContractId;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionCancelled;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProgressedToPilot;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.pilot.PilotAdvice;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotClosed;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class ApplicationEndTest {
    private static final ContractFinanciallyClosed PAID =
            new ContractFinanciallyClosed(SampleContract.ID, eur("100"), eur("0"));
    private static final IntroductionId OTHER = new IntroductionId(new UUID(0, 9));

    private final Reads ledger = new Reads(new ApplicationEnd());

    private void reads(LedgerEvent... events) {
        Stream.of(events).forEach(event -> ledger.then(event, NOW));
    }

    /** An introduction, its trial and its contract, which is not closed yet. */
    private void contracted() {
        reads(
                SampleIntroduction.proposed(),
                new IntroductionProgressedToPilot(SampleIntroduction.ID, SamplePilot.ID),
                SamplePilot.proposed(TODAY, TODAY.plusDays(60)),
                SamplePilot.evaluated(PilotAdvice.SCALE, NOW),
                SampleContract.drafted("100"));
    }

    private static IntroductionProposed another() {
        IntroductionProposed sample = SampleIntroduction.proposed();
        return new IntroductionProposed(
                OTHER, ID, sample.innovator(), List.of(), sample.counterparty(), null, NOW);
    }

    private void thenCloses() {
        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new CloseApplication(ID, SampleContract.ID));
    }

    @Test
    void an_application_is_closed_when_its_contract_is() {
        contracted();
        assertThat(ledger.planned()).isEmpty();

        reads(PAID);

        thenCloses();
    }

    @Test
    void not_while_something_else_is_under_way_and_then_when_that_has_ended() {
        contracted();
        reads(another(), PAID);
        assertThat(ledger.planned()).isEmpty();

        reads(new IntroductionExpired(OTHER));

        thenCloses();
    }

    static Stream<LedgerEvent> endsWithoutAContract() {
        return Stream.of(
                new IntroductionClosed(SampleIntroduction.ID, CloseReason.NO_MATCH),
                new IntroductionCancelled(SampleIntroduction.ID),
                new PilotCancelled(SamplePilot.ID),
                new PilotRejected(SamplePilot.ID),
                new PilotClosed(SamplePilot.ID),
                SamplePilot.evaluated(PilotAdvice.STOP, null),
                new ContractRejected(SampleContract.ID),
                new ContractCancelled(SampleContract.ID));
    }

    @ParameterizedTest
    @MethodSource("endsWithoutAContract")
    void an_award_that_led_to_no_contract_stays_as_it_is(LedgerEvent end) {
        contracted();

        reads(end);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void what_begins_again_keeps_the_application_open() {
        contracted();
        reads(another(), new IntroductionClosed(OTHER, CloseReason.NO_MATCH), PAID);
        thenCloses();

        reads(
                new DecisionReversed(
                        Subject.of(RecordType.INTRODUCTION, OTHER),
                        new RequestId(new UUID(0, 1)),
                        new UUID(0, 2),
                        "IntroductionClosed",
                        "PM-01",
                        List.of()));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_contract_of_nobody_known_closes_nothing() {
        reads(new ContractFinanciallyClosed(new ContractId(new UUID(0, 3)), eur("1"), eur("0")));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void read_again_nothing_is_closed_that_was() {
        contracted();

        reads(PAID, new ApplicationClosed(ID, ClosingCause.FOLLOW_ONS_ENDED, null));

        assertThat(ledger.planned()).isEmpty();
    }
}
