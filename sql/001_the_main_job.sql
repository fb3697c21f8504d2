-- Sites, people, articles, comments, review, delivery: the tables of the main job.
-- Words and rules: docs/ARCHITECTURE.md. Constraints say what must never bend.

create table sites (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
  name text not null,
  created_at timestamptz not null default now()
);

-- members --------------------------------------------------------------------------------------------------------
create table members (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  name text not null check (length(name) between 1 and 80),
  email text not null check (email = lower(email)),
  password_hash text not null,
  role text not null default 'member' check (role in ('member', 'moderator', 'admin')),
  badges text[] not null default '{}' check (badges <@ array['staff', 'moderator', 'author']),
  published int not null default 0 check (published >= 0),
  removed int not null default 0 check (removed >= 0),
  joined_at timestamptz not null default now(),
  unique (site_id, email)
);

create table policies (
  site_id bigint not null references sites,
  version int not null check (version >= 1),
  policy jsonb not null,
  changed_by bigint references members,
  changed_at timestamptz not null default now(),
  primary key (site_id, version)
);

-- Only the hash of the token is kept: whoever reads this table cannot sign in with it.
create table sessions (
  token_hash bytea primary key,
  member_id bigint not null references members on delete cascade,
  signed_in_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_of_member on sessions (member_id);

-- articles -------------------------------------------------------------------------------------------------------
create table articles (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  slug text not null unique check (slug ~ '^[a-z0-9-]{1,120}$' and slug !~ '^[0-9]+$'),
  title text not null,
  section text not null,
  standfirst text not null,
  byline text not null,
  language text not null default 'en' check (language ~ '^[a-z]{2}$'),
  editors_note text,
  body jsonb not null,
  reading_minutes int not null check (reading_minutes >= 1),
  state text not null default 'open' check (state in ('open', 'live', 'closed')),
  published_at timestamptz not null,
  updated_at timestamptz,
  views int not null default 0 check (views >= 0),
  comment_count int not null default 0 check (comment_count >= 0)
);
create index articles_newest on articles (site_id, published_at desc, id desc);

-- One row per visitor and hour. The visitor is a keyed hash, and the key of an hour is deleted when the hour is over,
-- with the rows: nobody can find a person here, not even with the IP address in hand.
create table view_hours (
  hour timestamptz primary key,
  salt bytea not null
);
create table article_views (
  hour timestamptz not null references view_hours on delete cascade,
  article_id bigint not null references articles on delete cascade,
  visitor bytea not null,
  primary key (hour, article_id, visitor)
);

-- comments -------------------------------------------------------------------------------------------------------
create table comments (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  author_id bigint not null references members,
  parent_id bigint,
  in_reply_to bigint,
  depth smallint not null check (depth between 0 and 2),
  state text not null check (state in ('visible', 'held', 'rejected', 'withdrawn', 'erased')),
  was_visible boolean not null default false,
  removed_for text,
  revision int not null default 1 check (revision >= 1),
  -- The last revision that a person or a rule let through: only that text may be public.
  approved_revision int,
  text text not null,
  html text not null,
  reply_count int not null default 0 check (reply_count >= 0),
  reactions jsonb not null default '{}',
  reaction_count int not null default 0 check (reaction_count >= 0),
  posted_at timestamptz not null default now(),
  active_at timestamptz not null default now(),
  edited_at timestamptz,
  unique (id, article_id),
  foreign key (parent_id, article_id) references comments (id, article_id),
  foreign key (in_reply_to, article_id) references comments (id, article_id),
  check ((depth = 0) = (parent_id is null)),
  check (parent_id is null or in_reply_to is not null),
  constraint public_text_is_approved check (state <> 'visible' or approved_revision = revision),
  constraint erased_text_is_gone check (state <> 'erased' or (text = '' and html = ''))
);
-- What a thread shows: visible comments, and traces that keep shown replies. One index per sort.
create index thread_newest on comments (article_id, id desc) where parent_id is null and (state = 'visible' or reply_count > 0);
create index thread_top on comments (article_id, reaction_count desc, id desc) where parent_id is null and (state = 'visible' or reply_count > 0);
create index thread_active on comments (article_id, active_at desc, id desc) where parent_id is null and (state = 'visible' or reply_count > 0);
create index replies_in_order on comments (parent_id, id) where state = 'visible' or reply_count > 0;
create index comments_of_author on comments (author_id, id desc);
create index comments_lately on comments (posted_at desc);

create table revisions (
  comment_id bigint not null references comments,
  revision int not null check (revision >= 1),
  text text not null,
  html text not null,
  renderer smallint not null,
  policy_version int not null,
  verdict text not null check (verdict in ('publish', 'hold')),
  written_at timestamptz not null default now(),
  primary key (comment_id, revision)
);

create table reactions (
  comment_id bigint not null references comments on delete cascade,
  member_id bigint not null references members on delete cascade,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  reacted_at timestamptz not null default now(),
  primary key (comment_id, member_id, kind)
);
create index reactions_of_member on reactions (member_id, comment_id);

-- review: cases know their subject by id only ---------------------------------------------------------------------
create table cases (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  article_id bigint not null,
  comment_id bigint not null,
  parts jsonb not null,
  priority int not null check (priority >= 0),
  -- priority minus ageing: constant while it waits, so one index orders the queue (docs/ARCHITECTURE.md, "Priority").
  rank double precision not null,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index one_open_case_per_comment on cases (comment_id) where closed_at is null;
create index cases_of_comment on cases (comment_id, id desc);
create index queue on cases (site_id, rank desc, id desc) where closed_at is null;

create table open_cases (
  site_id bigint primary key references sites,
  open_count int not null default 0 check (open_count >= 0)
);

create table findings (
  id bigint generated always as identity primary key,
  comment_id bigint not null,
  revision int not null,
  check_name text not null,
  then_do text not null check (then_do in ('flag', 'hold', 'refuse')),
  why text not null,
  evidence jsonb not null,
  score double precision,
  threshold double precision,
  policy_version int not null,
  found_at timestamptz not null default now(),
  settled_at timestamptz
);
create index findings_of_comment on findings (comment_id, id);

create table claims (
  case_id bigint primary key references cases on delete cascade,
  member_id bigint not null references members,
  claimed_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table reports (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  comment_id bigint not null references comments,
  member_id bigint not null references members,
  reason text not null,
  note text,
  made_at timestamptz not null default now(),
  settled_at timestamptz,
  was_right boolean,
  unique (case_id, member_id),
  check ((settled_at is null) = (was_right is null))
);
create index reports_of_comment on reports (comment_id, id);
create index reports_of_member on reports (member_id, id);

create table decisions (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  comment_id bigint not null references comments,
  revision int not null,
  decision text not null check (decision in ('approve', 'reject', 'undo')),
  reason text,
  note text,
  state_before text not null,
  state_after text not null,
  undoes bigint unique references decisions,
  decided_by bigint not null references members,
  decided_at timestamptz not null default now(),
  check ((decision = 'reject') = (reason is not null)),
  check ((decision = 'undo') = (undoes is not null))
);
create index decisions_of_comment on decisions (comment_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger decisions_are_append_only before update or delete or truncate on decisions
  for each statement execute function refuse_change();
create trigger policies_are_append_only before update or delete or truncate on policies
  for each statement execute function refuse_change();

-- telling people --------------------------------------------------------------------------------------------------
create table notices (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  notice jsonb not null,
  made_at timestamptz not null default now(),
  read_at timestamptz
);
create index notices_of_member on notices (member_id, id desc);

-- delivery: one number per channel, without gaps ------------------------------------------------------------------
create table channels (
  name text primary key check (name ~ '^(article|user|desk):[0-9]+$'),
  last_seq bigint not null default 0
);
create table events (
  channel text not null references channels,
  seq bigint not null,
  event jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (channel, seq)
);

-- The answer of a writing request, in the transaction that did the work.
create table idempotency (
  member_id bigint not null references members on delete cascade,
  key text not null,
  request_hash bytea not null,
  -- json, not jsonb: it keeps the order of keys, so that the repeated answer is the same to the byte.
  answer json,
  made_at timestamptz not null default now(),
  primary key (member_id, key)
);
create index idempotency_by_age on idempotency (made_at);
