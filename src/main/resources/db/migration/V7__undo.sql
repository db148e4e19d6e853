-- A completed change of email or phone that can be undone, by a link that is derived when it is sent and never stored.
create table credential_undo (
    account_id       uuid not null references account (id),
    -- The change's own id.
    id               uuid not null,
    credential       text not null check (credential in ('EMAIL', 'PHONE')),
    -- What the change replaced, as it was spelt, and when it had been proved; null for a first phone.
    former_address   text check (octet_length(former_address) <= 320),
    former_proved_at timestamptz check ((former_address is null) = (former_proved_at is null)),
    -- The account's version that the change made: what has a higher one is later, whatever the clocks say.
    account_version  bigint not null,
    changed_at       timestamptz not null,
    voided_at        timestamptz,
    undone_at        timestamptz check (undone_at is null or voided_at is null),
    contested_at     timestamptz check (contested_at is null or undone_at is not null),
    primary key (account_id, id)
);
create index credential_undo_changed_at on credential_undo (changed_at);

-- Addresses that an account has given up and may take back: nobody else gets them meanwhile.
create table address_reservation (
    -- As addresses are compared; an email has an @, a phone none.
    address        text collate "C" primary key,
    account_id     uuid not null references account (id),
    reserved_until timestamptz not null
);
create index address_reservation_reserved_until on address_reservation (reserved_until);

-- The change that the message's link is about.
alter table message add column link_id uuid;

-- The version that the account had when its password was last set; null where that was before versions were noted.
alter table account add column password_version bigint;

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE'));
