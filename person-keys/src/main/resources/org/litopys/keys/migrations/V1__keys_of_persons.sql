-- What shows whether a process has the master key: known bytes, wrapped by it.
create table master_key (
    only_one boolean not null primary key default true check (only_one),
    proof    bytea   not null
);

-- The secret of each person, wrapped by the master key. A destroyed one leaves its row, so that the pseudonym never gets
-- another secret.
create table person_key (
    person       uuid           not null primary key,
    record       uuid           not null,
    wrapped      bytea,
    made_at      timestamptz(6) not null,
    destroyed_at timestamptz(6),
    constraint person_key_destroyed check ((wrapped is null) = (destroyed_at is not null))
);

-- How far the reader has come that destroys keys. It commits with them and is restored with them, so that what was destroyed
-- after a backup is destroyed again.
create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);

-- Who saw a person's data in clear. Nobody gets a key to read with without a row here.
create table reading (
    id     bigint         generated always as identity primary key,
    at     timestamptz(6) not null,
    reader text           not null,
    roles  text           not null,
    person uuid           not null,
    record uuid           not null,
    way    text           not null
);

create index reading_of_person on reading (person, at);
create index reading_in_time on reading (at);
