-- Two roles, made once in the service's own database, before the first start, by its owner, who must be a superuser or have
-- CREATEROLE (as the first user of a managed PostgreSQL has):
--   psql -f roles.sql accounts
--   psql -c '\password accounts_migration' -c '\password accounts_application' accounts
-- The first owns the schema, and only migrations use it; the second reads and writes rows and can change no table.
\set ON_ERROR_STOP on

create role accounts_migration login;
create role accounts_application login;

-- Who is no superuser may give away only what a role of its own has. PostgreSQL 16 and later have more words for it, which 15
-- does not know.
grant accounts_migration to current_user;

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect, create on database %I to accounts_migration', current_database());
    execute format('grant connect on database %I to accounts_application', current_database());
end
$$;
revoke all on schema public from public;
alter schema public owner to accounts_migration;
grant usage on schema public to accounts_application;

-- Of every table and sequence that a migration makes from now on.
alter default privileges for role accounts_migration in schema public
    grant select, insert, update, delete on tables to accounts_application;
alter default privileges for role accounts_migration in schema public
    grant usage, select on sequences to accounts_application;

-- What the service asks for itself, too; behind a pool that lends connections for a transaction it cannot.
alter role accounts_application set statement_timeout = '10s';
alter role accounts_application set lock_timeout = '5s';
alter role accounts_application set idle_in_transaction_session_timeout = '30s';

-- A migration that waits for a lock makes everyone wait behind it: it gives up, and is tried again. While one runs, the lock
-- against others is held by a transaction that does nothing.
alter role accounts_migration set statement_timeout = '15min';
alter role accounts_migration set lock_timeout = '5s';
alter role accounts_migration set idle_in_transaction_session_timeout = '0';
