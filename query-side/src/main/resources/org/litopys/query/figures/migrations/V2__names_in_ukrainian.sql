-- The name of the organisation in Ukrainian; the tables are filled anew, see V2 of the records.
alter table due add column organisation_uk text;
alter table contract_end add column organisation_uk text;
