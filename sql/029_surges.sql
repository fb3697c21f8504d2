-- How much was posted under an article in each minute: what its pace is drawn from, and what is usual there.
create table pace_minutes (
  article_id bigint not null references articles (id),
  minute timestamptz not null check (minute = date_trunc('minute', minute)),
  comments integer not null check (comments > 0),
  newcomers integer not null check (newcomers between 0 and comments),
  findings integer not null check (findings between 0 and comments),
  -- Moderators read first because of a surge, so it says nothing of what is usual.
  is_guarded boolean not null,
  primary key (article_id, minute)
);
create index pace_minutes_in_order on pace_minutes (minute);

-- The pace as readers see it.
create table paces (
  article_id bigint primary key references articles (id),
  per_minute integer not null check (per_minute >= 0),
  -- Of the last minutes, oldest first.
  bars integer[] not null,
  counted_at timestamptz not null,
  -- What open pages were told last, and when.
  told integer not null,
  told_at timestamptz not null
);

-- All paces are counted together, by whichever node comes first: this one row says when, and is its lock.
create table pace_looks (
  looked_at timestamptz not null,
  is_the_one boolean primary key default true check (is_the_one)
);
insert into pace_looks (looked_at) values (now());

-- Moderators read first under an article for a time: because something jumped, or because somebody asked for it.
create table surges (
  article_id bigint primary key references articles (id),
  began_at timestamptz not null,
  until timestamptz not null check (until >= began_at),
  -- What jumped, as protocol/pace.ts has it; empty where somebody asked.
  jumps jsonb not null,
  -- Whoever began it, kept it or ended it; null: nobody has yet.
  by_id bigint references members (id),
  ended_at timestamptz,
  -- Until then the guard leaves the article alone, for somebody ended it.
  rests_until timestamptz,
  -- Minutes that the last decided comments had to wait; null: not known.
  wait_minutes integer
);
create index surges_going_on on surges (until) where ended_at is null;

-- The pace at which an adaptive one set its seconds.
alter table slow_modes add per_minute integer;
