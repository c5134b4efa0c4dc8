package org.litopys.command.pilot;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Deadlines;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.command.application.ApplicationTerms;
import org.litopys.command.application.Applications;
import org.litopys.command.call.Calls;
import org.litopys.command.introduction.Introductions;
import org.litopys.command.organisation.Organisations;
import org.litopys.command.programme.ProgrammeTerms;
import org.litopys.command.programme.Programmes;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.springframework.stereotype.Component;

/**
 * What must be there before a trial begins or goes on: all who take part screened, a licence where
 * one is needed, and the money of the award. Thread-safe.
 */
@Component
final class TrialConditions {
    private final Organisations organisations;
    private final Introductions introductions;
    private final Applications applications;
    private final Calls calls;
    private final Programmes programmes;
    private final Deadlines deadlines;

    TrialConditions(
            Organisations organisations,
            Introductions introductions,
            Applications applications,
            Calls calls,
            Programmes programmes,
            Deadlines deadlines) {
        this.organisations = organisations;
        this.introductions = introductions;
        this.applications = applications;
        this.calls = calls;
        this.programmes = programmes;
        this.deadlines = deadlines;
    }

    /** Refuses an organisation that takes no part in the trial, or does so no longer. */
    void requireParticipant(PilotProposed pilot, OrganisationId organisation, String pointer) {
        organisations.requireAmong(organisation, participants(pilot), pointer);
    }

    private Set<OrganisationId> participants(PilotProposed pilot) {
        Set<OrganisationId> all = new LinkedHashSet<>();
        all.add(pilot.innovator());
        all.add(pilot.host());
        all.addAll(applications.stillIn(pilot.applicationId(), pilot.partners()));
        return all;
    }

    /**
     * Refuses a trial that lacks one of them.
     *
     * @param licensedUntil last day of the newest licence; null where there is none
     */
    void require(PilotProposed pilot, @Nullable LocalDate licensedUntil) {
        ApplicationTerms application = applications.require(pilot.applicationId(), "");
        ProgrammeTerms programme =
                programmes.require(calls.require(application.callId()).programmeId(), "");
        for (OrganisationId one : participants(pilot)) {
            organisations.requireScreened(one, programme.policy(), deadlines, "");
        }
        boolean licensed = licensedUntil != null && !licensedUntil.isBefore(deadlines.today());
        if (introductions.require(pilot.introductionId(), "").exportLicenceNeeded() && !licensed) {
            throw Refused.by(
                    Rule.EXPORT_LICENCE_MISSING, "", licensedUntil == null ? "–" : licensedUntil);
        }
        application.requireAccepted("");
        programme.requireFunded(application.reservation(), "");
    }
}
