-- The status of each pilot, during a range of positions: also of those that wait for nothing. Filled anew, see V7 of the records.
create table pilot (
    record     uuid   not null,
    status     text   not null,
    call       text,
    technology text,
    country    text,
    year       int,
    since      bigint not null,
    until      bigint,
    primary key (record, since)
);
create index on pilot (coalesce(until, 9223372036854775807), since);
