import { sql } from "../server/db/sql.ts";
import { labels } from "../server/protocol/labels.ts";
import { shippedFigures } from "../server/screening/model/figures.ts";
import type { Site } from "../server/sites/sites.ts";
import type { DemoApp } from "./withDemo.ts";

/** Comments with their revisions and scores as they stand when they were posted; of every tenth somebody decided. */
export async function fillPast(db: DemoApp["db"], site: Site, articleId: string, count: number): Promise<void> {
  const words = (await db.all<{ text: string }>(sql`select text from comments order by id limit 300`)).flatMap(
    ({ text }) => text.split(/\s+/),
  );
  await db.run(sql`
    insert into members (site_id, name, email, password_hash)
    select ${site.id}, 'Reader ' || n, 'reader' || n || '@example.org', '!' from generate_series(1, 2000) n`);
  const next = random(11);
  const textOf = () => {
    const from = Math.floor(next() * words.length);
    return [...words.slice(from), ...words].slice(0, 20 + Math.floor(next() * 80)).join(" ");
  };
  for (let from = 0; from < count; from += 1_000) {
    const texts = Array.from({ length: 1_000 }, textOf);
    await db.run(sql`
      with readers as (select array_agg(id) as ids from members where site_id = ${site.id} and name like 'Reader %'),
      posted as (
        insert into comments (article_id, author_id, depth, state, was_visible, text, html, approved_revision, posted_at)
        select ${articleId}, ids[1 + n % 2000], 0, 'visible', true, text, text, 1,
          now() - make_interval(secs => 30 * (${count - from}::int - n::int))
        from readers, unnest(${texts}::text[]) with ordinality as here (text, n)
        returning id, text, posted_at),
      opened as (
        insert into cases (site_id, article_id, comment_id, parts, priority, rank, opened_at, closed_at)
        select ${site.id}, ${articleId}, id, '[]', 1, 1, posted_at, posted_at from posted where id % 10 = 0
        returning id, comment_id),
      decided as (
        insert into decisions (case_id, comment_id, revision, decision, state_before, state_after, decided_by)
        select id, comment_id, 1, 'approve', 'held', 'visible', (select min(id) from members) from opened)
      insert into revisions (comment_id, revision, text, html, renderer, policy_version, verdict, model, scores, written_at)
      select id, 1, text, text, 1, 1, 'publish', ${shippedFigures.model},
        (select jsonb_object_agg(label, random() * random() * random()) from unnest(${[...labels]}::text[]) label where id > 0), posted_at
      from posted`);
  }
  await db.run(sql`analyze comments, revisions, decisions, cases`);
}

export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
