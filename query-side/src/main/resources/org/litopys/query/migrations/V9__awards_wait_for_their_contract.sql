-- Awards say by when a contract must be signed and what has begun of them, and what follows from them names the partners:
-- all rows are filled anew from position 1 (the figures are emptied by the reader that begins there).
truncate record, step, reference_count;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;
