-- When each comment was in which state, so that a thread can be read as it was at any moment. No text: that is the revisions'.

create table comment_states (
  comment_id bigint not null references comments,
  n int not null check (n >= 1),
  article_id bigint not null references articles,
  -- Never before the one before it.
  at timestamptz not null,
  state text not null check (state in ('visible', 'held', 'rejected', 'withdrawn', 'erased')),
  removed_for text,
  revision int not null,
  -- What it added to the article's count of comments.
  counted smallint not null check (counted between -1 and 1),
  primary key (comment_id, n)
);
create index states_of_article on comment_states (article_id, at) include (counted, n);
create index comments_at_top on comments (article_id, id desc) where parent_id is null;
create index comments_under on comments (parent_id, id) where parent_id is not null;

-- From before there was this table: each revision's verdict and each decision. When an author took a comment back was not kept; that
-- is dated now.
with known as (
  select c.id, c.article_id, r.written_at as at, 1 as place, r.revision,
    case r.verdict when 'publish' then 'visible' else 'held' end as state, null as removed_for
  from comments c join revisions r on r.comment_id = c.id
  union all
  select c.id, c.article_id, d.decided_at, 2, d.revision, d.state_after,
    case when d.state_after = 'rejected' then d.reason end
  from comments c join decisions d on d.comment_id = c.id
  union all
  select c.id, c.article_id, now(), 3, c.revision, c.state, c.removed_for
  from comments c where c.state in ('withdrawn', 'erased')),
numbered as (
  select *, row_number() over following as n, coalesce(lag(state) over following = 'visible', false) as was_visible
  from known window following as (partition by id order by at, place))
insert into comment_states (comment_id, n, article_id, at, state, removed_for, revision, counted)
select id, n, article_id, at, state, removed_for, revision, (state = 'visible')::int - was_visible::int from numbered;

create trigger comment_states_are_append_only before update or delete or truncate on comment_states
  for each statement execute function refuse_change();
