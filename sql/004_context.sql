-- What comments have in common: by this a text is compared with what was written before it.

-- Numbers of a text, of which texts that are alike share some (server/screening/sketch.ts). They only lead to comments, whose
-- present texts are then compared, so a row too many does no harm; they go when no policy looks back so far any more.
create table bands (
  band int not null,
  comment_id bigint not null,
  primary key (band, comment_id)
);

-- The domains that the present text of a comment leads to. What became of a comment is its own to say.
create table comment_domains (
  site_id bigint not null references sites,
  domain text not null,
  comment_id bigint not null references comments,
  primary key (site_id, domain, comment_id)
);
create index domains_of_comment on comment_domains (comment_id);

-- Other comments that speak for a finding.
alter table findings add column comments bigint[];
