package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.HOST;
import static org.litopys.command.Samples.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.litopys.command.introduction.IntroductionCommand.ExpireIntroduction;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.events.introduction.IntroductionEvent.IntroductionAcceptedByParty;
import org.litopys.events.introduction.IntroductionEvent.IntroductionBlocked;
import org.litopys.events.introduction.IntroductionEvent.IntroductionExpired;
import org.litopys.events.introduction.IntroductionEvent.IntroductionOffered;
import org.litopys.events.introduction.IntroductionEvent.IntroductionUnblocked;
import org.litopys.events.introduction.IntroductionId;
import org.litopys.events.introduction.Party;

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
    void while_it_is_blocked_no_time_runs_out() {
        ledger.then(new IntroductionBlocked(ID, HOST), NOW);
        assertThat(ledger.planned()).isEmpty();

        ledger.then(new IntroductionUnblocked(ID, LATER), NOW);
        assertThat(ledger.planned()).singleElement().extracting(Step::due).isEqualTo(LATER);
    }
}
