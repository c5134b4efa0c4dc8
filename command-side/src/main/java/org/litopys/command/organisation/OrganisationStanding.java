package org.litopys.command.organisation;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.organisation.ControlResult;
import org.litopys.events.organisation.OrganisationEvent.OwnershipControlAssessed;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;

/**
 * Whether an organisation may take part.
 *
 * @param screenedOn day of the newest screening against lists of sanctions; null where there was
 *     none
 * @param openMatches entries of lists that nobody has resolved yet
 * @param hasOwners whether it is of a kind that somebody owns: units and authorities are not
 * @param control who controls it, by the newest declaration of its owners; null where nobody has
 *     assessed that one
 */
record OrganisationStanding(
        OrganisationId id,
        OrganisationStatus status,
        @Nullable LocalDate screenedOn,
        List<String> openMatches,
        boolean hasOwners,
        @Nullable OwnershipControlAssessed control) {

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

    boolean isScreened(Period within, LocalDate today) {
        return screenedOn != null && !screenedOn.plus(within).isBefore(today);
    }

    /** Whether the newest declaration of its owners was assessed and that may be relied on. */
    boolean isOwnershipAssessed(LocalDate today) {
        return !hasOwners || (control != null && !control.validUntil().isBefore(today));
    }

    void requireOwnershipAssessed(LocalDate today, String pointer) {
        if (!isOwnershipAssessed(today)) {
            throw Refused.by(
                    Rule.OWNERSHIP_NOT_ASSESSED,
                    pointer,
                    id,
                    control == null ? "–" : control.validUntil());
        }
        if (control != null && control.result() == ControlResult.CONTROLLED_FROM_OUTSIDE) {
            throw Refused.by(Rule.CONTROLLED_FROM_OUTSIDE, pointer, id);
        }
    }

    void requireScreened(Period within, LocalDate today, String pointer) {
        requireNotBarred(pointer);
        if (!isScreened(within, today)) {
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
