#!/bin/bash
# Keycloak takes its own secrets, and those that realm.json names, from the environment only; here from files into that of
# the one process.
set -eu

secret() {
    local value
    value=$(<"/run/secrets/$2") || exit 1
    if [ -z "$value" ]; then
        echo "the secret $2 is empty; run deploy/make-secrets" >&2
        exit 1
    fi
    export "$1=$value"
}

secret KC_DB_PASSWORD keycloak-database
secret KC_BOOTSTRAP_ADMIN_PASSWORD keycloak-admin
secret LITOPYS_CLIENT_SECRET litopys-client
secret LITOPYS_PORTAL_SECRET portal-client
secret LITOPYS_DEMO_PASSWORD demo-people
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm
