-- A decision that was reversed counts up to the position of its reversal; the stage may be reached again.
alter table journey add column until bigint;
alter table journey drop constraint journey_pkey;
alter table journey add primary key (application, stage, since);
