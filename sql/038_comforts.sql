-- Searching in a thread, bookmarks, drafts on all devices, and whom one can mention.

-- The words of stored HTML as readers see them. Signs of scripts without spaces stand alone, so that each can be found.
create function seen_words(html text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    replace(replace(replace(replace(replace(
      regexp_replace(regexp_replace(html, '</(p|li|blockquote|pre|ul|ol)>|<br ?/?>', ' ', 'g'), '<[^>]*>', '', 'g'),
      '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&'),
    '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g')
$$;

-- How words of a language are brought to one form; of one that PostgreSQL does not know they stay as they are.
create function search_language(language text) returns regconfig language sql immutable parallel safe as $$
  select case language
    when 'ar' then 'arabic' when 'da' then 'danish' when 'de' then 'german' when 'el' then 'greek' when 'en' then 'english'
    when 'es' then 'spanish' when 'fi' then 'finnish' when 'fr' then 'french' when 'ga' then 'irish' when 'hu' then 'hungarian'
    when 'id' then 'indonesian' when 'it' then 'italian' when 'lt' then 'lithuanian' when 'nb' then 'norwegian'
    when 'nl' then 'dutch' when 'nn' then 'norwegian' when 'no' then 'norwegian' when 'pt' then 'portuguese'
    when 'ro' then 'romanian' when 'ru' then 'russian' when 'sv' then 'swedish' when 'tr' then 'turkish'
    else 'simple' end::regconfig
$$;

-- One row for each visible comment, and for no other: what readers do not see cannot be found. The article is a word of its own among
-- the others, so that one index finds words within one article.
create table comment_words (
  comment_id bigint primary key references comments,
  words tsvector not null
);

create function words_of(article_id bigint, html text) returns tsvector language sql stable as $$
  select to_tsvector(search_language(a.language), seen_words(html)) || array_to_tsvector(array['article:' || a.id])
  from articles a where a.id = article_id
$$;

create function comments_are_found() returns trigger language plpgsql as $$
begin
  if new.state = 'visible' then
    insert into comment_words (comment_id, words) values (new.id, words_of(new.article_id, new.html))
    on conflict (comment_id) do update set words = excluded.words;
  else
    delete from comment_words where comment_id = new.id;
  end if;
  return null;
end $$;
create trigger new_comments_are_found after insert on comments for each row
  when (new.state = 'visible') execute function comments_are_found();
create trigger comments_are_found after update of state, html on comments for each row
  when (old.state <> new.state or new.state = 'visible' and old.html <> new.html) execute function comments_are_found();

create function articles_are_found_anew() returns trigger language plpgsql as $$
begin
  update comment_words w set words = words_of(c.article_id, c.html)
  from comments c where c.id = w.comment_id and c.article_id = new.id;
  return null;
end $$;
create trigger articles_are_found_anew after update of language on articles for each row
  when (old.language <> new.language) execute function articles_are_found_anew();

insert into comment_words (comment_id, words) select id, words_of(article_id, html) from comments where state = 'visible';
create index comment_words_found on comment_words using gin (words);

create table bookmarks (
  id bigint generated always as identity primary key,
  member_id bigint not null references members,
  comment_id bigint not null references comments,
  made_at timestamptz not null default now(),
  unique (member_id, comment_id)
);
create index bookmarks_newest on bookmarks (member_id, id desc);

-- What somebody is writing: a comment (top), a reply (the id of what it answers) or an edit. An empty text: it was posted or given up,
-- which other devices learn by the revision.
create table drafts (
  member_id bigint not null references members,
  article_id bigint not null references articles,
  place text not null check (place ~ '^(top|(edit:)?[1-9][0-9]{0,17})$'),
  text text not null,
  revision int not null check (revision >= 1),
  written_at timestamptz not null default now(),
  primary key (member_id, article_id, place)
);
create index drafts_by_age on drafts (written_at);

create index authors_of_article on comments (article_id, author_id) where state = 'visible';
