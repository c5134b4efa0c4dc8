-- Who this log is. Fixed at the first start: every entry, proof and signature depends on it.
create table identity (
    only_one     boolean     not null default true primary key check (only_one),
    name         text        not null,
    origin       text        not null,
    verifier_key text, -- null until the first start with a signing key; the private key is never in the database
    created_at   timestamptz not null default now()
);

-- Entry of the log number (position - 1). The columns beside the content are taken from it, to find it by.
create table entry (
    position   bigint not null primary key check (position > 0),
    type       text   not null,
    subject    text   not null,
    command_id uuid,
    content    bytea  not null
);
create index entry_of_type on entry (type, position);
create index entry_of_subject on entry (subject, position);
create index entry_of_command on entry (command_id, position) where command_id is not null;

-- Hash tiles in their widest form so far (c2sp.org/tlog-tiles); bundles of entries are made from the entries.
create table tile (
    level  integer not null,
    index  bigint  not null,
    hashes bytea   not null,
    primary key (level, index)
);
alter table tile alter column hashes set storage external; -- hashes do not compress

-- The tree over all entries that are committed.
create table tree (
    only_one boolean not null default true primary key check (only_one),
    size     bigint  not null,
    root     bytea   not null
);

-- Signed checkpoints: the newest, and before it the last of each minute.
create table checkpoint (
    size      bigint      not null primary key,
    note      text        not null,
    signed_at timestamptz not null default clock_timestamp()
);
