package org.litopys.events.serialization;

import java.util.Objects;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.litopys.events.LedgerEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes events as JSON under the names of {@link EventCatalogue}, everything else (tokens,
 * metadata, messages) as Axon does. Thread-safe.
 */
public final class LedgerEventSerializer extends Jackson3Serializer {
    private final EventCatalogue catalogue;

    public LedgerEventSerializer(EventCatalogue catalogue) {
        super(builder().jsonMapperBuilderCustomizer(LedgerEventSerializer::configure));
        this.catalogue = catalogue;
    }

    /** The settings of every mapper that reads or writes what the ledger stores. */
    public static void configure(JsonMapper.Builder json) {
        // Axon 4.13.0 cannot read its own ReplayToken back without this.
        json.polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .allowIfSubType("org.litopys.")
                                .build())
                // A primitive component that is added later must not make old events unreadable.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        SerializedType byClass = super.typeForClass(type);
        return LedgerEvent.class.isAssignableFrom(type)
                ? new SimpleSerializedType(type.getSimpleName(), byClass.getRevision())
                : byClass;
    }

    /**
     * An event in a form that no upcaster has made today's is of a later version: it is as unknown
     * as one whose name is.
     */
    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        Class<? extends LedgerEvent> event = catalogue.typeNamed(type.getName());
        if (event == null) {
            return super.classForType(type);
        }
        return Objects.requireNonNullElse(type.getRevision(), "1")
                        .equals(EventCatalogue.revisionOf(event))
                ? event
                : UnknownSerializedType.class;
    }
}
