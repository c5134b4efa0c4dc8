package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.litopys.events.Envelope.Classification;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.personal.Sealed;
import org.litopys.events.serialization.EventCatalogue;

class ClassificationTest {
    static Stream<Class<? extends LedgerEvent>> withSealedData() {
        return new EventCatalogue()
                .events().stream()
                        .filter(event ->
                                Arrays.stream(event.getRecordComponents())
                                        .anyMatch(component ->
                                                component.getType() == Sealed.class
                                                        || component
                                                                .getGenericType()
                                                                .getTypeName()
                                                                .contains("Owner>")));
    }

    @ParameterizedTest
    @MethodSource("withSealedData")
    void what_identifies_a_person_is_restricted(Class<? extends LedgerEvent> event) {
        assertThat(Classification.of(event)).isEqualTo(Classification.RESTRICTED);
    }

    @Test
    void a_call_is_public_once_it_is_published_and_the_offices_own_before() {
        assertThat(Classification.of(CallDrafted.class)).isEqualTo(Classification.INTERNAL);
        assertThat(Classification.of(CallPublished.class)).isEqualTo(Classification.PUBLIC);
    }
}
