-- Whom notices reach, and how: on the page, by push, by e-mail; and what somebody follows.

alter table notices
  -- Of the kinds that a reader chooses by.
  add topic text not null default 'decision' check (topic in ('reply', 'mention', 'person', 'thread', 'article', 'decision')),
  -- The comment by somebody else that it tells of: of one that readers no longer see nothing is told.
  add comment_id bigint references comments on delete cascade,
  -- The thread (by its first comment) or the article that it tells of something new in.
  add subject_id bigint,
  add on_page boolean not null default true,
  -- It waits to be sent by push or e-mail.
  add waits boolean not null default false;
update notices set topic = 'reply' where notice->>'kind' = 'replied';
-- Notices from before may name a comment that is gone for good.
update notices n set comment_id = c.id from comments c where n.topic = 'reply' and c.id = (n.notice->>'commentId')::bigint;
create index notices_waiting on notices (id) where waits;
create index notices_of_comments on notices (comment_id) where comment_id is not null;
create index notices_of_subjects on notices (member_id, topic, subject_id) where read_at is null and subject_id is not null;

-- In which somebody is written to: of the page on which they chose to be.
alter table members add language text;

-- How somebody wants to be told of a topic; where there is no row, as usual.
create table notice_ways (
  member_id bigint not null references members on delete cascade,
  topic text not null check (topic in ('reply', 'mention', 'person', 'thread', 'article', 'decision')),
  page boolean not null,
  push boolean not null,
  mail text not null check (mail in ('off', 'now', 'daily')),
  primary key (member_id, topic)
);

-- Opting in to notices by e-mail: asked for, then confirmed from the mailbox itself.
create table notice_mail (
  member_id bigint primary key references members on delete cascade,
  -- For which it was asked: with another address it has to be asked for anew.
  address text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  -- The server said that it takes no mail for this address.
  refused_at timestamptz,
  -- In which the day begins, for what comes daily.
  zone text not null,
  last_digest_at timestamptz
);

-- Browsers that show notices while the page is closed (RFC 8030).
create table push_devices (
  id bigint generated always as identity primary key,
  member_id bigint not null references members on delete cascade,
  endpoint text not null unique check (length(endpoint) <= 1000),
  p256dh text not null,
  auth text not null,
  added_at timestamptz not null default now()
);
create index push_devices_of_member on push_devices (member_id);

-- What this installation signs with: made once, by whichever node is first.
create table own_keys (
  name text primary key,
  key jsonb not null,
  made_at timestamptz not null default now()
);

create table follows (
  member_id bigint not null references members on delete cascade,
  article_id bigint references articles on delete cascade,
  -- The first comment of a thread.
  thread_id bigint references comments on delete cascade,
  person_id bigint references members on delete cascade,
  followed_at timestamptz not null default now(),
  check (num_nonnulls(article_id, thread_id, person_id) = 1),
  check (person_id <> member_id)
);
create unique index follows_of_articles on follows (article_id, member_id) where article_id is not null;
create unique index follows_of_threads on follows (thread_id, member_id) where thread_id is not null;
create unique index follows_of_people on follows (person_id, member_id) where person_id is not null;
create index follows_of_member on follows (member_id);

-- Comments that readers see for the first time and whose followers are still to be told, some hundreds at a time.
create table comments_to_tell (
  comment_id bigint primary key references comments on delete cascade,
  shown_at timestamptz not null,
  -- The followers up to this one have been told.
  told_to bigint not null default 0
);
