package org.litopys.query.record;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;
import org.litopys.events.Evidence;
import org.litopys.events.LedgerEvent;
import org.litopys.events.NameUuid;
import org.litopys.events.RecordType;
import org.litopys.query.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * An event as it comes from the ledger, taken apart. Whatever is missing or unknown here (an event
 * of a later version of the program, metadata that nobody wrote) is kept as far as it goes and
 * stops nothing.
 *
 * @param aggregate Axon's aggregate type; empty for an event outside an aggregate
 * @param type null where this version does not know the kind of record
 * @param event null where this version does not know the type of event
 * @param raw JSON of an event that is not known
 */
record Incoming(
        String aggregate,
        @Nullable RecordType type,
        UUID record,
        Stamp stamp,
        @Nullable LedgerEvent event,
        @Nullable String raw) {
    private static final UUID FOREIGN_IDS = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f00ff");
    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    static Incoming of(TrackedEventMessage<?> message) {
        Object payload = message.getPayload();
        String aggregate = "";
        String id = message.getIdentifier();
        long version = 1;
        if (message instanceof DomainEventMessage<?> ofAggregate && ofAggregate.getType() != null) {
            aggregate = ofAggregate.getType();
            id = ofAggregate.getAggregateIdentifier();
            version = ofAggregate.getSequenceNumber() + 1;
        }
        RecordType type = typeOf(aggregate);
        long position = message.trackingToken().position().orElseThrow();
        if (payload instanceof UnknownSerializedType unknown) {
            String name = unknown.serializedType().getName();
            String raw = new String(unknown.readData(byte[].class), StandardCharsets.UTF_8);
            return new Incoming(
                    aggregate, type, idOf(id), stamp(message, position, version, name), null, raw);
        }
        String name = payload.getClass().getSimpleName();
        return new Incoming(
                aggregate,
                type,
                idOf(id),
                stamp(message, position, version, name),
                type != null && payload instanceof LedgerEvent event ? event : null,
                null);
    }

    long position() {
        return stamp.position();
    }

    private static @Nullable RecordType typeOf(String aggregate) {
        for (RecordType type : RecordType.values()) {
            if (type.aggregate().equals(aggregate)) {
                return type;
            }
        }
        return null;
    }

    /** Ids of our records are UUIDs; of others we make one. */
    private static UUID idOf(String id) {
        UUID uuid = uuid(id);
        return uuid == null ? NameUuid.of(FOREIGN_IDS, id) : uuid;
    }

    private static Stamp stamp(
            EventMessage<?> message, long position, long version, String eventType) {
        MetaData metadata = message.getMetaData();
        Instant recordedAt = message.getTimestamp();
        Instant occurredAt = instant(text(metadata, Envelope.OCCURRED_AT));
        UUID eventId = uuid(message.getIdentifier());
        return new Stamp(
                position,
                version,
                eventId == null ? idOf(message.getIdentifier()) : eventId,
                eventType,
                recordedAt,
                occurredAt == null ? recordedAt : occurredAt,
                actor(metadata),
                text(metadata, Envelope.ON_BEHALF_OF),
                text(metadata, Envelope.CHANNEL),
                text(metadata, Envelope.REASON),
                evidence(text(metadata, Envelope.EVIDENCE)),
                uuid(text(metadata, Envelope.COMMAND_ID)),
                text(metadata, Envelope.COMMAND_TYPE),
                text(metadata, Envelope.CORRELATION_ID),
                text(metadata, Envelope.CAUSATION_ID),
                text(metadata, Envelope.LEGAL_BASIS),
                uuid(text(metadata, Envelope.COMMAND_SUBJECT)));
    }

    private static @Nullable String text(MetaData metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }

    private static @Nullable Actor actor(MetaData metadata) {
        String id = text(metadata, Envelope.ACTOR_ID);
        String type = text(metadata, Envelope.ACTOR_TYPE);
        String roles = text(metadata, Envelope.ACTOR_ROLES);
        if (id == null || id.isBlank() || id.length() > 100) {
            return null;
        }
        Actor.Type known = Actor.Type.SYSTEM;
        for (Actor.Type one : Actor.Type.values()) {
            if (one.name().equals(type)) {
                known = one;
            }
        }
        return Actor.of(id, known, roles == null ? List.of() : Arrays.asList(roles.split(",", -1)));
    }

    private static List<Evidence> evidence(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return new ArrayList<>(Json.MAPPER.readValue(json, EVIDENCE));
        } catch (JacksonException notOurs) {
            return List.of();
        }
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
