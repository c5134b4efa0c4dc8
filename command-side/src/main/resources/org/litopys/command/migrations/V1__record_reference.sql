-- What each record is called, derived from the order of the ledger; rebuilt from it at any time.
create table record_reference (
    record_id uuid primary key,
    type text not null,
    reference text not null,
    position bigint not null
);

-- Numbered references are looked up; the others are identities in themselves.
create unique index record_reference_by_reference on record_reference (reference) where type in ('APPLICATION', 'INTRODUCTION', 'PILOT', 'CONTRACT');

-- The last number given in each year to each kind of record.
create table reference_sequence (
    type text not null,
    year integer not null,
    last bigint not null,
    primary key (type, year)
);
