-- Positions are dealt by the writer under an advisory lock: gapless, and in the order in which transactions commit.
create table event (
    position       bigint         not null,
    event_id       uuid           not null,
    aggregate_type text,
    aggregate_id   text collate "C" not null, -- compared as bytes, which is faster than by any language
    sequence       bigint         not null,
    type           text           not null,
    revision       text,
    recorded_at    timestamptz(6) not null,
    payload        bytea          not null,
    metadata       bytea          not null,
    constraint event_position primary key (position),
    constraint event_id_once unique (event_id),
    constraint event_sequence_once unique (aggregate_id, sequence)
);

create table snapshot (
    aggregate_id   text           not null,
    aggregate_type text           not null,
    sequence       bigint         not null,
    event_id       uuid           not null,
    type           text           not null,
    revision       text,
    recorded_at    timestamptz(6) not null,
    payload        bytea          not null,
    metadata       bytea          not null,
    constraint snapshot_of_aggregate primary key (aggregate_id)
);
