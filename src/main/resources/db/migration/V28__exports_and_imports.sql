-- When the password or a passkey was last shown in a session, and which of them: an export opens its numbers to nothing less.
alter table session
    add column secret text check (secret in ('PASSWORD', 'PASSKEY')),
    add column secret_proved_at timestamptz,
    add constraint session_secret_has_its_time check ((secret is null) = (secret_proved_at is null));

-- Accounts that staff import, a line each. The row stays as the record of who did it; the file goes as it is worked on.
create table account_import (
    id              uuid primary key,
    -- The subject of the operator's token.
    operator        text not null check (length(operator) between 1 and 255),
    idempotency_key text collate "C" check (length(idempotency_key) between 1 and 64),
    -- Tells one file from another, under a key that the database does not hold; null while it is received.
    content_tag     bytea check (octet_length(content_tag) = 32),
    dry_run         boolean not null,
    state           text not null check (state in ('RECEIVING', 'RUNNING', 'COMPLETED')),
    created_at      timestamptz not null,
    completed_at    timestamptz,
    -- Lines that are not blank, and how far they are worked on.
    lines           integer not null check (lines >= 0),
    last_line       integer not null check (last_line >= 0),
    accepted        integer not null check (accepted >= 0),
    refused         integer not null check (refused >= 0),
    check ((completed_at is null) = (state <> 'COMPLETED')),
    check ((content_tag is null) = (state = 'RECEIVING')),
    check (accepted + refused <= lines),
    check (state <> 'COMPLETED' or accepted + refused = lines)
);
create unique index account_import_key on account_import (operator, idempotency_key) where idempotency_key is not null;
create index account_import_created_at on account_import (created_at);

-- Some lines of a file, encrypted; deleted with the transaction that has worked on them.
create table account_import_chunk (
    import_id uuid not null references account_import (id) on delete cascade,
    number    integer not null check (number >= 0),
    key_id    integer not null,
    content   bytea not null,
    primary key (import_id, number)
);
alter table account_import_chunk alter column content set storage external;

-- Names that a dry run has let pass, under a keyed index: in a real one the accounts tell.
create table account_import_name (
    import_id uuid not null references account_import (id) on delete cascade,
    name      bytea not null check (octet_length(name) = 32),
    primary key (import_id, name)
);

create table account_import_refusal (
    import_id  uuid not null references account_import (id) on delete cascade,
    line       integer not null check (line >= 1),
    code       text not null check (length(code) between 1 and 64),
    -- Where and what would be right; never what was there.
    violations jsonb not null,
    primary key (import_id, line)
);

alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in (
        'FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS', 'ARBITRARY_SETTLEMENT', 'CLOUD_ACCOUNT_DISPUTE', 'CLEAR_LIMITS',
        'CONTEST_DECISION', 'IMPORT'));
