package org.litopys.query.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.litopys.eventstore.StoredEvent;

class LedgerEntryCheckTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final LedgerEntryCheck check = LedgerEntryCheck.ofWholeLog();

    private static String entry(long position, String record, long sequence, Instant recorded) {
        StoredEvent event =
                new StoredEvent(
                        position,
                        UUID.randomUUID(),
                        "Application",
                        record,
                        sequence,
                        "ApplicationDrafted",
                        null,
                        recorded,
                        "{\"a\":1}".getBytes(UTF_8),
                        "{}".getBytes(UTF_8));
        return new String(new EntryFormat("test").entryOf(event).content(), UTF_8);
    }

    private String fault(long index, String entry) {
        return check.fault(index, entry.getBytes(UTF_8)).orElse("none");
    }

    @Test
    void entries_in_order_are_accepted() {
        assertThat(fault(0, entry(1, "a", 0, NOON))).isEqualTo("none");
        assertThat(fault(1, entry(2, "b", 0, NOON))).isEqualTo("none");
        assertThat(fault(2, entry(3, "a", 1, NOON.plusNanos(1000)))).isEqualTo("none");
    }

    @Test
    void a_sequence_that_is_not_its_place_is_refused() {
        assertThat(fault(0, entry(2, "a", 0, NOON))).contains("position 1").contains("sequence");
    }

    @Test
    void a_recorded_time_that_goes_backwards_is_refused() {
        assertThat(fault(0, entry(1, "a", 0, NOON))).isEqualTo("none");
        assertThat(fault(1, entry(2, "b", 0, NOON.minusNanos(1000))))
                .contains("position 2")
                .contains("before the entry in front of it");
    }

    @Test
    void a_record_whose_versions_have_a_gap_or_come_twice_is_refused() {
        assertThat(fault(0, entry(1, "a", 1, NOON))).contains("is number 1");
        assertThat(fault(1, entry(2, "a", 0, NOON))).contains("is number 2");
    }

    @Test
    void entries_picked_from_a_log_need_not_be_the_first_of_their_record() {
        assertThat(
                        LedgerEntryCheck.ofPickedEntries()
                                .fault(41, entry(42, "a", 7, NOON).getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void another_ledgers_entry_is_refused() {
        assertThat(fault(0, entry(1, "a", 0, NOON))).isEqualTo("none");
        assertThat(
                        fault(
                                1,
                                entry(2, "b", 0, NOON)
                                        .replace("urn:litopys:test/", "urn:litopys:test2/")))
                .contains("another ledger");
    }

    @Test
    void what_is_not_canonical_or_no_event_is_refused() {
        String right = entry(1, "a", 0, NOON);
        assertThat(fault(0, right.replace("\"a\":1", "\"a\":1.0"))).contains("canonical");
        assertThat(fault(0, right.replace("{\"a\":1}", "{\"a\":1 }"))).contains("canonical");
        assertThat(fault(0, right + " ")).contains("canonical");
        assertThat(fault(0, "x")).contains("no canonical JSON");
        assertThat(fault(0, "[]")).contains("no JSON object");
        assertThat(fault(0, "{}")).contains("specversion");
        assertThat(fault(0, right.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")))
                .contains("CloudEvent");
        assertThat(
                        fault(
                                0,
                                right.replace(
                                        "2026-03-02T12:00:00Z\",\"sequence", "noon\",\"sequence")))
                .contains("no time");
        assertThat(check.fault(0, new byte[] {(byte) 0xff})).isPresent();
    }
}
