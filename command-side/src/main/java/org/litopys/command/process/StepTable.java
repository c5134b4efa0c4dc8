package org.litopys.command.process;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.litopys.command.process.Planned.TakenBack;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The steps that wait in the database. Written here, in the transaction of the reader's token and a
 * batch at a time, which db-scheduler's client does not do; db-scheduler finds what is due.
 * Thread-safe.
 */
public final class StepTable {
    static final String SCHEMA = "process";
    static final String TABLE = SCHEMA + ".planned_step";

    private final JdbcClient db;

    /**
     * What is due and was not sent.
     *
     * @param oldest how long the one that waits longest has been due; zero where none is
     */
    public record Backlog(long steps, Duration oldest) {}

    StepTable(DataSource dataSource) {
        db = JdbcClient.create(dataSource);
    }

    /** Takes back, then plans; a step that is there stays as it is. */
    void write(Planned planned) {
        List<TakenBack> takenBack = planned.takenBack();
        if (!takenBack.isEmpty()) {
            db.sql(
                            """
                            delete from process.planned_step s
                             using unnest(:processes, :beginnings) as taken (process, beginning)
                             where s.task_name = taken.process
                               and s.task_instance >= taken.beginning
                               and s.task_instance < left(taken.beginning, -1) || '0' -- follows /\
                            """)
                    .param(
                            "processes",
                            takenBack.stream().map(TakenBack::process).toArray(String[]::new))
                    .param(
                            "beginnings",
                            takenBack.stream().map(TakenBack::beginning).toArray(String[]::new))
                    .update();
        }
        List<Step> steps = planned.steps();
        if (!steps.isEmpty()) {
            db.sql(
                            """
                            insert into process.planned_step
                                   (task_name, task_instance, task_data, execution_time, due_at)
                            select process, key, convert_to(data, 'UTF8'), due, due
                              from unnest(:processes, :keys, :data, cast(:due as timestamptz[]))
                                   as step (process, key, data, due)
                                on conflict do nothing\
                            """)
                    .param("processes", steps.stream().map(Step::process).toArray(String[]::new))
                    .param("keys", steps.stream().map(Step::key).toArray(String[]::new))
                    .param(
                            "data",
                            steps.stream()
                                    .map(step -> StoredStep.of(step).json())
                                    .toArray(String[]::new))
                    .param(
                            "due",
                            steps.stream()
                                    .map(step -> step.due().toString())
                                    .toArray(String[]::new))
                    .update();
        }
    }

    boolean isThere(String process, String key) {
        return db.sql(
                        "select exists (select from process.planned_step where task_name = :process and task_instance = :key)")
                .param("process", process)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** Nothing where it was taken back meanwhile. */
    void remove(String process, String key) {
        db.sql(
                        "delete from process.planned_step where task_name = :process and task_instance = :key")
                .param("process", process)
                .param("key", key)
                .update();
    }

    void empty(String process) {
        db.sql("delete from process.planned_step where task_name = :process")
                .param("process", process)
                .update();
    }

    /** What is due at that moment, whichever process planned it. */
    public Backlog backlog(Instant now) {
        return db.sql("select count(*), min(due_at) from process.planned_step where due_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                    return new Backlog(
                            row.getLong(1),
                            oldest == null
                                    ? Duration.ZERO
                                    : Duration.between(oldest.toInstant(), now));
                })
                .single();
    }
}
