-- Which store deals the positions of this ledger: this database, or an Axon Server whose events are copied here.
create table origin (
    only_row boolean not null default true,
    name     text    not null,
    constraint origin_once primary key (only_row),
    constraint origin_is_one_row check (only_row)
);
