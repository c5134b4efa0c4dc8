package org.litopys.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.litopys.command.RecordFixture.otherRecords;
import static org.litopys.command.Samples.PROGRAMME;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.litopys.command.programme.ProgrammeCommand;
import org.litopys.command.programme.SampleProgramme;
import org.litopys.events.RecordType;
import org.litopys.events.programme.ProgrammeEvent;
import org.litopys.events.programme.ProgrammeEvent.ProgrammeActivated;
import org.litopys.events.programme.ProgrammeId;
import org.litopys.events.programme.ProgrammeStatus;
import org.litopys.events.record.RecordEvent.RecordCorrected;
import org.litopys.events.record.RequestId;
import org.litopys.events.record.Subject;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;

class OtherRecordsTest {
    private final AtomicInteger told = new AtomicInteger();
    private final EventStore store =
            otherRecords(SampleProgramme.created(), SampleProgramme.approved());
    private final OtherRecords<Counted> records = new OtherRecords<>(store, Counted::new);

    /** Counts what it hears. */
    private final class Counted extends LedgerRecord<ProgrammeEvent, ProgrammeStatus> {
        private int events;

        @Override
        protected Lifecycle<ProgrammeStatus, ?> lifecycle() {
            return ProgrammeCommand.LIFECYCLE;
        }

        @Override
        protected @Nullable ProgrammeStatus status() {
            return null;
        }

        @Override
        protected void evolve(ProgrammeEvent event) {
            events++;
            told.incrementAndGet();
        }

        int events() {
            return events;
        }
    }

    private void happens(long sequence, Object event) {
        store.publish(
                new GenericDomainEventMessage<>("Record", PROGRAMME.toString(), sequence, event));
    }

    @Test
    void a_look_reads_only_what_came_since_the_last_one() {
        assertThat(records.ask(PROGRAMME, Counted::events)).contains(2);
        assertThat(records.ask(PROGRAMME, Counted::events)).contains(2);
        assertThat(told).hasValue(2);

        happens(2, new ProgrammeActivated(PROGRAMME));

        assertThat(records.ask(PROGRAMME, Counted::events)).contains(3);
        assertThat(told).hasValue(3);
    }

    @Test
    void after_a_correction_all_events_are_read_anew() {
        records.ask(PROGRAMME, Counted::events);
        happens(
                2,
                new RecordCorrected(
                        Subject.of(RecordType.PROGRAMME, PROGRAMME),
                        new RequestId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        "ProgrammeCreated",
                        "legalBasis",
                        null,
                        null,
                        "PM-01"));

        assertThat(records.ask(PROGRAMME, LedgerRecord::version)).contains(3L);
        assertThat(told).hasValue(2 + 2);
    }

    @Test
    void of_a_record_that_is_not_there_nothing_is_known() {
        assertThat(records.ask(ProgrammeId.ofCode("NONE"), Counted::events)).isEmpty();
    }

    @Test
    void nothing_is_decided_on_an_event_of_a_later_version() {
        records.ask(PROGRAMME, Counted::events);
        happens(
                2,
                new UnknownSerializedType(
                        new LedgerEventSerializer(new EventCatalogue()),
                        new SimpleSerializedObject<>("{}", String.class, "ProgrammeSold", "1")));

        for (int look = 0; look < 2; look++) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> records.ask(PROGRAMME, Counted::events))
                    .satisfies(refused ->
                            assertThat(refused.refusal())
                                    .isEqualTo(Rule.LATER_VERSION.refusal("", "ProgrammeSold")));
        }
    }

    @Test
    void many_who_look_at_once_while_it_moves_see_it_whole() throws InterruptedException {
        int more = 300;
        records.ask(PROGRAMME, Counted::events);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        tasks.add(() -> {
            for (int i = 0; i < more; i++) {
                happens(2 + i, new ProgrammeActivated(PROGRAMME));
            }
            return true;
        });
        for (int i = 0; i < 2000; i++) {
            tasks.add(() ->
                    records.ask(PROGRAMME, one -> one.events() == one.version()).orElseThrow());
        }

        assertThat(Together.run(8, tasks)).containsOnly(true);

        assertThat(records.ask(PROGRAMME, Counted::events)).contains(2 + more);
        assertThat(told).as("each heard once").hasValue(2 + more);
    }
}
