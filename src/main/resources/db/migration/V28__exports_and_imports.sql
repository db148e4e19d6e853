-- When the password or a passkey was last shown in a session, and which of them: an export opens its numbers to nothing less.
alter table session
    add column secret text check (secret in ('PASSWORD', 'PASSKEY')),
    add column secret_proved_at timestamptz,
    add constraint session_secret_has_its_time check ((secret is null) = (secret_proved_at is null));
