package org.litopys.query.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.litopys.events.organisation.Identifier;
import org.litopys.events.organisation.OrganisationEvent;
import org.litopys.events.organisation.OrganisationEvent.OrganisationRegistered;
import org.litopys.events.organisation.OrganisationEvent.OrganisationValidated;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.organisation.OrganisationStatus;
import org.litopys.events.organisation.OrganisationType;

/** An organisation. Nothing of it is ever due. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrganisationState(
        OrganisationId organisationId,
        Identifier identifier,
        String name,
        @Nullable String nameUk,
        String country,
        OrganisationType type,
        OrganisationStatus status,
        Instant statusSince,
        @Nullable String validatedBy)
        implements RecordState {

    @Override
    public @Nullable Due due() {
        return null;
    }

    /**
     * What the organisation is after one more of its events; null where its beginning is unknown.
     */
    static @Nullable OrganisationState apply(
            @Nullable OrganisationState before, OrganisationEvent event, Stamp stamp) {
        return switch (event) {
            case OrganisationRegistered registered ->
                    new OrganisationState(
                            registered.organisationId(),
                            registered.identifier(),
                            registered.name(),
                            registered.nameUk(),
                            registered.country(),
                            registered.type(),
                            OrganisationStatus.REGISTERED,
                            stamp.occurredAt(),
                            null);
            case OrganisationValidated _ -> before == null ? null : before.validated(stamp);
        };
    }

    private OrganisationState validated(Stamp stamp) {
        return new OrganisationState(
                organisationId,
                identifier,
                name,
                nameUk,
                country,
                type,
                OrganisationStatus.VALIDATED,
                stamp.occurredAt(),
                stamp.by());
    }
}
