-- How a site writes a kind of mail in a language; without a row it is written in the built-in words.
create table mail_templates (
  site_id bigint not null references sites (id),
  kind text not null,
  language text not null,
  subject text not null,
  text text not null,
  changed_by bigint references members (id),
  changed_at timestamptz not null,
  primary key (site_id, kind, language)
);
