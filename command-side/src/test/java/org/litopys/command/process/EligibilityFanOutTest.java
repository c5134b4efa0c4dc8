package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.application.SampleApplication.ELIGIBILITY_DUE;
import static org.litopys.command.application.SampleApplication.ID;
import static org.litopys.command.application.SampleApplication.eligible;
import static org.litopys.command.application.SampleApplication.submitted;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.command.application.ApplicationCommand.RequestPartnerChecks;
import org.litopys.events.LedgerEvent;
import org.litopys.events.application.Admissibility;
import org.litopys.events.application.ApplicationEvent.AdmissibilityAssessed;
import org.litopys.events.application.ApplicationEvent.ApplicationClosed;
import org.litopys.events.application.ApplicationEvent.ApplicationWithdrawn;
import org.litopys.events.application.ApplicationEvent.InformationRequestLapsed;
import org.litopys.events.application.ApplicationEvent.PartnerChecksRequested;
import org.litopys.events.application.ApplicationEvent.ScreeningStarted;
import org.litopys.events.application.ClosingCause;

class EligibilityFanOutTest {
    private final Reads ledger = new Reads(new EligibilityFanOut());

    @Test
    void whoever_applies_is_asked_as_soon_as_the_application_is_submitted() {
        ledger.then(submitted("1"), NOW);

        assertThat(ledger.planned())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.command()).isEqualTo(new RequestPartnerChecks(ID));
                    assertThat(step.due()).isEqualTo(NOW);
                });
    }

    @Test
    void read_twice_it_is_one_step() {
        ledger.then(submitted("1"), NOW).then(submitted("1"), NOW);

        assertThat(ledger.planned()).hasSize(1);
    }

    static Stream<LedgerEvent> ends() {
        return Stream.of(
                new PartnerChecksRequested(ID, List.of(LEAD)),
                eligible(),
                inadmissible(),
                new InformationRequestLapsed(ID, null),
                new ApplicationWithdrawn(ID),
                new ApplicationClosed(ID, ClosingCause.CALL_CANCELLED, NOW));
    }

    private static AdmissibilityAssessed inadmissible() {
        return new AdmissibilityAssessed(ID, Admissibility.INADMISSIBLE, List.of(), null, null);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void read_again_nobody_is_asked_who_was_asked_or_whose_assessment_is_over(LedgerEvent end) {
        ledger.then(submitted("1"), NOW).then(end, NOW);

        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_screening_in_between_takes_nothing_back() {
        ledger.then(submitted("1"), NOW)
                .then(new ScreeningStarted(ID), NOW)
                .then(
                        new AdmissibilityAssessed(
                                ID, Admissibility.ADMISSIBLE, List.of(), ELIGIBILITY_DUE, null),
                        NOW);

        assertThat(ledger.planned()).hasSize(1);
    }
}
