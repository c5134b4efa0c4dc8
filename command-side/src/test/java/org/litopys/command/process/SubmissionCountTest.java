package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.HASH;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.eur;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.command.call.CallCommand.CountSubmissions;
import org.litopys.events.LedgerEvent;
import org.litopys.events.TechnologyArea;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.application.ApplicationEvent.ApplicationSubmitted;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.application.ExportControl;
import org.litopys.events.call.CallEvent.CallCancelled;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.SubmissionsCounted;
import org.litopys.events.call.CallId;

class SubmissionCountTest {
    private final Reads ledger = new Reads(new SubmissionCount());

    private static ApplicationId number(int number) {
        return new ApplicationId(new UUID(0, number));
    }

    private SubmissionCountTest drafted(int number, CallId call) {
        return reads(new ApplicationDrafted(number(number), call, LEAD, "T", "S", "en"));
    }

    private SubmissionCountTest submitted(int number) {
        return reads(
                new ApplicationSubmitted(
                        number(number),
                        eur("1"),
                        TechnologyArea.OTHER,
                        5,
                        ExportControl.NOT_LISTED,
                        null,
                        NOW,
                        HASH,
                        NOW,
                        null));
    }

    private SubmissionCountTest closed() {
        return reads(new CallClosed(CALL));
    }

    private SubmissionCountTest reads(LedgerEvent event) {
        ledger.then(event, NOW);
        return this;
    }

    private void thenCounts(int submitted) {
        assertThat(ledger.planned())
                .extracting(Step::command)
                .containsExactly(new CountSubmissions(CALL, submitted));
    }

    @Test
    void a_closed_call_is_told_how_many_were_submitted_to_it() {
        drafted(1, CALL).drafted(2, CALL).drafted(3, CallId.ofCode("ANOTHER")).drafted(4, CALL);

        submitted(1).submitted(3).submitted(4).closed();

        thenCounts(2);
    }

    @Test
    void what_was_withdrawn_after_its_submission_was_submitted_all_the_same() {
        drafted(1, CALL).submitted(1).reads(new ApplicationWithdrawn(number(1))).closed();

        thenCounts(1);
    }

    @Test
    void nothing_is_counted_while_a_call_is_open() {
        drafted(1, CALL).submitted(1);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void one_that_was_let_in_at_the_last_moment_and_stored_later_has_the_call_counted_anew() {
        drafted(1, CALL).drafted(2, CALL).submitted(1).closed();
        reads(new SubmissionsCounted(CALL, 1)).submitted(2);

        thenCounts(2);
    }

    @Test
    void a_count_that_was_on_its_way_does_not_take_back_a_newer_one() {
        drafted(1, CALL).drafted(2, CALL).submitted(1).closed().submitted(2);

        reads(new SubmissionsCounted(CALL, 1));

        thenCounts(2);
    }

    @Test
    void read_again_nothing_is_counted_that_was() {
        drafted(1, CALL).submitted(1).closed().reads(new SubmissionsCounted(CALL, 1));

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_cancelled_call_is_not_counted() {
        drafted(1, CALL).submitted(1).closed().reads(new CallCancelled(CALL));

        assertThat(ledger.planned()).isEmpty();
    }
}
