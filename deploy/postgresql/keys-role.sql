-- A role of its own for the keys of persons (docs/personal-data.md). Run once, by a superuser, connected to the database:
--   psql --set=password="$(cat keys-password)" --file=keys-role.sql litopys
\set ON_ERROR_STOP on
create role litopys_keys login password :'password';
grant connect on database :"DBNAME" to litopys_keys;
create schema keys authorization litopys_keys;
