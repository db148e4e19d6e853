-- What staff did with an account, and why. Rows are added, never changed.
create table operator_act (
    account_id uuid not null references account (id),
    id         uuid not null,
    act        text not null check (act in ('FREEZE', 'UNFREEZE', 'REVOKE_SESSIONS')),
    -- The subject of the operator's token.
    operator   text not null check (length(operator) between 1 and 255),
    reason     text not null check (length(reason) between 1 and 500),
    before     jsonb not null,
    after      jsonb not null,
    at         timestamptz not null,
    primary key (account_id, id)
);
