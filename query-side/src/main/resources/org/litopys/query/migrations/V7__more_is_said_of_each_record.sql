-- States of applications, introductions and contracts say more, screenings of organisations and answers to auditors are
-- deadlines of rows, and searches fold letters (SearchText): all rows are filled anew from position 1 (the figures are
-- emptied by the reader that begins there).
truncate record, step, reference_count;
delete from progress where read_model = 'records';
do $$
begin
    if to_regclass('token_entry') is not null then
        delete from token_entry where processor_name = 'records';
    end if;
end
$$;

-- Not unique: pseudonyms of persons may differ in letter case only, and no event may stop the reader.
drop index record_reference;
create index record_reference on record (type, upper(reference)) where until is null;
