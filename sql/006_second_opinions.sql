-- A second opinion on what the model is unsure of: one row for each revision that somebody else is asked about.

create table second_opinions (
  id bigint generated always as identity primary key,
  comment_id bigint not null,
  revision int not null,
  wanted_at timestamptz not null default now(),
  due_at timestamptz not null,
  asked_at timestamptz,
  -- A lease: the node that asks renews it, and a node that died lets go of it.
  taken_until timestamptz,
  settled_at timestamptz,
  -- `dropped`: the case was decided, or the text changed, before an answer came.
  outcome text check (outcome in ('answered', 'unusable', 'absent', 'dropped')),
  answer jsonb,
  unique (comment_id, revision),
  foreign key (comment_id, revision) references revisions,
  check ((settled_at is null) = (outcome is null)),
  check (outcome is distinct from 'answered' or answer is not null)
);
create index opinions_to_come on second_opinions (due_at) where settled_at is null;

-- `note`: told to the desk, and asks for nothing.
alter table findings
  drop constraint findings_then_do_check,
  add constraint findings_then_do_check check (then_do in ('nudge', 'note', 'flag', 'hold', 'refuse'));
