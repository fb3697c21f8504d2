-- A discussion while the story moves: its states with their times, who hosts it, and what was switched.

alter table articles drop constraint articles_state_check;
alter table articles add constraint articles_state_check
  check (state in ('scheduled', 'open', 'live', 'winding-down', 'closed', 'archived'));
-- When it opens by itself, and as what.
alter table articles add opens_at timestamptz;
alter table articles add opens_as text not null default 'open' check (opens_as in ('open', 'live'));
-- When it closes by itself. Where nobody has said, the site's policy may.
alter table articles add closes_at timestamptz;
alter table articles add closes_by_policy boolean not null default true;
alter table articles add paused_until timestamptz;
alter table articles add was_live boolean not null default false;
alter table articles add asks_questions boolean not null default false;
alter table articles add first_timers_held boolean not null default false;
-- What the desk asks everybody: a comment of this article by somebody of the newsroom.
alter table articles add pinned_comment_id bigint references comments;
update articles set was_live = true where state = 'live';

create index articles_to_open on articles (opens_at) where state = 'scheduled' and opens_at is not null;
create index articles_to_close on articles (closes_at)
  where state in ('open', 'live', 'winding-down') and closes_at is not null;
create index articles_paused on articles (paused_until) where paused_until is not null;

-- What somebody is under one article: it stands beside their name there.
create table article_people (
  article_id bigint references articles,
  member_id bigint references members,
  part text not null check (part in ('author', 'editor', 'host', 'guest')),
  label text,
  primary key (article_id, member_id)
);

-- What was switched on an article, by whom and why; without an actor it was done by itself.
create table article_changes (
  article_id bigint references articles,
  n int check (n > 0),
  at timestamptz not null default now(),
  actor_id bigint references members,
  kind text not null
    check (kind in ('state', 'times', 'pause', 'slow', 'review-first', 'pinned', 'people', 'template')),
  facts jsonb not null,
  why text,
  primary key (article_id, n)
);
