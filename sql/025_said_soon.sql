-- Events that may wait a moment and are said once however often they happened (server/events/soon.ts). The one row of
-- `soon_turns` says when any node said them last.
create table soon (
  channel text not null,
  event jsonb not null,
  primary key (channel, event)
);

create table soon_turns (
  one boolean primary key default true check (one),
  at timestamptz not null
);
insert into soon_turns (at) values ('-infinity');
