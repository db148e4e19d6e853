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
    -- All of these follow from its subscriptions.
    status           text not null check (status in ('PENDING_ACTIVATION', 'ACTIVE', 'FROZEN', 'ENDING', 'ENDED')),
    instance_id      text,
    alias            text check (length(alias) between 1 and 64),
    subscribed_at    timestamptz not null,
    expires_at       timestamptz,
    ended_at         timestamptz,
    version          bigint not null,
    check ((ended_at is null) = (status <> 'ENDED'))
);
create index cloud_account_of on cloud_account (account_id, id);
create index cloud_account_bought on cloud_account (provider, buyer_account_id, product_code);

-- One purchase. A renewal is another one of the same cloud account.
create table cloud_subscription (
    id               uuid primary key,
    cloud_account_id uuid not null references cloud_account (id),
    provider         text not null check (provider ~ '^[A-Z][A-Z_]{1,31}$'),
    -- What the provider never gives twice: a licence, an order.
    subscription_key text not null check (length(subscription_key) between 1 and 200),
    agreement_id     text check (length(agreement_id) between 1 and 200),
    license_arn      text check (length(license_arn) between 1 and 400),
    instance_id      text check (length(instance_id) between 1 and 200),
    order_id         text check (length(order_id) between 1 and 200),
    sku              text check (length(sku) between 1 and 200),
    status           text not null check (status in ('PENDING_ACTIVATION', 'ACTIVE', 'FROZEN', 'ENDING', 'ENDED')),
    -- Renewed or replaced: another subscription of the cloud account follows it, if it has not come already.
    superseded       boolean not null,
    trial            boolean not null,
    begins_at        timestamptz not null,
    expires_at       timestamptz,
    ended_at         timestamptz,
    -- When that happened of which the newest event told.
    last_event_at    timestamptz not null,
    check ((ended_at is null) = (status <> 'ENDED'))
);
create unique index cloud_subscription_key on cloud_subscription (provider, subscription_key);
create unique index cloud_subscription_instance on cloud_subscription (provider, instance_id)
    where instance_id is not null;
create index cloud_subscription_agreement on cloud_subscription (provider, agreement_id)
    where agreement_id is not null;
create index cloud_subscription_of on cloud_subscription (cloud_account_id, begins_at);

-- What lets an account claim the subscription with which a buyer came here from a marketplace.
create table cloud_account_claim (
    -- SHA-256 of the token, in hexadecimal.
    token_hash       text primary key check (length(token_hash) = 64),
    provider         text not null check (provider ~ '^[A-Z][A-Z_]{1,31}$'),
    subscription_key text not null check (length(subscription_key) between 1 and 200),
    expires_at       timestamptz not null,
    used_at          timestamptz,
    used_by          uuid references account (id),
    check ((used_at is null) = (used_by is null))
);
create index cloud_account_claim_lapses on cloud_account_claim (expires_at);

-- Whatever a marketplace told us, genuine or not, as it came.
create table marketplace_event (
    id                uuid primary key,
    provider          text not null check (provider ~ '^[A-Z][A-Z_]{1,31}$'),
    -- The provider's id of it; what is not genuine has none.
    external_event_id text check (length(external_event_id) between 1 and 200),
    action            text not null check (length(action) between 1 and 100),
    -- What it is about: a key or an agreement, for which it waits where nobody knows that yet.
    subject           text check (length(subject) between 1 and 200),
    body              text not null check (octet_length(body) <= 524288),
    verified          boolean not null,
    outcome           text not null
        check (outcome in ('PENDING', 'WAITING', 'APPLIED', 'IGNORED', 'REFUSED', 'FAILED')),
    -- Why, in a word.
    code              text check (length(code) between 1 and 100),
    attempts          integer not null,
    received_at       timestamptz not null,
    occurred_at       timestamptz not null,
    handled_at        timestamptz,
    check (verified = (external_event_id is not null)),
    check (verified or outcome = 'REFUSED')
);
create unique index marketplace_event_once on marketplace_event (provider, external_event_id) where verified;
create index marketplace_event_waiting on marketplace_event (provider, subject) where outcome = 'WAITING';
create index marketplace_event_open on marketplace_event (outcome, received_at)
    where outcome in ('PENDING', 'FAILED');
create index marketplace_event_received on marketplace_event (verified, received_at);

-- Who had an event handled again, and why.
create table marketplace_event_replay (
    id       uuid primary key,
    event_id uuid not null references marketplace_event (id) on delete cascade,
    operator text not null check (length(operator) between 1 and 255),
    reason   text not null check (length(reason) between 1 and 500),
    before   text not null check (before in ('PENDING', 'WAITING', 'APPLIED', 'IGNORED', 'REFUSED', 'FAILED')),
    at       timestamptz not null
);
create index marketplace_event_replay_of on marketplace_event_replay (event_id);
