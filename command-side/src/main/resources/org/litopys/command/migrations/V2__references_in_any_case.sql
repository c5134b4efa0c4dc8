-- What a record is called is looked up in any letter case, as in addresses.
create index record_reference_in_any_case on record_reference (upper(reference));
