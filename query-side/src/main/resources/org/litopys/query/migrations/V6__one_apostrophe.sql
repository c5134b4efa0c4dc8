-- The signs that stand for the Ukrainian apostrophe are one in a search (SearchText).
update record
   set search = translate(search, U&'\2019\2018\02BC`', '''''''''')
 where search ~ U&'[\2019\2018\02BC`]';
