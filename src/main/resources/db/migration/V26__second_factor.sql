-- What a login needs beside its first proof is read with the account, and what a session has shown with the session.
alter table account
    add column second_factor boolean not null default false;

alter table session
    -- Values of RFC 8176, apart by blanks; null in rows from before this version.
    add column amr text check (length(amr) between 1 and 64),
    -- When a secret of the account was last shown in it.
    add column proved_at timestamptz;
alter table session drop constraint session_strength_check;
alter table session add constraint session_strength_check check (strength in (
    'PASSWORD', 'CODE', 'ENTRY', 'PASSKEY', 'PASSWORD_PASSKEY', 'PASSWORD_TOTP', 'PASSWORD_RECOVERY_CODE',
    'CODE_PASSKEY', 'CODE_TOTP', 'CODE_RECOVERY_CODE'));
alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FACTOR_CHANGED', 'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE', 'CONTEST_DECIDED', 'CLOSED',
    'RESTORED'));

-- A second factor. One that was removed stays for as long as its removal can be undone.
create table factor (
    account_id   uuid not null references account (id),
    id           uuid not null,
    type         text not null check (type in ('PASSKEY', 'TOTP', 'RECOVERY_CODES')),
    name         text check (length(name) between 1 and 64),
    -- The session that enrolled it, and whether that was begun by a code or by a password that a code had set.
    session_id   uuid not null,
    by_code      boolean not null,
    enrolled_at  timestamptz not null,
    last_used_at timestamptz,
    removed_at   timestamptz,
    primary key (account_id, id),
    check (name is not null or type = 'RECOVERY_CODES')
);
create unique index factor_one_set_of_codes on factor (account_id)
    where type = 'RECOVERY_CODES' and removed_at is null;
create index factor_removed_at on factor (removed_at) where removed_at is not null;

-- The secret is encrypted, with account and row as associated data.
create table totp_secret (
    account_id uuid not null,
    id         uuid not null,
    secret     bytea not null,
    key_id     integer not null,
    -- The newest step of which a value was accepted: none is accepted twice.
    last_step  bigint not null,
    primary key (account_id, id),
    foreign key (account_id, id) references factor on delete cascade
);
create index totp_secret_key_id on totp_secret (key_id);

-- An app that is to be enrolled: its factor has the same id, so that the secret stays in its place.
create table totp_registration (
    account_id   uuid not null references account (id),
    id           uuid not null,
    session_id   uuid not null,
    name         text not null check (length(name) between 1 and 64),
    secret       bytea,
    tries        integer not null default 0 check (tries between 0 and 5),
    expires_at   timestamptz not null,
    completed_at timestamptz,
    primary key (account_id, id)
);
create index totp_registration_expires_at on totp_registration (expires_at);

create table recovery_code (
    account_id uuid not null,
    factor_id  uuid not null,
    -- Keyed, of the account and the code: 80 random bits.
    hash       bytea not null check (length(hash) = 32),
    used_at    timestamptz,
    primary key (account_id, factor_id, hash),
    foreign key (account_id, factor_id) references factor on delete cascade
);

-- A login of which the first proof was right. Ticket and cookie are derived from its id.
create table login_ticket (
    account_id         uuid not null references account (id),
    id                 uuid not null,
    first_proof        text not null check (first_proof in ('PASSWORD', 'MAILED_CODE', 'TEXT_CODE')),
    failure_counted_at timestamptz not null,
    expires_at         timestamptz not null,
    tries              integer not null default 0 check (tries between 0 and 5),
    used_at            timestamptz check (used_at < expires_at),
    primary key (account_id, id)
);
create index login_ticket_expires_at on login_ticket (expires_at);

create table failed_second_proof (
    account_id        uuid not null,
    browser           text not null check (browser in ('KNOWN', 'UNKNOWN')),
    window_started_at timestamptz not null,
    failed            integer not null check (failed between 0 and 20),
    in_a_row          integer not null check (in_a_row between 0 and 100),
    primary key (account_id, browser)
);
create index failed_second_proof_window_started_at on failed_second_proof (window_started_at);

-- The public half of a key. Devices know an account by a random handle.
create table passkey (
    account_id      uuid not null,
    id              uuid not null,
    credential_id   bytea not null unique check (length(credential_id) between 1 and 1023),
    credential      bytea not null,
    counter         bigint not null check (counter >= 0),
    user_verified   boolean not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    transports      text,
    primary key (account_id, id),
    foreign key (account_id, id) references factor on delete cascade
);
create table passkey_user (
    account_id uuid primary key references account (id),
    handle     bytea not null unique check (length(handle) between 1 and 64)
);

-- What a device is to sign is derived from the id, by the key of that name.
create table passkey_registration (
    account_id uuid not null references account (id),
    id         uuid not null,
    session_id uuid not null,
    name       text not null check (length(name) between 1 and 64),
    key_id     text not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    primary key (account_id, id)
);
create index passkey_registration_expires_at on passkey_registration (expires_at);
create table passkey_challenge (
    id         uuid primary key,
    key_id     text not null,
    -- The login whose second proof it is for.
    ticket_id  uuid,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index passkey_challenge_expires_at on passkey_challenge (expires_at);

-- A change of second factors, for as long as it can be undone, and the password from before it.
create table factor_change (
    account_id    uuid not null references account (id),
    id            uuid not null,
    changed_at    timestamptz not null,
    password_hash text,
    held_at       timestamptz,
    undone_at     timestamptz,
    primary key (account_id, id)
);
create index factor_change_changed_at on factor_change (changed_at);

-- The removal of second factors by staff.
create table factor_removal (
    account_id  uuid not null references account (id),
    id          uuid not null,
    state       text not null check (state in ('OPEN', 'COMPLETED', 'STOPPED', 'EXPIRED')),
    reason      text not null check (length(reason) between 1 and 1000),
    opened_by   text not null check (length(opened_by) between 1 and 255),
    opened_at   timestamptz not null,
    approved_by text check (approved_by <> opened_by),
    approved_at timestamptz,
    ended_at    timestamptz,
    primary key (account_id, id),
    check ((approved_by is null) = (approved_at is null))
);
create unique index factor_removal_one_open on factor_removal (account_id) where state = 'OPEN';
create index factor_removal_opened_at on factor_removal (opened_at);
