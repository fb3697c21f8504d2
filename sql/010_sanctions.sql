-- Sanctions: what keeps a person from writing, for how long and why. What one says never changes; that it ended is written once.

create table sanctions (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  member_id bigint not null references members,
  kind text not null check (kind in ('warn', 'mute', 'suspend', 'ban', 'premoderate')),
  reason text not null,
  -- What the member is told beside the reason.
  note text check (note <> ''),
  -- The case that occasioned it; and the decision, when both were one step.
  case_id bigint not null references cases,
  decision_id bigint references decisions,
  -- Of a ban: how many days of comments went with it, and the batch of decisions that took them.
  remove_days smallint check (remove_days >= 1),
  batch_id bigint,
  given_by bigint not null references members,
  given_at timestamptz not null default now(),
  until timestamptz check (until > given_at),
  -- `over`: its time came, and the member's pages were told. `acknowledged`: of a warning.
  ended text check (ended in ('over', 'lifted', 'acknowledged')),
  ended_at timestamptz,
  ended_by bigint references members,
  check (given_by <> member_id),
  check ((kind in ('mute', 'suspend')) = (until is not null)),
  check (kind = 'ban' or remove_days is null),
  check ((remove_days is null) = (batch_id is null)),
  check ((ended is null) = (ended_at is null)),
  check (coalesce(ended = 'lifted', false) = (ended_by is not null)),
  check (ended <> 'over' or until is not null),
  check (ended <> 'acknowledged' or kind = 'warn')
);
create index sanctions_of_member on sanctions (member_id, id);
create index sanctions_in_force on sanctions (member_id) where ended_at is null;
create index sanctions_due on sanctions (until) where ended_at is null and until is not null;
-- A second one of these would say nothing new.
create unique index one_without_end_per_member on sanctions (member_id, kind) where ended_at is null and kind in ('ban', 'premoderate');

create function sanction_ends_once() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or to_jsonb(old) - array['ended', 'ended_at', 'ended_by'] <> to_jsonb(new) - array['ended', 'ended_at', 'ended_by'] then
    raise exception 'sanctions is append-only, but for their end';
  end if;
  return new;
end $$;
create trigger sanctions_end_once before update on sanctions for each row execute function sanction_ends_once();
create trigger sanctions_stay before delete or truncate on sanctions
  for each statement execute function refuse_change();

-- What the desk notes about a person, for itself.
create table member_notes (
  id bigint generated always as identity primary key,
  member_id bigint not null references members,
  note text not null check (note <> ''),
  written_by bigint not null references members,
  written_at timestamptz not null default now(),
  check (written_by <> member_id)
);
create index notes_about_member on member_notes (member_id, id);
create trigger member_notes_are_append_only before update or delete or truncate on member_notes
  for each statement execute function refuse_change();
