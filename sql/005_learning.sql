-- What a site's decisions taught on top of the shipped model: at most one correction in shadow and one live.
create table corrections (
  id bigint generated always as identity primary key,
  site_id bigint not null references sites,
  -- The version of the shipped model that it corrects; it is worth nothing on top of another.
  model text not null,
  -- Per label the weights of correction.ts.
  weights jsonb not null,
  -- How the shipped model and the corrected one did on the newest decisions, per label.
  figures jsonb not null,
  decisions int not null check (decisions > 0),
  state text not null check (state in ('shadow', 'live', 'retired')),
  fitted_at timestamptz not null,
  live_at timestamptz,
  retired_at timestamptz,
  check ((state = 'retired') = (retired_at is not null)),
  check (state <> 'live' or live_at is not null)
);
create unique index one_correction_of_a_kind on corrections (site_id, state) where state <> 'retired';
create index corrections_of_site on corrections (site_id, id desc);

-- When somebody last looked what is due there: several nodes share the work.
alter table sites add column learning_looked_at timestamptz;
