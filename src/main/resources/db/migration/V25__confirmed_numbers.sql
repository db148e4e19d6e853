-- An operator may vouch for a number whose check digit is wrong.
alter table real_name_act drop constraint real_name_act_act_check, add constraint real_name_act_act_check check (act in
    ('READ', 'READ_DOCUMENT', 'READ_ELIGIBILITY', 'REFUSED', 'CONFIRMED_NUMBER', 'APPROVED', 'REJECTED', 'REVOKED'));
