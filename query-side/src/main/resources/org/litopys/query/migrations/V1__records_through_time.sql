-- How far each read model has come; written in the transaction of every batch.
create table progress (
    read_model text   not null primary key,
    position   bigint not null
) with (fillfactor = 50);

-- One row for each change of a record, valid for a range of positions. Narrow: lists read it by the thousand.
create table record (
    record_id            uuid           not null,
    since                bigint         not null,
    until                bigint,
    occurred_since       timestamptz(6) not null,
    occurred_until       timestamptz(6),
    type                 text           not null,
    reference            text           not null,
    version              bigint         not null,
    status               text           not null,
    status_since         timestamptz(6) not null,
    title                text,
    title_uk             text,
    language             text,
    organisation_id      uuid,
    organisation_ref     text,
    organisation_name    text,
    organisation_name_uk text,
    country              text,
    partner_id           uuid,
    partner_ref          text,
    partner_name         text,
    partner_name_uk      text,
    partner_country      text,
    technology           text,
    amount               numeric,
    currency             text,
    programme            text,
    call                 text,
    parent               uuid,
    application          uuid,
    due_step             text,
    desk                 text,
    due_person           text,
    due_at               timestamptz(6),
    due_since            timestamptz(6),
    entered_at           timestamptz(6) not null,
    search               text           not null,
    constraint record_since primary key (record_id, since)
) with (fillfactor = 90);

-- What holds now: one row for each record.
create unique index record_open on record (record_id) where until is null;
create unique index record_reference on record (type, upper(reference)) where until is null;
create index record_in_order on record (type, reference, record_id) where until is null;
create index record_now on record (type, status)
    include (since, currency, amount, call, programme, country, technology, desk, due_at, entered_at)
    where until is null;

-- What was closed lately, for lists of a moment that is hardly past.
create index record_closed on record (until) where until is not null;

create index record_parent on record (parent, since);
create index record_application on record (application, since);

-- What held at a position, for each kind: finds the rows of a moment without reading those of other moments.
create index record_programme_range on record using gist (int8range(since, until)) where type = 'PROGRAMME';
create index record_call_range on record using gist (int8range(since, until)) where type = 'CALL';
create index record_organisation_range on record using gist (int8range(since, until)) where type = 'ORGANISATION';
create index record_application_range on record using gist (int8range(since, until)) where type = 'APPLICATION';
create index record_introduction_range on record using gist (int8range(since, until)) where type = 'INTRODUCTION';
create index record_pilot_range on record using gist (int8range(since, until)) where type = 'PILOT';
create index record_contract_range on record using gist (int8range(since, until)) where type = 'CONTRACT';

-- What led to each row: the event and the state after it. A row whose event belongs to another record is not own.
-- Events of kinds of record that this version does not know are here too, with the id of their aggregate as text.
create table step (
    record_id  uuid   not null,
    since      bigint not null,
    version    bigint not null,
    own        boolean not null,
    aggregate  text   not null,
    command_id uuid,
    stamp      json   not null,
    state      json,
    raw        json,
    constraint step_since primary key (record_id, since)
);

create index step_of_command on step (command_id) where command_id is not null;

-- How many records of a kind began in a year (Europe/Brussels).
create table reference_count (
    type  text    not null,
    year  integer not null,
    count bigint  not null,
    constraint reference_count_once primary key (type, year)
);
