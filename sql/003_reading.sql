-- The model reads every comment: what it said, per revision, and the findings that its scores lead to.

alter table findings
  add column reading jsonb,
  drop constraint findings_then_do_check,
  add constraint findings_then_do_check check (then_do in ('nudge', 'flag', 'hold', 'refuse'));

-- The scores of a text stay with it: thresholds are tried on them, and a site's own decisions are learned from beside them.
alter table revisions
  add column model text,
  add column scores jsonb,
  add constraint scores_name_their_model check (scores is null or model is not null);
