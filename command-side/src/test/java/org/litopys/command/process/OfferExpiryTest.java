package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.events.Deadline;
import org.litopys.events.RecordType;
import org.litopys.events.RunningDeadline;
import org.litopys.events.introduction.CloseReason;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionClosed;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionParked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionTakenUp;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.Party;
import org.litopys.events.record.RecordEvent.DecisionReversed;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;

class OfferExpiryTest {
    private static final IntroductionId ID = SampleIntroduction.ID;
    private static final Instant ENDS = NOW.plus(Duration.ofDays(14));
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    private final Reads ledger =
            new Reads(new OfferExpiry()).then(new IntroductionOffered(ID, ENDS), NOW);

    @Test
    void an_offer_lapses_at_the_moment_that_it_names() {
        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new ExpireIntroduction(ID));
                    assertThat(step.due()).isEqualTo(ENDS);
                });
    }

    @Test
    void the_first_acceptance_does_not_save_it_and_the_second_one_does() {
        ledger.then(new IntroductionAcceptedByParty(ID, Party.INNOVATOR, null), NOW);
        assertThat(ledger.planned()).hasSize(1);

        ledger.then(new IntroductionAcceptedByParty(ID, Party.COUNTERPARTY, LATER), NOW);
        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void what_has_lapsed_does_not_lapse_again() {
        ledger.then(new IntroductionExpired(ID), ENDS);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void an_offer_whose_closing_was_reversed_lapses_at_its_moment_again() {
        ledger.then(new IntroductionClosed(ID, CloseReason.OTHER), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(reversed(new RunningDeadline(Deadline.ANSWER_INTRODUCTION, null, ENDS)), NOW);
        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new ExpireIntroduction(ID));
                    assertThat(step.due()).isEqualTo(ENDS);
                });
    }

    @Test
    void what_was_agreed_before_its_closing_does_not_lapse_after_the_reversal() {
        ledger.then(new IntroductionClosed(ID, CloseReason.OTHER), NOW)
                .then(reversed(new RunningDeadline(Deadline.HOLD_MEETING, null, ENDS)), NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    private static DecisionReversed reversed(RunningDeadline runsAgain) {
        return new DecisionReversed(
                Subject.of(RecordType.INTRODUCTION, ID),
                new RequestId(new UUID(0, 1)),
                new UUID(0, 2),
                "IntroductionClosed",
                "LE-01",
                List.of(runsAgain));
    }

    @Test
    void while_it_is_parked_no_time_runs_out() {
        ledger.then(new IntroductionParked(ID, new IntroductionId(new UUID(0, 3))), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(new IntroductionTakenUp(ID, null, LATER, null, null), NOW);
        assertThat(ledger.planned()).singleElement().extracting(Step::due).isEqualTo(LATER);
    }

    @Test
    void while_it_is_blocked_no_time_runs_out() {
        ledger.then(new IntroductionBlocked(ID, HOST), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(new IntroductionUnblocked(ID, LATER), NOW);
        assertThat(ledger.planned()).singleElement().extracting(Step::due).isEqualTo(LATER);
    }
}
