-- Several nodes on one database: what they count together. Nothing here is worth a write to the log: it is told again or begun anew.

-- The key of an hour also hides whose rate is counted.
alter table view_hours rename to hour_keys;
alter table hour_keys rename column salt to key;

-- How often somebody did in a part (`slot`) of the hour what has a rate for all nodes together (http/rateLimit.ts).
create unlogged table rate_uses (
  hour timestamptz not null references hour_keys on delete cascade,
  rate text not null,
  slot smallint not null,
  caller bytea not null,
  used integer not null,
  primary key (hour, rate, slot, caller)
);

-- The nodes that run, each by a number that it made up at its start.
create unlogged table nodes (
  id uuid primary key,
  seen_at timestamptz not null
);

-- How many sockets of a node are in a room: "n reading now" is their sum. Nobody is named.
create unlogged table presence (
  channel text not null,
  node_id uuid not null references nodes on delete cascade,
  readers integer not null check (readers >= 0),
  told_at timestamptz not null,
  primary key (channel, node_id)
);
create index presence_told_at on presence (told_at);
create index presence_node_id on presence (node_id);
