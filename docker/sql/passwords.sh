#!/bin/sh
# Gives both roles the password of the environment; psql quotes it.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$ROLES_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" << 'SQL'
alter role accounts_migration password :'password';
alter role accounts_application password :'password';
SQL
