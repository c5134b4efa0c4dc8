package org.litopys.query.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.litopys.events.LedgerEvent;
import org.litopys.events.RecordType;
import org.litopys.events.serialization.Amendments;
import org.litopys.eventstore.PositionSource;

/**
 * A record folded again from its first event, as its corrections and reversals have its events
 * read. Amendments are few, so that this may cost what the record's whole history costs.
 */
final class RecordPast {
    private final PositionSource ledger;

    RecordPast(PositionSource ledger) {
        this.ledger = ledger;
    }

    /**
     * What a record is right after one of its events.
     *
     * @param answers positions of the events of other records to which it has answered so far
     */
    @Nullable RecordState read(RecordType type, Incoming last, List<Long> answers) {
        List<Incoming> own =
                ledger.ofAggregate(last.record().toString()).stream()
                        .<Incoming>map(Incoming::of)
                        .filter(one -> one.position() <= last.position())
                        .toList();
        Amendments amendments =
                new Amendments(
                        own.stream()
                                .map(one ->
                                        new Amendments.Stored(one.stamp().eventId(), one.event()))
                                .toList());
        List<Incoming> all = new ArrayList<>(own);
        answers.forEach(
                position -> ledger.at(position).forEach(event -> all.add(Incoming.of(event))));
        all.sort(Comparator.comparingLong(Incoming::position));
        RecordState state = null;
        for (Incoming one : all) {
            state = after(type, state, one, last, amendments);
        }
        return state;
    }

    private static @Nullable RecordState after(
            RecordType type,
            @Nullable RecordState before,
            Incoming one,
            Incoming last,
            Amendments amendments) {
        LedgerEvent event = one.event();
        if (event == null || amendments.isReversed(one.stamp().eventId())) {
            return before;
        }
        if (one.record().equals(last.record())) {
            LedgerEvent read = amendments.read(one.stamp().eventId(), event);
            return Folds.apply(type, before, read, one.stamp());
        }
        Folds.Answer answer = Folds.answer(event);
        return answer == null || before == null || !answer.record().equals(last.record())
                ? before
                : answer.change().apply(before);
    }
}
