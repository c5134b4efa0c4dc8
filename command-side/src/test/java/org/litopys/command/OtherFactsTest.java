package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.PROGRAMME;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.LedgerEvent;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;

class OtherFactsTest {
    private final List<LedgerEvent> folded = new ArrayList<>();
    private final EventStore store =
            otherRecords(SampleProgramme.created(), SampleProgramme.approved());
    private final OtherFacts<Integer> facts = new OtherFacts<>(store, this::count);

    private Integer count(@Nullable Integer before, LedgerEvent event) {
        folded.add(event);
        return before == null ? 1 : before + 1;
    }

    private void happens(long sequence, Object event) {
        store.publish(
                new GenericDomainEventMessage<>("Record", PROGRAMME.toString(), sequence, event));
    }

    @Test
    void a_look_folds_only_what_came_since_the_last_one() {
        assertThat(facts.ask(PROGRAMME)).contains(2);
        assertThat(facts.ask(PROGRAMME)).contains(2);
        assertThat(folded).hasSize(2);

        happens(2, new ProgrammeActivated(PROGRAMME));

        assertThat(facts.ask(PROGRAMME)).contains(3);
        assertThat(folded).hasSize(3).endsWith(new ProgrammeActivated(PROGRAMME));
    }

    @Test
    void of_a_record_that_is_not_there_nothing_is_known() {
        assertThat(facts.ask(ProgrammeId.ofCode("NONE"))).isEmpty();
    }

    @Test
    void nothing_is_decided_on_an_event_of_a_later_version() {
        facts.ask(PROGRAMME);
        happens(
                2,
                new UnknownSerializedType(
                        new LedgerEventSerializer(new EventCatalogue()),
                        new SimpleSerializedObject<>("{}", String.class, "ProgrammeSold", "1")));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> facts.ask(PROGRAMME))
                .satisfies(refused ->
                        assertThat(refused.refusal())
                                .isEqualTo(Rule.LATER_VERSION.refusal("", "ProgrammeSold")));
    }
}
