-- Where a message was asked for, as W3C Trace Context says it: what sends it goes on from there. Null while nothing is traced.
alter table message add column traceparent text check (length(traceparent) = 55);
