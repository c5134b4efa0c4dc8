-- What a process has noted of records: whom each concerns, and whether something goes on in it that must stop when one of
-- them is barred; made again from the ledger at any time.
create table live_record (
    process text not null,
    organisation uuid not null,
    record uuid not null,
    type text not null,
    live boolean not null,
    primary key (process, record, organisation)
);

create index live_record_by_organisation on live_record (process, organisation) where live;
