package org.litopys.command.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.litopys.command.LedgerCommand;
import org.litopys.command.pilot.PilotCommand.RecordExpiredLicence;
import org.litopys.command.pilot.PilotCommand.WarnOfExpiringLicence;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpired;
import org.litopys.events.pilot.PilotEvent.ExportLicenceExpiring;
import org.litopys.events.pilot.PilotEvent.ExportLicenceRecorded;
import org.litopys.events.pilot.PilotEvent.PilotCancelled;
import org.litopys.events.pilot.PilotEvent.PilotCompleted;
import org.litopys.events.pilot.PilotEvent.PilotRejected;
import org.litopys.events.pilot.PilotEvent.PilotTerminated;
import org.litopys.events.pilot.PilotId;

/**
 * No trial goes on under an export licence whose last day is over, and somebody is warned 30, 14
 * and 7 days before.
 */
final class LicenceExpiry implements LedgerProcess {
    private static final List<Integer> WARNING_DAYS = List.of(30, 14, 7);
    private static final String WARN = "warn/";
    private static final String EXPIRE = "expire";

    @Override
    public String name() {
        return "licence-expiry";
    }

    @Override
    public Set<Class<? extends LedgerCommand>> sends() {
        return Set.of(WarnOfExpiringLicence.class, RecordExpiredLicence.class);
    }

    @Override
    public void on(LedgerEvent event, Instant recordedAt, Schedule schedule) {
        switch (event) {
            case ExportLicenceRecorded recorded -> plan(recorded, recordedAt, schedule);
            case ExportLicenceExpiring done ->
                    schedule.cancel(done.pilotId(), WARN + done.daysLeft());
            case ExportLicenceExpired done -> schedule.cancelAll(done.pilotId());
            case PilotRejected ended -> schedule.cancelAll(ended.pilotId());
            case PilotCancelled ended -> schedule.cancelAll(ended.pilotId());
            case PilotCompleted ended -> schedule.cancelAll(ended.pilotId());
            case PilotTerminated ended -> schedule.cancelAll(ended.pilotId());
            default -> {} // nothing else grants or ends what needs a licence
        }
    }

    /** A new licence takes the place of the one before. */
    private static void plan(ExportLicenceRecorded recorded, Instant now, Schedule schedule) {
        PilotId pilot = recorded.pilotId();
        String licence = recorded.licence();
        schedule.cancelAll(pilot);
        Instant over = beginning(recorded.validUntil().plusDays(1));
        for (int days : WARNING_DAYS) {
            Instant warning = beginning(recorded.validUntil().minusDays(days));
            if (warning.isAfter(now)) { // whoever records a short licence knows that it is short
                schedule.between(
                        warning,
                        over,
                        WARN + days,
                        new WarnOfExpiringLicence(pilot, licence, days));
            }
        }
        schedule.at(over, EXPIRE, new RecordExpiredLicence(pilot, licence));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(RecordType.OFFICE_ZONE).toInstant();
    }
}
