-- Two roles, made once by the superuser of the server in the service's own database, before the first start:
--   psql -f roles.sql accounts
--   psql -c '\password accounts_migration' -c '\password accounts_application' accounts
-- The first owns the schema, and only migrations use it; the second reads and writes rows and can change no table.

create role accounts_migration login;
create role accounts_application login;

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
