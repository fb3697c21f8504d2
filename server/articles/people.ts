import { type Sql, sql } from "../db/sql.ts";
import type { ArticlePart, ArticlePerson, AuthorView, Badge } from "../protocol/articles.ts";
import { nobodysName } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { imageAddress } from "../protocol/images.ts";
import { may } from "../protocol/permissions.ts";
import type { Member } from "../users/viewer.ts";

/** Whoever wrote something, with what they are on the site and under its article. */
export interface Author {
  id: Id;
  name: string;
  role: Role;
  badges: Badge[];
  part: ArticlePart | null;
  label: string | null;
  avatarId: string | null;
  isGuest: boolean;
  /** Has given the account up. */
  isGone: boolean;
}

/** Somebody as readers see them beside what they wrote; what they are under the article says more than that they moderate. */
export function authorView({ id, name, role, badges, part, label, avatarId, isGuest, isGone }: Author): AuthorView {
  if (isGone) return { id: "0", name: nobodysName, badges: [] };
  const all = [...badges, part ?? (role === "member" ? null : "moderator")];
  const told = all.filter((badge): badge is Badge => badge !== null && !(part && badge === "moderator"));
  return {
    id,
    name,
    badges: [...new Set(told)],
    ...(label ? { label } : {}),
    ...(avatarId ? { avatar: imageAddress(avatarId) } : {}),
    ...(isGuest ? { isGuest } : {}),
  };
}

type Host = Pick<Member, "id" | "siteId" | "role" | "sections">;
interface Hosted {
  siteId: Id;
  section: string;
  people: readonly { id: Id; part: ArticlePart }[];
}

/** True when somebody may run this discussion: decides in its section, or is its host or editor. */
export function mayHost(who: Host, article: Hosted): boolean {
  return mayAppoint(who, article) || isPart(who, article, "host");
}

/** True when somebody may say who is host, guest or editor of it: decides in its section, or is its editor. */
export function mayAppoint(who: Host, article: Hosted): boolean {
  if (who.siteId !== article.siteId) return false;
  const decides = may(who, "decide") && (who.sections === null || who.sections.includes(article.section));
  return decides || isPart(who, article, "editor");
}

const isPart = (who: Host, { siteId, people }: Hosted, part: ArticlePart) =>
  who.siteId === siteId && people.some(person => person.id === who.id && person.part === part);

/**
 * True of the people of the newsroom and of an article, in SQL: slow mode leaves them alone, nobody waits to answer them, and what they
 * write may be pinned.
 */
export const isOfNewsroom = (memberId: Sql, articleId: Sql): Sql => sql`
  (exists (select 1 from members m where m.id = ${memberId} and (m.role <> 'member' or m.badges <> '{}'))
    or exists (select 1 from article_people p where p.article_id = ${articleId} and p.member_id = ${memberId}))`;

const author = sql`jsonb_build_object(
  'id', m.id::text, 'name', m.name, 'role', m.role, 'badges', to_jsonb(m.badges), 'part', p.part, 'label', p.label,
  'avatarId', m.avatar_id, 'isGuest', m.is_guest, 'isGone', m.deleted_at is not null)`;

/** A column: the people of an article ({@link ArticlePerson}), hosts and guests by name. */
export const peopleOf = (articleId: Sql): Sql => sql`
  coalesce((
    select jsonb_agg(${author} order by p.part, m.name, m.id)
    from article_people p join members m on m.id = p.member_id where p.article_id = ${articleId}), '[]')`;

/** A column: what is pinned under an article `a`, as long as readers see it; else null. */
export const promptOfArticle = sql`
  (select jsonb_build_object('id', c.id::text, 'html', c.html, 'replyCount', c.reply_count, 'author', ${author})
   from comments c join members m on m.id = c.author_id
   left join article_people p on p.article_id = c.article_id and p.member_id = c.author_id
   where c.id = a.pinned_comment_id and c.state = 'visible')`;
