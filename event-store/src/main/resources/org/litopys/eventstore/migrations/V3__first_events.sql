-- Which records there are of a kind, in the order in which they began: one entry for each record, not for each event.
create index event_first on event (aggregate_type, position) where sequence = 0;
