package org.litopys.query.record;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.litopys.events.RecordType;
import org.litopys.query.Json;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a record is after some of its events: the outcome of its fold. Immutable. Its
 * JSON form is what the API answers and what differences are taken of.
 *
 * <p>A change of a form or a fold makes the stored rows stale: a migration then empties the tables
 * and the token of the reader, so that everything is projected anew.
 */
public sealed interface RecordState
        permits ProgrammeState,
                CallState,
                OrganisationState,
                PersonState,
                NeedState,
                ApplicationState,
                IntroductionState,
                PilotState,
                ContractState,
                EngagementState {
    Enum<?> status();

    /** When the event happened that brought the status. */
    Instant statusSince();

    @Nullable Due due();

    /** Records that it names beyond those to which its row refers. */
    default Set<UUID> mentions() {
        return Set.of();
    }

    /** Reads what {@link #json} wrote. */
    static RecordState parse(RecordType type, String json) {
        return Json.MAPPER.readValue(json, classOf(type));
    }

    default String json() {
        return Json.MAPPER.writeValueAsString(this);
    }

    default JsonNode tree() {
        return Json.MAPPER.valueToTree(this);
    }

    private static Class<? extends RecordState> classOf(RecordType type) {
        return switch (type) {
            case PROGRAMME -> ProgrammeState.class;
            case CALL -> CallState.class;
            case ORGANISATION -> OrganisationState.class;
            case PERSON -> PersonState.class;
            case NEED -> NeedState.class;
            case APPLICATION -> ApplicationState.class;
            case INTRODUCTION -> IntroductionState.class;
            case PILOT -> PilotState.class;
            case CONTRACT -> ContractState.class;
            case ENGAGEMENT -> EngagementState.class;
        };
    }
}
