package org.litopys.eventstore;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The event that these tests store. */
public record Note(String text, int number) {
    static final Serializer JSON = Jackson3Serializer.builder().build();

    static String newAggregate() {
        return UUID.randomUUID().toString();
    }

    static DomainEventMessage<Note> of(String aggregateId, long sequence) {
        return of(aggregateId, sequence, "note " + sequence);
    }

    static DomainEventMessage<Note> of(String aggregateId, long sequence, String text) {
        return new GenericDomainEventMessage<>(
                "Notebook",
                aggregateId,
                sequence,
                new Note(text, (int) sequence),
                Map.of("commandId", "command of " + text));
    }

    /** Events of one aggregate, from sequence 0. */
    static List<DomainEventMessage<Note>> several(String aggregateId, int count) {
        return LongStream.range(0, count).mapToObj(sequence -> of(aggregateId, sequence)).toList();
    }
}
