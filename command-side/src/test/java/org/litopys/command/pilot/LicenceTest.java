package org.litopys.command.pilot;

import static org.litopys.command.Samples.LEAD;
import static org.litopys.command.Samples.TODAY;
import static org.litopys.command.Staff.COMPLIANCE;
import static org.litopys.command.Staff.LIAISON;
import static org.litopys.command.Staff.MANAGER;
import static org.litopys.command.Staff.PROCESS;
import static org.litopys.command.Staff.by;
import static org.litopys.command.Staff.decidedBy;
import static org.litopys.command.pilot.SamplePilot.ID;
import static org.litopys.command.pilot.SamplePilot.LAST_DAY_ENDS;
import static org.litopys.command.pilot.SamplePilot.authorisedIn;
import static org.litopys.command.pilot.SamplePilot.office;
import static org.litopys.command.pilot.SamplePilot.runningIn;
import static org.litopys.command.pilot.SamplePilot.started;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.litopys.command.Rule;
import org.litopys.command.access.SamplePerson;
import org.litopys.command.introduction.SampleIntroduction;
import org.litopys.command.pilot.PilotCommand.RecordExpiredLicence;
import org.litopys.command.pilot.PilotCommand.RecordExportLicence;
import org.litopys.command.pilot.PilotCommand.ResumePilot;
import org.litopys.command.pilot.PilotCommand.StartPilot;
import org.litopys.command.pilot.PilotCommand.WarnOfExpiringLicence;
import org.litopys.events.LedgerEvent;
import org.litopys.events.access.InterestLevel;
import org.litopys.events.pilot.LicenceRegime;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.PilotResumed;
import org.litopys.events.pilot.PilotEvent.PilotSuspended;
import org.litopys.events.pilot.SuspensionCause;

/** A trial for whose introduction the clearance asks for an export licence. */
class LicenceTest {
    private static final LedgerEvent[] ACROSS_THE_BORDER =
            office(TODAY, SampleIntroduction.cleared());
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static ExportLicenceRecorded licence(String number, LocalDate validUntil) {
        return new ExportLicenceRecorded(
                ID, LicenceRegime.DUAL_USE, number, "Strategic goods office", validUntil);
    }

    @Test
    void a_licence_is_recorded_while_it_is_valid() {
        authorisedIn(ACROSS_THE_BORDER)
                .when(record(TODAY), by(COMPLIANCE))
                .thenEvents(licence("EE-1", TODAY));
        authorisedIn(ACROSS_THE_BORDER)
                .when(record(YESTERDAY), by(COMPLIANCE))
                .thenRefused(Rule.VALIDITY_ALREADY_OVER, "/data/validUntil", YESTERDAY, TODAY);
    }

    @Test
    void nobody_records_one_who_has_an_interest_in_a_party_of_the_trial() {
        authorisedIn(ACROSS_THE_BORDER)
                .among(SamplePerson.entered(), SamplePerson.interested(InterestLevel.ACTUAL))
                .when(record(TODAY), by(COMPLIANCE))
                .thenRefused(Rule.CONFLICT_OF_INTEREST, "", COMPLIANCE.id(), LEAD);
    }

    private static RecordExportLicence record(LocalDate validUntil) {
        return new RecordExportLicence(
                ID, LicenceRegime.DUAL_USE, "EE-1", "Strategic goods office", validUntil);
    }

    @Test
    void the_trial_begins_under_a_licence_that_is_valid() {
        StartPilot start = new StartPilot(ID, TODAY, 6);

        authorisedIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", TODAY))
                .when(start, by(LIAISON))
                .thenEvents(started(TODAY, LAST_DAY_ENDS));
        authorisedIn(ACROSS_THE_BORDER)
                .when(start, by(LIAISON))
                .thenRefused(Rule.EXPORT_LICENCE_MISSING, "", "–");
        authorisedIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY))
                .when(start, by(LIAISON))
                .thenRefused(Rule.EXPORT_LICENCE_MISSING, "", YESTERDAY);
    }

    @Test
    void when_its_last_day_is_over_the_trial_stands_still() {
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY))
                .when(new RecordExpiredLicence(ID, "EE-1"), by(PROCESS))
                .thenEvents(
                        new ExportLicenceExpired(ID, "EE-1"),
                        new PilotSuspended(ID, SuspensionCause.LICENCE_EXPIRED, null));
        authorisedIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY))
                .when(new RecordExpiredLicence(ID, "EE-1"), by(PROCESS))
                .thenEvents(new ExportLicenceExpired(ID, "EE-1"));
    }

    @Test
    void a_licence_that_is_valid_or_was_replaced_does_not_expire() {
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", TODAY))
                .when(new RecordExpiredLicence(ID, "EE-1"), by(PROCESS))
                .thenRefused(Rule.LICENCE_STILL_VALID, "/data/licence", "EE-1", TODAY);
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY), licence("EE-2", TODAY))
                .when(new RecordExpiredLicence(ID, "EE-1"), by(PROCESS))
                .thenRefused(Rule.LICENCE_REPLACED, "/data/licence", "EE-1", "EE-2");
    }

    @Test
    void nobody_is_warned_of_a_licence_that_was_replaced() {
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", TODAY.plusDays(14)))
                .when(new WarnOfExpiringLicence(ID, "EE-1", 14), by(PROCESS))
                .thenEvents(new ExportLicenceExpiring(ID, "EE-1", 14));
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-2", TODAY.plusDays(14)))
                .when(new WarnOfExpiringLicence(ID, "EE-1", 14), by(PROCESS))
                .thenRefused(Rule.LICENCE_REPLACED, "/data/licence", "EE-1", "EE-2");
    }

    @Test
    void a_trial_that_stands_still_goes_on_under_a_new_licence() {
        PilotSuspended suspended = new PilotSuspended(ID, SuspensionCause.LICENCE_EXPIRED, null);

        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY))
                .given(PROCESS, suspended)
                .given(COMPLIANCE, licence("EE-2", TODAY))
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenEvents(new PilotResumed(ID));
        runningIn(ACROSS_THE_BORDER)
                .given(COMPLIANCE, licence("EE-1", YESTERDAY))
                .given(PROCESS, suspended)
                .when(new ResumePilot(ID), decidedBy(MANAGER))
                .thenRefused(Rule.EXPORT_LICENCE_MISSING, "", YESTERDAY);
    }
}
