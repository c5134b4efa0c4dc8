package org.litopys.query.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.litopys.events.LedgerEvent;
import org.litopys.events.Position;
import org.litopys.events.serialization.Amendments;
import org.litopys.query.AsOf;
import org.litopys.query.GeneratedOffice;
import org.litopys.query.TestLedger;
import org.springframework.jdbc.core.RowCallbackHandler;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest {
    private TestLedger office;
    private long head;

    @BeforeAll
    void an_office_has_worked() {
        office = new TestLedger();
        GeneratedOffice.append(new GeneratedOffice(7, office.clock.instant()).acts(60), office);
        head = office.project();
    }

    @AfterAll
    void close() {
        office.close();
    }

    /** The folds, without tables, batches or memory: what the read model has to equal. */
    private static final class World {
        final Map<UUID, RecordState> states = new HashMap<>();
        final Map<UUID, Long> versions = new HashMap<>();
        final List<Incoming> heard = new ArrayList<>();

        void add(TrackedEventMessage<?> message) {
            Incoming one = Incoming.of(message);
            heard.add(one);
            versions.put(one.record(), one.stamp().version());
            if (Amendments.isOne(requireNonNull(one.event()).getClass())) {
                states.remove(one.record());
                heard.forEach(past -> fold(past, one.record()));
            } else {
                fold(one, null);
            }
        }

        /**
         * @param only the record that is folded again; null where all are
         */
        private void fold(Incoming one, @Nullable UUID only) {
            LedgerEvent event = amended(one);
            if (event != null && (only == null || one.record().equals(only))) {
                RecordState after =
                        Folds.apply(
                                requireNonNull(one.type()),
                                states.get(one.record()),
                                event,
                                one.stamp());
                states.put(one.record(), requireNonNull(after));
            }
            event = requireNonNull(one.event());
            Folds.Answer answer = Folds.answer(event);
            if (answer != null && (only == null || answer.record().equals(only))) {
                states.computeIfPresent(
                        answer.record(), (_, state) -> answer.change().apply(state));
            }
        }

        /** As its record's amendments so far have it read; null where it was reversed. */
        private @Nullable LedgerEvent amended(Incoming one) {
            Amendments amendments =
                    new Amendments(
                            heard.stream()
                                    .filter(other -> other.record().equals(one.record()))
                                    .map(other ->
                                            new Amendments.Stored(
                                                    other.stamp().eventId(), other.event()))
                                    .toList());
            UUID id = one.stamp().eventId();
            return amendments.isReversed(id)
                    ? null
                    : amendments.read(id, requireNonNull(one.event()));
        }

        Map<String, String> asText() {
            Map<String, String> text = new TreeMap<>();
            states.forEach(
                    (id, state) -> text.put(id.toString(), versions.get(id) + " " + state.json()));
            return text;
        }
    }

    private Map<String, String> rowsAsOf(long position) {
        Map<String, String> text = new TreeMap<>();
        office.db
                .sql(
                        """
                        select r.record_id, r.version, s.state
                          from query.record r
                          join query.step s on s.record_id = r.record_id and s.since = r.since
                         where int8range(r.since, r.until) @> ?\
                        """)
                .param(position)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        text.put(
                                                row.getString(1),
                                                row.getLong(2) + " " + row.getString(3)));
        return text;
    }

    @Test
    void the_rows_of_every_position_are_the_fold_of_the_events_up_to_it()
            throws InterruptedException {
        World world = new World();
        for (TrackedEventMessage<?> event : office.events()) {
            world.add(event);
            long position = event.trackingToken().position().orElseThrow();
            assertThat(rowsAsOf(position)).as("position %d", position).isEqualTo(world.asText());
        }
        assertThat(head).isGreaterThan(500);
    }

    /**
     * By their own stamps; what is recorded late happened no earlier than what was known before it.
     */
    private Map<String, Long> newestBy(Instant time) {
        Map<String, Long> newest = new TreeMap<>();
        Map<String, Instant> last = new HashMap<>();
        List<Map.Entry<String, Long>> rows = new ArrayList<>();
        Map<Map.Entry<String, Long>, Instant> happened = new HashMap<>();
        office.db
                .sql(
                        "select record_id, since, stamp ->> 'occurredAt' from query.step order by since")
                .query(
                        (RowCallbackHandler)
                                row -> {
                                    var key = Map.entry(row.getString(1), row.getLong(2));
                                    rows.add(key);
                                    happened.put(key, Instant.parse(row.getString(3)));
                                });
        for (Map.Entry<String, Long> row : rows) {
            Instant at =
                    last.merge(
                            row.getKey(),
                            requireNonNull(happened.get(row)),
                            (one, other) -> one.isAfter(other) ? one : other);
            if (!at.isAfter(time)) {
                newest.put(row.getKey(), row.getValue());
            }
        }
        return newest;
    }

    private Map<String, Long> validBy(Instant time) {
        Map<String, Long> valid = new TreeMap<>();
        AsOf asOf = new AsOf(new Position(head), time, true, time);
        office.db
                .sql("select r.record_id, r.since from query.record r where " + asOf.validRows("r"))
                .param("position", head)
                .param("occurredBy", time.atOffset(ZoneOffset.UTC))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        assertThat(valid.put(row.getString(1), row.getLong(2)))
                                                .as("one row only")
                                                .isNull());
        return valid;
    }

    @Test
    void by_the_other_clock_the_rows_are_what_had_happened_by_then() {
        List<Instant> times =
                office.db
                        .sql("select distinct occurred_since from query.record order by 1")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .list();
        assertThat(times).hasSizeGreaterThan(400);
        for (int i = 0; i < times.size(); i += 10) {
            assertThat(validBy(times.get(i))).isEqualTo(newestBy(times.get(i)));
        }
    }

    @Test
    void only_the_open_end_of_a_range_is_written_and_ranges_meet_without_gaps() {
        List<String> broken =
                office.db
                        .sql(
                                """
                                select record_id || ' at ' || since from (
                                    select *, lead(since) over w as next,
                                           lead(occurred_since) over w as occurred_next
                                      from query.record
                                    window w as (partition by record_id order by since)) r
                                 where next is distinct from until
                                    or occurred_next is distinct from occurred_until
                                    or occurred_until < occurred_since\
                                """)
                        .query(String.class)
                        .list();
        assertThat(broken).isEmpty();
    }

    @Test
    void a_rebuild_from_the_first_event_gives_the_same_rows() {
        List<String> records = office.dump("record");
        List<String> steps = office.dump("step");
        office.processor().rebuild();
        office.project();
        assertThat(office.dump("record")).isEqualTo(records);
        assertThat(office.dump("step")).isEqualTo(steps);
    }

    @Test
    void the_same_input_gives_the_same_rows_however_it_is_cut_into_batches() {
        try (TestLedger other = new TestLedger()) {
            List<GeneratedOffice.Act> acts = new GeneratedOffice(7, other.clock.instant()).acts(60);
            int cut = acts.size() / 3;
            GeneratedOffice.append(acts.subList(0, cut), other);
            other.project();
            other.restart();
            for (GeneratedOffice.Act act : acts.subList(cut, 2 * cut)) {
                GeneratedOffice.append(List.of(act), other);
                other.project();
            }
            GeneratedOffice.append(acts.subList(2 * cut, acts.size()), other);
            other.restart();
            other.project();
            assertThat(other.dump("record")).isEqualTo(office.dump("record"));
        }
    }

    @Test
    void references_follow_the_order_of_the_ledger() {
        List<String> references =
                office.db
                        .sql(
                                """
                                select reference from query.record
                                 where type = 'APPLICATION' and version = 1 order by since\
                                """)
                        .query(String.class)
                        .list();
        assertThat(references)
                .hasSize(60)
                .startsWith("APP-2026-000001", "APP-2026-000002")
                .endsWith("APP-2026-000060")
                .isSorted();
    }
}
