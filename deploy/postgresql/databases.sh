#!/bin/sh
# Run once by the image, on an empty volume: a database and an owner for Litopys, and for Keycloak. Neither is a superuser.
set -e

database() {
    psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --quiet \
        --set name="$1" --set password="$(cat "/run/secrets/$2")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

database litopys litopys-database
database keycloak keycloak-database

# The keys of persons belong to a role that can do nothing else.
psql --username "$POSTGRES_USER" --dbname litopys --quiet \
    --set password="$(cat /run/secrets/litopys-keys)" --file /keys-role.sql
