-- Codes for people who are not logged in. The subject of such a code is an account, or the stand-in of a login that
-- names nobody: both get the same rows, so account_id is no longer a foreign key where a stand-in may be written.
alter table challenge drop constraint challenge_account_id_fkey;
alter table failed_code_budget drop constraint failed_code_budget_account_id_fkey;
alter table message drop constraint message_account_id_fkey;
alter table activity drop constraint activity_account_id_fkey;

alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check
    check (purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION'));
alter table challenge drop constraint challenge_step_check;
alter table challenge add constraint challenge_step_check check (step in ('CURRENT', 'NEW', 'ONLY'));
-- A decoy's code is never sent and never right.
alter table challenge add column decoy boolean not null default false;
-- A request for a code is known by its id alone.
-- What was typed to ask for it, as the limits count it; null for a code inside a session.
alter table challenge add column limit_key text;
create unique index challenge_id_key on challenge (id);

-- Browsers in which somebody has logged in to the account. The cookie's value is random; only its hash is kept.
create table known_browser (
    account_id uuid not null references account (id),
    token_hash text collate "C" not null check (token_hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (account_id, token_hash)
);
create index known_browser_token_hash on known_browser (token_hash);

-- Wrong codes are counted apart for the account's own browsers and for strangers'.
alter table failed_code_budget add column browser text not null default 'KNOWN' check (browser in ('KNOWN', 'UNKNOWN'));
alter table failed_code_budget alter column browser drop default;
alter table failed_code_budget add column in_a_row integer not null default 0 check (in_a_row between 0 and 100);
alter table failed_code_budget drop constraint failed_code_budget_pkey;
alter table failed_code_budget add primary key (account_id, purpose, browser);
alter table failed_code_budget drop constraint failed_code_budget_purpose_check;
alter table failed_code_budget add constraint failed_code_budget_purpose_check
    check (purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION'));

-- Wrong passwords in a row, and when the next one is compared.
create table failed_password (
    account_id  uuid not null,
    browser     text not null check (browser in ('KNOWN', 'UNKNOWN')),
    failed      integer not null check (failed between 1 and 100),
    failed_at   timestamptz not null,
    next_try_at timestamptz not null,
    primary key (account_id, browser)
);

-- When each of the last uses was: a window that slides has no edge at which twice as much is allowed.
create table rate_limit (
    key       text collate "C" primary key,
    used      timestamptz[] not null,
    lapses_at timestamptz not null
);
create index rate_limit_lapses_at on rate_limit (lapses_at);

alter table account add column agreement_version text check (length(agreement_version) <= 64);
alter table account add column agreement_accepted_at timestamptz
    check ((agreement_version is null) = (agreement_accepted_at is null));

-- A registration that waits for its code; its id is that of the challenge.
create table registration (
    id         uuid primary key,
    email      text not null check (octet_length(email) <= 320),
    locale     text not null check (locale in ('en', 'zh')),
    created_at timestamptz not null
);
create index registration_created_at on registration (created_at);

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FROZEN', 'REVOKED_BY_OPERATOR'));
