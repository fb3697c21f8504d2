-- Statements of reasons (what, why, by whom, how to disagree), appeals, and notices of what may be unlawful.

create table statements (
  id bigint primary key generated always as identity,
  site_id bigint not null references sites,
  -- Whom it restricts.
  member_id bigint not null references members,
  -- The comment that occasioned it, and the case in which it was decided: an appeal goes there.
  comment_id bigint not null references comments,
  revision int not null,
  case_id bigint not null references cases,
  restriction text not null
    check (restriction in ('removal', 'hold', 'feature-taken-back', 'warn', 'mute', 'suspend', 'ban', 'premoderate')),
  until timestamptz,
  -- The house rule with its wording at that time; none where a check alone asked that somebody reads first.
  rule text,
  rule_text text,
  policy_version int not null,
  note text,
  -- What was found and how many reported it. No text of a comment but the few words that a finding names to its author.
  facts jsonb not null,
  source text not null check (source in ('own', 'report', 'legal-notice')),
  automated_detection boolean not null,
  -- Null: a program decided.
  decided_by bigint references members,
  decision_id bigint references decisions,
  sanction_id bigint,
  -- Its secret address. It is kept for those who may know it; whoever asks is found by the hash, whose time of comparing says nothing.
  token bytea not null check (length(token) = 32),
  token_hash bytea not null generated always as (sha256(token)) stored unique,
  stated_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('undo', 'decision', 'appeal', 'author', 'lifted')),
  unique (id, member_id),
  check ((rule is null) = (rule_text is null)),
  check ((ended_at is null) = (ended_by is null))
);

create index statements_of_comment on statements (comment_id, id);
create index statements_of_member on statements (member_id, id desc);
create index statements_of_site on statements (site_id, id);
create index statements_by_time on statements (site_id, stated_at);
create index statements_of_decision on statements (decision_id);
create unique index one_standing_hold on statements (comment_id) where restriction = 'hold' and ended_at is null;

-- What was stated stays as it was; only its end is added, and taken back.
create function keep_what_was_stated() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - array['ended_at', 'ended_by', 'token_hash'] <> to_jsonb(old) - array['ended_at', 'ended_by', 'token_hash']
  then raise exception 'what was stated stays as it was';
  end if;
  return new;
end $$;

create trigger statements_stay before update or delete on statements
  for each row execute function keep_what_was_stated();
create trigger statements_are_not_emptied before truncate on statements
  for each statement execute function refuse_change();

create table appeals (
  id bigint primary key generated always as identity,
  -- Once.
  statement_id bigint not null unique,
  -- By whom it restricts, and nobody else.
  member_id bigint not null,
  case_id bigint not null references cases,
  text text not null check (char_length(text) between 1 and 2000),
  made_at timestamptz not null,
  outcome text check (outcome in ('upheld', 'overturned')),
  note text,
  decided_by bigint references members,
  decided_at timestamptz,
  -- What the desk did with the comment because of it.
  decision_id bigint references decisions,
  foreign key (statement_id, member_id) references statements (id, member_id),
  check ((outcome is null) = (decided_by is null)),
  check ((outcome is null) = (decided_at is null))
);

create index appeals_of_case on appeals (case_id, id);
create index appeals_of_decision on appeals (decision_id);

-- Somebody else decides than who decided before, and never the person who appeals; an outcome stands.
create function appeal_needs_another_mind() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.outcome is not null then
    raise exception 'an appeal is decided once';
  end if;
  if new.decided_by = new.member_id
    or new.decided_by = (select decided_by from statements where id = new.statement_id)
  then raise exception 'an appeal is decided by somebody else' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger appeals_need_another_mind before insert or update on appeals
  for each row execute function appeal_needs_another_mind();

create table legal_notices (
  id bigint primary key generated always as identity,
  site_id bigint not null references sites,
  comment_id bigint not null references comments,
  revision int not null,
  case_id bigint not null references cases,
  -- What the notifier quotes to us; their secret address has another secret, of which only the hash is kept.
  reference text not null unique,
  token_hash bytea not null unique,
  kind text not null,
  law text not null,
  explanation text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  in_good_faith boolean not null check (in_good_faith),
  name text,
  email text check (email = lower(email)),
  made_at timestamptz not null,
  outcome text check (outcome in ('removed', 'kept', 'gone')),
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check ((name is null) = (email is null))
);

create index legal_notices_of_case on legal_notices (case_id, id);
create unique index one_open_notice_each on legal_notices (comment_id, email) where outcome is null;

-- For those that are held for long.
create index cases_by_age on cases (opened_at) where closed_at is null;
