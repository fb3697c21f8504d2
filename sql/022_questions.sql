-- Comments that are asked as questions: their states, the hands that are raised for them, and who moved them.

create table questions (
  comment_id bigint primary key references comments,
  article_id bigint not null references articles,
  state text not null default 'new'
    check (state in ('new', 'approved', 'next', 'now', 'answered', 'declined', 'joined')),
  votes int not null default 0 check (votes >= 0),
  moved_at timestamptz not null,
  -- The reply that answers it. It is kept when it is no longer visible, and the question is answered again when it comes back.
  answer_id bigint unique references comments,
  joined_to bigint,
  why_declined text,
  unique (comment_id, article_id),
  foreign key (joined_to, article_id) references questions (comment_id, article_id),
  check ((state = 'joined') = (joined_to is not null)),
  check ((state = 'declined') = (why_declined is not null)),
  check (state <> 'answered' or answer_id is not null),
  check (joined_to <> comment_id)
);
-- One at a time.
create unique index questions_now on questions (article_id) where state = 'now';
create index questions_by_votes on questions (article_id, state, votes desc, comment_id);
create index questions_by_time on questions (article_id, state, moved_at, comment_id);
create index questions_joined on questions (joined_to) where joined_to is not null;

create table question_votes (
  comment_id bigint references questions,
  member_id bigint references members,
  voted_at timestamptz not null default now(),
  primary key (comment_id, member_id)
);
create index question_votes_of_member on question_votes (member_id, comment_id);

-- Each state of each question, by whom and why; without an actor it followed its comment or its answer.
create table question_moves (
  comment_id bigint references questions,
  n int check (n > 0),
  at timestamptz not null default now(),
  actor_id bigint references members,
  from_state text not null,
  to_state text not null,
  why text,
  primary key (comment_id, n)
);

-- What everybody sees of a question is its comment, and of an answered one also the answer: at the end of every transaction
-- both are visible.
create function questions_are_seen() returns trigger language plpgsql as $$
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
end $$;
create constraint trigger questions_are_seen after insert or update of state, answer_id on questions
  deferrable initially deferred for each row execute function questions_are_seen();
create constraint trigger comments_of_questions_are_seen after update of state on comments
  deferrable initially deferred for each row
  when (old.state = 'visible' and new.state <> 'visible') execute function questions_are_seen();
