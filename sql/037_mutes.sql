-- What a reader does not want to read for a time or for good: what a person writes, or comments with a word.

create table mutes (
  id bigint generated always as identity primary key,
  member_id bigint not null references members,
  muted_id bigint references members,
  word text check (char_length(word) between 1 and 80),
  made_at timestamptz not null default now(),
  ends_at timestamptz,
  check (num_nonnulls(muted_id, word) = 1),
  check (muted_id <> member_id)
);
create unique index mutes_of_people on mutes (member_id, muted_id) where word is null;
create unique index mutes_of_words on mutes (member_id, word) where muted_id is null;
