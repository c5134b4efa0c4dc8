-- A counter through time: its value at a position is that of the newest row at or before it. Rows are only ever added.
create table series (
    id   int generated always as identity primary key,
    name text collate "C" not null unique -- "C": names are read by prefix, as a range
);

create table counter (
    series int    not null,
    since  bigint not null,
    n      bigint not null,
    amount numeric not null,
    primary key (series, since)
);

-- An application reached a stage; what happened to its introductions, pilots and contracts counts for it.
create table journey (
    application uuid        not null,
    stage       text        not null,
    since       bigint      not null,
    at          timestamptz not null,
    days        int,                 -- since the stage before; null for the first
    amount      numeric,
    currency    text,
    call        text,
    technology  text,
    country     text,
    year        int         not null, -- of submission
    primary key (application, stage)
);
create index on journey (call, since);
create index on journey (technology, since);
create index on journey (country, since);

-- What a record waits for, during a range of positions.
create table due (
    record       uuid        not null,
    type         text        not null,
    reference    text        not null,
    organisation text,
    step         text        not null,
    desk         text        not null,
    due_at       timestamptz not null,
    due_day      date        not null, -- of due_at, in the zone of the office
    status       text        not null,
    planned_end  date,                 -- of pilots
    call         text,
    technology   text,
    country      text,
    year         int,
    since        bigint      not null,
    until        bigint,
    primary key (record, since)
);
create index on due (due_day, since);
create index on due (due_at) where until is null;
create index on due (call, since);

-- A contract that is signed and not completed, during a range of positions.
create table contract_end (
    record       uuid    not null,
    reference    text    not null,
    organisation text,
    value        numeric not null,
    paid         numeric not null,
    currency     text    not null,
    end_date     date    not null,
    call         text,
    technology   text,
    country      text,
    year         int,
    since        bigint  not null,
    until        bigint,
    primary key (record, since)
);
create index on contract_end (end_date);

-- A budget line from a position on.
create table budget_line (
    programme text    not null,
    line      text    not null,
    since     bigint  not null,
    title_en  text    not null,
    title_uk  text    not null,
    currency  text    not null,
    allocated numeric not null,
    reserved  numeric not null,
    committed numeric not null,
    paid      numeric not null,
    primary key (programme, line, since)
);

-- What the filters offer, from a position on.
create table choice (
    kind  text   not null,
    code  text   not null,
    since bigint not null,
    primary key (kind, code)
);
