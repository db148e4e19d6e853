-- Two accounts that both say that a subscription is theirs.

-- How its account has proved that; null where nobody has claimed it, or it was claimed before this was kept.
alter table cloud_account add column claimed_by text check (claimed_by in ('VISIT', 'IDS'));

create table cloud_account_dispute (
    id               uuid primary key,
    cloud_account_id uuid not null references cloud_account (id),
    -- Who had claimed it when the dispute was opened.
    account_id       uuid not null references account (id),
    -- Who came from the marketplace later.
    claimant_id      uuid not null references account (id),
    opened_at        timestamptz not null,
    decision         text check (decision in ('KEEP', 'MOVE')),
    operator         text check (length(operator) between 1 and 255),
    reason           text check (length(reason) between 1 and 500),
    resolved_at      timestamptz,
    check (account_id <> claimant_id),
    check (num_nulls(decision, operator, reason, resolved_at) in (0, 4))
);
create unique index cloud_account_dispute_once on cloud_account_dispute (cloud_account_id, claimant_id)
    where decision is null;
create index cloud_account_dispute_open on cloud_account_dispute (id) where decision is null;

alter table operator_act drop constraint operator_act_act_check;
alter table operator_act add constraint operator_act_act_check
    check (act in ('FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS', 'ARBITRARY_SETTLEMENT', 'CLOUD_ACCOUNT_DISPUTE'));

alter table workspace_settlement drop constraint workspace_settlement_cause_check;
alter table workspace_settlement add constraint workspace_settlement_cause_check check (
    cause in ('BOUND', 'CHOSEN', 'UNLOCKED', 'SUBSCRIPTION_ENDED', 'TRANSFERRED', 'CLOUD_ACCOUNT_MOVED'));
