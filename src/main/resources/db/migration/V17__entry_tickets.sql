-- Tickets by which owners of workspaces come over from the console. The text of a ticket is derived from its id by a
-- key that is not in the database.

create table entry_ticket (
    account_id   uuid not null references account (id),
    id           uuid not null,
    workspace_id text not null references workspace (id),
    -- The subject of the caller's token.
    client       text not null check (length(client) between 1 and 255),
    expires_at   timestamptz not null,
    used_at      timestamptz check (used_at < expires_at),
    primary key (account_id, id)
);
create index entry_ticket_expires_at on entry_ticket (expires_at);
