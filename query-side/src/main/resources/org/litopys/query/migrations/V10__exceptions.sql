-- The ninth form has all records projected from position 1 on, and so these.
-- Who did first what closes something else to them, and what was done all the same. Scope is a record, part a part of it
-- (a payment), or empty text.
create table duty (
    scope     uuid   not null,
    part      text   not null,
    person    text   not null,
    duty      text   not null,
    position  bigint not null,
    record_id uuid   not null,
    constraint duty_first primary key (scope, person, duty, part)
);

-- Actual interests, as declared by their persons.
create table interest (
    person       text   not null,
    organisation uuid   not null,
    since        bigint not null,
    record_id    uuid   not null,
    constraint interest_once primary key (person, organisation)
);

-- An act that a rule forbids; earlier is the act that forbids it.
create table exception (
    position          bigint not null,
    rule              text   not null,
    person            text   not null,
    record_id         uuid   not null,
    earlier           bigint not null,
    earlier_record_id uuid   not null,
    constraint exception_once primary key (position, rule, person)
);
create index exception_rule on exception (rule, position);
