-- The newest value of each counter stands beside its name, so that what is asked for now is not looked for in the past.
alter table series
    add column since  bigint  not null default 0,
    add column n      bigint  not null default 0,
    add column amount numeric not null default 0;
update series
   set since = newest.since, n = newest.n, amount = newest.amount
  from (select distinct on (series) * from counter order by series, since desc) newest
 where newest.series = series.id;
alter table series set (fillfactor = 50); -- it is small and updated all the time, in place

create index on contract_end (end_date, coalesce(until, 9223372036854775807), since);
drop index contract_end_end_date_idx;
