-- Somebody who is signed in on a page of ours goes over to a page of another origin, where no cookie of ours is sent: that page gets a code, and for
-- it, once and within a minute, a session of its own.
create table crossings (
  code_hash bytea primary key,
  member_id bigint not null references members (id) on delete cascade,
  origin text not null,
  way text not null,
  has_second_factor boolean not null,
  until timestamptz not null
);
create index crossings_of_member on crossings (member_id);
create index crossings_by_end on crossings (until);
