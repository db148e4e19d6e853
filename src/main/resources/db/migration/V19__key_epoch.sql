-- A restored backup knows nothing of what was ended or used since it was made. Every derived secret is bound to the
-- epoch, so that none from before the restore opens anything.
create table key_epoch (
    one       boolean primary key default true check (one),
    epoch     integer not null check (epoch >= 0),
    raised_at timestamptz,
    reason    text check (length(reason) between 1 and 500),
    check ((epoch = 0) = (raised_at is null)),
    check ((raised_at is null) = (reason is null))
);
insert into key_epoch (epoch) values (0);

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE', 'CLOSED', 'RESTORED'));

-- For the owner of the schema, after a restore and before the service starts: the new epoch. Readers of the event feed
-- may have read further than the backup knows; new events are numbered beyond whatever they may have seen.
create function raise_key_epoch(why text) returns integer language sql as $$
    update session set ended_at = date_trunc('milliseconds', clock_timestamp()), end_reason = 'RESTORED'
        where ended_at is null;
    update challenge set closed_at = date_trunc('milliseconds', clock_timestamp()) where closed_at is null;
    -- Their tokens are random, not derived: the epoch does not reach them.
    delete from cloud_account_claim where used_by is null;
    delete from idempotent_request;
    update event_feed set last = last + 1000000000;
    update key_epoch set epoch = epoch + 1, raised_at = clock_timestamp(), reason = why returning epoch;
$$;
revoke execute on function raise_key_epoch from public;
