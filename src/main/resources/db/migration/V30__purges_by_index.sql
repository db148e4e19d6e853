-- The hourly purges find by these what is due, and read nothing else where nothing is.
create index known_browser_expires_at on known_browser (expires_at);
create index challenge_asked_for_closed_at on challenge (coalesce(closed_at, expires_at)) where limit_key is not null;
create index failed_code_budget_window_started_at on failed_code_budget (window_started_at) where in_a_row < 100;
create index failed_password_failed_at on failed_password (failed_at) where failed < 100;

-- What is updated where it lies: room for the next version on the same page, so that no index gets an entry for it.
alter table rate_limit set (fillfactor = 80);
alter table challenge set (fillfactor = 80);
alter table credential_change set (fillfactor = 80);
alter table message set (fillfactor = 85);
