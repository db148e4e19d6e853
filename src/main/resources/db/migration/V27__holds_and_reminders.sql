-- What began by an entry ticket ends with the ticket's workspace. Null: by another way, or from before this was noted.
alter table session add column workspace_id text collate "C" references workspace (id)
    check (workspace_id is null or strength = 'ENTRY');
alter table entry_ticket add column voided_at timestamptz;

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FACTOR_CHANGED', 'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE', 'CONTEST_DECIDED', 'CLOSED', 'WORKSPACE_LEFT',
    'RESTORED'));

-- Holds whose time has come are few, and asked for every minute.
create index account_hold_until on account (hold_until) where hold_until is not null;

-- When its holder is next reminded of its countdown; null where that is not to be. The version before this one ends a
-- countdown and leaves the time as it is: whoever finds it looks whether a countdown runs.
alter table workspace add column reminder_at timestamptz;
create index workspace_reminder_due on workspace (reminder_at) where reminder_at is not null;
update workspace set reminder_at = case
        when locked_finally_at - interval '168 hours' > now() then locked_finally_at - interval '168 hours'
        when locked_finally_at - interval '24 hours' > now() then locked_finally_at - interval '24 hours'
    end
    where locked_finally_at > now() and dissolved_at is null;
