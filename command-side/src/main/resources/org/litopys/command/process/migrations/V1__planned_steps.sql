-- Commands that processes have planned and nobody has sent yet, as db-scheduler reads them; made again from the ledger
-- at any time. The task is the process, the instance the step: record, name of the step, causing event.
create table planned_step (
    task_name text not null,
    task_instance text collate "C" not null,
    task_data bytea not null,
    execution_time timestamptz not null,
    picked boolean not null default false,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures integer,
    last_heartbeat timestamptz,
    version bigint not null default 1,
    -- When it is due: execution_time moves on with each failure, this does not.
    due_at timestamptz not null,
    primary key (task_name, task_instance)
);

create index planned_step_by_execution_time on planned_step (execution_time);
create index planned_step_by_heartbeat on planned_step (last_heartbeat);
create index planned_step_by_due on planned_step (due_at);
