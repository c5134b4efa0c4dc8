package org.litopys.command.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.command.Refused;
import org.litopys.command.Rule;
import org.litopys.events.Money;
import org.litopys.events.application.ApplicationId;
import org.litopys.events.programme.ReservationId;

/**
 * Money that is set aside for an award.
 *
 * @param left what is neither released nor committed
 * @param expiresAt null where it does not expire
 */
public record OpenReservation(
        ApplicationId application, String line, Money left, @Nullable Instant expiresAt) {
    /** Refuses as long as its time is not over. */
    void requireExpired(ReservationId id, Instant now) {
        if (expiresAt == null || now.isBefore(expiresAt)) {
            throw Refused.by(
                    Rule.RESERVATION_NOT_EXPIRED,
                    "/data/reservation",
                    id,
                    expiresAt == null ? "–" : expiresAt,
                    now);
        }
    }

    /** Null where nothing is left: then the reservation is closed. */
    @Nullable OpenReservation less(Money amount) {
        Money rest = left.minus(amount);
        return rest.isZero() ? null : new OpenReservation(application, line, rest, expiresAt);
    }
}
