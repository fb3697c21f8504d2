-- The desk's queue: what a case is at a glance, kept by the database itself, so that no count can disagree with its list.

alter table cases
  -- The comment waits unseen; somebody reported it; its author appealed; somebody sent a legal notice.
  add column is_held boolean not null default false,
  add column is_reported boolean not null default false,
  add column has_appeal boolean not null default false,
  add column has_legal boolean not null default false,
  -- Given to a role or to a person, who alone decides it then (or an admin).
  add column escalated_role text check (escalated_role in ('moderator', 'admin')),
  add column escalated_to bigint references members,
  add column escalated_by bigint references members,
  -- Its author was asked to edit: until the edit comes back there is nothing to decide.
  add column asked_at timestamptz,
  -- The last decision that stands.
  add column decided_by bigint references members,
  add column decided_at timestamptz,
  add column is_waiting boolean not null generated always as (closed_at is null and asked_at is null) stored,
  add constraint escalated_to_a_role_or_a_person
    check (num_nonnulls(escalated_role, escalated_to) = num_nonnulls(escalated_by)),
  add constraint decided_by_somebody check ((decided_by is null) = (decided_at is null));

update cases k set
  is_held = exists (select 1 from comments c where c.id = k.comment_id and c.state = 'held'),
  is_reported = exists (select 1 from reports r where r.case_id = k.id);
update cases k set decided_by = d.decided_by, decided_at = d.decided_at
from decisions d
where d.case_id = k.id and k.closed_at is not null and d.decision <> 'undo'
  and d.id = (select max(id) from decisions l where l.case_id = k.id);

drop index queue;
create index queue on cases (site_id, rank desc, id desc) where is_waiting;
create index queue_held on cases (site_id, rank desc, id desc) where is_waiting and is_held;
create index queue_reported on cases (site_id, rank desc, id desc) where is_waiting and is_reported;
create index queue_appeals on cases (site_id, rank desc, id desc) where is_waiting and has_appeal;
create index queue_legal on cases (site_id, rank desc, id desc) where is_waiting and has_legal;
create index queue_of_article on cases (article_id) where is_waiting;
create index cases_decided_by on cases (decided_by, decided_at desc, id desc) where decided_by is not null;
create index claims_of_member on claims (member_id);

-- The flags follow what they say.
create function note_held() returns trigger language plpgsql as $$
begin
  new.is_held := exists (select 1 from comments where id = new.comment_id and state = 'held');
  return new;
end $$;
create trigger a_case_knows_its_comment before insert or update of closed_at on cases
  for each row execute function note_held();

create function tell_case_of_state() returns trigger language plpgsql as $$
begin
  update cases set is_held = (new.state = 'held') where comment_id = new.id and closed_at is null;
  return null;
end $$;
create trigger a_comment_tells_its_case after update of state on comments
  for each row when ((old.state = 'held') <> (new.state = 'held')) execute function tell_case_of_state();

create function tell_case_of_report() returns trigger language plpgsql as $$
begin
  update cases set is_reported = true where id = new.case_id and not is_reported;
  return null;
end $$;
create trigger a_report_tells_its_case after insert on reports
  for each row execute function tell_case_of_report();

-- How many cases wait, in each view of the queue.
drop table open_cases;
create table case_counts (
  site_id bigint primary key references sites,
  waiting int not null default 0 check (waiting >= 0),
  held int not null default 0 check (held >= 0),
  reported int not null default 0 check (reported >= 0),
  appeals int not null default 0 check (appeals >= 0),
  legal int not null default 0 check (legal >= 0)
);
insert into case_counts
select s.id, count(k.id), count(k.id) filter (where is_held), count(k.id) filter (where is_reported), 0, 0
from sites s left join cases k on k.site_id = s.id and k.is_waiting
group by s.id;

create function count_cases() returns trigger language plpgsql as $$
begin
  update case_counts set
    waiting = waiting + new.is_waiting::int - coalesce(old.is_waiting, false)::int,
    held = held + (new.is_waiting and new.is_held)::int - coalesce(old.is_waiting and old.is_held, false)::int,
    reported = reported + (new.is_waiting and new.is_reported)::int
      - coalesce(old.is_waiting and old.is_reported, false)::int,
    appeals = appeals + (new.is_waiting and new.has_appeal)::int - coalesce(old.is_waiting and old.has_appeal, false)::int,
    legal = legal + (new.is_waiting and new.has_legal)::int - coalesce(old.is_waiting and old.has_legal, false)::int
  where site_id = new.site_id;
  return null;
end $$;
-- Counted at the commit, so that a transaction holds the one row of its site for a moment only, and always last.
create constraint trigger cases_are_counted after insert on cases
  deferrable initially deferred for each row execute function count_cases();
create constraint trigger changed_cases_are_counted after update on cases
  deferrable initially deferred for each row
  when ((old.is_waiting, old.is_held, old.is_reported, old.has_appeal, old.has_legal)
    is distinct from (new.is_waiting, new.is_held, new.is_reported, new.has_appeal, new.has_legal))
  execute function count_cases();

-- Many cases decided at once. Whoever sends the same again goes on where it stopped.
create table batches (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  made_by bigint not null references members,
  key text not null,
  request_hash bytea not null,
  made_at timestamptz not null default now(),
  unique (made_by, key)
);

alter table decisions
  -- For the desk alone; `note` is what the author is told.
  add column internal_note text,
  add column batch_id bigint references batches,
  add column policy_version int,
  add column escalated_role text check (escalated_role in ('moderator', 'admin')),
  add column escalated_to bigint references members,
  drop constraint decisions_decision_check,
  drop constraint decisions_check,
  add constraint decisions_decision_check
    check (decision in ('approve', 'feature', 'reject', 'escalate', 'ask-edit', 'undo')),
  add constraint restrictions_have_a_reason check ((decision in ('reject', 'ask-edit')) = (reason is not null)),
  add constraint escalations_have_a_target
    check (num_nonnulls(escalated_role, escalated_to) = (decision = 'escalate')::int);
create index decisions_of_batch on decisions (batch_id, id) where batch_id is not null;

-- The newsroom points at this text; when it changes, it does no longer.
alter table comments add column featured_revision int;

-- "Not now, and not me": for a while `next` gives the case to others only.
create table skips (
  case_id bigint not null references cases on delete cascade,
  member_id bigint not null references members on delete cascade,
  ends_at timestamptz not null,
  primary key (case_id, member_id)
);

-- A named group of articles, by which the queue can be read.
create table watch_lists (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  name text not null,
  made_by bigint not null references members,
  made_at timestamptz not null default now()
);
create unique index watch_lists_by_name on watch_lists (site_id, lower(name));
create table watch_list_articles (
  watch_list_id bigint not null references watch_lists on delete cascade,
  article_id bigint not null references articles on delete cascade,
  primary key (watch_list_id, article_id)
);
