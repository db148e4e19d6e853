-- The end of an account, and what staff do beside it.

-- A closed account keeps its id, its username, its states and its times; nothing that names its holder or reaches them.
alter table account
    alter column email drop not null,
    alter column email_key drop not null,
    alter column email_proved_at drop not null,
    alter column company_name drop not null,
    add column closed_at timestamptz,
    add constraint account_closed_at_its_end check ((closed_at is null) = (status <> 'CLOSED')),
    add constraint account_live_has_names
        check (status = 'CLOSED' or num_nulls(email, email_key, email_proved_at, company_name) = 0),
    add constraint account_closed_is_erased check (status <> 'CLOSED' or num_nonnulls(
        email, email_key, email_proved_at, phone, phone_proved_at, unverified_phone, password_hash,
        company_name, industry, region, description, contact_name) = 0);

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE', 'CLOSED'));

alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check check (purpose in (
    'EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING', 'CLOSURE'));
alter table failed_code_budget drop constraint failed_code_budget_purpose_check;
alter table failed_code_budget add constraint failed_code_budget_purpose_check check (purpose in (
    'EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING', 'CLOSURE'));

-- The wish to close an account, until its code is entered: one at a time, of the session that began it.
create table account_closure (
    account_id   uuid primary key references account (id),
    session_id   uuid not null,
    challenge_id uuid not null,
    asked_at     timestamptz not null
);
create index account_closure_asked_at on account_closure (asked_at);

alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in (
        'FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS', 'ARBITRARY_SETTLEMENT', 'CLOUD_ACCOUNT_DISPUTE', 'CLEAR_LIMITS'));

-- Trusted: the owner of the database may create it. Finds a part of a name by an index.
create extension if not exists pg_trgm;
create index account_company_name_part on account using gin (lower(company_name) gin_trgm_ops);

-- Which operator has searched for accounts, in which form, and how many that showed; never by which text.
create table account_search (
    id         uuid primary key,
    operator   text not null check (length(operator) between 1 and 255),
    form       text not null check (form in ('ID', 'EMAIL', 'PHONE', 'USERNAME', 'PART')),
    -- Where it was one.
    account_id uuid references account (id),
    found      integer not null check (found >= 0),
    at         timestamptz not null
);
create index account_search_at on account_search (at);
