-- Insights in the site's own time, the second look, the hand-over of a shift.

-- A name of the IANA time zone database, as `Intl` knows it: in it days begin, and figures are told.
alter table sites add time_zone text not null default 'UTC' check (time_zone ~ '^[A-Za-z0-9_+/-]{1,64}$');
-- By it is drawn which decisions get a second look. It leaves the database nowhere, so nobody can foresee or steer the draw.
alter table sites add draw_key bytea not null default uuid_send(gen_random_uuid());

create index decisions_lately on decisions (decided_at);
create index cases_opened on cases (site_id, opened_at);
create index cases_closed on cases (site_id, closed_at) where closed_at is not null;

-- What another moderator said of the same text without knowing the first decision. It changes nothing by itself.
create table second_looks (
  decision_id bigint primary key references decisions,
  site_id bigint not null references sites,
  first_by bigint not null references members,
  looked_by bigint not null references members check (looked_by <> first_by),
  said text not null check (said in ('approve', 'reject')),
  reason text check ((said = 'reject') = (reason is not null)),
  looked_at timestamptz not null default now(),
  -- Another outcome or another reason than the first decision: for an admin to look at, who settles it.
  differs boolean not null,
  settled_by bigint references members,
  settled_at timestamptz check ((settled_at is null) = (settled_by is null))
);
create index second_looks_lately on second_looks (site_id, looked_at);
create index looks_that_differ on second_looks (site_id, looked_at) where differs and settled_at is null;

-- What one shift leaves to the next: facts as they were, without text of comments, and a note.
create table hand_overs (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  began_at timestamptz not null,
  given_by bigint not null references members,
  given_at timestamptz not null default now(),
  note text not null,
  facts jsonb not null,
  taken_by bigint references members check (taken_by <> given_by),
  taken_at timestamptz check ((taken_at is null) = (taken_by is null))
);
create index hand_overs_of_site on hand_overs (site_id, id desc);
