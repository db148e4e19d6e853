-- What a message says of its occasion, under the names that the texts know. One address used to stand for both.
alter table message rename column parameters to facts;
update message set facts = coalesce(
    (select jsonb_object_agg(name, fact.value)
     from jsonb_each(facts) fact
     cross join lateral unnest(case fact.key when 'address' then array['FROM', 'TO'] else array[upper(fact.key)] end) name),
    '{}');

-- What waits: looked at by whoever reads the metrics.
create index message_queued on message (channel, created_at) where status = 'QUEUED';
-- What never arrived, newest first.
create index message_dead on message (id) where status in ('EXPIRED', 'REFUSED', 'UNCERTAIN');
