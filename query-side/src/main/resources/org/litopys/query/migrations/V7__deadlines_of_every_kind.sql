-- Screenings of organisations and answers to auditors are counted among the deadlines: the figures, and with them all rows,
-- are filled anew from position 1.
truncate record, step, reference_count;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;
