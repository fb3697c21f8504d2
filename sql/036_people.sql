-- Guests, profiles, pictures, and accounts that are given up.

alter table members
  -- Somebody who gave a name and nothing else: what they write waits until it is approved.
  add is_guest boolean not null default false,
  add bio text not null default '' check (length(bio) <= 500),
  -- Given up: the row is kept for what refers to it, with nothing of the person in it.
  add deleted_at timestamptz;
-- Guests have no address.
alter table members alter column email drop not null;
alter table members add constraint guests_have_no_address check (not is_guest or email is null);
-- Names are compared with theirs.
create index newsroom_of_site on members (site_id) where role <> 'member' or badges <> '{}';

-- What a guest's browser keeps, by its hash: with it the guest comes back, and claims the comments for an account.
create table guest_secrets (
  secret_hash bytea primary key check (length(secret_hash) = 32),
  member_id bigint not null unique references members on delete cascade
);

-- Solved challenges, so that each is used once; forgotten when they would be refused for their age.
create table spent_challenges (
  nonce bytea primary key,
  expires_at timestamptz not null
);
create index spent_challenges_by_age on spent_challenges (expires_at);

-- Pictures as we have drawn them anew from what was uploaded.
create table images (
  -- 128 random bits: its address.
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  member_id bigint not null references members,
  purpose text not null check (purpose in ('avatar', 'comment')),
  -- The comment that it came with; one without is forgotten after a day.
  comment_id bigint references comments,
  type text not null check (type in ('image/webp', 'image/jpeg')),
  width int not null check (width between 1 and 4096),
  height int not null check (height between 1 and 4096),
  -- Null: in the storage that S3_URL names.
  bytes bytea,
  made_at timestamptz not null default now(),
  check (comment_id is null or purpose = 'comment')
);
create index images_of_member on images (member_id);
create index images_of_comment on images (comment_id) where comment_id is not null;
create index images_without_use on images (made_at) where comment_id is null and purpose = 'comment';

alter table members add avatar_id text references images on delete set null;
create index avatars on members (avatar_id) where avatar_id is not null;
-- With which it came, as a view needs them: [{"id", "type", "width", "height", "alt"}].
alter table comments add images jsonb not null default '[]';

-- Accounts that will be given up, unless their owner thinks better of it before.
create table deletions (
  member_id bigint primary key references members on delete cascade,
  way text not null check (way in ('anonymise', 'remove')),
  asked_at timestamptz not null default now(),
  due_at timestamptz not null check (due_at >= asked_at)
);
create index deletions_due on deletions (due_at);
