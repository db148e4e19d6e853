-- Times are kept in UTC with microseconds. Every table of an account begins its key with account_id.

create table account (
    id               uuid primary key,
    username         text collate "C" not null check (username ~ '^[a-z][a-z0-9._-]{2,31}$'),
    -- As the holder spells it, and as it is compared: lower case, the domain as A-labels.
    email            text not null check (octet_length(email) <= 320),
    email_key        text collate "C" not null check (octet_length(email_key) <= 254),
    email_proved_at  timestamptz not null,
    phone            text collate "C" check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    phone_proved_at  timestamptz check ((phone is null) = (phone_proved_at is null)),
    -- What the holder wrote at registration and no code has proved.
    unverified_phone text check (length(unverified_phone) <= 32),
    password_hash    text check (password_hash like '$argon2id$%'),
    status           text not null check (status in ('ACTIVE', 'FROZEN', 'CLOSED')),
    frozen_until     timestamptz,
    hold_until       timestamptz,
    company_name     text not null check (length(company_name) between 1 and 200),
    industry         text check (length(industry) <= 64),
    region           text check (region ~ '^[A-Z]{2}$'),
    description      text check (length(description) <= 2000),
    contact_name     text check (length(contact_name) <= 100),
    real_name_state  text not null
        check (real_name_state in ('NOT_SUBMITTED', 'PENDING', 'VERIFIED', 'REJECTED', 'REVOKED')),
    locale           text not null check (locale in ('en', 'zh')),
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    version          bigint not null
);
-- A username is never given twice; an address is free again when its account is closed.
create unique index account_username_key on account (username);
create unique index account_email_key on account (email_key) where status <> 'CLOSED';
create unique index account_phone_key on account (phone) where phone is not null and status <> 'CLOSED';

create table session (
    account_id      uuid not null references account (id),
    id              uuid not null,
    strength        text not null check (strength in ('PASSWORD', 'CODE', 'ENTRY')),
    created_at      timestamptz not null,
    last_used_at    timestamptz not null,
    expires_at      timestamptz not null check (expires_at > created_at),
    refresh_counter integer not null check (refresh_counter >= 0),
    network         text not null,
    device          text check (length(device) <= 256),
    ended_at        timestamptz,
    end_reason      text check (end_reason in ('LOGGED_OUT', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED')),
    primary key (account_id, id),
    check ((ended_at is null) = (end_reason is null))
);
create index session_live on session (account_id) where ended_at is null;

-- One step's code: the code itself is derived from the salt when it is sent and when it is compared.
create table challenge (
    account_id          uuid not null references account (id),
    id                  uuid not null,
    purpose             text not null check (purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE')),
    step                text not null check (step in ('CURRENT', 'NEW')),
    channel             text not null check (channel in ('EMAIL', 'SMS')),
    address             text collate "C" not null,
    key_id              text not null,
    salt                bytea not null check (octet_length(salt) = 16),
    sends               integer not null check (sends >= 1),
    tries               integer not null check (tries between 0 and 5),
    created_at          timestamptz not null,
    sent_at             timestamptz not null,
    expires_at          timestamptz not null,
    resend_available_at timestamptz not null,
    closed_at           timestamptz,
    primary key (account_id, id)
);

-- Wrong codes of an account for a purpose within the 24 hours that begin with the first of them.
create table failed_code_budget (
    account_id        uuid not null references account (id),
    purpose           text not null check (purpose in ('EMAIL_CHANGE', 'PHONE_CHANGE')),
    window_started_at timestamptz not null,
    failed            integer not null check (failed between 0 and 20),
    primary key (account_id, purpose)
);

create table credential_change (
    account_id           uuid not null references account (id),
    id                   uuid not null,
    credential           text not null check (credential in ('EMAIL', 'PHONE')),
    state                text not null check (state in
        ('CURRENT_CODE_SENT', 'CURRENT_VERIFIED', 'NEW_CODE_SENT', 'COMPLETED', 'CANCELLED', 'EXPIRED', 'LOCKED')),
    session_id           uuid not null,
    current_challenge_id uuid not null,
    new_challenge_id     uuid,
    new_address          text,
    created_at           timestamptz not null,
    expires_at           timestamptz not null,
    closed_at            timestamptz,
    ended_sessions       integer,
    version              bigint not null,
    primary key (account_id, id),
    foreign key (account_id, session_id) references session (account_id, id),
    foreign key (account_id, current_challenge_id) references challenge (account_id, id),
    foreign key (account_id, new_challenge_id) references challenge (account_id, id),
    check ((closed_at is null) = (state in ('CURRENT_CODE_SENT', 'CURRENT_VERIFIED', 'NEW_CODE_SENT'))),
    check (state not in ('NEW_CODE_SENT', 'COMPLETED') or (new_address is not null and new_challenge_id is not null)),
    check ((ended_sessions is null) = (state <> 'COMPLETED'))
);
create unique index credential_change_one_open on credential_change (account_id, credential) where closed_at is null;

-- What leaves for a person's mailbox or telephone. Holds no code: a code is derived when the message leaves.
create table message (
    account_id     uuid not null references account (id),
    id             uuid not null,
    channel        text not null check (channel in ('EMAIL', 'SMS')),
    recipient      text not null,
    locale         text not null check (locale in ('en', 'zh')),
    template       text not null,
    parameters     jsonb not null,
    challenge_id   uuid,
    challenge_send integer,
    status         text not null check (status in ('QUEUED', 'SENT', 'EXPIRED', 'SUPERSEDED')),
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    sent_at        timestamptz,
    primary key (account_id, id),
    check ((challenge_id is null) = (challenge_send is null)),
    check ((status = 'SENT') = (sent_at is not null))
);

-- The holder's timeline.
create table activity (
    account_id uuid not null references account (id),
    id         uuid not null,
    type       text not null,
    outcome    text not null check (outcome in ('SUCCEEDED', 'REFUSED')),
    at         timestamptz not null,
    network    text,
    device     text,
    details    jsonb not null,
    primary key (account_id, id)
);

-- The feed for other services. Readers stay below the oldest running transaction (xid) to miss nothing.
create table event (
    position        bigint generated always as identity primary key,
    id              uuid not null unique,
    xid             xid8 not null default pg_current_xact_id(),
    type            text not null,
    subject         uuid not null,
    account_id      uuid not null,
    account_version bigint not null,
    at              timestamptz not null
);

-- The queue of db-scheduler 16.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
