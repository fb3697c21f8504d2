-- Rules that an admin can trust: asterisks in place of a word, what each rule met, and trials on past comments.

alter table findings drop constraint findings_then_do_check;
alter table findings add constraint findings_then_do_check
  check (then_do in ('nudge', 'note', 'mask', 'flag', 'hold', 'refuse'));

-- Which rules met a revision. `would`: what the rule did, or would have done where it is in shadow. Narrow, for it grows with the comments;
-- what was decided of them is read from the decisions, so that an undone one counts no longer.
create table rule_hits (
  comment_id bigint not null references comments (id),
  revision integer not null,
  rule text not null,
  site_id bigint not null references sites (id),
  would text not null check (would in ('mask', 'flag', 'hold', 'refuse')),
  in_shadow boolean not null,
  policy_version integer not null,
  hit_at timestamptz not null,
  primary key (comment_id, revision, rule)
);
create index hits_of_site on rule_hits (site_id, hit_at desc);
create index hits_of_rule on rule_hits (site_id, rule, comment_id desc);

-- A policy tried on past comments by a thread aside. `beat_at`: the thread's last sign of life; one that has been silent is over.
create table backtests (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites (id),
  started_by bigint not null references members (id),
  started_at timestamptz not null default now(),
  policy jsonb not null,
  -- The rule that it is about; null: the whole policy.
  rule text,
  beat_at timestamptz not null default now(),
  looked integer not null default 0,
  total integer,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  ended_at timestamptz,
  result jsonb,
  check ((state = 'running') = (ended_at is null)),
  check (state <> 'done' or result is not null)
);
create unique index one_backtest_at_a_time on backtests (site_id) where state = 'running';
create index backtests_of_site on backtests (site_id, id desc);
