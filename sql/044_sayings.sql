-- What a finding says, as a message with what stands in it, so that whoever reads it reads their own language. `why` stays: the same
-- in English, and all that there is of what was found before.

alter table findings add column says jsonb;
