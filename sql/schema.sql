-- Made from the migrations; not run. UPDATE_SCHEMA=1 npm test -- tests/db/schema.test.ts writes it anew.

create table appeals (
  id bigint not null generated always as identity,
  statement_id bigint not null,
  member_id bigint not null,
  case_id bigint not null,
  text text not null,
  made_at timestamp with time zone not null,
  outcome text,
  note text,
  decided_by bigint,
  decided_at timestamp with time zone,
  decision_id bigint,
  constraint appeals_pkey PRIMARY KEY (id),
  constraint appeals_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint appeals_check CHECK (((outcome IS NULL) = (decided_by IS NULL))),
  constraint appeals_check1 CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint appeals_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id),
  constraint appeals_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id),
  constraint appeals_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'overturned'::text]))),
  constraint appeals_statement_id_key UNIQUE (statement_id),
  constraint appeals_statement_id_member_id_fkey FOREIGN KEY (statement_id, member_id) REFERENCES statements(id, member_id),
  constraint appeals_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 2000)))
);

create table article_changes (
  article_id bigint not null,
  n integer not null,
  at timestamp with time zone not null default now(),
  actor_id bigint,
  kind text not null,
  facts jsonb not null,
  why text,
  constraint article_changes_pkey PRIMARY KEY (article_id, n),
  constraint article_changes_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES members(id),
  constraint article_changes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_changes_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'times'::text, 'pause'::text, 'slow'::text, 'review-first'::text, 'pinned'::text, 'people'::text, 'template'::text]))),
  constraint article_changes_n_check CHECK ((n > 0))
);

create table article_keys (
  site_id bigint not null,
  key text not null,
  article_id bigint not null,
  named_at timestamp with time zone not null default now(),
  constraint article_keys_pkey PRIMARY KEY (site_id, key),
  constraint article_keys_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_keys_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 200))),
  constraint article_keys_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table article_paragraphs (
  id bigint not null generated always as identity,
  article_id bigint not null,
  hash bytea not null,
  begins text not null,
  place integer,
  constraint article_paragraphs_pkey PRIMARY KEY (id),
  constraint article_paragraphs_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_paragraphs_article_id_hash_key UNIQUE (article_id, hash),
  constraint article_paragraphs_id_article_id_key UNIQUE (id, article_id),
  constraint article_paragraphs_place_check CHECK ((place >= 1))
);

create table article_people (
  article_id bigint not null,
  member_id bigint not null,
  part text not null,
  label text,
  constraint article_people_pkey PRIMARY KEY (article_id, member_id),
  constraint article_people_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_people_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint article_people_part_check CHECK ((part = ANY (ARRAY['author'::text, 'editor'::text, 'host'::text, 'guest'::text])))
);

create table article_updates (
  id bigint not null generated always as identity,
  article_id bigint not null,
  posted_by bigint,
  posted_at timestamp with time zone not null,
  title text not null,
  text text not null,
  html text not null,
  revision integer not null default 1,
  corrected_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_for text,
  constraint article_updates_pkey PRIMARY KEY (id),
  constraint article_updates_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_updates_check CHECK (((revision = 1) = (corrected_at IS NULL))),
  constraint article_updates_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_for IS NULL))),
  constraint article_updates_id_article_id_key UNIQUE (id, article_id),
  constraint article_updates_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES members(id),
  constraint article_updates_revision_check CHECK ((revision >= 1))
);

create table article_views (
  hour timestamp with time zone not null,
  article_id bigint not null,
  visitor bytea not null,
  constraint article_views_pkey PRIMARY KEY (hour, article_id, visitor),
  constraint article_views_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint article_views_hour_fkey FOREIGN KEY (hour) REFERENCES hour_keys(hour) ON DELETE CASCADE
);

create table articles (
  id bigint not null generated always as identity,
  site_id bigint not null,
  slug text not null,
  title text not null,
  section text not null,
  standfirst text not null,
  byline text not null,
  language text not null default 'en'::text,
  editors_note text,
  body jsonb not null,
  reading_minutes integer not null,
  state text not null default 'open'::text,
  published_at timestamp with time zone not null,
  updated_at timestamp with time zone,
  views integer not null default 0,
  comment_count integer not null default 0,
  opens_at timestamp with time zone,
  opens_as text not null default 'open'::text,
  closes_at timestamp with time zone,
  closes_by_policy boolean not null default true,
  paused_until timestamp with time zone,
  was_live boolean not null default false,
  asks_questions boolean not null default false,
  first_timers_held boolean not null default false,
  pinned_comment_id bigint,
  url text,
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_comment_count_check CHECK ((comment_count >= 0)),
  constraint articles_language_check CHECK ((language ~ '^[a-z]{2}$'::text)),
  constraint articles_opens_as_check CHECK ((opens_as = ANY (ARRAY['open'::text, 'live'::text]))),
  constraint articles_pinned_comment_id_fkey FOREIGN KEY (pinned_comment_id) REFERENCES comments(id),
  constraint articles_reading_minutes_check CHECK ((reading_minutes >= 1)),
  constraint articles_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint articles_slug_check CHECK (((slug ~ '^[a-z0-9-]{1,120}$'::text) AND (slug !~ '^[0-9]+$'::text))),
  constraint articles_slug_key UNIQUE (slug),
  constraint articles_state_check CHECK ((state = ANY (ARRAY['scheduled'::text, 'open'::text, 'live'::text, 'winding-down'::text, 'closed'::text, 'archived'::text]))),
  constraint articles_url_check CHECK ((url ~ '^https?://'::text)),
  constraint articles_views_check CHECK ((views >= 0))
);

create table audit (
  site_id bigint not null,
  n bigint not null,
  at timestamp with time zone not null,
  actor_id bigint,
  kind text not null,
  subject text not null,
  facts json not null,
  previous bytea not null,
  hash bytea not null,
  constraint audit_pkey PRIMARY KEY (site_id, n),
  constraint audit_at_check CHECK ((at = date_trunc('milliseconds'::text, at))),
  constraint audit_facts_check CHECK (((json_typeof(facts) = 'object'::text) AND (octet_length((facts)::text) <= 8000))),
  constraint audit_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_kind_check CHECK ((kind ~ '^[a-z-]{1,40}$'::text)),
  constraint audit_n_check CHECK ((n >= 1)),
  constraint audit_previous_check CHECK ((octet_length(previous) = 32)),
  constraint audit_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint audit_subject_check CHECK ((subject ~ '^[a-z-]{1,40}:[0-9a-z-]{1,40}$'::text))
);

create table audit_heads (
  site_id bigint not null,
  n bigint not null,
  hash bytea not null,
  constraint audit_heads_pkey PRIMARY KEY (site_id),
  constraint audit_heads_hash_check CHECK ((octet_length(hash) = 32)),
  constraint audit_heads_n_check CHECK ((n >= 0)),
  constraint audit_heads_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table authenticators (
  member_id bigint not null,
  secret bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint authenticators_pkey PRIMARY KEY (member_id),
  constraint authenticators_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint authenticators_secret_check CHECK (((length(secret) >= 16) AND (length(secret) <= 64)))
);

create table backtests (
  id bigint not null generated always as identity,
  site_id bigint not null,
  started_by bigint not null,
  started_at timestamp with time zone not null default now(),
  policy jsonb not null,
  rule text,
  beat_at timestamp with time zone not null default now(),
  looked integer not null default 0,
  total integer,
  state text not null default 'running'::text,
  ended_at timestamp with time zone,
  result jsonb,
  constraint backtests_pkey PRIMARY KEY (id),
  constraint backtests_check CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint backtests_check1 CHECK (((state <> 'done'::text) OR (result IS NOT NULL))),
  constraint backtests_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint backtests_started_by_fkey FOREIGN KEY (started_by) REFERENCES members(id),
  constraint backtests_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
);

create table bands (
  band integer not null,
  comment_id bigint not null,
  constraint bands_pkey PRIMARY KEY (band, comment_id)
);

create table batches (
  id bigint not null generated always as identity,
  site_id bigint not null,
  made_by bigint not null,
  key text not null,
  request_hash bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint batches_pkey PRIMARY KEY (id),
  constraint batches_made_by_fkey FOREIGN KEY (made_by) REFERENCES members(id),
  constraint batches_made_by_key_key UNIQUE (made_by, key),
  constraint batches_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table bookmarks (
  id bigint not null generated always as identity,
  member_id bigint not null,
  comment_id bigint not null,
  made_at timestamp with time zone not null default now(),
  constraint bookmarks_pkey PRIMARY KEY (id),
  constraint bookmarks_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint bookmarks_member_id_comment_id_key UNIQUE (member_id, comment_id),
  constraint bookmarks_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id)
);

create table case_counts (
  site_id bigint not null,
  waiting integer not null default 0,
  held integer not null default 0,
  reported integer not null default 0,
  appeals integer not null default 0,
  legal integer not null default 0,
  constraint case_counts_pkey PRIMARY KEY (site_id),
  constraint case_counts_appeals_check CHECK ((appeals >= 0)),
  constraint case_counts_held_check CHECK ((held >= 0)),
  constraint case_counts_legal_check CHECK ((legal >= 0)),
  constraint case_counts_reported_check CHECK ((reported >= 0)),
  constraint case_counts_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint case_counts_waiting_check CHECK ((waiting >= 0))
);

create table cases (
  id bigint not null generated always as identity,
  site_id bigint not null,
  article_id bigint not null,
  comment_id bigint not null,
  parts jsonb not null,
  priority integer not null,
  rank double precision not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  is_held boolean not null default false,
  is_reported boolean not null default false,
  has_appeal boolean not null default false,
  has_legal boolean not null default false,
  escalated_role text,
  escalated_to bigint,
  escalated_by bigint,
  asked_at timestamp with time zone,
  decided_by bigint,
  decided_at timestamp with time zone,
  is_waiting boolean not null default ((closed_at IS NULL) AND (asked_at IS NULL)),
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_are_counted TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint cases_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id),
  constraint cases_escalated_by_fkey FOREIGN KEY (escalated_by) REFERENCES members(id),
  constraint cases_escalated_role_check CHECK ((escalated_role = ANY (ARRAY['moderator'::text, 'admin'::text]))),
  constraint cases_escalated_to_fkey FOREIGN KEY (escalated_to) REFERENCES members(id),
  constraint cases_priority_check CHECK ((priority >= 0)),
  constraint cases_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint changed_cases_are_counted TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint decided_by_somebody CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  constraint escalated_to_a_role_or_a_person CHECK ((num_nonnulls(escalated_role, escalated_to) = num_nonnulls(escalated_by)))
);

create table channels (
  name text not null,
  last_seq bigint not null default 0,
  constraint channels_pkey PRIMARY KEY (name),
  constraint channels_name_check CHECK ((name ~ '^(article|user|desk):[0-9]+$'::text))
);

create table claims (
  case_id bigint not null,
  member_id bigint not null,
  claimed_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint claims_pkey PRIMARY KEY (case_id),
  constraint claims_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint claims_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id)
);

create table comment_domains (
  site_id bigint not null,
  domain text not null,
  comment_id bigint not null,
  constraint comment_domains_pkey PRIMARY KEY (site_id, domain, comment_id),
  constraint comment_domains_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint comment_domains_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table comment_states (
  comment_id bigint not null,
  n integer not null,
  article_id bigint not null,
  at timestamp with time zone not null,
  state text not null,
  removed_for text,
  revision integer not null,
  counted smallint not null,
  constraint comment_states_pkey PRIMARY KEY (comment_id, n),
  constraint comment_states_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint comment_states_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint comment_states_counted_check CHECK (((counted >= '-1'::integer) AND (counted <= 1))),
  constraint comment_states_n_check CHECK ((n >= 1)),
  constraint comment_states_state_check CHECK ((state = ANY (ARRAY['visible'::text, 'held'::text, 'rejected'::text, 'withdrawn'::text, 'erased'::text])))
);

create table comment_words (
  comment_id bigint not null,
  words tsvector not null,
  constraint comment_words_pkey PRIMARY KEY (comment_id),
  constraint comment_words_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id)
);

create table comments (
  id bigint not null generated always as identity,
  article_id bigint not null,
  author_id bigint not null,
  parent_id bigint,
  in_reply_to bigint,
  depth smallint not null,
  state text not null,
  was_visible boolean not null default false,
  removed_for text,
  revision integer not null default 1,
  approved_revision integer,
  text text not null,
  html text not null,
  reply_count integer not null default 0,
  reactions jsonb not null default '{}'::jsonb,
  reaction_count integer not null default 0,
  posted_at timestamp with time zone not null default now(),
  active_at timestamp with time zone not null default now(),
  edited_at timestamp with time zone,
  featured_revision integer,
  on_update bigint,
  on_paragraph bigint,
  images jsonb not null default '[]'::jsonb,
  constraint comments_pkey PRIMARY KEY (id),
  constraint comments_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id),
  constraint comments_check CHECK (((depth = 0) = (parent_id IS NULL))),
  constraint comments_check1 CHECK (((parent_id IS NULL) OR (in_reply_to IS NOT NULL))),
  constraint comments_depth_check CHECK (((depth >= 0) AND (depth <= 2))),
  constraint comments_id_article_id_key UNIQUE (id, article_id),
  constraint comments_in_reply_to_article_id_fkey FOREIGN KEY (in_reply_to, article_id) REFERENCES comments(id, article_id),
  constraint comments_of_questions_are_seen TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint comments_on_paragraph_article_id_fkey FOREIGN KEY (on_paragraph, article_id) REFERENCES article_paragraphs(id, article_id),
  constraint comments_on_update_article_id_fkey FOREIGN KEY (on_update, article_id) REFERENCES article_updates(id, article_id),
  constraint comments_parent_id_article_id_fkey FOREIGN KEY (parent_id, article_id) REFERENCES comments(id, article_id),
  constraint comments_reaction_count_check CHECK ((reaction_count >= 0)),
  constraint comments_reply_count_check CHECK ((reply_count >= 0)),
  constraint comments_revision_check CHECK ((revision >= 1)),
  constraint comments_state_check CHECK ((state = ANY (ARRAY['visible'::text, 'held'::text, 'rejected'::text, 'withdrawn'::text, 'erased'::text]))),
  constraint erased_text_is_gone CHECK (((state <> 'erased'::text) OR ((text = ''::text) AND (html = ''::text)))),
  constraint on_one_thing CHECK ((num_nonnulls(parent_id, on_update, on_paragraph) <= 1)),
  constraint public_text_is_approved CHECK (((state <> 'visible'::text) OR (approved_revision = revision)))
);

create table comments_to_tell (
  comment_id bigint not null,
  shown_at timestamp with time zone not null,
  told_to bigint not null default 0,
  constraint comments_to_tell_pkey PRIMARY KEY (comment_id),
  constraint comments_to_tell_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id) ON DELETE CASCADE
);

create table corrections (
  id bigint not null generated always as identity,
  site_id bigint not null,
  model text not null,
  weights jsonb not null,
  figures jsonb not null,
  decisions integer not null,
  state text not null,
  fitted_at timestamp with time zone not null,
  live_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_check CHECK (((state = 'retired'::text) = (retired_at IS NOT NULL))),
  constraint corrections_check1 CHECK (((state <> 'live'::text) OR (live_at IS NOT NULL))),
  constraint corrections_decisions_check CHECK ((decisions > 0)),
  constraint corrections_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint corrections_state_check CHECK ((state = ANY (ARRAY['shadow'::text, 'live'::text, 'retired'::text])))
);

create table crossings (
  code_hash bytea not null,
  member_id bigint not null,
  origin text not null,
  way text not null,
  has_second_factor boolean not null,
  until timestamp with time zone not null,
  constraint crossings_pkey PRIMARY KEY (code_hash),
  constraint crossings_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table decisions (
  id bigint not null generated always as identity,
  case_id bigint not null,
  comment_id bigint not null,
  revision integer not null,
  decision text not null,
  reason text,
  note text,
  state_before text not null,
  state_after text not null,
  undoes bigint,
  decided_by bigint not null,
  decided_at timestamp with time zone not null default now(),
  internal_note text,
  batch_id bigint,
  policy_version integer,
  escalated_role text,
  escalated_to bigint,
  constraint decisions_pkey PRIMARY KEY (id),
  constraint decisions_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES batches(id),
  constraint decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint decisions_check1 CHECK (((decision = 'undo'::text) = (undoes IS NOT NULL))),
  constraint decisions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id),
  constraint decisions_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'feature'::text, 'reject'::text, 'escalate'::text, 'ask-edit'::text, 'undo'::text]))),
  constraint decisions_escalated_role_check CHECK ((escalated_role = ANY (ARRAY['moderator'::text, 'admin'::text]))),
  constraint decisions_escalated_to_fkey FOREIGN KEY (escalated_to) REFERENCES members(id),
  constraint decisions_undoes_fkey FOREIGN KEY (undoes) REFERENCES decisions(id),
  constraint decisions_undoes_key UNIQUE (undoes),
  constraint escalations_have_a_target CHECK ((num_nonnulls(escalated_role, escalated_to) = ((decision = 'escalate'::text))::integer)),
  constraint restrictions_have_a_reason CHECK (((decision = ANY (ARRAY['reject'::text, 'ask-edit'::text])) = (reason IS NOT NULL)))
);

create table deletions (
  member_id bigint not null,
  way text not null,
  asked_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null,
  constraint deletions_pkey PRIMARY KEY (member_id),
  constraint deletions_check CHECK ((due_at >= asked_at)),
  constraint deletions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint deletions_way_check CHECK ((way = ANY (ARRAY['anonymise'::text, 'remove'::text])))
);

create table drafts (
  member_id bigint not null,
  article_id bigint not null,
  place text not null,
  text text not null,
  revision integer not null,
  written_at timestamp with time zone not null default now(),
  constraint drafts_pkey PRIMARY KEY (member_id, article_id, place),
  constraint drafts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint drafts_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint drafts_place_check CHECK ((place ~ '^(top|(edit:)?[1-9][0-9]{0,17})$'::text)),
  constraint drafts_revision_check CHECK ((revision >= 1))
);

create table events (
  channel text not null,
  seq bigint not null,
  event jsonb not null,
  recorded_at timestamp with time zone not null default now(),
  constraint events_pkey PRIMARY KEY (channel, seq),
  constraint events_channel_fkey FOREIGN KEY (channel) REFERENCES channels(name)
);

create table findings (
  id bigint not null generated always as identity,
  comment_id bigint not null,
  revision integer not null,
  check_name text not null,
  then_do text not null,
  why text not null,
  evidence jsonb not null,
  score double precision,
  threshold double precision,
  policy_version integer not null,
  found_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  reading jsonb,
  comments bigint[],
  says jsonb,
  constraint findings_pkey PRIMARY KEY (id),
  constraint findings_then_do_check CHECK ((then_do = ANY (ARRAY['nudge'::text, 'note'::text, 'mask'::text, 'flag'::text, 'hold'::text, 'refuse'::text])))
);

create table follows (
  member_id bigint not null,
  article_id bigint,
  thread_id bigint,
  person_id bigint,
  followed_at timestamp with time zone not null default now(),
  constraint follows_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint follows_check CHECK ((num_nonnulls(article_id, thread_id, person_id) = 1)),
  constraint follows_check1 CHECK ((person_id <> member_id)),
  constraint follows_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint follows_person_id_fkey FOREIGN KEY (person_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint follows_thread_id_fkey FOREIGN KEY (thread_id) REFERENCES comments(id) ON DELETE CASCADE
);

create table guest_secrets (
  secret_hash bytea not null,
  member_id bigint not null,
  constraint guest_secrets_pkey PRIMARY KEY (secret_hash),
  constraint guest_secrets_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint guest_secrets_member_id_key UNIQUE (member_id),
  constraint guest_secrets_secret_hash_check CHECK ((length(secret_hash) = 32))
);

create table hand_overs (
  id bigint not null generated always as identity,
  site_id bigint not null,
  began_at timestamp with time zone not null,
  given_by bigint not null,
  given_at timestamp with time zone not null default now(),
  note text not null,
  facts jsonb not null,
  taken_by bigint,
  taken_at timestamp with time zone,
  constraint hand_overs_pkey PRIMARY KEY (id),
  constraint hand_overs_check CHECK ((taken_by <> given_by)),
  constraint hand_overs_check1 CHECK (((taken_at IS NULL) = (taken_by IS NULL))),
  constraint hand_overs_given_by_fkey FOREIGN KEY (given_by) REFERENCES members(id),
  constraint hand_overs_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint hand_overs_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES members(id)
);

create table hour_keys (
  hour timestamp with time zone not null,
  key bytea not null,
  constraint view_hours_pkey PRIMARY KEY (hour)
);

create table idempotency (
  member_id bigint,
  key text not null,
  request_hash bytea not null,
  answer json,
  made_at timestamp with time zone not null default now(),
  constraint idempotency_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint idempotency_once UNIQUE NULLS NOT DISTINCT (member_id, key)
);

create table identities (
  id bigint not null generated always as identity,
  site_id bigint not null,
  member_id bigint not null,
  issuer text not null,
  subject text not null,
  given_role text,
  given_badges text[] not null default '{}'::text[],
  added_at timestamp with time zone not null default now(),
  used_at timestamp with time zone not null default now(),
  avatar_from text,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_avatar_from_check CHECK ((length(avatar_from) <= 2000)),
  constraint identities_given_badges_check CHECK ((given_badges <@ ARRAY['staff'::text, 'moderator'::text, 'author'::text])),
  constraint identities_given_role_check CHECK ((given_role = ANY (ARRAY['moderator'::text, 'admin'::text]))),
  constraint identities_issuer_check CHECK ((issuer <> ''::text)),
  constraint identities_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint identities_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint identities_site_id_issuer_subject_key UNIQUE (site_id, issuer, subject),
  constraint identities_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);

create table images (
  id text not null,
  member_id bigint not null,
  purpose text not null,
  comment_id bigint,
  type text not null,
  width integer not null,
  height integer not null,
  bytes bytea,
  made_at timestamp with time zone not null default now(),
  constraint images_pkey PRIMARY KEY (id),
  constraint images_check CHECK (((comment_id IS NULL) OR (purpose = 'comment'::text))),
  constraint images_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint images_height_check CHECK (((height >= 1) AND (height <= 4096))),
  constraint images_id_check CHECK ((id ~ '^[A-Za-z0-9_-]{22}$'::text)),
  constraint images_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint images_purpose_check CHECK ((purpose = ANY (ARRAY['avatar'::text, 'comment'::text]))),
  constraint images_type_check CHECK ((type = ANY (ARRAY['image/webp'::text, 'image/jpeg'::text]))),
  constraint images_width_check CHECK (((width >= 1) AND (width <= 4096)))
);

create table last_posts (
  article_id bigint not null,
  author_id bigint not null,
  at timestamp with time zone not null,
  constraint last_posts_pkey PRIMARY KEY (article_id, author_id),
  constraint last_posts_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint last_posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES members(id)
);

create table legal_notices (
  id bigint not null generated always as identity,
  site_id bigint not null,
  comment_id bigint not null,
  revision integer not null,
  case_id bigint not null,
  reference text not null,
  token_hash bytea not null,
  kind text not null,
  law text not null,
  explanation text not null,
  country text not null,
  in_good_faith boolean not null,
  name text,
  email text,
  made_at timestamp with time zone not null,
  outcome text,
  decided_at timestamp with time zone,
  constraint legal_notices_pkey PRIMARY KEY (id),
  constraint legal_notices_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint legal_notices_check CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint legal_notices_check1 CHECK (((name IS NULL) = (email IS NULL))),
  constraint legal_notices_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint legal_notices_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint legal_notices_email_check CHECK ((email = lower(email))),
  constraint legal_notices_in_good_faith_check CHECK (in_good_faith),
  constraint legal_notices_outcome_check CHECK ((outcome = ANY (ARRAY['removed'::text, 'kept'::text, 'gone'::text]))),
  constraint legal_notices_reference_key UNIQUE (reference),
  constraint legal_notices_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint legal_notices_token_hash_key UNIQUE (token_hash)
);

create table mail_templates (
  site_id bigint not null,
  kind text not null,
  language text not null,
  subject text not null,
  text text not null,
  changed_by bigint,
  changed_at timestamp with time zone not null,
  constraint mail_templates_pkey PRIMARY KEY (site_id, kind, language),
  constraint mail_templates_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES members(id),
  constraint mail_templates_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table member_notes (
  id bigint not null generated always as identity,
  member_id bigint not null,
  note text not null,
  written_by bigint not null,
  written_at timestamp with time zone not null default now(),
  constraint member_notes_pkey PRIMARY KEY (id),
  constraint member_notes_check CHECK ((written_by <> member_id)),
  constraint member_notes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint member_notes_note_check CHECK ((note <> ''::text)),
  constraint member_notes_written_by_fkey FOREIGN KEY (written_by) REFERENCES members(id)
);

create table members (
  id bigint not null generated always as identity,
  site_id bigint not null,
  name text not null,
  email text,
  password_hash text not null,
  role text not null default 'member'::text,
  badges text[] not null default '{}'::text[],
  published integer not null default 0,
  removed integer not null default 0,
  joined_at timestamp with time zone not null default now(),
  sections text[],
  url text,
  has_own_account boolean not null default true,
  email_verified_at timestamp with time zone,
  language text,
  is_guest boolean not null default false,
  bio text not null default ''::text,
  deleted_at timestamp with time zone,
  avatar_id text,
  constraint members_pkey PRIMARY KEY (id),
  constraint guests_have_no_address CHECK (((NOT is_guest) OR (email IS NULL))),
  constraint members_avatar_id_fkey FOREIGN KEY (avatar_id) REFERENCES images(id) ON DELETE SET NULL,
  constraint members_badges_check CHECK ((badges <@ ARRAY['staff'::text, 'moderator'::text, 'author'::text])),
  constraint members_bio_check CHECK ((length(bio) <= 500)),
  constraint members_email_check CHECK ((email = lower(email))),
  constraint members_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint members_published_check CHECK ((published >= 0)),
  constraint members_removed_check CHECK ((removed >= 0)),
  constraint members_role_check CHECK ((role = ANY (ARRAY['member'::text, 'moderator'::text, 'admin'::text]))),
  constraint members_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint members_url_check CHECK ((length(url) <= 2000)),
  constraint only_moderators_have_sections CHECK (((sections IS NULL) OR ((role = 'moderator'::text) AND ((cardinality(sections) >= 1) AND (cardinality(sections) <= 50))))),
  constraint own_accounts_have_an_address CHECK (((NOT has_own_account) OR (email IS NOT NULL))),
  constraint verified_addresses_are_known CHECK (((email_verified_at IS NULL) OR (email IS NOT NULL)))
);

create table mutes (
  id bigint not null generated always as identity,
  member_id bigint not null,
  muted_id bigint,
  word text,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone,
  constraint mutes_pkey PRIMARY KEY (id),
  constraint mutes_check CHECK ((num_nonnulls(muted_id, word) = 1)),
  constraint mutes_check1 CHECK ((muted_id <> member_id)),
  constraint mutes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint mutes_muted_id_fkey FOREIGN KEY (muted_id) REFERENCES members(id),
  constraint mutes_word_check CHECK (((char_length(word) >= 1) AND (char_length(word) <= 80)))
);

create table nodes (
  id uuid not null,
  seen_at timestamp with time zone not null,
  constraint nodes_pkey PRIMARY KEY (id)
);

create table notice_mail (
  member_id bigint not null,
  address text not null,
  asked_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  refused_at timestamp with time zone,
  zone text not null,
  last_digest_at timestamp with time zone,
  constraint notice_mail_pkey PRIMARY KEY (member_id),
  constraint notice_mail_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table notice_ways (
  member_id bigint not null,
  topic text not null,
  page boolean not null,
  push boolean not null,
  mail text not null,
  constraint notice_ways_pkey PRIMARY KEY (member_id, topic),
  constraint notice_ways_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'now'::text, 'daily'::text]))),
  constraint notice_ways_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint notice_ways_topic_check CHECK ((topic = ANY (ARRAY['reply'::text, 'mention'::text, 'person'::text, 'thread'::text, 'article'::text, 'decision'::text])))
);

create table notices (
  id bigint not null generated always as identity,
  member_id bigint not null,
  notice jsonb not null,
  made_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  topic text not null default 'decision'::text,
  comment_id bigint,
  subject_id bigint,
  on_page boolean not null default true,
  waits boolean not null default false,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id) ON DELETE CASCADE,
  constraint notices_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint notices_topic_check CHECK ((topic = ANY (ARRAY['reply'::text, 'mention'::text, 'person'::text, 'thread'::text, 'article'::text, 'decision'::text])))
);

create table own_keys (
  name text not null,
  key jsonb not null,
  made_at timestamp with time zone not null default now(),
  constraint own_keys_pkey PRIMARY KEY (name)
);

create table pace_looks (
  looked_at timestamp with time zone not null,
  is_the_one boolean not null default true,
  constraint pace_looks_pkey PRIMARY KEY (is_the_one),
  constraint pace_looks_is_the_one_check CHECK (is_the_one)
);

create table pace_minutes (
  article_id bigint not null,
  minute timestamp with time zone not null,
  comments integer not null,
  newcomers integer not null,
  findings integer not null,
  is_guarded boolean not null,
  constraint pace_minutes_pkey PRIMARY KEY (article_id, minute),
  constraint pace_minutes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint pace_minutes_check CHECK (((newcomers >= 0) AND (newcomers <= comments))),
  constraint pace_minutes_check1 CHECK (((findings >= 0) AND (findings <= comments))),
  constraint pace_minutes_comments_check CHECK ((comments > 0)),
  constraint pace_minutes_minute_check CHECK ((minute = date_trunc('minute'::text, minute)))
);

create table paces (
  article_id bigint not null,
  per_minute integer not null,
  bars integer[] not null,
  counted_at timestamp with time zone not null,
  told integer not null,
  told_at timestamp with time zone not null,
  constraint paces_pkey PRIMARY KEY (article_id),
  constraint paces_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint paces_per_minute_check CHECK ((per_minute >= 0))
);

create table passkeys (
  id text not null,
  member_id bigint not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamp with time zone not null default now(),
  used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_counter_check CHECK ((counter >= 0)),
  constraint passkeys_id_check CHECK (((length(id) >= 1) AND (length(id) <= 1400))),
  constraint passkeys_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);

create table policies (
  site_id bigint not null,
  version integer not null,
  policy jsonb not null,
  changed_by bigint,
  changed_at timestamp with time zone not null default now(),
  constraint policies_pkey PRIMARY KEY (site_id, version),
  constraint policies_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES members(id),
  constraint policies_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint policies_version_check CHECK ((version >= 1))
);

create table presence (
  channel text not null,
  node_id uuid not null,
  readers integer not null,
  told_at timestamp with time zone not null,
  constraint presence_pkey PRIMARY KEY (channel, node_id),
  constraint presence_node_id_fkey FOREIGN KEY (node_id) REFERENCES nodes(id) ON DELETE CASCADE,
  constraint presence_readers_check CHECK ((readers >= 0))
);

create table proofs (
  token_hash bytea not null,
  kind text not null,
  site_id bigint not null,
  member_id bigint,
  facts jsonb not null default '{}'::jsonb,
  ticket_hash bytea,
  code_hash bytea,
  tries smallint not null default 0,
  made_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint proofs_pkey PRIMARY KEY (token_hash),
  constraint proofs_check CHECK (((ticket_hash IS NULL) = (code_hash IS NULL))),
  constraint proofs_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint proofs_kind_check CHECK ((kind = ANY (ARRAY['sign-up'::text, 'sign-in'::text, 'reset-password'::text, 'change-email'::text, 'second-factor'::text, 'passkey'::text]))),
  constraint proofs_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint proofs_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint proofs_ticket_hash_check CHECK ((length(ticket_hash) = 32)),
  constraint proofs_ticket_hash_key UNIQUE (ticket_hash),
  constraint proofs_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint proofs_tries_check CHECK ((tries >= 0))
);

create table provider_visits (
  ticket_hash bytea not null,
  site_id bigint not null,
  provider text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  member_id bigint,
  expires_at timestamp with time zone not null,
  constraint provider_visits_pkey PRIMARY KEY (ticket_hash),
  constraint provider_visits_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint provider_visits_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint provider_visits_ticket_hash_check CHECK ((length(ticket_hash) = 32))
);

create table push_devices (
  id bigint not null generated always as identity,
  member_id bigint not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  added_at timestamp with time zone not null default now(),
  constraint push_devices_pkey PRIMARY KEY (id),
  constraint push_devices_endpoint_check CHECK ((length(endpoint) <= 1000)),
  constraint push_devices_endpoint_key UNIQUE (endpoint),
  constraint push_devices_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table question_moves (
  comment_id bigint not null,
  n integer not null,
  at timestamp with time zone not null default now(),
  actor_id bigint,
  from_state text not null,
  to_state text not null,
  why text,
  constraint question_moves_pkey PRIMARY KEY (comment_id, n),
  constraint question_moves_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES members(id),
  constraint question_moves_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES questions(comment_id),
  constraint question_moves_n_check CHECK ((n > 0))
);

create table question_votes (
  comment_id bigint not null,
  member_id bigint not null,
  voted_at timestamp with time zone not null default now(),
  constraint question_votes_pkey PRIMARY KEY (comment_id, member_id),
  constraint question_votes_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES questions(comment_id),
  constraint question_votes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id)
);

create table questions (
  comment_id bigint not null,
  article_id bigint not null,
  state text not null default 'new'::text,
  votes integer not null default 0,
  moved_at timestamp with time zone not null,
  answer_id bigint,
  joined_to bigint,
  why_declined text,
  constraint questions_pkey PRIMARY KEY (comment_id),
  constraint questions_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES comments(id),
  constraint questions_answer_id_key UNIQUE (answer_id),
  constraint questions_are_seen TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint questions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint questions_check CHECK (((state = 'joined'::text) = (joined_to IS NOT NULL))),
  constraint questions_check1 CHECK (((state = 'declined'::text) = (why_declined IS NOT NULL))),
  constraint questions_check2 CHECK (((state <> 'answered'::text) OR (answer_id IS NOT NULL))),
  constraint questions_check3 CHECK ((joined_to <> comment_id)),
  constraint questions_comment_id_article_id_key UNIQUE (comment_id, article_id),
  constraint questions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint questions_joined_to_article_id_fkey FOREIGN KEY (joined_to, article_id) REFERENCES questions(comment_id, article_id),
  constraint questions_state_check CHECK ((state = ANY (ARRAY['new'::text, 'approved'::text, 'next'::text, 'now'::text, 'answered'::text, 'declined'::text, 'joined'::text]))),
  constraint questions_votes_check CHECK ((votes >= 0))
);

create table rate_uses (
  hour timestamp with time zone not null,
  rate text not null,
  slot smallint not null,
  caller bytea not null,
  used integer not null,
  constraint rate_uses_pkey PRIMARY KEY (hour, rate, slot, caller),
  constraint rate_uses_hour_fkey FOREIGN KEY (hour) REFERENCES hour_keys(hour) ON DELETE CASCADE
);

create table reactions (
  comment_id bigint not null,
  member_id bigint not null,
  kind text not null,
  reacted_at timestamp with time zone not null default now(),
  constraint reactions_pkey PRIMARY KEY (comment_id, member_id, kind),
  constraint reactions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id) ON DELETE CASCADE,
  constraint reactions_kind_check CHECK ((kind ~ '^[a-z-]{1,40}$'::text)),
  constraint reactions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table recovery_codes (
  member_id bigint not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (member_id, code_hash),
  constraint recovery_codes_code_hash_check CHECK ((length(code_hash) = 32)),
  constraint recovery_codes_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table reports (
  id bigint not null generated always as identity,
  case_id bigint not null,
  comment_id bigint not null,
  member_id bigint not null,
  reason text not null,
  note text,
  made_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  was_right boolean,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint reports_case_id_member_id_key UNIQUE (case_id, member_id),
  constraint reports_check CHECK (((settled_at IS NULL) = (was_right IS NULL))),
  constraint reports_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint reports_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id)
);

create table revisions (
  comment_id bigint not null,
  revision integer not null,
  text text not null,
  html text not null,
  renderer smallint not null,
  policy_version integer not null,
  verdict text not null,
  written_at timestamp with time zone not null default now(),
  model text,
  scores jsonb,
  constraint revisions_pkey PRIMARY KEY (comment_id, revision),
  constraint revisions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint revisions_revision_check CHECK ((revision >= 1)),
  constraint revisions_verdict_check CHECK ((verdict = ANY (ARRAY['publish'::text, 'hold'::text]))),
  constraint scores_name_their_model CHECK (((scores IS NULL) OR (model IS NOT NULL)))
);

create table rule_hits (
  comment_id bigint not null,
  revision integer not null,
  rule text not null,
  site_id bigint not null,
  would text not null,
  in_shadow boolean not null,
  policy_version integer not null,
  hit_at timestamp with time zone not null,
  constraint rule_hits_pkey PRIMARY KEY (comment_id, revision, rule),
  constraint rule_hits_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint rule_hits_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint rule_hits_would_check CHECK ((would = ANY (ARRAY['mask'::text, 'flag'::text, 'hold'::text, 'refuse'::text])))
);

create table sanctions (
  id bigint not null generated always as identity,
  site_id bigint not null,
  member_id bigint not null,
  kind text not null,
  reason text not null,
  note text,
  case_id bigint not null,
  decision_id bigint,
  remove_days smallint,
  batch_id bigint,
  given_by bigint not null,
  given_at timestamp with time zone not null default now(),
  until timestamp with time zone,
  ended text,
  ended_at timestamp with time zone,
  ended_by bigint,
  constraint sanctions_pkey PRIMARY KEY (id),
  constraint sanctions_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint sanctions_check CHECK ((until > given_at)),
  constraint sanctions_check1 CHECK ((given_by <> member_id)),
  constraint sanctions_check2 CHECK (((kind = ANY (ARRAY['mute'::text, 'suspend'::text])) = (until IS NOT NULL))),
  constraint sanctions_check3 CHECK (((kind = 'ban'::text) OR (remove_days IS NULL))),
  constraint sanctions_check4 CHECK (((remove_days IS NULL) = (batch_id IS NULL))),
  constraint sanctions_check5 CHECK (((ended IS NULL) = (ended_at IS NULL))),
  constraint sanctions_check6 CHECK ((COALESCE((ended = 'lifted'::text), false) = (ended_by IS NOT NULL))),
  constraint sanctions_check7 CHECK (((ended <> 'over'::text) OR (until IS NOT NULL))),
  constraint sanctions_check8 CHECK (((ended <> 'acknowledged'::text) OR (kind = 'warn'::text))),
  constraint sanctions_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id),
  constraint sanctions_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES members(id),
  constraint sanctions_ended_check CHECK ((ended = ANY (ARRAY['over'::text, 'lifted'::text, 'acknowledged'::text]))),
  constraint sanctions_given_by_fkey FOREIGN KEY (given_by) REFERENCES members(id),
  constraint sanctions_kind_check CHECK ((kind = ANY (ARRAY['warn'::text, 'mute'::text, 'suspend'::text, 'ban'::text, 'premoderate'::text]))),
  constraint sanctions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint sanctions_note_check CHECK ((note <> ''::text)),
  constraint sanctions_remove_days_check CHECK ((remove_days >= 1)),
  constraint sanctions_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table second_looks (
  decision_id bigint not null,
  site_id bigint not null,
  first_by bigint not null,
  looked_by bigint not null,
  said text not null,
  reason text,
  looked_at timestamp with time zone not null default now(),
  differs boolean not null,
  settled_by bigint,
  settled_at timestamp with time zone,
  constraint second_looks_pkey PRIMARY KEY (decision_id),
  constraint second_looks_check CHECK ((looked_by <> first_by)),
  constraint second_looks_check1 CHECK (((said = 'reject'::text) = (reason IS NOT NULL))),
  constraint second_looks_check2 CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint second_looks_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id),
  constraint second_looks_first_by_fkey FOREIGN KEY (first_by) REFERENCES members(id),
  constraint second_looks_looked_by_fkey FOREIGN KEY (looked_by) REFERENCES members(id),
  constraint second_looks_said_check CHECK ((said = ANY (ARRAY['approve'::text, 'reject'::text]))),
  constraint second_looks_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES members(id),
  constraint second_looks_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table second_opinions (
  id bigint not null generated always as identity,
  comment_id bigint not null,
  revision integer not null,
  wanted_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  taken_until timestamp with time zone,
  settled_at timestamp with time zone,
  outcome text,
  answer jsonb,
  constraint second_opinions_pkey PRIMARY KEY (id),
  constraint second_opinions_check CHECK (((settled_at IS NULL) = (outcome IS NULL))),
  constraint second_opinions_check1 CHECK (((outcome IS DISTINCT FROM 'answered'::text) OR (answer IS NOT NULL))),
  constraint second_opinions_comment_id_revision_fkey FOREIGN KEY (comment_id, revision) REFERENCES revisions(comment_id, revision),
  constraint second_opinions_comment_id_revision_key UNIQUE (comment_id, revision),
  constraint second_opinions_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'unusable'::text, 'absent'::text, 'dropped'::text])))
);

create table sessions (
  token_hash bytea not null,
  member_id bigint not null,
  signed_in_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  id bigint not null generated always as identity,
  way text not null,
  has_second_factor boolean not null default false,
  device text,
  last_seen_at timestamp with time zone not null default now(),
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_device_check CHECK (((length(device) >= 1) AND (length(device) <= 80))),
  constraint sessions_id_key UNIQUE (id),
  constraint sessions_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE,
  constraint sessions_way_check CHECK ((way = ANY (ARRAY['password'::text, 'link'::text, 'passkey'::text, 'token'::text, 'oidc'::text, 'guest'::text])))
);

create table sign_in_refusals (
  site_id bigint not null,
  way text not null,
  fault text not null,
  found text not null,
  expected text not null,
  times integer not null default 1,
  first_at timestamp with time zone not null default now(),
  last_at timestamp with time zone not null default now(),
  constraint sign_in_refusals_pkey PRIMARY KEY (site_id, way, fault, found, expected),
  constraint sign_in_refusals_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint sign_in_refusals_times_check CHECK ((times > 0))
);

create table site_secrets (
  site_id bigint not null,
  name text not null,
  secret text not null,
  set_at timestamp with time zone not null default now(),
  constraint site_secrets_pkey PRIMARY KEY (site_id, name),
  constraint site_secrets_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9.-]{0,59}$'::text)),
  constraint site_secrets_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table site_settings (
  site_id bigint not null,
  version integer not null,
  settings jsonb not null,
  changed_by bigint,
  changed_at timestamp with time zone not null,
  constraint site_settings_pkey PRIMARY KEY (site_id),
  constraint site_settings_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES members(id),
  constraint site_settings_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint site_settings_version_check CHECK ((version > 0))
);

create table sites (
  id bigint not null generated always as identity,
  slug text not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  learning_looked_at timestamp with time zone,
  learned_at timestamp with time zone,
  draw_key bytea not null default uuid_send(gen_random_uuid()),
  constraint sites_pkey PRIMARY KEY (id),
  constraint sites_slug_check CHECK ((slug ~ '^[a-z0-9-]{1,60}$'::text)),
  constraint sites_slug_key UNIQUE (slug)
);

create table skips (
  case_id bigint not null,
  member_id bigint not null,
  ends_at timestamp with time zone not null,
  constraint skips_pkey PRIMARY KEY (case_id, member_id),
  constraint skips_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id) ON DELETE CASCADE,
  constraint skips_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id) ON DELETE CASCADE
);

create table slow_modes (
  article_id bigint not null,
  kind text not null,
  seconds integer not null,
  until timestamp with time zone,
  why text not null,
  by_id bigint,
  calmer_since timestamp with time zone,
  per_minute integer,
  constraint slow_modes_pkey PRIMARY KEY (article_id),
  constraint fixed_seconds_are_some CHECK (((kind = 'adaptive'::text) OR (seconds > 0))),
  constraint slow_modes_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint slow_modes_by_id_fkey FOREIGN KEY (by_id) REFERENCES members(id),
  constraint slow_modes_kind_check CHECK ((kind = ANY (ARRAY['fixed'::text, 'adaptive'::text]))),
  constraint slow_modes_seconds_check CHECK (((seconds >= 0) AND (seconds <= 3600)))
);

create table soon (
  channel text not null,
  event jsonb not null,
  constraint soon_pkey PRIMARY KEY (channel, event)
);

create table soon_turns (
  one boolean not null default true,
  at timestamp with time zone not null,
  constraint soon_turns_pkey PRIMARY KEY (one),
  constraint soon_turns_one_check CHECK (one)
);

create table spent_challenges (
  nonce bytea not null,
  expires_at timestamp with time zone not null,
  constraint spent_challenges_pkey PRIMARY KEY (nonce)
);

create table statements (
  id bigint not null generated always as identity,
  site_id bigint not null,
  member_id bigint not null,
  comment_id bigint not null,
  revision integer not null,
  case_id bigint not null,
  restriction text not null,
  until timestamp with time zone,
  rule text,
  rule_text text,
  policy_version integer not null,
  note text,
  facts jsonb not null,
  source text not null,
  automated_detection boolean not null,
  decided_by bigint,
  decision_id bigint,
  sanction_id bigint,
  token bytea not null,
  token_hash bytea not null default sha256(token),
  stated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by text,
  constraint statements_pkey PRIMARY KEY (id),
  constraint statements_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases(id),
  constraint statements_check CHECK (((rule IS NULL) = (rule_text IS NULL))),
  constraint statements_check1 CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint statements_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments(id),
  constraint statements_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES members(id),
  constraint statements_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decisions(id),
  constraint statements_ended_by_check CHECK ((ended_by = ANY (ARRAY['undo'::text, 'decision'::text, 'appeal'::text, 'author'::text, 'lifted'::text]))),
  constraint statements_id_member_id_key UNIQUE (id, member_id),
  constraint statements_member_id_fkey FOREIGN KEY (member_id) REFERENCES members(id),
  constraint statements_restriction_check CHECK ((restriction = ANY (ARRAY['removal'::text, 'hold'::text, 'feature-taken-back'::text, 'warn'::text, 'mute'::text, 'suspend'::text, 'ban'::text, 'premoderate'::text]))),
  constraint statements_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id),
  constraint statements_source_check CHECK ((source = ANY (ARRAY['own'::text, 'report'::text, 'legal-notice'::text]))),
  constraint statements_token_check CHECK ((length(token) = 32)),
  constraint statements_token_hash_key UNIQUE (token_hash)
);

create table surges (
  article_id bigint not null,
  began_at timestamp with time zone not null,
  until timestamp with time zone not null,
  jumps jsonb not null,
  by_id bigint,
  ended_at timestamp with time zone,
  rests_until timestamp with time zone,
  wait_minutes integer,
  constraint surges_pkey PRIMARY KEY (article_id),
  constraint surges_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint surges_by_id_fkey FOREIGN KEY (by_id) REFERENCES members(id),
  constraint surges_check CHECK ((until >= began_at))
);

create table token_secrets (
  id bigint not null generated always as identity,
  site_id bigint not null,
  secret bytea not null,
  made_by bigint,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone,
  constraint token_secrets_pkey PRIMARY KEY (id),
  constraint token_secrets_made_by_fkey FOREIGN KEY (made_by) REFERENCES members(id),
  constraint token_secrets_secret_check CHECK ((length(secret) >= 32)),
  constraint token_secrets_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

create table update_revisions (
  update_id bigint not null,
  revision integer not null,
  title text not null,
  text text not null,
  html text not null,
  renderer smallint not null,
  correction text,
  written_by bigint,
  written_at timestamp with time zone not null,
  constraint update_revisions_pkey PRIMARY KEY (update_id, revision),
  constraint update_revisions_check CHECK (((revision = 1) = (correction IS NULL))),
  constraint update_revisions_revision_check CHECK ((revision >= 1)),
  constraint update_revisions_update_id_fkey FOREIGN KEY (update_id) REFERENCES article_updates(id),
  constraint update_revisions_written_by_fkey FOREIGN KEY (written_by) REFERENCES members(id)
);

create table watch_list_articles (
  watch_list_id bigint not null,
  article_id bigint not null,
  constraint watch_list_articles_pkey PRIMARY KEY (watch_list_id, article_id),
  constraint watch_list_articles_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  constraint watch_list_articles_watch_list_id_fkey FOREIGN KEY (watch_list_id) REFERENCES watch_lists(id) ON DELETE CASCADE
);

create table watch_lists (
  id bigint not null generated always as identity,
  site_id bigint not null,
  name text not null,
  made_by bigint not null,
  made_at timestamp with time zone not null default now(),
  constraint watch_lists_pkey PRIMARY KEY (id),
  constraint watch_lists_made_by_fkey FOREIGN KEY (made_by) REFERENCES members(id),
  constraint watch_lists_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites(id)
);

CREATE INDEX appeals_of_case ON appeals USING btree (case_id, id);

CREATE INDEX appeals_of_decision ON appeals USING btree (decision_id);

CREATE INDEX article_keys_of_article ON article_keys USING btree (article_id);

CREATE INDEX articles_newest ON articles USING btree (site_id, published_at DESC, id DESC);

CREATE INDEX articles_paused ON articles USING btree (paused_until) WHERE (paused_until IS NOT NULL);

CREATE INDEX articles_to_close ON articles USING btree (closes_at) WHERE ((state = ANY (ARRAY['open'::text, 'live'::text, 'winding-down'::text])) AND (closes_at IS NOT NULL));

CREATE INDEX articles_to_close_by_age ON articles USING btree (site_id, published_at) WHERE ((state = 'open'::text) AND (closes_at IS NULL) AND closes_by_policy);

CREATE INDEX articles_to_open ON articles USING btree (opens_at) WHERE ((state = 'scheduled'::text) AND (opens_at IS NOT NULL));

CREATE INDEX audit_by_actor ON audit USING btree (site_id, actor_id, n DESC);

CREATE INDEX audit_by_kind ON audit USING btree (site_id, kind, n DESC);

CREATE INDEX audit_by_subject ON audit USING btree (site_id, subject, n DESC);

CREATE INDEX audit_by_time ON audit USING btree (site_id, at);

CREATE INDEX authors_of_article ON comments USING btree (article_id, author_id) WHERE (state = 'visible'::text);

CREATE INDEX avatars ON members USING btree (avatar_id) WHERE (avatar_id IS NOT NULL);

CREATE INDEX backtests_of_site ON backtests USING btree (site_id, id DESC);

CREATE INDEX bookmarks_newest ON bookmarks USING btree (member_id, id DESC);

CREATE INDEX cases_by_age ON cases USING btree (opened_at) WHERE (closed_at IS NULL);

CREATE INDEX cases_closed ON cases USING btree (site_id, closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX cases_decided_by ON cases USING btree (decided_by, decided_at DESC, id DESC) WHERE (decided_by IS NOT NULL);

CREATE INDEX cases_escalated_to ON cases USING btree (escalated_to) WHERE (escalated_to IS NOT NULL);

CREATE INDEX cases_of_comment ON cases USING btree (comment_id, id DESC);

CREATE INDEX cases_opened ON cases USING btree (site_id, opened_at);

CREATE INDEX claims_of_member ON claims USING btree (member_id);

CREATE INDEX comment_words_found ON comment_words USING gin (words);

CREATE INDEX comments_at_top ON comments USING btree (article_id, id DESC) WHERE (parent_id IS NULL);

CREATE INDEX comments_lately ON comments USING btree (posted_at DESC);

CREATE INDEX comments_of_author ON comments USING btree (author_id, id DESC);

CREATE INDEX comments_of_author_lately ON comments USING btree (author_id, posted_at DESC);

CREATE INDEX comments_on_paragraph ON comments USING btree (on_paragraph, id DESC) WHERE ((on_paragraph IS NOT NULL) AND ((state = 'visible'::text) OR (reply_count > 0)));

CREATE INDEX comments_on_update ON comments USING btree (on_update, id DESC) WHERE ((on_update IS NOT NULL) AND ((state = 'visible'::text) OR (reply_count > 0)));

CREATE INDEX comments_under ON comments USING btree (parent_id, id) WHERE (parent_id IS NOT NULL);

CREATE INDEX corrections_of_site ON corrections USING btree (site_id, id DESC);

CREATE INDEX crossings_by_end ON crossings USING btree (until);

CREATE INDEX crossings_of_member ON crossings USING btree (member_id);

CREATE INDEX decisions_lately ON decisions USING btree (decided_at);

CREATE INDEX decisions_of_batch ON decisions USING btree (batch_id, id) WHERE (batch_id IS NOT NULL);

CREATE INDEX decisions_of_case ON decisions USING btree (case_id, id);

CREATE INDEX decisions_of_comment ON decisions USING btree (comment_id, id);

CREATE INDEX deletions_due ON deletions USING btree (due_at);

CREATE INDEX domains_of_comment ON comment_domains USING btree (comment_id);

CREATE INDEX drafts_by_age ON drafts USING btree (written_at);

CREATE INDEX events_by_age ON events USING brin (recorded_at);

CREATE INDEX findings_of_comment ON findings USING btree (comment_id, id);

CREATE UNIQUE INDEX follows_of_articles ON follows USING btree (article_id, member_id) WHERE (article_id IS NOT NULL);

CREATE INDEX follows_of_member ON follows USING btree (member_id);

CREATE UNIQUE INDEX follows_of_people ON follows USING btree (person_id, member_id) WHERE (person_id IS NOT NULL);

CREATE UNIQUE INDEX follows_of_threads ON follows USING btree (thread_id, member_id) WHERE (thread_id IS NOT NULL);

CREATE INDEX hand_overs_of_site ON hand_overs USING btree (site_id, id DESC);

CREATE INDEX hits_of_rule ON rule_hits USING btree (site_id, rule, comment_id DESC);

CREATE INDEX hits_of_site ON rule_hits USING btree (site_id, hit_at DESC);

CREATE INDEX idempotency_by_age ON idempotency USING btree (made_at);

CREATE INDEX identities_of_member ON identities USING btree (member_id);

CREATE INDEX images_of_comment ON images USING btree (comment_id) WHERE (comment_id IS NOT NULL);

CREATE INDEX images_of_member ON images USING btree (member_id);

CREATE INDEX images_without_use ON images USING btree (made_at) WHERE ((comment_id IS NULL) AND (purpose = 'comment'::text));

CREATE INDEX legal_notices_of_case ON legal_notices USING btree (case_id, id);

CREATE INDEX looks_that_differ ON second_looks USING btree (site_id, looked_at) WHERE (differs AND (settled_at IS NULL));

CREATE INDEX members_by_name ON members USING btree (site_id, lower(name), id);

CREATE UNIQUE INDEX mutes_of_people ON mutes USING btree (member_id, muted_id) WHERE (word IS NULL);

CREATE UNIQUE INDEX mutes_of_words ON mutes USING btree (member_id, word) WHERE (muted_id IS NULL);

CREATE INDEX newsroom_of_site ON members USING btree (site_id) WHERE ((role <> 'member'::text) OR (badges <> '{}'::text[]));

CREATE INDEX notes_about_member ON member_notes USING btree (member_id, id);

CREATE INDEX notices_of_comments ON notices USING btree (comment_id) WHERE (comment_id IS NOT NULL);

CREATE INDEX notices_of_member ON notices USING btree (member_id, id DESC);

CREATE INDEX notices_of_subjects ON notices USING btree (member_id, topic, subject_id) WHERE ((read_at IS NULL) AND (subject_id IS NOT NULL));

CREATE INDEX notices_waiting ON notices USING btree (id) WHERE waits;

CREATE UNIQUE INDEX one_backtest_at_a_time ON backtests USING btree (site_id) WHERE (state = 'running'::text);

CREATE UNIQUE INDEX one_correction_of_a_kind ON corrections USING btree (site_id, state) WHERE (state <> 'retired'::text);

CREATE UNIQUE INDEX one_open_case_per_comment ON cases USING btree (comment_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX one_open_notice_each ON legal_notices USING btree (comment_id, email) WHERE (outcome IS NULL);

CREATE UNIQUE INDEX one_standing_hold ON statements USING btree (comment_id) WHERE ((restriction = 'hold'::text) AND (ended_at IS NULL));

CREATE UNIQUE INDEX one_without_end_per_member ON sanctions USING btree (member_id, kind) WHERE ((ended_at IS NULL) AND (kind = ANY (ARRAY['ban'::text, 'premoderate'::text])));

CREATE INDEX opinions_to_come ON second_opinions USING btree (due_at) WHERE (settled_at IS NULL);

CREATE UNIQUE INDEX own_accounts ON members USING btree (site_id, email) WHERE has_own_account;

CREATE INDEX pace_minutes_in_order ON pace_minutes USING btree (minute);

CREATE INDEX passkeys_of_member ON passkeys USING btree (member_id);

CREATE INDEX presence_node_id ON presence USING btree (node_id);

CREATE INDEX presence_told_at ON presence USING btree (told_at);

CREATE INDEX proofs_in_order ON proofs USING btree (expires_at);

CREATE INDEX proofs_of_member ON proofs USING btree (member_id, kind);

CREATE INDEX provider_visits_in_order ON provider_visits USING btree (expires_at);

CREATE INDEX push_devices_of_member ON push_devices USING btree (member_id);

CREATE INDEX question_votes_of_member ON question_votes USING btree (member_id, comment_id);

CREATE INDEX questions_by_time ON questions USING btree (article_id, state, moved_at, comment_id);

CREATE INDEX questions_by_votes ON questions USING btree (article_id, state, votes DESC, comment_id);

CREATE INDEX questions_joined ON questions USING btree (joined_to) WHERE (joined_to IS NOT NULL);

CREATE UNIQUE INDEX questions_now ON questions USING btree (article_id) WHERE (state = 'now'::text);

CREATE INDEX queue ON cases USING btree (site_id, rank DESC, id DESC) WHERE is_waiting;

CREATE INDEX queue_appeals ON cases USING btree (site_id, rank DESC, id DESC) WHERE (is_waiting AND has_appeal);

CREATE INDEX queue_held ON cases USING btree (site_id, rank DESC, id DESC) WHERE (is_waiting AND is_held);

CREATE INDEX queue_legal ON cases USING btree (site_id, rank DESC, id DESC) WHERE (is_waiting AND has_legal);

CREATE INDEX queue_of_article ON cases USING btree (article_id) WHERE is_waiting;

CREATE INDEX queue_reported ON cases USING btree (site_id, rank DESC, id DESC) WHERE (is_waiting AND is_reported);

CREATE INDEX reactions_of_member ON reactions USING btree (member_id, comment_id);

CREATE INDEX replies_in_order ON comments USING btree (parent_id, id) WHERE ((state = 'visible'::text) OR (reply_count > 0));

CREATE INDEX reports_of_member ON reports USING btree (member_id, id);

CREATE INDEX sanctions_due ON sanctions USING btree (until) WHERE ((ended_at IS NULL) AND (until IS NOT NULL));

CREATE INDEX sanctions_in_force ON sanctions USING btree (member_id) WHERE (ended_at IS NULL);

CREATE INDEX sanctions_of_member ON sanctions USING btree (member_id, id);

CREATE INDEX second_looks_lately ON second_looks USING btree (site_id, looked_at);

CREATE INDEX seen_on_update ON comments USING btree (on_update) WHERE ((on_update IS NOT NULL) AND (state = 'visible'::text));

CREATE INDEX sessions_of_member ON sessions USING btree (member_id);

CREATE INDEX spent_challenges_by_age ON spent_challenges USING btree (expires_at);

CREATE INDEX statements_by_time ON statements USING btree (site_id, stated_at);

CREATE INDEX statements_of_comment ON statements USING btree (comment_id, id);

CREATE INDEX statements_of_decision ON statements USING btree (decision_id);

CREATE INDEX statements_of_member ON statements USING btree (member_id, id DESC);

CREATE INDEX statements_of_site ON statements USING btree (site_id, id);

CREATE INDEX states_of_article ON comment_states USING btree (article_id, at) INCLUDE (counted, n);

CREATE INDEX surges_going_on ON surges USING btree (until) WHERE (ended_at IS NULL);

CREATE INDEX thread_active ON comments USING btree (article_id, active_at DESC, id DESC) WHERE ((parent_id IS NULL) AND ((state = 'visible'::text) OR (reply_count > 0)));

CREATE INDEX thread_newest ON comments USING btree (article_id, id DESC) WHERE ((parent_id IS NULL) AND ((state = 'visible'::text) OR (reply_count > 0)));

CREATE INDEX thread_top ON comments USING btree (article_id, reaction_count DESC, id DESC) WHERE ((parent_id IS NULL) AND ((state = 'visible'::text) OR (reply_count > 0)));

CREATE INDEX token_secrets_of_site ON token_secrets USING btree (site_id);

CREATE INDEX updates_in_order ON article_updates USING btree (article_id, id DESC);

CREATE UNIQUE INDEX watch_lists_by_name ON watch_lists USING btree (site_id, lower(name));

CREATE OR REPLACE FUNCTION appeal_needs_another_mind()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.outcome is not null then
    raise exception 'an appeal is decided once';
  end if;
  if new.decided_by = new.member_id
    or new.decided_by = (select decided_by from statements where id = new.statement_id)
  then raise exception 'an appeal is decided by somebody else' using errcode = 'check_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION articles_are_found_anew()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update comment_words w set words = words_of(c.article_id, c.html)
  from comments c where c.id = w.comment_id and c.article_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION comments_are_found()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state = 'visible' then
    insert into comment_words (comment_id, words) values (new.id, words_of(new.article_id, new.html))
    on conflict (comment_id) do update set words = excluded.words;
  else
    delete from comment_words where comment_id = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION count_cases()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update case_counts set
    waiting = waiting + new.is_waiting::int - coalesce(old.is_waiting, false)::int,
    held = held + (new.is_waiting and new.is_held)::int - coalesce(old.is_waiting and old.is_held, false)::int,
    reported = reported + (new.is_waiting and new.is_reported)::int
      - coalesce(old.is_waiting and old.is_reported, false)::int,
    appeals = appeals + (new.is_waiting and new.has_appeal)::int - coalesce(old.is_waiting and old.has_appeal, false)::int,
    legal = legal + (new.is_waiting and new.has_legal)::int - coalesce(old.is_waiting and old.has_legal, false)::int
  where site_id = new.site_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION keep_what_was_stated()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE'
    or to_jsonb(new) - array['ended_at', 'ended_by', 'token_hash'] <> to_jsonb(old) - array['ended_at', 'ended_by', 'token_hash']
  then raise exception 'what was stated stays as it was';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION note_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.is_held := exists (select 1 from comments where id = new.comment_id and state = 'held');
  return new;
end $function$;

CREATE OR REPLACE FUNCTION questions_are_seen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seen bigint := case tg_table_name when 'comments' then (to_jsonb(new)->>'id')::bigint else (to_jsonb(new)->>'comment_id')::bigint end;
begin
  if exists (
    select 1 from questions q
    join comments c on c.id = q.comment_id
    left join comments a on a.id = q.answer_id
    where (q.comment_id = seen or q.answer_id = seen)
      and (q.state in ('approved', 'next', 'now', 'answered') and c.state <> 'visible'
        or q.state = 'answered' and a.state <> 'visible')
  ) then
    raise exception 'question % is public, but its comment or its answer is not visible', seen;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION sanction_ends_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.ended_at is not null
    or to_jsonb(old) - array['ended', 'ended_at', 'ended_by'] <> to_jsonb(new) - array['ended', 'ended_at', 'ended_by'] then
    raise exception 'sanctions is append-only, but for their end';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION search_language(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case language
    when 'ar' then 'arabic' when 'da' then 'danish' when 'de' then 'german' when 'el' then 'greek' when 'en' then 'english'
    when 'es' then 'spanish' when 'fi' then 'finnish' when 'fr' then 'french' when 'ga' then 'irish' when 'hu' then 'hungarian'
    when 'id' then 'indonesian' when 'it' then 'italian' when 'lt' then 'lithuanian' when 'nb' then 'norwegian'
    when 'nl' then 'dutch' when 'nn' then 'norwegian' when 'no' then 'norwegian' when 'pt' then 'portuguese'
    when 'ro' then 'romanian' when 'ru' then 'russian' when 'sv' then 'swedish' when 'tr' then 'turkish'
    else 'simple' end::regconfig
$function$;

CREATE OR REPLACE FUNCTION seen_words(html text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select regexp_replace(
    replace(replace(replace(replace(replace(
      regexp_replace(regexp_replace(html, '</(p|li|blockquote|pre|ul|ol)>|<br ?/?>', ' ', 'g'), '<[^>]*>', '', 'g'),
      '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&'),
    '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g')
$function$;

CREATE OR REPLACE FUNCTION tell_case_of_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update cases set is_reported = true where id = new.case_id and not is_reported;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION tell_case_of_state()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update cases set is_held = (new.state = 'held') where comment_id = new.id and closed_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION words_of(article_id bigint, html text)
 RETURNS tsvector
 LANGUAGE sql
 STABLE
AS $function$
  select to_tsvector(search_language(a.language), seen_words(html)) || array_to_tsvector(array['article:' || a.id])
  from articles a where a.id = article_id
$function$;

CREATE TRIGGER a_case_knows_its_comment BEFORE INSERT OR UPDATE OF closed_at ON cases FOR EACH ROW EXECUTE FUNCTION note_held();

CREATE TRIGGER a_comment_tells_its_case AFTER UPDATE OF state ON comments FOR EACH ROW WHEN (((old.state = 'held'::text) <> (new.state = 'held'::text))) EXECUTE FUNCTION tell_case_of_state();

CREATE TRIGGER a_report_tells_its_case AFTER INSERT ON reports FOR EACH ROW EXECUTE FUNCTION tell_case_of_report();

CREATE TRIGGER appeals_need_another_mind BEFORE INSERT OR UPDATE ON appeals FOR EACH ROW EXECUTE FUNCTION appeal_needs_another_mind();

CREATE TRIGGER articles_are_found_anew AFTER UPDATE OF language ON articles FOR EACH ROW WHEN ((old.language <> new.language)) EXECUTE FUNCTION articles_are_found_anew();

CREATE TRIGGER audit_heads_only_grow BEFORE UPDATE ON audit_heads FOR EACH ROW WHEN (((new.n < old.n) OR (new.site_id <> old.site_id))) EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_heads_stay BEFORE DELETE OR TRUNCATE ON audit_heads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER cases_are_counted AFTER INSERT ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_cases();

CREATE CONSTRAINT TRIGGER changed_cases_are_counted AFTER UPDATE ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.is_waiting IS DISTINCT FROM new.is_waiting) OR (old.is_held IS DISTINCT FROM new.is_held)) OR (old.is_reported IS DISTINCT FROM new.is_reported)) OR (old.has_appeal IS DISTINCT FROM new.has_appeal)) OR (old.has_legal IS DISTINCT FROM new.has_legal))) EXECUTE FUNCTION count_cases();

CREATE TRIGGER comment_states_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON comment_states FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER comments_are_found AFTER UPDATE OF state, html ON comments FOR EACH ROW WHEN (((old.state <> new.state) OR ((new.state = 'visible'::text) AND (old.html <> new.html)))) EXECUTE FUNCTION comments_are_found();

CREATE CONSTRAINT TRIGGER comments_of_questions_are_seen AFTER UPDATE OF state ON comments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state = 'visible'::text) AND (new.state <> 'visible'::text))) EXECUTE FUNCTION questions_are_seen();

CREATE TRIGGER decisions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER member_notes_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON member_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER new_comments_are_found AFTER INSERT ON comments FOR EACH ROW WHEN ((new.state = 'visible'::text)) EXECUTE FUNCTION comments_are_found();

CREATE TRIGGER policies_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER questions_are_seen AFTER INSERT OR UPDATE OF state, answer_id ON questions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION questions_are_seen();

CREATE TRIGGER sanctions_end_once BEFORE UPDATE ON sanctions FOR EACH ROW EXECUTE FUNCTION sanction_ends_once();

CREATE TRIGGER sanctions_stay BEFORE DELETE OR TRUNCATE ON sanctions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER statements_are_not_emptied BEFORE TRUNCATE ON statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER statements_stay BEFORE DELETE OR UPDATE ON statements FOR EACH ROW EXECUTE FUNCTION keep_what_was_stated();

CREATE TRIGGER update_revisions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON update_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
