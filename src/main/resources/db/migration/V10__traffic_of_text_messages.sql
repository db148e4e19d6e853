-- Codes by text message, per country and ten minutes: what was sent, and how much of it was entered.
create table sms_traffic (
    -- ISO 3166-1 alpha-2; ZZ counts what was asked for in vain.
    country   text collate "C" not null check (country ~ '^[A-Z]{2}$'),
    slot      timestamptz not null,
    sent      integer not null check (sent >= 0),
    confirmed integer not null check (confirmed between 0 and sent),
    primary key (country, slot)
);
create index sms_traffic_slot on sms_traffic (slot);
