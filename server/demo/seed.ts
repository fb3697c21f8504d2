import { makeAppeal } from "../appeals/makeAppeal.ts";
import { appealsOn } from "../appeals/queries.ts";
import { changeState, pinComment } from "../articles/change.ts";
import { type ArticleDraft, publishArticle } from "../articles/publish.ts";
import { setPerson } from "../articles/setPerson.ts";
import { correctUpdate, postUpdate, withdrawUpdate } from "../articles/updates.ts";
import { editComment } from "../comments/edit.ts";
import { postComment } from "../comments/post.ts";
import { react } from "../comments/react.ts";
import { needsLook } from "../comments/screenText.ts";
import { withdrawComment } from "../comments/withdraw.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { giveNotice } from "../legal/giveNotice.ts";
import { decide } from "../moderation/decide.ts";
import { decideAppeal } from "../moderation/decideAppeal.ts";
import { setSlowMode } from "../pace/switch.ts";
import type { Id } from "../protocol/basics.ts";
import { labels } from "../protocol/labels.ts";
import { defaultPolicy, type Policy } from "../protocol/policy.ts";
import { defaultReactions } from "../protocol/reactions.ts";
import type { PostComment } from "../protocol/requests.ts";
import type { Settings } from "../protocol/settings.ts";
import type { UpdateView } from "../protocol/updates.ts";
import type { CommentView } from "../protocol/views.ts";
import { reportComment } from "../reports/report.ts";
import { changePolicy } from "../sites/policy.ts";
import { changeSettings } from "../sites/settings.ts";
import { ensureSite, type Site } from "../sites/sites.ts";
import { tokensOf } from "../statements/queries.ts";
import { addMember } from "../users/accounts.ts";
import { noPassword } from "../users/passwords.ts";
import { type Member, memberColumns } from "../users/viewer.ts";
import { demoArticles, publication } from "./articles.ts";
import { questionsOf, type SaidQuestion } from "./askQuestions.ts";
import { duration } from "./clock.ts";
import { demoDiscussions } from "./discussions.ts";
import { lomarStraitGuest, type SaidGuest } from "./guests.ts";
import { type PersonKey, people } from "./people.ts";
import { lomarStraitQuestions } from "./questions/lomarStrait.ts";
import type { Said } from "./script.ts";
import { readUpdates, type SaidUpdate } from "./updateScript.ts";
import { annexCUpdates } from "./updates/annexC.ts";
import { ferryVoteUpdates } from "./updates/ferryVote.ts";
import { lomarStraitUpdates } from "./updates/lomarStrait.ts";

/** Where the demo stands: the operations of the product work on `db`, with these people. */
interface Stage {
  db: Pool;
  members: Map<PersonKey, Id>;
  /** The comments that were posted, by their line of the script. */
  posted: Map<Said, CommentView>;
  /** The updates that were posted, by their article and their time after it. */
  updates: Map<string, Id>;
  siteId: Id;
}

/** Something that happened at a moment (in ms since 1970). */
interface Deed {
  at: number;
  happen: (now: Date) => Promise<unknown>;
}

/** How long an author takes to mend a text, and a moderator to approve what the checks pointed at. */
const mendedAfterMs = 3 * 60_000;
const approvedAfterMs = 15 * 60_000;
const dayMs = 86_400_000;

/**
 * Fills an empty site with the demo's publication as if it had been read and discussed up to `now`. Everything goes through the
 * same operations as in the product, in the order in which it happened, and in one transaction: it is there whole or not at all.
 * Makes the site when it is not there, and does nothing more when it has articles. `say` gets a line when there is something to
 * wait for.
 */
export async function seedDemo(db: Pool, now: Date, say: (line: string) => void = () => {}): Promise<Site> {
  const site = await ensureSite(db, { slug: "meridian", name: publication }, beginning(now));
  await db.transaction(async tx => {
    // Whoever comes at the same time waits here, as long as it takes, and then finds the articles.
    await tx.run(sql`set local statement_timeout = 0`);
    await tx.run(sql`select 1 from sites where id = ${site.id} for update`);
    if (await tx.maybe(sql`select 1 from articles where site_id = ${site.id} limit 1`)) return;
    say(`Writing the demo: ${publication} and its discussions.`);
    await play(within(tx), site.id, now);
  });
  return site;
}

/** Whoever tries the demo has no mail server and no authenticator at hand: signing up, and the desk, are a step away. */
const openDoors: Settings["signIn"] = { verifyAddress: false, staffSecondFactor: "optional" };

/** The pool as the operations want it, with their transactions as parts of this one. */
function within(tx: Tx): Pool {
  const { all, maybe, one, run } = tx;
  // Operations ask a pool for nothing else.
  const parts: Db & Pick<Pool, "transaction"> = { all, maybe, one, run, transaction: work => work(tx) };
  return parts as Pool;
}

async function play(db: Pool, siteId: Id, now: Date): Promise<void> {
  await changeSettings(db, { id: null, siteId }, { version: 0, settings: { signIn: openDoors } }, beginning(now));
  const stage: Stage = { db, siteId, members: await moveIn(db, siteId, now), posted: new Map(), updates: new Map() };
  const articles = demoArticles(now);
  for (const draft of Object.values(articles)) await publishArticle(db, siteId, draft);

  // While its story happened the model only pointed at things, so that people decided what the script says that they decided.
  const chief = await memberOf(stage, "mina");
  await changePolicy(db, chief, { version: 1, policy: pointingOnly }, { now: beginning(now) });

  const { annexC, lomarStrait, ferryVote } = demoDiscussions();
  const deeds = [
    ...updatesOf(stage, articles.annexC, readUpdates(annexCUpdates)),
    ...updatesOf(stage, articles.lomarStrait, readUpdates(lomarStraitUpdates)),
    ...deedsUnder(stage, articles.annexC, annexC),
    ...deedsUnder(stage, articles.lomarStrait, lomarStrait),
    ...updatesOf(stage, articles.ferryVote, readUpdates(ferryVoteUpdates)),
    ...deedsUnder(stage, articles.ferryVote, ferryVote),
    closing(stage, articles.ferryVote, duration("2h40m")),
    ...questionsUnder(stage, articles.lomarStrait, lomarStraitQuestions),
    guestOf(stage, articles.lomarStrait, lomarStraitGuest),
  ];
  for (const { at, happen } of deeds.sort((a, b) => a.at - b.at)) await happen(new Date(at));
  await applaud(stage);
  const slow = { kind: "fixed", seconds: 60, minutes: 120, why: "So that everybody can follow." } as const;
  await setSlowMode(db, chief, articles.lomarStrait.slug, slow, { now });
  await changePolicy(db, chief, { version: 2, policy: defaultPolicy }, { now });
}

/** An event ends: from then on it can be replayed. */
function closing(stage: Stage, { slug, publishedAt }: ArticleDraft, after: number): Deed {
  const request = { from: "live", to: "closed", why: "The votes are counted." } as const;
  const happen = async (now: Date) => changeState(stage.db, await memberOf(stage, "mina"), slug, request, { now });
  return { at: publishedAt.getTime() + after, happen };
}

/** When the publication begins: before its first article. */
const beginning = (now: Date) => new Date(demoArticles(now).annexC.publishedAt.getTime() - dayMs);

/** The usual rules, but the model holds nothing. */
const pointingOnly: Policy = {
  ...defaultPolicy,
  model: {
    ...defaultPolicy.model,
    thresholds: Object.fromEntries(
      labels.map(label => [label, { ...defaultPolicy.model.thresholds[label], hold: null }]),
    ) as Policy["model"]["thresholds"],
  },
};

/** Makes the accounts. Their password hash is no hash, so nobody can sign in with any password. */
async function moveIn(db: Pool, siteId: Id, now: Date): Promise<Map<PersonKey, Id>> {
  const members = new Map<PersonKey, Id>();
  for (const key of Object.keys(people) as PersonKey[]) {
    const { joinedDaysAgo, ...person } = people[key];
    const joinedAt = new Date(now.getTime() - joinedDaysAgo * dayMs);
    const account = {
      siteId,
      ...withBadges(person),
      email: `${key}@example.org`,
      passwordHash: noPassword,
      joinedAt,
      emailVerifiedAt: null,
    };
    members.set(key, (await addMember(db, account)).id);
  }
  return members;
}

function withBadges<P extends { name: string; badges?: readonly string[] }>(person: P) {
  return { ...person, badges: [...(person.badges ?? [])] as Member["badges"] };
}

/** What the newsroom's own system posted about an article, corrected and withdrew. */
function updatesOf(
  { db, siteId, updates: ids }: Stage,
  { slug, publishedAt }: ArticleDraft,
  updates: SaidUpdate[],
): Deed[] {
  const by = { siteId, member: null };
  return updates.flatMap(({ after, title, text, corrected, withdrawn }) => {
    const at = publishedAt.getTime() + after;
    let posted: UpdateView;
    const deeds: Deed[] = [
      {
        at,
        happen: async now => {
          posted = await postUpdate(db, by, slug, { title, text: corrected?.first ?? text }, { now });
          ids.set(`${slug} ${after}`, posted.id);
        },
      },
    ];
    if (corrected) {
      const version = { title, text, correction: corrected.was };
      const happen = (now: Date) =>
        correctUpdate(db, by, slug, posted.id, { ...version, revision: posted.revision }, { now });
      deeds.push({ at: at + corrected.after, happen });
    }
    if (withdrawn) {
      const happen = (now: Date) => withdrawUpdate(db, by, slug, posted.id, { why: withdrawn.why }, { now });
      deeds.push({ at: at + withdrawn.after, happen });
    }
    return deeds;
  });
}

/** What readers asked the reporter while the article was live. */
function questionsUnder(stage: Stage, { slug, publishedAt }: ArticleDraft, questions: SaidQuestion[]): Deed[] {
  const memberNamed = (key: PersonKey) => memberOf(stage, key);
  const readers = (by: PersonKey, count: number, turn: number) => someReaders({ by }, count, turn);
  const { db } = stage;
  return questionsOf({ db, slug, publishedAt, host: "teun", chief: "mina", memberOf: memberNamed, readers }, questions);
}

/** Everything that happened under an article, each with its moment. */
function deedsUnder(stage: Stage, article: ArticleDraft, comments: Said[]): Deed[] {
  const start = article.publishedAt.getTime();
  const deeds: Deed[] = [];
  const add = (at: number, happen: Deed["happen"]) => deeds.push({ at, happen });
  const collect = (said: Said, parent: Said | null) => {
    const at = start + said.after;
    add(at, now => post(stage, article.slug, said, parent, now));
    if (said.was !== undefined) add(at + mendedAfterMs, now => mend(stage, said, now));
    for (const report of said.reports) add(at + report.after, now => tell(stage, said, report, now));
    if (said.withdrawnAfter) add(at + said.withdrawnAfter, now => takeBack(stage, said, now));
    if (said.pinned) add(at + said.pinned.after, now => pin(stage, article.slug, said, now));
    if (said.notice) add(at + said.notice.after, now => notice(stage, said, now));
    if (said.escalation) add(at + said.escalation.after, now => escalate(stage, said, now));
    if (said.decision) add(at + said.decision.after, now => settle(stage, said, now));
    if (said.appeal) add(at + said.appeal.after, now => appeal(stage, said, now));
    if (said.appeal?.answer) add(at + said.appeal.answer.after, now => answer(stage, said, now));
    for (const reply of said.replies) collect(reply, said);
  };
  for (const said of comments) collect(said, null);
  return deeds;
}

async function post(stage: Stage, slug: string, said: Said, parent: Said | null, now: Date): Promise<void> {
  const request = {
    body: said.was ?? said.text,
    parentId: parent ? commentOf(stage, parent).id : null,
    ...anchorOf(stage, slug, said),
  };
  const comment = await postComment(stage.db, await memberOf(stage, said.by), slug, request, { now });
  stage.posted.set(said, comment);
  const isLeftAlone = said.isWaiting || said.decision || said.withdrawnAfter;
  // What the checks point at and the script does not mention is ordinary: a moderator has looked and let it stand.
  if (needsLook(comment.findings ?? []) && !isLeftAlone) {
    said.decision = { by: "ravi", after: approvedAfterMs };
    await settle(stage, said, new Date(now.getTime() + approvedAfterMs));
  }
}

async function pin(stage: Stage, slug: string, said: Said, now: Date): Promise<void> {
  if (!said.pinned) return;
  const { id: commentId } = commentOf(stage, said);
  await pinComment(stage.db, await memberOf(stage, said.pinned.by), slug, { commentId }, { now });
}

/** Somebody whom the desk knows to know: a guest of the article. */
function guestOf(stage: Stage, { slug, publishedAt }: ArticleDraft, { who, by, after, label }: SaidGuest): Deed {
  const happen = async (now: Date) => {
    const { id } = await memberOf(stage, who);
    await setPerson(stage.db, await memberOf(stage, by), slug, id, { part: "guest", label }, { now });
  };
  return { at: publishedAt.getTime() + after, happen };
}

function anchorOf({ updates }: Stage, slug: string, { on }: Said): Pick<PostComment, "anchor"> {
  if (!on) return {};
  if ("paragraph" in on) return { anchor: on };
  const update = updates.get(`${slug} ${on.updateAfter}`);
  if (!update) throw new Error(`the demo comments on an update of ${slug} that is none`);
  return { anchor: { update } };
}

async function mend(stage: Stage, said: Said, now: Date): Promise<void> {
  const { id, revision } = commentOf(stage, said);
  const edited = await editComment(
    stage.db,
    await memberOf(stage, said.by),
    id,
    { body: said.text, revision },
    { now },
  );
  stage.posted.set(said, edited);
}

async function tell(stage: Stage, said: Said, report: Said["reports"][number], now: Date): Promise<void> {
  const { by, reason, note } = report;
  await reportComment(stage.db, await memberOf(stage, by), commentOf(stage, said).id, { reason, note }, { now });
}

async function notice(stage: Stage, said: Said, now: Date): Promise<void> {
  if (!said.notice) return;
  const { kind, name, explanation } = said.notice;
  const { siteId } = await memberOf(stage, said.by);
  const contact = { name, email: `${name.toLowerCase().replaceAll(" ", ".")}@example.org` };
  const about = { kind, explanation, law: "General Data Protection Regulation, article 6", country: "IE" };
  const request = { ...about, ...contact, inGoodFaith: true } as const;
  await giveNotice(stage.db, siteId, commentOf(stage, said).id, request, now);
}

async function takeBack(stage: Stage, said: Said, now: Date): Promise<void> {
  await withdrawComment(stage.db, await memberOf(stage, said.by), commentOf(stage, said).id, { now });
}

async function settle(stage: Stage, said: Said, now: Date): Promise<void> {
  if (!said.decision) return;
  const { by, reject, note, sanction } = said.decision;
  const { revision } = commentOf(stage, said);
  const common = { revision, ...(note ? { note } : {}) };
  const beside = sanction?.kind === "mute" ? ({ kind: "mute", until: later(now, sanction.lasts) } as const) : sanction;
  const request = reject
    ? ({ decision: "reject", reason: reject, ...common, ...(beside ? { sanction: beside } : {}) } as const)
    : ({ decision: "approve", ...common } as const);
  await decide(stage.db, await memberOf(stage, by), await caseOf(stage, said), request, { now });
}

async function escalate(stage: Stage, said: Said, now: Date): Promise<void> {
  if (!said.escalation) return;
  const { by, note } = said.escalation;
  const { revision } = commentOf(stage, said);
  const request = { decision: "escalate", revision, to: { role: "admin" }, internalNote: note } as const;
  await decide(stage.db, await memberOf(stage, by), await caseOf(stage, said), request, { now });
}

async function appeal(stage: Stage, said: Said, now: Date): Promise<void> {
  if (!said.appeal) return;
  const author = await memberOf(stage, said.by);
  const { id } = commentOf(stage, said);
  const token = (await tokensOf(stage.db, author.id, [id])).get(id) ?? "";
  await makeAppeal(stage.db, author, token, { text: said.appeal.text }, { now });
}

async function answer(stage: Stage, said: Said, now: Date): Promise<void> {
  if (!said.appeal?.answer) return;
  const { by, outcome, note } = said.appeal.answer;
  const { revision } = commentOf(stage, said);
  const [waiting] = await appealsOn(stage.db, await caseOf(stage, said));
  const request = { outcome, revision, note };
  await decideAppeal(stage.db, await memberOf(stage, by), waiting?.id ?? "", request, { now });
}

/** The case that waits. */
async function caseOf(stage: Stage, said: Said): Promise<Id> {
  const { id } = commentOf(stage, said);
  const open = await stage.db.one<{ id: Id }>(sql`select id from cases where comment_id = ${id} and closed_at is null`);
  return open.id;
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();

/** Gives each visible comment its reactions, from people who did not write it. */
async function applaud(stage: Stage): Promise<void> {
  const visible = new Set(
    (await stage.db.all<{ id: Id }>(sql`select id from comments where state = 'visible'`)).map(row => row.id),
  );
  let turn = 0;
  for (const [said, { id }] of stage.posted) {
    turn++;
    if (!visible.has(id)) continue;
    for (const [index, { kind }] of defaultReactions.entries()) {
      for (const by of someReaders(said, said.reactions[index] ?? 0, turn * 3 + index)) {
        await react(stage.db, await memberOf(stage, by), id, kind, true);
      }
    }
  }
}

/** `count` people other than the author; others for each turn, the same at every start. */
function someReaders({ by }: Pick<Said, "by">, count: number, turn: number): PersonKey[] {
  const others = (Object.keys(people) as PersonKey[]).filter(key => key !== by);
  // 17 shares no factor with small counts of people, so the steps visit everybody once.
  const step = others.length % 17 === 0 ? 13 : 17;
  return Array.from({ length: Math.min(count, others.length) }, (_, index) => {
    return others[(turn * 7 + index * step) % others.length] as PersonKey;
  });
}

function commentOf(stage: Stage, said: Said): CommentView {
  const comment = stage.posted.get(said);
  if (!comment) throw new Error(`the demo speaks of a comment before it was posted: ${said.text.slice(0, 60)}`);
  return comment;
}

/** The member as of now: with what the record says up to this moment. */
async function memberOf({ db, members }: Stage, key: PersonKey): Promise<Member> {
  return await db.one<Member>(sql`select ${memberColumns} from members m where m.id = ${members.get(key)}`);
}
