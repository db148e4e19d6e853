-- Addresses that their holders have lost: who replaces which by which, and why. The newest rows wait for their time.

create table address_recovery (
    account_id      uuid not null references account (id),
    -- That of the request for the code to the new address.
    id              uuid not null,
    credential      text not null check (credential in ('EMAIL', 'PHONE')),
    new_address     text not null,
    reason          text not null check (length(reason) between 1 and 500),
    -- The subjects of operators' tokens.
    opened_by       text not null check (length(opened_by) between 1 and 255),
    opened_at       timestamptz not null,
    approval_needed boolean not null,
    approved_by     text check (approved_by <> opened_by),
    approved_at     timestamptz,
    confirmed_at    timestamptz,
    state           text not null check (state in ('OPEN', 'COMPLETED', 'CANCELLED', 'TAKEN', 'EXPIRED')),
    ended_at        timestamptz,
    primary key (account_id, id),
    check ((approved_by is null) = (approved_at is null)),
    check ((state = 'OPEN') = (ended_at is null)),
    -- The last word: without its proofs nothing takes effect.
    check (state <> 'COMPLETED' or (confirmed_at is not null and (not approval_needed or approved_by is not null)))
);
create unique index address_recovery_id on address_recovery (id);
create unique index address_recovery_open on address_recovery (account_id, credential) where state = 'OPEN';
create index address_recovery_due on address_recovery (opened_at) where state = 'OPEN';
create index address_recovery_opened_at on address_recovery (opened_at);

alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check check (purpose in (
    'EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING', 'CLOSURE',
    'ADDRESS_RECOVERY'));
alter table failed_code_budget drop constraint failed_code_budget_purpose_check;
alter table failed_code_budget add constraint failed_code_budget_purpose_check check (purpose in (
    'EMAIL_CHANGE', 'PHONE_CHANGE', 'LOGIN', 'PASSWORD_RESET', 'REGISTRATION', 'WORKSPACE_BINDING', 'CLOSURE',
    'ADDRESS_RECOVERY'));
