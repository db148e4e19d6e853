-- Mails, text messages and every other job have workers of their own: each kind sees its own jobs only. The table stays
-- one, and the name of the task the same: the version before this one works on all of it.
create view job_queue as
    select * from scheduled_tasks where task_name <> 'send';
create view mail_queue as
    select * from scheduled_tasks where task_name = 'send' and priority is distinct from 90;
create view text_message_queue as
    select * from scheduled_tasks where task_name = 'send' and priority = 90;

-- However many mails wait, the others' next job is found at once.
create index scheduled_tasks_job_queue on scheduled_tasks (execution_time) where task_name <> 'send';
create index scheduled_tasks_text_message_queue on scheduled_tasks (execution_time)
    where task_name = 'send' and priority = 90;

-- Text messages that carry no code count for what a country may have in a day, and say nothing of how many codes of it
-- are entered.
alter table sms_traffic add column notices int not null default 0;
