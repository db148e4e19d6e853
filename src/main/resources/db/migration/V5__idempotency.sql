-- What was sent under an Idempotency-Key within the last 24 hours, and what it was answered.
create table idempotent_request (
    caller          text collate "C" not null,
    path            text collate "C" not null,
    idempotency_key text collate "C" not null check (length(idempotency_key) between 1 and 64),
    -- Who runs it: another number when a later call takes over.
    run             uuid not null,
    -- Tells one body from another, under a key that the database does not hold: bodies have codes and passwords.
    tag_key_id      text not null,
    body_tag        bytea not null check (octet_length(body_tag) = 32),
    created_at      timestamptz not null,
    -- The answer; none while it runs.
    status          integer check (status between 200 and 499),
    headers         jsonb,
    body            text,
    primary key (caller, path, idempotency_key),
    check ((status is null) = (headers is null)),
    check (status is not null or body is null)
);
create index idempotent_request_created_at on idempotent_request (created_at);

-- By what the hourly purge finds what has been kept long enough.
create index activity_at on activity (at);
create index event_at on event (at);
create index message_settled_at on message (coalesce(sent_at, expires_at)) where status <> 'QUEUED';
create index credential_change_closed_at on credential_change (coalesce(closed_at, expires_at));
create index challenge_closed_at on challenge (coalesce(closed_at, expires_at));
create index session_last_used_at on session (last_used_at);
