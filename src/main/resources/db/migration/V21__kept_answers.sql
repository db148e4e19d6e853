-- Answers name people: they are ciphertext from now on, and are erased with the account that they tell of. What the version
-- before this one keeps in headers and body is gone after its 24 hours.
alter table idempotent_request
    add column answer bytea,
    -- Every id that stands in the answer or in the path: an account's answers are found by its own.
    add column mentions uuid[],
    add column erased_at timestamptz;
create index idempotent_request_mentions on idempotent_request using gin (mentions);
