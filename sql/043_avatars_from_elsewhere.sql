-- The address of the picture that came with this identity last: another one is fetched, the same is not fetched again.
alter table identities add column avatar_from text check (length(avatar_from) <= 2000);
