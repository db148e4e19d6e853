-- Workspaces, and by what each was settled at every time since it was bound.

-- Trusted: the owner of the database may create it. Lets a text and a range stand in one exclusion constraint.
create extension if not exists btree_gist;

alter table account add column arbitrary_settlement boolean not null default false;

alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in ('FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS', 'ARBITRARY_SETTLEMENT'));
-- Not every act needs one.
alter table operator_act alter column reason drop not null;

alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check check (
    purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING'));
alter table failed_code_budget drop constraint failed_code_budget_purpose_check;
alter table failed_code_budget add constraint failed_code_budget_purpose_check check (
    purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING'));

create table workspace (
    -- The console's.
    id                text collate "C" primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$'),
    account_id        uuid not null references account (id),
    -- New whenever it comes to an account, so that lists can begin with the newest.
    binding_id        uuid not null unique,
    name              text not null check (length(name) between 1 and 128),
    site              text not null check (length(site) between 1 and 16),
    lock_reason       text check (lock_reason in ('ARREARS', 'SUBSCRIPTION_ENDED')),
    -- The end of its countdown: from then on the lock is final, whether somebody has written it down or not.
    locked_finally_at timestamptz,
    -- That the lock is final was told.
    lock_told         boolean not null default false,
    dissolved_at      timestamptz,
    version           bigint not null,
    check ((lock_reason is null) = (locked_finally_at is null))
);
create index workspace_of on workspace (account_id, binding_id);
create index workspace_lock_due on workspace (locked_finally_at) where not lock_told and dissolved_at is null;

-- Rows are added, and closed once; nothing else in them ever changes.
create table workspace_settlement (
    id               uuid primary key,
    workspace_id     text collate "C" not null references workspace (id),
    -- Whose it was then.
    account_id       uuid not null references account (id),
    method           text not null check (method in ('BILLING_ACCOUNT', 'CLOUD_ACCOUNT')),
    cloud_account_id uuid references cloud_account (id),
    cause            text not null check (cause in ('BOUND', 'CHOSEN', 'UNLOCKED', 'SUBSCRIPTION_ENDED', 'TRANSFERRED')),
    since            timestamptz not null,
    -- Exclusive; null while it lasts.
    until            timestamptz,
    check ((method = 'CLOUD_ACCOUNT') = (cloud_account_id is not null)),
    check (since < until),
    constraint workspace_settlement_one_at_a_time
        exclude using gist (workspace_id with =, tstzrange(since, until, '[)') with &&)
);
create unique index workspace_settlement_at on workspace_settlement (workspace_id, since);
create index workspace_settlement_by on workspace_settlement (cloud_account_id) where until is null;

-- What a code that was asked for is to bind; its id is that of the request for the code.
create table workspace_binding (
    id           uuid primary key,
    workspace_id text collate "C" not null,
    name         text not null,
    site         text not null,
    created_at   timestamptz not null
);
create index workspace_binding_created on workspace_binding (created_at);
