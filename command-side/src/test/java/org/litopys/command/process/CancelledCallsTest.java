package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.accepted;
import static org.litopys.command.application.SampleApplication.complained;
import static org.litopys.command.application.SampleApplication.drafted;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.rejected;
import static org.litopys.command.application.SampleApplication.reserveListed;
import static org.litopys.command.application.SampleApplication.submitted;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.ApplicationCommand.CloseForCancelledCall;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.EligibilityAssessed;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.RedressDecided;
import org.litopys.events.application.ApplicationEvent.ReserveListingLapsed;
import org.litopys.events.application.ClosingCause;
import org.litopys.events.application.Eligibility;
import org.litopys.events.application.RedressOutcome;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallId;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class CancelledCallsTest {
    private static final CallCancelled CANCELLED = new CallCancelled(CALL);

    private final Reads ledger = new Reads(new CancelledCalls());

    private void reads(LedgerEvent... events) {
        Stream.of(events).forEach(event -> ledger.then(event, NOW));
    }

    static Stream<LedgerEvent> undecided() {
        return Stream.of(submitted("1"), eligible(), reserveListed(), complained());
    }

    @ParameterizedTest
    @MethodSource("undecided")
    void what_is_undecided_is_closed_when_its_call_is_cancelled(LedgerEvent last) {
        reads(drafted(), last);
        ledger.then(CANCELLED, NOW.plus(Duration.ofDays(1)));

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new CloseForCancelledCall(ID));
                    assertThat(step.due()).isEqualTo(NOW.plus(Duration.ofDays(1)));
                });
    }

    static Stream<LedgerEvent> decided() {
        return Stream.of(
                new AdmissibilityAssessed(ID, Admissibility.INADMISSIBLE, List.of(), null, null),
                new EligibilityAssessed(ID, Eligibility.INELIGIBLE, List.of(), null, 0, null),
                new InformationRequestLapsed(ID, null),
                new ReserveListingLapsed(ID, null),
                new ApplicationWithdrawn(ID),
                new RedressDecided(ID, RedressOutcome.DISMISSED, null, null, 0),
                accepted("1"),
                rejected());
    }

    @ParameterizedTest
    @MethodSource("decided")
    void what_is_decided_is_left_alone_before_and_after(LedgerEvent decision) {
        reads(drafted(), decision, CANCELLED);
        assertThat(ledger.planned()).isEmpty();

        Reads overtaken = new Reads(new CancelledCalls());
        overtaken.then(drafted(), NOW).then(CANCELLED, NOW).then(decision, NOW);
        assertThat(overtaken.planned()).isEmpty();
    }

    @Test
    void applications_to_other_calls_are_left_alone() {
        reads(drafted(), new CallCancelled(CallId.ofCode("ANOTHER")));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void what_was_begun_at_the_moment_of_the_cancellation_is_closed_too() {
        reads(CANCELLED, drafted());

        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new CloseForCancelledCall(ID));
    }

    @Test
    void what_becomes_undecided_again_is_closed_then() {
        reads(drafted(), rejected(), CANCELLED);
        assertThat(ledger.planned()).isEmpty();

        reads(
                new DecisionReversed(
                        Subject.of(RecordType.APPLICATION, ID),
                        new RequestId(new UUID(0, 1)),
                        new UUID(0, 2),
                        "ApplicationRejected",
                        "LE-01",
                        List.of()));

        assertThat(ledger.planned()).hasSize(1);
    }

    @Test
    void read_again_nothing_is_closed_that_was() {
        reads(drafted(), CANCELLED, new ApplicationClosed(ID, ClosingCause.CALL_CANCELLED, NOW));

        assertThat(ledger.planned()).isEmpty();
    }
}
