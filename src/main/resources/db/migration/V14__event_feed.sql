-- The order of the event feed. An event gets its place in it after the commit that made it visible: a number given
-- earlier could become visible after a higher one, and a reader that has passed it would never see it.

alter table event drop column xid;
alter table event add column sequence bigint unique;
alter table event add column data jsonb not null default '{}';
create index event_without_sequence on event (position) where sequence is null;

create table event_feed (
    -- One row, whose lock is the right to number.
    one    boolean primary key default true check (one),
    -- The number of the newest event that has one.
    last   bigint not null,
    -- Up to here events may be deleted: whoever has not read that far has missed some.
    purged bigint not null check (purged <= last)
);
insert into event_feed (last, purged) values (0, 0);

-- Which service has asked for an account by a login, and whom it found: personal data was searched.
create table directory_lookup (
    id         uuid primary key,
    -- The subject of the caller's token.
    client     text not null check (length(client) between 1 and 255),
    form       text not null check (form in ('EMAIL', 'PHONE', 'USERNAME', 'NONE')),
    account_id uuid references account (id),
    at         timestamptz not null
);
create index directory_lookup_at on directory_lookup (at);
