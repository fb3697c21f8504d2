-- Slow mode of an article: so many seconds between two posts of one person. An adaptive one follows the pace; 0: it rests.
create table slow_modes (
  article_id bigint primary key references articles (id),
  kind text not null check (kind in ('fixed', 'adaptive')),
  seconds integer not null check (seconds between 0 and 3600),
  until timestamptz,
  why text not null,
  -- Whoever switched it on.
  by_id bigint references members (id),
  -- Since when the pace asks an adaptive one for fewer seconds.
  calmer_since timestamptz,
  constraint fixed_seconds_are_some check (kind = 'adaptive' or seconds > 0)
);

-- When somebody last posted under an article while slow mode was on: the row that of two posts at once the second waits for.
create table last_posts (
  article_id bigint not null references articles (id),
  author_id bigint not null references members (id),
  at timestamptz not null,
  primary key (article_id, author_id)
);
