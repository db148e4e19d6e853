-- Real-name authentication. What names a person or a company is AES-256-GCM ciphertext, bound to account, column and row;
-- key_id says by which key of the key set, so that what an older key has encrypted is found and encrypted anew.

-- As what the account is certified; kept in step with its state.
alter table account add column subject_type text check (subject_type in ('ENTERPRISE', 'INDIVIDUAL'));
alter table account add constraint account_certified_check
    check ((subject_type is not null) = (real_name_state = 'VERIFIED'));

create table real_name_application (
    account_id   uuid not null references account (id),
    id           uuid not null,
    subject_type text not null check (subject_type in ('ENTERPRISE', 'INDIVIDUAL')),
    state        text not null
        check (state in ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'REPLACED', 'REVOKED')),
    subject      bytea not null,
    reason       bytea,
    key_id       integer not null,
    -- The number under a key that the database does not hold: equal for equal numbers, and nothing else.
    number_index bytea not null check (octet_length(number_index) = 32),
    index_key_id integer not null,
    replaces     uuid,
    submitted_at timestamptz not null,
    due_at       timestamptz not null check (due_at > submitted_at),
    decided_at   timestamptz,
    ended_at     timestamptz,
    version      bigint not null,
    primary key (account_id, id),
    foreign key (account_id, replaces) references real_name_application (account_id, id),
    check ((decided_at is null) = (state in ('PENDING', 'WITHDRAWN'))),
    check ((ended_at is null) = (state in ('PENDING', 'APPROVED', 'REJECTED'))),
    check ((reason is null) = (state not in ('REJECTED', 'REVOKED')))
);
-- Staff know an application by its id alone.
create unique index real_name_application_id_key on real_name_application (id);
create unique index real_name_one_pending on real_name_application (account_id) where state = 'PENDING';
create unique index real_name_one_certified on real_name_application (account_id) where state = 'APPROVED';
create index real_name_queue on real_name_application (state, id);
create index real_name_number on real_name_application (number_index);

create table real_name_document (
    account_id     uuid not null references account (id),
    id             uuid not null,
    kind           text not null check (kind in ('PDF', 'PNG', 'JPEG')),
    key_id         integer not null,
    -- Null until an application names it.
    application_id uuid,
    uploaded_at    timestamptz not null,
    primary key (account_id, id),
    foreign key (account_id, application_id) references real_name_application (account_id, id)
);
create index real_name_document_application on real_name_document (account_id, application_id);
create index real_name_document_unattached on real_name_document (uploaded_at) where application_id is null;

-- The documents themselves, where they are kept in PostgreSQL. Ciphertext does not compress.
create table real_name_document_content (
    account_id uuid not null,
    id         uuid not null,
    content    bytea not null,
    primary key (account_id, id)
);
alter table real_name_document_content alter column content set storage external;

-- Who has read or decided what. Rows are added, never changed.
create table real_name_act (
    account_id     uuid not null references account (id),
    id             uuid not null,
    act            text not null check (act in
        ('READ', 'READ_DOCUMENT', 'READ_ELIGIBILITY', 'REFUSED', 'APPROVED', 'REJECTED', 'REVOKED')),
    -- The subject of the caller's token.
    actor          text not null check (length(actor) between 1 and 255),
    application_id uuid,
    document_id    uuid,
    at             timestamptz not null,
    primary key (account_id, id)
);
create index real_name_act_at on real_name_act (at);
