-- What came of handing a text message over to a provider: operators find here what did not arrive, and why.
alter table message drop constraint message_status_check;
alter table message add constraint message_status_check
    check (status in ('QUEUED', 'SENT', 'EXPIRED', 'SUPERSEDED', 'REFUSED', 'UNCERTAIN'));
-- How often it was begun to be handed over without an outcome written down: a third time never begins.
alter table message add column handovers integer not null default 0 check (handovers between 0 and 2);
alter table message add column gateway text;
alter table message add column provider_message_id text check (length(provider_message_id) between 1 and 128);
alter table message add column failure text check (failure in (
    'BAD_NUMBER', 'OPTED_OUT', 'COUNTRY_NOT_SERVED', 'COUNTRY_BLOCKED', 'TEXT_REFUSED', 'UNDELIVERABLE',
    'CREDENTIALS', 'TEMPLATE', 'SENDER', 'ACCOUNT', 'UNKNOWN_REFUSAL',
    'THROTTLED', 'UNAVAILABLE', 'UNREACHABLE', 'CIRCUIT_OPEN', 'BUSY',
    'TIMED_OUT', 'CONNECTION_LOST', 'UNREADABLE_ANSWER', 'NO_OUTCOME'));
alter table message add constraint message_end_has_reason
    check (status not in ('REFUSED', 'UNCERTAIN') or failure is not null);
