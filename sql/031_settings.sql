-- How a site works beside its rules for texts; a site without a row has the usual settings.
create table site_settings (
  site_id bigint primary key references sites (id),
  version integer not null check (version > 0),
  settings jsonb not null,
  changed_by bigint references members (id),
  changed_at timestamptz not null
);

-- What other services gave the site and no door gives back, such as the secret under which its tokens are signed.
create table site_secrets (
  site_id bigint not null references sites (id),
  name text not null check (name ~ '^[a-z0-9][a-z0-9.-]{0,59}$'),
  secret text not null,
  set_at timestamptz not null default now(),
  primary key (site_id, name)
);
