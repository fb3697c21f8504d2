-- Who a member is elsewhere: at the site's own accounts, which sign tokens, or at an OpenID provider. An address never says that two are one.
create table identities (
  id bigint primary key generated always as identity,
  site_id bigint not null references sites,
  member_id bigint not null references members on delete cascade,
  issuer text not null check (issuer <> ''),
  subject text not null check (length(subject) between 1 and 255),
  -- The role and the badges that came from there last: they go again when it no longer gives them. What the desk gave stays.
  given_role text check (given_role in ('moderator', 'admin')),
  given_badges text[] not null default '{}' check (given_badges <@ array['staff', 'moderator', 'author']),
  added_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  unique (site_id, issuer, subject)
);
create index identities_of_member on identities (member_id);

-- Where somebody is at home at the newsroom, as their account there says it.
alter table members add column url text check (length(url) <= 2000);

-- Under which the site's own accounts sign (HS256). Two overlap while the newsroom changes from one to the next.
create table token_secrets (
  id bigint primary key generated always as identity,
  site_id bigint not null references sites,
  secret bytea not null check (length(secret) >= 32),
  made_by bigint references members,
  made_at timestamptz not null default now(),
  -- Null: the newest, until the next is made.
  ends_at timestamptz
);
create index token_secrets_of_site on token_secrets (site_id);

-- Why somebody could not be signed in lately, for the newsroom's technicians; the same again counts up. No token, no name, no address.
create table sign_in_refusals (
  site_id bigint not null references sites,
  -- `token`, or the provider's name.
  way text not null,
  fault text not null,
  found text not null,
  expected text not null,
  times integer not null default 1 check (times > 0),
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (site_id, way, fault, found, expected)
);

-- Sign-ins that went to an OpenID provider and are not back yet, each from one browser, which alone has its ticket.
create table provider_visits (
  ticket_hash bytea primary key check (length(ticket_hash) = 32),
  site_id bigint not null references sites,
  provider text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  -- Where to go afterwards: a path of ours, or the origin of the page that opened the window.
  return_to text not null,
  -- Who adds this way to their account; null: who signs in.
  member_id bigint references members on delete cascade,
  expires_at timestamptz not null
);
create index provider_visits_in_order on provider_visits (expires_at);
