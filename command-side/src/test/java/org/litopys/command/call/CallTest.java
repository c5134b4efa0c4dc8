package org.litopys.command.call;

import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.CALL;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.PROGRAMME;
import static org.litopys.command.Samples.eur;
import static org.litopys.command.Samples.publishCall;
import static org.litopys.command.Staff.AUTHORISING;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.call.SampleCall.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.RecordFixture;
import org.litopys.command.Rule;
import org.litopys.command.call.CallCommand.CloseCall;
import org.litopys.command.call.CallCommand.PublishCall;
import org.litopys.command.programme.Programmes;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.Money;
import org.litopys.events.call.CallEvent.CallClosed;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.programme.ProgrammeId;

class CallTest {
    private static final PublishCall SAMPLE = publishCall();

    private final RecordFixture<Call> call =
            RecordFixture.of(Call.class)
                    .with(
                            new Programmes(
                                    otherRecords(
                                            SampleProgramme.created(),
                                            SampleProgramme.allocated("1000000"))));

    @Test
    void a_programme_manager_publishes_a_call() {
        call.when(publishCall(), by(MANAGER)).thenEvents(published());
    }

    @Test
    void an_authorising_officer_does_not() {
        call.when(publishCall(), by(AUTHORISING))
                .thenRefused(Rule.ROLE_MISSING, "", "AO-01", "PROGRAMME_MANAGER");
    }

    @Test
    void a_call_needs_no_limit_for_one_application() {
        PublishCall unlimited =
                with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", null);

        call.when(unlimited, by(MANAGER)).thenEvents(published(unlimited));
    }

    @Test
    void a_call_does_not_close_before_it_opens() {
        call.when(
                        with(PROGRAMME, SAMPLE.closesAt(), SAMPLE.closesAt(), "INNOVATION", null),
                        by(MANAGER))
                .thenRefused(
                        Rule.DATES_REVERSED,
                        "/data/closesAt",
                        SAMPLE.closesAt(),
                        SAMPLE.closesAt());
    }

    @Test
    void a_call_that_is_over_is_not_published() {
        call.when(with(PROGRAMME, SAMPLE.opensAt(), NOW, "INNOVATION", null), by(MANAGER))
                .thenRefused(Rule.CALL_ALREADY_OVER, "/data/closesAt", NOW, NOW);
    }

    @Test
    void a_call_needs_a_programme_that_exists() {
        ProgrammeId unknown = ProgrammeId.ofCode("NONE");

        call.when(
                        with(unknown, SAMPLE.opensAt(), SAMPLE.closesAt(), "INNOVATION", null),
                        by(MANAGER))
                .thenRefused(Rule.UNKNOWN_REFERENCE, "/data/programme", "Programme", unknown);
    }

    @Test
    void a_call_needs_a_line_of_its_programme() {
        call.when(with(PROGRAMME, SAMPLE.opensAt(), SAMPLE.closesAt(), "OTHER", null), by(MANAGER))
                .thenRefused(Rule.UNKNOWN_BUDGET_LINE, "/data/budgetLine", "OTHER");
    }

    @Test
    void one_application_cannot_ask_for_more_than_the_call_has() {
        call.when(
                        with(
                                PROGRAMME,
                                SAMPLE.opensAt(),
                                SAMPLE.closesAt(),
                                "INNOVATION",
                                eur("1000000.01")),
                        by(MANAGER))
                .thenRefused(
                        Rule.MAXIMUM_EXCEEDS_BUDGET,
                        "/data/maxPerApplication",
                        eur("1000000.01"),
                        eur("1000000"));
    }

    @Test
    void a_programme_manager_closes_a_call_before_its_time() {
        call.given(MANAGER, published())
                .when(new CloseCall(CALL), by(MANAGER))
                .thenEvents(new CallClosed(CALL));
    }

    @Test
    void a_process_closes_a_call_at_the_moment_that_it_names() {
        CallPublished over = published(with(PROGRAMME, SAMPLE.opensAt(), NOW, "INNOVATION", null));

        call.given(MANAGER, over)
                .when(new CloseCall(CALL), by(PROCESS))
                .thenEvents(new CallClosed(CALL));
    }

    @Test
    void a_process_does_not_close_it_before() {
        call.given(MANAGER, published())
                .when(new CloseCall(CALL), by(PROCESS))
                .thenRefused(Rule.CALL_STILL_OPEN, "", SAMPLE.code(), SAMPLE.closesAt(), NOW);
    }

    @Test
    void a_closed_call_stays_closed() {
        call.given(MANAGER, published(), new CallClosed(CALL))
                .when(new CloseCall(CALL), by(MANAGER))
                .thenRefused(Rule.WRONG_STATE, "", "close-call", "CLOSED", "–");
    }

    private static PublishCall with(
            ProgrammeId programme,
            Instant opensAt,
            Instant closesAt,
            String line,
            @Nullable Money max) {
        return new PublishCall(
                SAMPLE.code(),
                programme,
                SAMPLE.title(),
                SAMPLE.type(),
                opensAt,
                closesAt,
                line,
                SAMPLE.budget(),
                max,
                SAMPLE.minEvaluations(),
                SAMPLE.technologyAreas(),
                SAMPLE.source());
    }
}
