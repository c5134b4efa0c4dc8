-- The last day of a contract, for lists.
alter table record add column ends date;

-- Rows that are there lack it, and counters of earlier versions do not tell kinds of record apart: both read models are
-- filled anew from position 1 (the figures are emptied by the reader that begins there).
truncate record, step, reference_count;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;
