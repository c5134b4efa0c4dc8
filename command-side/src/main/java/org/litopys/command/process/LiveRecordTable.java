package org.litopys.command.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.litopys.events.RecordId;
import org.litopys.events.RecordType;
import org.litopys.events.organisation.OrganisationId;
import org.litopys.events.record.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The notes of one process in the database, written in the transaction of its token. What a record
 * concerns stands in the column {@code organisation}: at first there was nothing else, and an older
 * process may run beside this one. Used by the thread that reads.
 */
final class LiveRecordTable implements LiveRecords {
    private final JdbcClient db;
    private final String process;

    LiveRecordTable(DataSource dataSource, String process) {
        db = JdbcClient.create(dataSource);
        this.process = process;
    }

    @Override
    public void note(Subject record, Set<? extends RecordId> concerned) {
        db.sql(
                        """
                        insert into process.live_record (process, organisation, record, type, live)
                        select :process, organisation, :record, :type, false
                          from unnest(cast(:concerned as uuid[])) as concerned (organisation)
                            on conflict do nothing\
                        """)
                .param("process", process)
                .param("record", record.value())
                .param("type", record.type().name())
                .param(
                        "concerned",
                        concerned.stream().map(RecordId::toString).sorted().toArray(String[]::new))
                .update();
    }

    @Override
    public void succeed(OrganisationId absorbed, OrganisationId survivor) {
        db.sql(
                        """
                        insert into process.live_record (process, organisation, record, type, live)
                        select process, :survivor, record, type, live from process.live_record
                         where process = :process and organisation = :absorbed
                            on conflict do nothing\
                        """)
                .param("process", process)
                .param("survivor", survivor.value())
                .param("absorbed", absorbed.value())
                .update();
    }

    @Override
    public void live(RecordId record, boolean live) {
        db.sql(
                        """
                        update process.live_record set live = :live
                         where process = :process and record = :record and live <> :live\
                        """)
                .param("live", live)
                .param("process", process)
                .param("record", record.value())
                .update();
    }

    @Override
    public boolean isLive(RecordId record) {
        return db.sql(
                        """
                        select exists (select from process.live_record
                                        where process = :process and record = :record and live)\
                        """)
                .param("process", process)
                .param("record", record.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Subject> liveOf(RecordId concerned) {
        return db.sql(
                        """
                        select type, record from process.live_record
                         where process = :process and organisation = :concerned and live
                         order by record\
                        """)
                .param("process", process)
                .param("concerned", concerned.value())
                .query((row, _) ->
                        new Subject(
                                RecordType.valueOf(row.getString("type")),
                                row.getObject("record", UUID.class)))
                .list();
    }

    @Override
    public List<UUID> concernedBy(RecordId record) {
        return db.sql(
                        """
                        select organisation from process.live_record
                         where process = :process and record = :record
                         order by organisation\
                        """)
                .param("process", process)
                .param("record", record.value())
                .query(UUID.class)
                .list();
    }

    void empty() {
        db.sql("delete from process.live_record where process = :process")
                .param("process", process)
                .update();
    }
}
