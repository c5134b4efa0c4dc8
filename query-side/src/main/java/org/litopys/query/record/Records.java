package org.litopys.query.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Position;
import org.litopys.events.RecordType;
import org.litopys.events.application.ApplicationEvent.ApplicationDrafted;
import org.litopys.events.call.CallEvent.CallDrafted;
import org.litopys.events.call.CallEvent.CallPublished;
import org.litopys.events.contract.ContractEvent.ContractDrafted;
import org.litopys.events.introduction.IntroductionEvent.IntroductionProposed;
import org.litopys.events.introduction.IntroductionEvent.ScoutingIntroductionProposed;
import org.litopys.events.need.NeedEvent.NeedRegistered;
import org.litopys.events.pilot.PilotEvent.PilotProposed;
import org.litopys.events.record.RecordEvent;
import org.litopys.events.serialization.Amendments;
import org.litopys.eventstore.PositionSource;
import org.litopys.query.Json;
import org.litopys.query.Progress;
import org.litopys.query.ReadModel;
import org.litopys.query.record.RecordChanges.Change;
import org.litopys.query.record.RecordChanges.RecordVersion;
import org.litopys.query.record.RecordTables.Closed;
import org.litopys.query.record.RecordTables.Step;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The read model of all records through time: a row for each change of each record, valid for a
 * range of positions. Only the open end of a range is ever written. Events that this version of the
 * program does not know become steps without a change.
 */
public final class Records implements ReadModel {
    private final RecordTables tables;
    private final List<RecordChanges> listeners;
    private final Progress progress;
    private final RecordPast past;
    private final World world = new World();

    /** What the batch writes; the order of the ledger. */
    private final Map<UUID, Closed> closed = new LinkedHashMap<>();

    private final List<RecordRow> rows = new ArrayList<>();
    private final Map<UUID, Integer> openInBatch = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<Sequence, Long> counted = new LinkedHashMap<>();

    /** Of numbered references. */
    private record Sequence(RecordType type, Year year) {}

    public Records(
            JdbcTemplate db,
            List<RecordChanges> listeners,
            Progress progress,
            PositionSource ledger) {
        this.tables = new RecordTables(db);
        this.past = new RecordPast(ledger);
        this.listeners = List.copyOf(listeners);
        this.progress = progress;
    }

    @Override
    public String name() {
        return Progress.RECORDS;
    }

    @Override
    public void handle(List<TrackedEventMessage<?>> batch) {
        clear();
        List<Incoming> incoming = batch.stream().map(Incoming::of).toList();
        long done = tables.lockProgress();
        if (world.position() != done) {
            forget(done); // the first batch, or another process has worked meanwhile
        }
        requireNoGap(done, incoming.getFirst().position());
        if (done == 0) {
            // Where somebody dropped our tables, what the listeners counted must not be counted
            // twice.
            listeners.forEach(RecordChanges::reset);
        }
        List<Incoming> news = incoming.stream().filter(one -> one.position() > done).toList();
        tables.newest(world.missing(needed(news))).forEach(world::put);
        news.forEach(this::project);
        listeners.forEach(RecordChanges::flush);
        write();
        long last = Math.max(done, incoming.getLast().position());
        tables.storeProgress(last);
        world.reaches(last);
    }

    /** Whatever goes wrong with the reader's token, no event is passed over. */
    private static void requireNoGap(long done, long next) {
        if (next > done + 1) {
            throw new IllegalStateException(
                    "the records are at %d, and the next event is %d".formatted(done, next));
        }
    }

    private void write() {
        tables.close(List.copyOf(closed.values()));
        tables.insert(rows);
        tables.insertSteps(steps);
        counted.forEach((sequence, count) ->
                tables.storeCount(sequence.type().name(), sequence.year().getValue(), count));
    }

    private void clear() {
        closed.clear();
        rows.clear();
        openInBatch.clear();
        steps.clear();
        counted.clear();
    }

    /** The records that were there before and whose newest version is needed. */
    private static Set<UUID> needed(List<Incoming> news) {
        Set<UUID> needed = new HashSet<>();
        Set<UUID> begun = new HashSet<>();
        for (Incoming one : news) {
            if (one.stamp().version() == 1) {
                begun.add(one.record());
            } else {
                needed.add(one.record());
            }
            LedgerEvent event = one.event();
            if (event != null) {
                addReferences(event, needed);
            }
        }
        needed.removeAll(begun);
        return needed;
    }

    /** The records from which the first row of a record takes names and codes. */
    private static void addReferences(LedgerEvent event, Set<UUID> to) {
        switch (event) {
            case CallDrafted one -> to.add(one.programmeId().value());
            case CallPublished one -> to.add(one.programmeId().value());
            case NeedRegistered one -> to.add(one.owner().value());
            case ApplicationDrafted one -> {
                to.add(one.callId().value());
                to.add(one.lead().value());
            }
            case IntroductionProposed one -> {
                to.add(one.applicationId().value());
                to.add(one.innovator().value());
                to.add(one.counterparty().value());
            }
            case ScoutingIntroductionProposed one -> {
                to.add(one.programmeId().value());
                to.add(one.innovator().value());
                to.add(one.counterparty().value());
            }
            case PilotProposed one -> {
                to.add(one.applicationId().value());
                to.add(one.innovator().value());
                to.add(one.host().value());
            }
            case ContractDrafted one -> {
                to.add(one.pilotId().value());
                to.add(one.applicationId().value());
                to.add(one.contractor().value());
            }
            default -> {} // refers to nothing that was not there at the beginning of its record
        }
    }

    private void project(Incoming one) {
        RecordType type = one.type();
        if (type == null) {
            steps.add(
                    new Step(
                            one.record(),
                            true,
                            one.aggregate(),
                            one.stamp().version(),
                            one.stamp(),
                            null,
                            one.raw(),
                            null));
            return;
        }
        RecordVersion before = world.get(one.record());
        RecordState stateBefore = before == null ? null : before.state();
        LedgerEvent event = one.event();
        boolean amends = event != null && Amendments.isOne(event.getClass());
        RecordState state =
                event == null
                        ? stateBefore
                        : amends
                                ? past.read(type, one, answersTo(one.record()))
                                : Folds.apply(type, stateBefore, event, one.stamp());
        RecordRow row = row(type, one, before, state);
        changed(before, new RecordVersion(row, state), one, true);
        if (amends && before != null) {
            rename(before.row(), row, one);
        }
        if (event != null) {
            answer(event, one);
        }
    }

    /** Positions of the events of other records to which a record has answered. */
    private List<Long> answersTo(UUID record) {
        return Stream.concat(
                        tables.answers(record).stream(),
                        steps.stream()
                                .filter(step -> !step.own() && step.record().equals(record))
                                .map(step -> step.stamp().position()))
                .toList();
    }

    /** A corrected name or title is shown by other records too, from the same position on. */
    private void rename(RecordRow was, RecordRow is, Incoming cause) {
        if (Objects.equals(was.title(), is.title())
                && Objects.equals(was.organisation(), is.organisation())) {
            return;
        }
        Set<UUID> showing = new TreeSet<>(tables.showing(is.id()));
        openInBatch.forEach((id, place) -> {
            if (rows.get(place).shows(is.id())) {
                showing.add(id);
            }
        });
        showing.remove(is.id());
        tables.newest(world.missing(showing)).forEach(world::put);
        for (UUID id : showing) {
            RecordVersion before = Objects.requireNonNull(world.get(id));
            RecordRow last = before.row();
            RecordRow row =
                    row(last.type(), id, last.version(), cause.stamp(), before, before.state());
            if (!Objects.equals(row.organisation(), last.organisation())
                    || !Objects.equals(row.partner(), last.partner())
                    || !Objects.equals(row.title(), last.title())) {
                changed(before, new RecordVersion(row, before.state()), cause, false);
            }
        }
    }

    /** Another record may answer to the event. */
    private void answer(LedgerEvent event, Incoming one) {
        Folds.Answer answer = Folds.answer(event);
        RecordVersion before = answer == null ? null : world.get(answer.record());
        RecordState state = before == null ? null : before.state();
        if (answer == null || before == null || state == null) {
            return;
        }
        RecordState next = answer.change().apply(state);
        RecordRow row =
                row(
                        before.row().type(),
                        before.row().id(),
                        before.row().version(),
                        one.stamp(),
                        before,
                        next);
        changed(before, new RecordVersion(row, next), one, false);
    }

    private void changed(
            @Nullable RecordVersion before, RecordVersion after, Incoming cause, boolean own) {
        RecordRow row = after.row();
        if (before != null) {
            Integer here = openInBatch.get(row.id());
            if (here == null) {
                closed.put(
                        row.id(),
                        new Closed(
                                row.id(), before.row().since(), row.since(), row.occurredSince()));
            } else {
                rows.set(here, before.row().endedBy(row));
            }
        }
        openInBatch.put(row.id(), rows.size());
        rows.add(row);
        steps.add(
                new Step(
                        row.id(),
                        own,
                        row.type().aggregate(),
                        row.version(),
                        cause.stamp(),
                        after.state(),
                        own ? cause.raw() : null,
                        own && cause.event() instanceof RecordEvent act
                                ? Json.MAPPER.writeValueAsString(act)
                                : null));
        world.put(row.id(), after);
        Change change = new Change(before, after, cause.event(), cause.stamp(), own);
        listeners.forEach(listener -> listener.changed(change));
    }

    private RecordRow row(
            RecordType type,
            Incoming one,
            @Nullable RecordVersion before,
            @Nullable RecordState state) {
        return row(type, one.record(), one.stamp().version(), one.stamp(), before, state);
    }

    private RecordRow row(
            RecordType type,
            UUID id,
            long version,
            Stamp stamp,
            @Nullable RecordVersion before,
            @Nullable RecordState state) {
        RecordRow last = before == null ? null : before.row();
        RowFacts facts =
                state == null
                        ? null
                        : RowFacts.of(
                                state,
                                before == null || before.state() == null ? null : last,
                                world::get);
        Instant occurred =
                last == null || stamp.occurredAt().isAfter(last.occurredSince())
                        ? stamp.occurredAt()
                        : last.occurredSince();
        Participant organisation = facts == null ? null : facts.organisation();
        return new RecordRow(
                id,
                type,
                reference(type, id, last, facts, stamp),
                version,
                stamp.position(),
                null,
                occurred,
                null,
                state == null ? "UNKNOWN" : state.status().name(),
                state != null
                        ? state.statusSince()
                        : last == null ? stamp.occurredAt() : last.statusSince(),
                facts == null ? null : facts.title(),
                facts == null ? null : facts.titleUk(),
                facts == null ? null : facts.language(),
                organisation,
                facts == null ? null : facts.partner(),
                organisation == null ? null : organisation.country(),
                facts == null ? null : facts.technology(),
                facts == null ? null : facts.amount(),
                facts == null ? null : facts.programme(),
                facts == null ? null : facts.call(),
                facts == null ? null : facts.parent(),
                facts == null ? null : facts.application(),
                state == null ? null : state.due(),
                ends(state),
                last == null ? stamp.occurredAt() : last.enteredAt());
    }

    private static @Nullable LocalDate ends(@Nullable RecordState state) {
        if (state instanceof ContractState contract) {
            return contract.endDate();
        }
        PilotState.ExportLicence licence =
                state instanceof PilotState pilot ? pilot.exportLicence() : null;
        return licence == null ? null : licence.validUntil();
    }

    /** Numbered by the order of the first events; codes stand in the state. */
    private String reference(
            RecordType type,
            UUID id,
            @Nullable RecordRow last,
            @Nullable RowFacts facts,
            Stamp stamp) {
        if (!type.isNumbered()) {
            String code = facts == null ? null : facts.reference();
            return code == null ? id.toString() : code;
        }
        if (last != null) {
            return last.reference();
        }
        Year year = RecordType.yearOf(stamp.recordedAt());
        Sequence sequence = new Sequence(type, year);
        String counter = type.name() + year;
        Long known = world.count(counter);
        long ordinal = 1 + (known == null ? tables.count(type.name(), year.getValue()) : known);
        world.count(counter, ordinal);
        counted.put(sequence, ordinal);
        return type.reference(year, ordinal);
    }

    @Override
    public void committed() {
        world.committed();
        progress.committed(Progress.RECORDS, new Position(world.position()));
    }

    @Override
    public void rolledBack() {
        forget(-1);
    }

    private void forget(long stored) {
        world.forget(stored);
        listeners.forEach(RecordChanges::forget);
    }

    @Override
    public void reset() {
        tables.empty();
        forget(-1);
        listeners.forEach(RecordChanges::reset);
        progress.committed(Progress.RECORDS, Position.START);
    }
}
