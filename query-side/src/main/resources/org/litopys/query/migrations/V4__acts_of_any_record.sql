-- What an event says of another event of its record: requests, corrections, reversals; null for all others.
alter table step add column act json;
create index step_act on step (record_id, since) where act is not null;

-- The records that show a name, for when it is corrected.
create index record_organisation on record (organisation_id) where until is null;
create index record_partner on record (partner_id) where until is null;
