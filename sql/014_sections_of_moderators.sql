-- A moderator may be for some sections of the site only; null: for all of them.
alter table members add sections text[];
alter table members add constraint only_moderators_have_sections
  check (sections is null or (role = 'moderator' and cardinality(sections) between 1 and 50));
