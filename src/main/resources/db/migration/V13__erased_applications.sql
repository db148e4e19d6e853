-- What a withdrawn application said has no reason to stay, and what any application of a closed account said has none
-- either. That there was one stays, with its kind and its times.
alter table real_name_application
    alter column subject drop not null,
    alter column key_id drop not null,
    alter column number_index drop not null,
    alter column index_key_id drop not null,
    drop constraint real_name_application_check3;

update real_name_application set subject = null, key_id = null, number_index = null, index_key_id = null
where state = 'WITHDRAWN';

alter table real_name_application
    add constraint real_name_erased_as_a_whole
        check (num_nulls(subject, key_id, number_index, index_key_id) in (0, 4)),
    add constraint real_name_withdrawn_is_erased check (subject is null or state <> 'WITHDRAWN'),
    add constraint real_name_pending_is_kept check (subject is not null or state <> 'PENDING'),
    add constraint real_name_reason_check
        check ((reason is null) = (subject is null or state not in ('REJECTED', 'REVOKED')));
