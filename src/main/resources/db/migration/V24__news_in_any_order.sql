-- What a subscription is follows from all that was told of it, whatever came first.
alter table cloud_subscription
    -- The customer and the product, which is how the messages of a legacy listing call it. Who subscribes again is called
    -- the same.
    add column customer_name text check (length(customer_name) between 1 and 200),
    -- The last part of its licence, which is how events call it.
    add column license_id    text generated always as (substring(license_arn from '(l-[0-9a-f]{8,64})$')) stored,
    -- It continues an earlier one, which it does not name.
    add column renews        boolean not null default false,
    -- Whether its end is known to be that of the cloud account, and since when the end itself is known.
    add column end_explained boolean not null default false,
    add column end_heard_at  timestamptz,
    -- False where it was seen, and nobody has said since when it is.
    add column begin_told    boolean not null default true,
    -- When that happened by which its status, and each part of its plan, is what it is.
    add column status_at     timestamptz,
    add column order_at      timestamptz,
    add column sku_at        timestamptz,
    add column trial_at      timestamptz,
    add column expiry_at     timestamptz;
update cloud_subscription set status_at = last_event_at, order_at = last_event_at, sku_at = last_event_at,
    trial_at = last_event_at, expiry_at = last_event_at,
    end_explained = status in ('ENDING', 'ENDED');
update cloud_subscription set customer_name = subscription_key where provider = 'AWS' and subscription_key like '%/%';
create index cloud_subscription_customer on cloud_subscription (provider, customer_name) where customer_name is not null;
create index cloud_subscription_license on cloud_subscription (provider, license_id) where license_id is not null;

-- What the holder was told last, while the status is another one because an end waits for its reason.
alter table cloud_account add column told_status text
    check (told_status in ('PENDING_ACTIVATION', 'ACTIVE', 'FROZEN', 'ENDING', 'ENDED'));
