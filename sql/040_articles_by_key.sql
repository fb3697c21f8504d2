-- Where an article is read that has a page elsewhere; null: on our own.
alter table articles add url text check (url ~ '^https?://');

-- The newsroom's own names for its articles, one of which a page says. An article keeps those that it had before: pages in caches still say them.
create table article_keys (
  site_id bigint not null references sites (id),
  key text not null check (char_length(key) between 1 and 200),
  article_id bigint not null references articles (id) on delete cascade,
  named_at timestamptz not null default now(),
  primary key (site_id, key)
);
create index article_keys_of_article on article_keys (article_id);
