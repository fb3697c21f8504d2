-- Accounts: who signs in here, and with what. Others come with a token of the newsroom, from its OpenID provider, or as guests.

-- An address is somebody's name for signing in only where the account is our own; elsewhere it is what another system says of them,
-- so the same one may stand beside an account, which it never opens.
alter table members
  drop constraint members_site_id_email_key,
  alter column email drop not null,
  add column has_own_account boolean not null default true,
  -- When its owner showed that mail to the address arrives; null: nobody ever did.
  add column email_verified_at timestamptz,
  add constraint own_accounts_have_an_address check (not has_own_account or email is not null),
  add constraint verified_addresses_are_known check (email_verified_at is null or email is not null);
create unique index own_accounts on members (site_id, email) where has_own_account;

-- Every way to sign in ends in a session, which says which way it was.
alter table sessions
  add column id bigint not null generated always as identity unique,
  add column way text not null default 'password'
    check (way in ('password', 'link', 'passkey', 'token', 'oidc', 'guest')),
  add column has_second_factor boolean not null default false,
  -- What its owner knows it by, such as "Firefox on Windows".
  add column device text check (length(device) between 1 and 80),
  add column last_seen_at timestamptz not null default now();
alter table sessions alter column way drop default;

-- What was sent by mail, or to one browser, and proves something once. Neither the token nor the ticket is stored, only their hashes.
create table proofs (
  token_hash bytea primary key check (length(token_hash) = 32),
  kind text not null check (kind in ('sign-up', 'sign-in', 'reset-password', 'change-email', 'second-factor', 'passkey')),
  site_id bigint not null references sites,
  -- Whose; null where it is nobody's yet.
  member_id bigint references members on delete cascade,
  -- What it is about, such as the name and the address of a new account.
  facts jsonb not null default '{}',
  -- For who types a short code where the mail was asked for, instead of opening it there: that page has the ticket.
  ticket_hash bytea unique check (length(ticket_hash) = 32),
  code_hash bytea check (length(code_hash) = 32),
  tries smallint not null default 0 check (tries >= 0),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check ((ticket_hash is null) = (code_hash is null))
);
create index proofs_of_member on proofs (member_id, kind);
create index proofs_in_order on proofs (expires_at);

-- Public keys of authenticators that know who holds them (WebAuthn, discoverable, with user verification).
create table passkeys (
  -- The credential's id, in base64url.
  id text primary key check (length(id) between 1 and 1400),
  member_id bigint not null references members on delete cascade,
  public_key bytea not null,
  counter bigint not null default 0 check (counter >= 0),
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 80),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkeys_of_member on passkeys (member_id);

-- Apps that show a code for every half minute (RFC 6238), one for each member.
create table authenticators (
  member_id bigint primary key references members on delete cascade,
  secret bytea not null check (length(secret) between 16 and 64),
  -- Null until its first code was shown to be right: it is asked for by nobody before.
  confirmed_at timestamptz,
  -- The half minute of the last code that was taken: none is taken twice.
  last_step bigint not null default 0
);

-- For who has lost the app; each opens once.
create table recovery_codes (
  member_id bigint not null references members on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (member_id, code_hash)
);
