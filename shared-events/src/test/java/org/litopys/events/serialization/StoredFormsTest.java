package org.litopys.events.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.LedgerEvent;

/**
 * What was once stored is read for ever. Each file {@code events/<Name>.<revision>.json} was
 * committed once, when that form of the event was new, and is never edited. A missing file is
 * written by {@code -Dlitopys.pin=true}, for whoever adds an event.
 */
class StoredFormsTest {
    private static final Path PINNED = Path.of("src/test/resources/events");
    private static final LedgerEventSerializer SERIALIZER =
            new LedgerEventSerializer(new EventCatalogue());

    static Stream<Class<? extends LedgerEvent>> events() {
        return new EventCatalogue().events().stream();
    }

    static List<Path> pinnedForms() throws IOException {
        try (Stream<Path> files = Files.list(PINNED)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void todays_form_of_every_event_is_pinned(Class<? extends LedgerEvent> event)
            throws IOException {
        Path file =
                PINNED.resolve(
                        event.getSimpleName() + "." + EventCatalogue.revisionOf(event) + ".json");
        String stored = SERIALIZER.serialize(SampleEvents.of(event), String.class).getData();
        if (Boolean.getBoolean("litopys.pin") && Files.notExists(file)) {
            Files.writeString(file, stored + "\n");
        }
        assertThat(file)
                .as("run this test once with -Dlitopys.pin=true and commit the new file")
                .exists();
        assertThat(stored)
                .as("the stored form changed: give the event a new @Revision and an upcaster")
                .isEqualTo(Files.readString(file).strip());
    }

    @ParameterizedTest
    @MethodSource("pinnedForms")
    void every_form_ever_stored_is_read_by_todays_code(Path file) throws IOException {
        String[] name = file.getFileName().toString().split("\\.");
        String revision = name[1].equals("1") ? null : name[1];
        LedgerEvent event = readThroughUpcasters(name[0], revision, Files.readString(file));
        assertThat(event.getClass().getSimpleName()).isEqualTo(name[0]);
        if (name[1].equals(EventCatalogue.revisionOf(event.getClass()))) {
            assertThat(event).isEqualTo(SampleEvents.of(event.getClass()));
        } // what an earlier form became, the test of its upcaster knows
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_stored_name_is_the_records_simple_name(Class<? extends LedgerEvent> event) {
        assertThat(SERIALIZER.typeForClass(event).getName()).isEqualTo(event.getSimpleName());
        assertThat(SERIALIZER.classForType(SERIALIZER.typeForClass(event))).isEqualTo(event);
    }

    @Test
    void a_component_that_this_version_does_not_know_is_passed_over() {
        LedgerEvent event =
                readThroughUpcasters(
                        "CallClosed",
                        null,
                        "{\"callId\":\"00000000-0000-4000-8000-000000000001\",\"later\":{\"x\":1}}");
        assertThat(event.subject()).hasToString("00000000-0000-4000-8000-000000000001");
    }

    private static LedgerEvent readThroughUpcasters(
            String name, @Nullable String revision, String json) {
        EventData<?> stored =
                new GenericDomainEventEntry<>(
                        "Any",
                        "id",
                        0,
                        "event",
                        "2026-01-01T00:00:00Z",
                        name,
                        revision,
                        json.getBytes(StandardCharsets.UTF_8),
                        "{}".getBytes(StandardCharsets.UTF_8));
        Stream<IntermediateEventRepresentation> upcast =
                LedgerUpcasters.chain()
                        .upcast(Stream.of(new InitialEventRepresentation(stored, SERIALIZER)));
        IntermediateEventRepresentation one = upcast.toList().getFirst();
        SerializedObject<?> data = one.getData(byte[].class);
        return SERIALIZER.deserialize(
                new SimpleSerializedObject<>(
                        (byte[]) data.getData(), byte[].class, data.getType()));
    }
}
