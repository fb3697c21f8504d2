-- The story goes on after publication: dated updates, corrected and withdrawn in the open, and comments on them.

create table article_updates (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  -- Null: one of the newsroom's own systems, by its key.
  posted_by bigint references members,
  posted_at timestamptz not null,
  title text not null,
  text text not null,
  html text not null,
  revision int not null default 1 check (revision >= 1),
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_for text,
  unique (id, article_id),
  check ((revision = 1) = (corrected_at is null)),
  check ((withdrawn_at is null) = (withdrawn_for is null))
);
create index updates_in_order on article_updates (article_id, id desc);

-- Every version of an update, with what was wrong with the one before.
create table update_revisions (
  update_id bigint not null references article_updates,
  revision int not null check (revision >= 1),
  title text not null,
  text text not null,
  html text not null,
  renderer smallint not null,
  correction text,
  written_by bigint references members,
  written_at timestamptz not null,
  primary key (update_id, revision),
  check ((revision = 1) = (correction is null))
);

-- Paragraphs that somebody has commented on, known by their words: the place is where they stand in the article now.
create table article_paragraphs (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles,
  hash bytea not null,
  begins text not null,
  place int check (place >= 1),
  unique (article_id, hash),
  unique (id, article_id)
);

-- What a comment is on: an update or a paragraph of its own article, and only at the top, for replies are on what they answer.
alter table comments
  add column on_update bigint,
  add column on_paragraph bigint,
  add foreign key (on_update, article_id) references article_updates (id, article_id),
  add foreign key (on_paragraph, article_id) references article_paragraphs (id, article_id),
  add constraint on_one_thing check (num_nonnulls(parent_id, on_update, on_paragraph) <= 1);
create index comments_on_update on comments (on_update, id desc)
  where on_update is not null and (state = 'visible' or reply_count > 0);
create index comments_on_paragraph on comments (on_paragraph, id desc)
  where on_paragraph is not null and (state = 'visible' or reply_count > 0);
-- How many are on each update is counted from this index alone.
create index seen_on_update on comments (on_update) where on_update is not null and state = 'visible';

-- A newsroom's system writes with a key and is no member; it may repeat its requests, too.
alter table idempotency drop constraint idempotency_pkey;
alter table idempotency alter column member_id drop not null;
alter table idempotency add constraint idempotency_once unique nulls not distinct (member_id, key);

-- Updates and corrections stood among the paragraphs before. They had no titles; their Markdown is kept, and shown as it was typed.
with blocks as (
  select a.id as article_id, (b.block->>'at')::timestamptz as at, b.block->>'text' as text, b.place,
    case b.block->>'type' when 'update' then 'Update' else 'Correction' end as title
  from articles a cross join lateral jsonb_array_elements(a.body) with ordinality as b (block, place)
  where b.block->>'type' in ('update', 'correction')),
moved as (
  insert into article_updates (article_id, posted_at, title, text, html)
  select article_id, at, title, text,
    '<p>' || replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>'
  from blocks order by at, place
  returning id, title, text, html, posted_at)
insert into update_revisions (update_id, revision, title, text, html, renderer, written_at)
select id, 1, title, text, html, 1, posted_at from moved;

update articles set body = coalesce(
  (select jsonb_agg(b.block order by b.place) from jsonb_array_elements(body) with ordinality as b (block, place)
    where b.block->>'type' not in ('update', 'correction')),
  jsonb_build_array(jsonb_build_object('type', 'paragraph', 'text', standfirst)))
where body @? '$[*] ? (@.type == "update" || @.type == "correction")';

create trigger update_revisions_are_append_only before update or delete or truncate on update_revisions
  for each statement execute function refuse_change();
