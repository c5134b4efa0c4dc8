-- What was open at a position is found without reading all that ever waited for the same day: what ended before it comes
-- first in the index and is left out. The largest bigint stands for "not ended".
create index on due (due_day, coalesce(until, 9223372036854775807), since);
drop index due_due_day_since_idx;
drop index due_due_at_idx;
