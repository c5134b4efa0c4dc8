-- Whoever signs for both sides, or is granted what different persons hold, is an exception: all are looked for anew, with
-- the records, from position 1.
truncate record, step, reference_count, duty, interest, exception;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;
