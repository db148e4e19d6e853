alter table session drop constraint session_end_reason_check;
alter table session add constraint session_end_reason_check
    check (end_reason in ('LOGGED_OUT', 'REVOKED', 'TOO_MANY', 'CREDENTIAL_CHANGED', 'REFRESH_REUSED'));
