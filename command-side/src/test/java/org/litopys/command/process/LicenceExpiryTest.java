package org.litopys.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.litopys.command.Samples.NOW;
import static org.litopys.command.Samples.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.litopys.command.pilot.PilotCommand.RecordExpiredLicence;
import org.litopys.command.pilot.PilotCommand.WarnOfExpiringLicence;
import org.litopys.command.pilot.SamplePilot;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotId;
import org.litopys.events.pilot.TerminationCause;

class LicenceExpiryTest {
    private static final PilotId PILOT = SamplePilot.ID;
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-06-30");

    private final Reads ledger =
            new Reads(new LicenceExpiry()).then(licence("EE-1", LAST_DAY), NOW);

    private static ExportLicenceRecorded licence(String number, LocalDate validUntil) {
        return new ExportLicenceRecorded(
                PILOT, LicenceRegime.DUAL_USE, number, "Strategic goods office", validUntil);
    }

    @Test
    void somebody_is_warned_30_14_and_7_days_before_and_the_trial_stops_after_the_last_day() {
        assertThat(ledger.planned())
                .extracting(Step::due, Step::command)
                .containsExactly(
                        tuple(at("2026-05-30T22:00:00Z"), warning(30)),
                        tuple(at("2026-06-15T22:00:00Z"), warning(14)),
                        tuple(at("2026-06-22T22:00:00Z"), warning(7)),
                        tuple(at("2026-06-30T22:00:00Z"), new RecordExpiredLicence(PILOT, "EE-1")));
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private static WarnOfExpiringLicence warning(int daysLeft) {
        return new WarnOfExpiringLicence(PILOT, "EE-1", daysLeft);
    }

    @Test
    void nobody_is_warned_of_a_short_licence_when_it_is_recorded() {
        assertThat(new Reads(new LicenceExpiry()).then(licence("EE-1", TODAY), NOW).planned())
                .extracting(Step::command)
                .containsExactly(new RecordExpiredLicence(PILOT, "EE-1"));
    }

    @Test
    void what_was_done_is_not_planned_again() {
        ledger.then(new ExportLicenceExpiring(PILOT, "EE-1", 30), NOW);
        assertThat(ledger.planned()).hasSize(3);

        ledger.then(new ExportLicenceExpired(PILOT, "EE-1"), NOW);
        assertThat(ledger.planned()).isEmpty();
    }

    @Test
    void a_new_licence_takes_the_place_of_the_one_before() {
        ledger.then(licence("EE-2", LAST_DAY.plusYears(1)), NOW);

        assertThat(ledger.planned()).hasSize(4);
        assertThat(ledger.planned().getLast().command())
                .isEqualTo(new RecordExpiredLicence(PILOT, "EE-2"));
    }

    @Test
    void a_trial_that_has_ended_needs_no_licence() {
        ledger.then(new PilotTerminated(PILOT, TerminationCause.OTHER), NOW);

        assertThat(ledger.planned()).isEmpty();
    }
}
