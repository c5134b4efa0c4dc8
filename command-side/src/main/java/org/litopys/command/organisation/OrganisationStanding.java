package org.litopys.command.organisation;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;

/**
 * Whether an organisation may take part.
 *
 * @param screenedOn day of the newest screening against lists of sanctions; null where there was
 *     none
 * @param openMatches entries of lists that nobody has resolved yet
 */
record OrganisationStanding(
        OrganisationId id,
        OrganisationStatus status,
        @Nullable LocalDate screenedOn,
        List<String> openMatches) {

    /** Refuses one that is suspended, excluded or absorbed by another. */
    void requireNotBarred(String pointer) {
        switch (status) {
            case REGISTERED, VALIDATED -> {}
            case SUSPENDED, EXCLUDED, MERGED ->
                    throw Refused.by(Rule.ORGANISATION_BARRED, pointer, id, status);
        }
    }

    void requireBarred(String pointer) {
        switch (status) {
            case SUSPENDED, EXCLUDED, MERGED -> {}
            case REGISTERED, VALIDATED ->
                    throw Refused.by(Rule.ORGANISATION_NOT_BARRED, pointer, id, status);
        }
    }

    void requireValidated(String pointer) {
        requireNotBarred(pointer);
        if (status != OrganisationStatus.VALIDATED) {
            throw Refused.by(Rule.ORGANISATION_NOT_VALIDATED, pointer, id, status);
        }
    }

    void requireScreened(Period within, LocalDate today, String pointer) {
        requireNotBarred(pointer);
        if (screenedOn == null || screenedOn.plus(within).isBefore(today)) {
            throw Refused.by(
                    Rule.SCREENING_NOT_CURRENT,
                    pointer,
                    id,
                    screenedOn == null ? "–" : screenedOn,
                    within.getDays());
        }
        if (!openMatches.isEmpty()) {
            throw Refused.by(Rule.SCREENING_MATCH_OPEN, pointer, id, openMatches);
        }
    }
}
