-- An undo goes back to the state before its change in everything that lets somebody in.

alter table account
    -- When and how the password was set; null where that was before it was noted.
    add column password_set_at timestamptz,
    add column password_set_by_code boolean,
    -- The session in which it was set; null from outside.
    add column password_set_in uuid,
    -- Whether two people say that it is theirs and staff have not decided yet.
    add column contested boolean not null default false,
    add constraint account_contested_is_frozen check (not contested or status = 'FROZEN');

alter table credential_undo
    -- The session that made the change; null where staff did.
    add column session_id uuid,
    -- Whether a link may take this very change back; one that only staff have made is still undone with what is older.
    add column linked boolean not null default true,
    -- Names the link that takes back everything since the oldest right that was open when this one was granted.
    add column widest_link_id uuid,
    add column oldest_version bigint,
    -- Since when the account had the email that got the link to this change alone; null: for long.
    add column link_email_proved_at timestamptz;

-- What an undo has replaced, for whoever contests it, and who decided that.
create table undo (
    account_id              uuid not null references account (id),
    -- That of the right by which it was done.
    id                      uuid not null,
    credential              text not null check (credential in ('EMAIL', 'PHONE')),
    undone_at               timestamptz not null,
    -- Both credentials as just before it; null where that was before they were noted.
    replaced_email          text check (octet_length(replaced_email) <= 320),
    replaced_email_proved_at timestamptz check ((replaced_email is null) = (replaced_email_proved_at is null)),
    replaced_phone          text,
    replaced_phone_proved_at timestamptz check ((replaced_phone is null) = (replaced_phone_proved_at is null)),
    contested_at            timestamptz,
    voided_at               timestamptz,
    keep                    text check (keep in ('RESTORED', 'REPLACED')),
    -- The subjects of operators' tokens.
    proposed_by             text check (length(proposed_by) between 1 and 255),
    proposed_reason         text check (length(proposed_reason) between 1 and 500),
    proposed_at             timestamptz,
    decided_by              text check (decided_by <> proposed_by),
    decided_reason          text check (length(decided_reason) between 1 and 500),
    decided_at              timestamptz,
    primary key (account_id, id),
    check (num_nulls(keep, proposed_by, proposed_reason, proposed_at) in (0, 4)),
    check (num_nulls(decided_by, decided_reason, decided_at) in (0, 3)),
    check (keep is null or contested_at is not null),
    check (decided_at is null or keep is not null)
);
create index undo_undone_at on undo (undone_at);

insert into undo (account_id, id, credential, undone_at, contested_at)
    select account_id, id, credential, undone_at, contested_at
    from credential_undo where undone_at is not null;
update account set contested = true
    from undo
    where undo.account_id = account.id and undo.contested_at is not null and account.status = 'FROZEN'
        and account.frozen_until is null;

alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check check (end_reason in (
    'LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
    'FROZEN', 'REVOKED_BY_OPERATOR', 'CHANGE_UNDONE', 'CONTEST_DECIDED', 'CLOSED', 'RESTORED'));

alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in (
        'FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS', 'ARBITRARY_SETTLEMENT', 'CLOUD_ACCOUNT_DISPUTE', 'CLEAR_LIMITS',
        'CONTEST_DECISION'));
