package org.litopys.query.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of a record says of its proof rests on this. */
class RecordCompareTest {
    private final TestJournal journal = new TestJournal();
    private String record = "";

    @BeforeEach
    void anApplicationWithTwoEvents() throws Exception {
        journal.start();
        journal.draft(3);
        journal.draftAndWithdraw();
        journal.caughtUp();
        journal.stop();
        record =
                journal.sql
                        .sql("select aggregate_id from ledger.event where sequence = 1")
                        .query(String.class)
                        .single();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private RecordCompare compare() {
        return new RecordCompare(journal.ledger, journal.dataSource, journal.format);
    }

    private long positionOf(int sequence) {
        return journal.sql
                .sql("select position from ledger.event where aggregate_id = ? and sequence = ?")
                .params(record, sequence)
                .query(Long.class)
                .single();
    }

    @Test
    void untouched_events_are_what_the_journal_says() {
        assertThat(compare().altered(record, 2)).isEmpty();
        assertThat(compare().altered(UUID.randomUUID().toString(), 1)).isEmpty();
    }

    @Test
    void an_event_changed_by_hand_is_named_by_its_position() {
        journal.sql
                .sql(
                        "update ledger.event set metadata = convert_to(replace(convert_from(metadata, 'UTF8'), 'portal', 'portat'), 'UTF8') where aggregate_id = ? and sequence = 0")
                .param(record)
                .update();

        assertThat(compare().altered(record, 2)).containsExactly(positionOf(0));
        assertThat(compare().altered(record, 1)).containsExactly(positionOf(0));
    }

    @Test
    void an_event_removed_by_hand_is_named_by_its_position() {
        long position = positionOf(1);
        journal.sql
                .sql("delete from ledger.event where aggregate_id = ? and sequence = 1")
                .param(record)
                .update();

        assertThat(compare().altered(record, 2)).containsExactly(position);
        assertThat(compare().altered(record, 1)).isEmpty();
    }

    @Test
    void an_event_of_another_record_put_here_by_hand_is_named_and_one_on_its_way_is_not() {
        journal.sql
                .sql("update ledger.event set aggregate_id = ?, sequence = 2 where position = 1")
                .param(record)
                .update();

        assertThat(compare().altered(record, 3)).containsExactly(1L);

        journal.draft(1); // the journal stands still
        String fresh =
                journal.sql
                        .sql("select aggregate_id from ledger.event order by position desc limit 1")
                        .query(String.class)
                        .single();
        assertThat(compare().altered(fresh, 1)).isEmpty();
    }

    @Test
    void an_entry_changed_by_hand_is_named_by_its_position() {
        journal.sql
                .sql("update journal.entry set content = content || ' '::bytea where position = ?")
                .param(positionOf(1))
                .update();

        assertThat(compare().altered(record, 2)).containsExactly(positionOf(1));
    }
}
