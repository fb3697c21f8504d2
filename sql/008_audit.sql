-- The audit: who did what on a site, in a chain that cannot be changed unnoticed (server/audit/entry.ts says how it is made).

create table audit (
  site_id bigint not null references sites,
  n bigint not null check (n >= 1),
  at timestamptz not null check (at = date_trunc('milliseconds', at)),
  -- Null: the machine. No foreign key: the chain outlives whom it names.
  actor_id bigint,
  kind text not null check (kind ~ '^[a-z-]{1,40}$'),
  subject text not null check (subject ~ '^[a-z-]{1,40}:[0-9a-z-]{1,40}$'),
  -- json, not jsonb: it keeps the text as it was hashed.
  facts json not null check (json_typeof(facts) = 'object' and octet_length(facts::text) <= 8000),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (site_id, n)
);
create index audit_by_kind on audit (site_id, kind, n desc);
create index audit_by_actor on audit (site_id, actor_id, n desc);
create index audit_by_subject on audit (site_id, subject, n desc);
create index audit_by_time on audit (site_id, at);

-- Where each chain ends, kept outside of it: a tail that was cut off or written on is seen. Its row is the lock of the chain.
create table audit_heads (
  site_id bigint primary key references sites,
  n bigint not null check (n >= 0),
  hash bytea not null check (octet_length(hash) = 32)
);

-- `always`: also where a session has switched ordinary triggers off (session_replication_role).
create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
alter table audit enable always trigger audit_is_append_only;
create trigger audit_heads_stay before delete or truncate on audit_heads
  for each statement execute function refuse_change();
alter table audit_heads enable always trigger audit_heads_stay;
create trigger audit_heads_only_grow before update on audit_heads
  for each row when (new.n < old.n or new.site_id <> old.site_id) execute function refuse_change();
alter table audit_heads enable always trigger audit_heads_only_grow;

-- A role of its own for the service needs no more than this (docs/ARCHITECTURE.md, "The audit").
revoke all on audit, audit_heads from public;
