-- Contracts say by when they must be closed after their last day: all rows are filled anew from position 1 (the figures
-- are emptied by the reader that begins there).
truncate record, step, reference_count;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;
