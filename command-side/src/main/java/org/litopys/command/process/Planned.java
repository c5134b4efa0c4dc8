package org.litopys.command.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.litopys.command.LedgerCommand;
import org.litopys.events.Envelope;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordId;

/**
 * What processes have planned because of the events that were read here, in memory: a batch of the
 * ledger, or the whole of it where somebody plays one. Used by one thread.
 */
public final class Planned {
    private final List<LedgerProcess> processes;
    private final Function<LedgerProcess, LiveRecords> notes;
    private final Map<UUID, Map<String, Entry>> byRecord = new HashMap<>();
    private final TreeSet<Entry> inOrder =
            new TreeSet<>(
                    Comparator.comparing((Entry entry) -> entry.step().due())
                            .thenComparingLong(Entry::number));
    private final List<TakenBack> takenBack = new ArrayList<>();
    private long entered;

    /**
     * Steps that a process has taken back.
     *
     * @param beginning how their keys begin, up to a {@code /}
     */
    record TakenBack(String process, String beginning) {}

    /** Steps that are due at one moment are sent in the order in which they were planned. */
    private record Entry(Step step, long number) {}

    /** For somebody who reads a ledger from its beginning. */
    public Planned(List<LedgerProcess> processes) {
        Map<LedgerProcess, LiveRecords> inMemory = new HashMap<>();
        this(
                processes,
                process -> inMemory.computeIfAbsent(process, _ -> new LiveRecordsInMemory()));
    }

    /**
     * @param notes where each process keeps its notes of records
     */
    Planned(List<LedgerProcess> processes, Function<LedgerProcess, LiveRecords> notes) {
        this.processes = List.copyOf(processes);
        this.notes = notes;
    }

    /** Lets every process read an event; an event of a later version is unknown to all of them. */
    public void read(EventMessage<?> message) {
        if (message.getPayload() instanceof LedgerEvent event) {
            processes.forEach(
                    process -> process.on(event, message.getTimestamp(), wishes(process, message)));
        }
    }

    /** Takes out the step that is due first, if it is due at that moment. */
    public Optional<Step> next(Instant moment) {
        if (inOrder.isEmpty() || inOrder.getFirst().step().due().isAfter(moment)) {
            return Optional.empty();
        }
        Step step = inOrder.removeFirst().step();
        Objects.requireNonNull(byRecord.get(step.record())).remove(placeOf(step));
        return Optional.of(step);
    }

    /** What is planned, in the order in which it is due. */
    List<Step> steps() {
        return inOrder.stream().map(Entry::step).toList();
    }

    /** What was taken back; only what was planned before is meant. */
    List<TakenBack> takenBack() {
        return takenBack;
    }

    private static String placeOf(Step step) {
        return step.process() + "/" + step.key();
    }

    private void take(String process, UUID record, String beginning) {
        takenBack.add(new TakenBack(process, beginning));
        Map<String, Entry> ofRecord = byRecord.getOrDefault(record, new HashMap<>());
        ofRecord.entrySet()
                .removeIf(planned ->
                        planned.getKey().startsWith(process + "/" + beginning)
                                && inOrder.remove(planned.getValue()));
    }

    private Schedule wishes(LedgerProcess process, EventMessage<?> cause) {
        return new Schedule() {
            @Override
            public void between(
                    Instant due, @Nullable Instant until, String step, LedgerCommand command) {
                Object correlation = cause.getMetaData().get(Envelope.CORRELATION_ID);
                plan(
                        new Step(
                                process.name(),
                                step,
                                Objects.requireNonNull(command.subject()).value(),
                                UUID.fromString(cause.getIdentifier()),
                                correlation == null ? null : correlation.toString(),
                                due.isAfter(cause.getTimestamp())
                                        ? Channel.DEADLINE
                                        : Channel.PROCESS,
                                due,
                                until,
                                command));
            }

            @Override
            public void cancel(RecordId record, String step) {
                take(process.name(), record.value(), Step.beginning(record.value(), step));
            }

            @Override
            public void cancelAll(RecordId record) {
                take(process.name(), record.value(), Step.beginning(record.value()));
            }

            @Override
            public LiveRecords records() {
                return notes.apply(process);
            }
        };
    }

    private void plan(Step step) {
        Entry entry = new Entry(step, entered++);
        if (byRecord.computeIfAbsent(step.record(), _ -> new LinkedHashMap<>())
                        .putIfAbsent(placeOf(step), entry)
                == null) {
            inOrder.add(entry);
        }
    }
}
