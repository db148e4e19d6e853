-- Cloud accounts: what a customer's subscription in a marketplace becomes here.

-- Workspaces are known by the console's ids, which are not UUIDs.
alter table event alter column subject type text;

create table cloud_account (
    id               uuid primary key,
    -- Null until an account has claimed it.
    account_id       uuid references account (id),
    provider         text not null check (provider ~ '^[A-Z][A-Z_]{1,31}$'),
    -- Where it was bought, by the product code: a name of the configuration.
    marketplace      text not null check (length(marketplace) between 1 and 64),
    -- The buyer's account at the provider. It may hold several subscriptions: never a key.
    buyer_account_id text not null check (length(buyer_account_id) between 1 and 64),
    product_code     text not null check (length(product_code) between 1 and 64),
    status           text not null check (status in ('PENDING_ACTIVATION', 'ACTIVE', 'FROZEN', 'ENDING', 'ENDED')),
    alias            text check (length(alias) between 1 and 64),
    subscribed_at    timestamptz not null,
    expires_at       timestamptz,
    ended_at         timestamptz,
    version          bigint not null,
    check ((ended_at is null) = (status <> 'ENDED'))
);
create index cloud_account_of on cloud_account (account_id, id);
