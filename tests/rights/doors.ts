import sharp from "sharp";
import type { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { makeTokenSecret } from "../../server/identities/tokenSecrets.ts";
import { ownKey } from "../../server/notices/keys.ts";
import { linkTo } from "../../server/notices/links.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { endpoints } from "../../server/protocol/endpoints.ts";
import type { LegalReceipt } from "../../server/protocol/legalNotices.ts";
import type { MailTemplateView } from "../../server/protocol/mailTemplates.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { AvatarView } from "../../server/protocol/profile.ts";
import type { SettingsView } from "../../server/protocol/settings.ts";
import type { IdentityView } from "../../server/protocol/tokens.ts";
import { type Answer, type Person, sendPicture } from "../setup/newsroom.ts";
import { type OwnAccounts, takesTokens } from "../setup/tokens.ts";
import type { Stage } from "./stage.ts";

export type Attempt = (who: Person, stage: Stage) => Promise<Answer>;

let turn = 0;
const aPicture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#c33" } })
  .png()
  .toBuffer();
const aText = () => `The minutes of meeting number ${++turn} name the ${turn * 7} who were there.`;

const accounts = new WeakMap<Stage, Promise<OwnAccounts>>();
/** Of somebody at the site's own accounts who is nobody here yet. */
async function aToken(stage: Stage): Promise<string> {
  const own = accounts.get(stage) ?? takesTokens(stage.newsroom, stage.people.admin);
  accounts.set(stage, own);
  return (await own).tokenOf(`reader-${++turn}`);
}

/** One of the admin's that has ended. */
async function aBacktest({ newsroom, people }: Stage): Promise<Id> {
  const { id } = await newsroom.db.one<{ id: Id }>(sql`
    insert into backtests (site_id, started_by, policy, state, ended_at)
    values (${newsroom.site.id}, ${people.admin.member?.id}, '{}', 'cancelled', now()) returning id`);
  return id;
}

/** A name with work that nobody did. */
const notSolved = {
  name: "Gus",
  challenge: {
    parameters: {
      algorithm: "PBKDF2/SHA-256",
      nonce: "00",
      salt: "00",
      cost: 1,
      keyLength: 32,
      keyPrefix: "00",
      expiresAt: 4_000_000_000,
    },
    signature: "00",
  },
  solution: { counter: 0, derivedKey: "00" },
};
/** Nobody's. */
const aTicket = "A".repeat(43);
const aCredential = { id: "none", rawId: "none", type: "public-key", clientExtensionResults: {} };

/** That ends the mails of whoever was the first member here. */
const aStopLink = async (db: Pool) =>
  linkTo("", await ownKey(db, "links"), {
    purpose: "stop",
    memberId: (await db.one<{ id: Id }>(sql`select id from members order by id limit 1`)).id,
  });

/** How somebody knocks at each door of the API. */
export const doors: Record<keyof typeof endpoints, Attempt> = {
  getArticle: who => who.get("articles/tariff-pause"),
  getThread: who => who.get("articles/tariff-pause/comments"),
  getChanges: who => who.get("articles/tariff-pause/changes?since=0"),
  getMine: who => who.get("articles/tariff-pause/mine"),
  remapArticles: who =>
    who.send("POST", "sites/meridian/articles/moves", { items: [{ key: "nothing", newKey: "something" }] }),
  makeCrossing: async (who, stage) => {
    await allowPages(stage);
    return who.send("POST", "sessions/crossings", { origin: pageElsewhere });
  },
  // Whoever comes from there with a code is who made it.
  takeCrossing: async (who, stage) => {
    await allowPages(stage);
    const { body } = await stage.people.author.send<{ code: string }>("POST", "sessions/crossings", {
      origin: pageElsewhere,
    });
    return who.send("POST", "sessions/exchange", body, { Origin: pageElsewhere });
  },
  makeArticle: (who, { newsroom: { url } }) =>
    who.send("POST", "articles", { key: `made-${++turn}`, url: `${url}/made`, title: "Made" }, { Origin: url }),
  putArticle: who => who.send("PUT", "articles/from-elsewhere", anArticleText),
  getUpdates: who => who.get("articles/tariff-pause/updates"),
  postUpdate: who => who.send("POST", "articles/tariff-pause/updates", anUpdate()),
  correctUpdate: async (who, stage) =>
    who.send("PUT", `articles/tariff-pause/updates/${await madeUpdate(stage)}`, {
      ...anUpdate(),
      revision: 1,
      correction: "It was Thursday.",
    }),
  withdrawUpdate: async (who, stage) =>
    who.send("PUT", `articles/tariff-pause/updates/${await madeUpdate(stage)}/withdrawal`, { why: "It was not so." }),
  getUpdateRevisions: async (who, stage) =>
    who.get(`articles/tariff-pause/updates/${await madeUpdate(stage)}/revisions`),
  postComment: who => who.send("POST", "articles/tariff-pause/comments", { body: aText() }),
  getComment: async (who, { aComment }) => who.get(`comments/${(await aComment()).id}`),
  getReplies: async (who, { aComment }) => who.get(`comments/${(await aComment()).id}/replies`),
  editComment: async (who, { aComment }) =>
    who.send("PATCH", `comments/${(await aComment()).id}`, { body: aText(), revision: 1 }),
  withdrawComment: async (who, { aComment }) => who.send("DELETE", `comments/${(await aComment()).id}`),
  addReaction: async (who, { aComment }) =>
    who.send("PUT", `comments/${(await aComment()).id}/reactions/worth-reading`),
  removeReaction: async (who, { aComment }) =>
    who.send("DELETE", `comments/${(await aComment()).id}/reactions/worth-reading`),
  reportComment: async (who, { aComment }) =>
    who.send("POST", `comments/${(await aComment()).id}/reports`, { reason: "off-subject" }),
  changeState: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/state`, { from: "open", to: "live" }),
  pauseDiscussion: async (who, stage) => who.send("PUT", `articles/${await anArticle(stage)}/pause`, { minutes: 5 }),
  endPause: async (who, stage) => who.send("DELETE", `articles/${await anArticle(stage)}/pause`),
  setTimes: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/times`, { opensAt: null, closesAt: null }),
  useTemplate: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/template`, { template: "live" }),
  setSwitches: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/switches`, { asksQuestions: true }),
  pinComment: async (who, stage) => who.send("PUT", `articles/${await anArticle(stage)}/pinned`, { commentId: null }),
  setSlowMode: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/slow-mode`, { kind: "fixed", seconds: 60 }),
  endSlowMode: async (who, stage) => who.send("DELETE", `articles/${await anArticle(stage)}/slow-mode`),
  setReviewFirst: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/review-first`, { minutes: 10 }),
  endReviewFirst: async (who, stage) => who.send("DELETE", `articles/${await anArticle(stage)}/review-first`),
  getSurges: who => who.get("sites/meridian/surges"),
  getArticlePeople: who => who.get("articles/tariff-pause/people"),
  findArticlePeople: who => who.get("articles/tariff-pause/people/candidates?q=An"),
  setArticlePerson: async (who, stage) =>
    who.send("PUT", `articles/${await anArticle(stage)}/people/${stage.people.member.member?.id}`, { part: "guest" }),
  removeArticlePerson: async (who, stage) =>
    who.send("DELETE", `articles/${await anArticle(stage)}/people/${stage.people.member.member?.id}`),
  getChangesMade: who => who.get("articles/tariff-pause/changes-made"),
  signUp: who =>
    who.send("POST", "members", { name: "New", email: `new${++turn}@example.org`, password: "correct horse battery" }),
  signIn: async (who, { newsroom }) => {
    const account = { email: `old${++turn}@example.org`, password: "correct horse battery" };
    await newsroom.reader.send("POST", "members", { name: "Old", ...account });
    return who.send("POST", "sessions", account);
  },
  signOut: async (who, { newsroom }) => (await newsroom.again(who)).send("DELETE", "sessions/current"),
  askForLink: who => who.send("POST", "sessions/link", { email: `new${++turn}@example.org` }),
  enterCode: who => who.send("POST", "sessions/code", { ticket: aTicket, code: "12345678" }),
  enterSecondFactor: who => who.send("POST", "sessions/second-factor", { ticket: aTicket, code: "123456" }),
  startPasskeySignIn: who => who.send("POST", "sessions/passkey/challenge"),
  signInByPasskey: who =>
    who.send("POST", "sessions/passkey", {
      response: { ...aCredential, response: { clientDataJSON: "e30", authenticatorData: "e30", signature: "e30" } },
    }),
  askForReset: who => who.send("POST", "passwords/reset", { email: `new${++turn}@example.org` }),
  getAccount: who => who.get("me/account"),
  changePassword: who => who.send("PUT", "me/password", { password: "correct horse battery" }),
  changeEmail: who => who.send("PUT", "me/email", { email: `new${++turn}@example.org` }),
  startPasskey: who => who.send("POST", "me/passkeys/challenge"),
  addPasskey: who =>
    who.send("POST", "me/passkeys", {
      name: "Phone",
      response: { ...aCredential, response: { clientDataJSON: "e30", attestationObject: "e30" } },
    }),
  removePasskey: who => who.send("DELETE", "me/passkeys/not-mine"),
  startAuthenticator: who => who.send("POST", "me/authenticator"),
  confirmAuthenticator: who => who.send("PUT", "me/authenticator", { code: "000000" }),
  removeAuthenticator: who => who.send("DELETE", "me/authenticator"),
  renewRecoveryCodes: who => who.send("POST", "me/recovery-codes"),
  endSession: who => who.send("DELETE", "me/sessions/999999999"),
  endOtherSessions: who => who.send("DELETE", "me/sessions"),
  getMe: who => who.get("me"),
  signInByToken: async (who, stage) => who.send("POST", "sessions/token", { token: await aToken(stage) }),
  getIdentities: who => who.get("me/identities"),
  joinByToken: async (who, stage) => who.send("POST", "me/identities", { token: await aToken(stage) }),
  removeIdentity: async (who, stage) => {
    const { body } = await who.send<IdentityView[]>("POST", "me/identities", { token: await aToken(stage) });
    return who.send("DELETE", `me/identities/${body.at?.(-1)?.id ?? "1"}`);
  },
  getProviders: who => who.get("sign-in-providers"),
  joinByProvider: who => who.send("POST", "me/identities/visits", { provider: "nowhere" }),
  getSignIns: who => who.get("sites/meridian/sign-ins"),
  makeTokenSecret: who => who.send("POST", "sites/meridian/token-secrets", { overlapHours: 720 }),
  endTokenSecret: async (who, { newsroom, people }) => {
    const admin = people.admin.member;
    const { id } = admin ? await makeTokenSecret(newsroom.db, admin, 720) : { id: "0" };
    return who.send("DELETE", `sites/meridian/token-secrets/${id}`);
  },
  tryToken: who => who.send("POST", "sites/meridian/token-trials", { token: "a.b.c" }),
  getGuestChallenge: who => who.get("guests/challenge"),
  enterAsGuest: who => who.send("POST", "guests", notSolved),
  returnAsGuest: who => who.send("POST", "guests/returns", { secret: "nobody kept this" }),
  claimComments: who => who.send("POST", "me/claims", { secret: "nobody kept this" }),
  getExport: who => who.get("me/export"),
  getDeletion: who => who.get("me/deletion"),
  askDeletion: async (who, { newsroom }) => {
    const answer = await who.send("PUT", "me/deletion", { way: "anonymise" });
    await newsroom.db.run(sql`delete from deletions`);
    return answer;
  },
  cancelDeletion: who => who.send("DELETE", "me/deletion"),
  getNoticeWays: who => who.get("me/notice-ways"),
  setNoticeWays: who =>
    who.send("PUT", "me/notice-ways", {
      ways: { reply: { page: true, push: false, mail: "off" } },
      zone: "Europe/Berlin",
      language: "de",
    }),
  invitePush: who => who.send("POST", "me/push/invitations"),
  addDevice: who =>
    who.send("POST", "push-devices", {
      endpoint: `http://127.0.0.1:9/${++turn}`,
      p256dh: `B${"a".repeat(86)}`,
      auth: "a".repeat(22),
      language: "en",
    }),
  removeDevice: who => who.send("POST", "me/push/removals", { endpoint: "http://127.0.0.1:9/1" }),
  getFollows: who => who.get("me/follows"),
  follow: (who, { newsroom }) => who.send("PUT", `me/follows/articles/${newsroom.article.id}`),
  unfollow: (who, { newsroom }) => who.send("DELETE", `me/follows/articles/${newsroom.article.id}`),
  getPerson: (who, { people }) => who.get(`people/${people.author.member?.id}`),
  getPersonComments: (who, { people }) => who.get(`people/${people.author.member?.id}/comments`),
  getMyComments: who => who.get("me/comments?limit=50"),
  changeProfile: who => who.send("PATCH", "me", { bio: "Reads everything twice." }),
  putAvatar: async who => sendPicture(who, "me/avatar", await aPicture),
  postPicture: async who => sendPicture(who, "me/pictures", await aPicture),
  removeAvatar: who => who.send("DELETE", "me/avatar"),
  getMutes: who => who.get("me/mutes"),
  mutePerson: async (who, { newsroom }) => {
    const { member } = await newsroom.join(`Loud ${++turn}`);
    return who.send("PUT", `me/mutes/people/${member?.id}`, { until: null });
  },
  unmutePerson: who => who.send("DELETE", "me/mutes/people/1"),
  muteWord: who => who.send("POST", "me/mutes/words", { word: "ferry", until: null }),
  unmuteWord: who => who.send("DELETE", "me/mutes/words/1"),
  searchThread: who => who.get("articles/tariff-pause/search?q=harbour"),
  findMentionable: who => who.get("articles/tariff-pause/mentionable?q=a"),
  // Each time the first of somebody's own.
  putDraft: who => who.send("PUT", `articles/tariff-pause/drafts/${++turn}`, { text: aText(), revision: 0 }),
  previewComment: who => who.send("POST", "articles/tariff-pause/preview", { body: aText() }),
  // Neither is switched on.
  getLinkCards: async (who, { aComment }) => who.get(`comments/${(await aComment()).id}/links`),
  getTranslation: async (who, { aComment }) => who.get(`comments/${(await aComment()).id}/translation?to=de`),
  addBookmark: async (who, { aComment }) => who.send("PUT", `comments/${(await aComment()).id}/bookmark`),
  removeBookmark: async (who, { aComment }) => who.send("DELETE", `comments/${(await aComment()).id}/bookmark`),
  getBookmarks: who => who.get("me/bookmarks"),
  getAnswers: who => who.get("me/answers"),
  readNotices: who => who.send("PUT", "me/notices/read"),
  getQuestions: who => who.get("articles/tariff-pause/questions"),
  getHiddenQuestions: who => who.get("articles/tariff-pause/questions/hidden"),
  getMyQuestions: who => who.get("articles/tariff-pause/questions/mine"),
  findCloseQuestions: who => who.send("POST", "articles/tariff-pause/questions/close", { body: aText() }),
  raiseHand: async (who, { aQuestion }) => who.send("PUT", `questions/${(await aQuestion()).id}/hand`),
  lowerHand: async (who, { aQuestion }) => who.send("DELETE", `questions/${(await aQuestion()).id}/hand`),
  moveQuestion: async (who, { aQuestion }) =>
    who.send("POST", `questions/${(await aQuestion()).id}/moves`, { from: "approved", to: "next", revision: 1 }),
  answerQuestion: async (who, { aQuestion }) =>
    who.send("POST", `questions/${(await aQuestion()).id}/answer`, { body: aText() }),
  getCases: who => who.get("cases?limit=50"),
  getCaseChoices: who => who.get("cases/choices"),
  nextCase: who => who.send("POST", "cases/next", {}),
  getCase: async (who, { aCase }) => who.get(`cases/${(await aCase()).id}`),
  claimCase: async (who, { aCase }) => who.send("POST", `cases/${(await aCase()).id}/claim`),
  releaseCase: async (who, { aCase }) => who.send("DELETE", `cases/${(await aCase()).id}/claim`),
  skipCase: async (who, { aCase }) => who.send("POST", `cases/${(await aCase()).id}/skip`),
  addWatchList: (who, stage) => who.send("POST", "watch-lists", aWatchList(stage)),
  changeWatchList: async (who, stage) =>
    who.send("PUT", `watch-lists/${await madeWatchList(stage)}`, aWatchList(stage)),
  removeWatchList: async (who, stage) => who.send("DELETE", `watch-lists/${await madeWatchList(stage)}`),
  answerCase: async (who, { aCase }) =>
    who.send("POST", `cases/${(await aCase()).id}/answer`, { body: aText(), revision: 1 }),
  decideCase: async (who, { aCase }) =>
    who.send("POST", `cases/${(await aCase()).id}/decisions`, { decision: "approve", revision: 1 }),
  // Of somebody else's case each is told by itself that it is not there.
  decideCases: async (who, { aCase }) =>
    who.send("POST", "cases/decisions", { decision: "approve", items: [{ caseId: (await aCase()).id, revision: 1 }] }),
  undoBatch: async (who, { aBatch }) => who.send("POST", `batches/${await aBatch()}/undo`),
  getAudit: who => who.get("sites/meridian/audit"),
  checkAudit: who => who.send("POST", "sites/meridian/audit/checks"),
  exportAudit: who => who.send("POST", "sites/meridian/audit/exports", { format: "json" }),
  getPast: who => who.get("articles/tariff-pause/past"),
  // Everybody's, once an event is over; this one never was live.
  getReplay: who => who.get("articles/tariff-pause/replay"),
  getReplayComments: who => who.get("articles/tariff-pause/replay/comments?to=2026-05-14T12:00:00Z"),
  getCounts: who => who.get("counts?articles=tariff-pause"),
  getLatest: who => who.get("latest?limit=20"),
  getMostDiscussed: who => who.get("most-discussed?days=365"),
  getInsights: who => who.get("sites/meridian/insights"),
  getFigure: who => who.get("sites/meridian/insights/outcomes"),
  getHandOvers: who => who.get("sites/meridian/hand-overs"),
  giveHandOver: who => who.send("POST", "sites/meridian/hand-overs", { note: "The ferry is late." }),
  // Each time one of somebody else's.
  takeHandOver: async (who, { newsroom }) => {
    const giver = await newsroom.join(`Giver ${++turn}`, { role: "moderator" });
    const { body } = await giver.send<{ id: Id }>("POST", "sites/meridian/hand-overs", {});
    return who.send("PUT", `sites/meridian/hand-overs/${body.id}/acknowledgement`);
  },
  nextSecondLook: who => who.get("second-looks/next"),
  // Nothing was drawn.
  giveSecondLook: who => who.send("POST", "second-looks/1", { said: "approve" }),
  getDifferingLooks: who => who.get("second-looks/differing"),
  settleSecondLook: who => who.send("PUT", "second-looks/1/settlement"),
  getAuthor: async (who, { aCase }) => who.get(`cases/${(await aCase()).id}/author`),
  addNote: async (who, { aCaseOfAnother }) =>
    who.send("POST", `cases/${(await aCaseOfAnother()).id}/author/notes`, { note: "Stops when asked." }),
  giveSanction: async (who, { aCaseOfAnother }) =>
    who.send("POST", `cases/${(await aCaseOfAnother()).id}/sanctions`, { kind: "warn", reason: "off-subject" }),
  liftSanction: async (who, { aSanction }) => who.send("POST", `sanctions/${await aSanction()}/lifting`, {}),
  // Of somebody else: as if there was none.
  acknowledgeWarning: async (who, { aSanction }) => who.send("PUT", `me/warnings/${await aSanction()}/acknowledgement`),
  getStatement: async (who, { aStatement }) => who.get(`statements/${await aStatement()}`),
  makeAppeal: async (who, { aRemoval }) =>
    who.send("POST", `statements/${(await aRemoval()).token}/appeal`, { text: "I disagree." }),
  decideAppeal: async (who, { anAppeal }) =>
    who.send("POST", `appeals/${await anAppeal()}/decision`, { outcome: "upheld", revision: 1 }),
  giveNotice: async (who, { aComment }) =>
    who.send("POST", `comments/${(await aComment()).id}/legal-notices`, aNotice()),
  getNotice: async (who, stage) => who.get(`legal-notices/${await aNoticesAddress(stage)}`),
  getTransparency: who => who.get("sites/meridian/transparency"),
  exportStatements: who => who.get("sites/meridian/statements"),
  getPolicyVersions: who => who.get("sites/meridian/policy/versions"),
  getPolicyVersion: who => who.get("sites/meridian/policy/versions/1"),
  getPolicy: who => who.get("sites/meridian/policy"),
  putPolicy: async (who, { people }) => {
    const { body } = await people.admin.get<{ version: number; policy: object }>("sites/meridian/policy");
    return who.send("PUT", "sites/meridian/policy", { version: body.version, policy: body.policy });
  },
  getSettings: who => who.get("sites/meridian/settings"),
  changeSettings: async (who, { people }) => {
    const { body } = await people.admin.get<{ version: number }>("sites/meridian/settings");
    return who.send("PUT", "sites/meridian/settings", { version: body.version, settings: {} });
  },
  setSecret: who => who.send("PUT", "sites/meridian/secrets/jwt", { secret: "correct horse battery staple" }),
  removeSecret: who => who.send("DELETE", "sites/meridian/secrets/jwt"),
  getMailTemplates: who => who.get("sites/meridian/mail-templates"),
  getMailTemplate: who => who.get("sites/meridian/mail-templates/digest/en"),
  changeMailTemplate: async (who, { people }) => {
    const { body } = await people.admin.get<MailTemplateView>("sites/meridian/mail-templates/digest/en");
    const readAt = body.own?.changedAt ?? null;
    return who.send("PUT", "sites/meridian/mail-templates/digest/en", { subject: "News", text: "{notices}", readAt });
  },
  removeMailTemplate: who => who.send("DELETE", "sites/meridian/mail-templates/digest/en"),
  previewMailTemplate: who =>
    who.send("POST", "sites/meridian/mail-templates/digest/en/previews", { subject: "News", text: "{notices}" }),
  tryPolicy: who => who.send("POST", "sites/meridian/policy/trial", { text: aText(), policy: defaultPolicy }),
  getRules: who => who.get("sites/meridian/rules"),
  getRuleHits: who => who.get("sites/meridian/rules/hits?rule=shouting"),
  startBacktest: async (who, { newsroom }) => {
    await newsroom.db.run(sql`update backtests set state = 'cancelled', ended_at = now() where state = 'running'`);
    return who.send("POST", "sites/meridian/backtests", { policy: defaultPolicy });
  },
  getBacktests: who => who.get("sites/meridian/backtests"),
  getBacktest: async (who, stage) => who.get(`sites/meridian/backtests/${await aBacktest(stage)}`),
  getBacktestComments: async (who, stage) => who.get(`sites/meridian/backtests/${await aBacktest(stage)}/comments`),
  cancelBacktest: async (who, stage) => who.send("DELETE", `sites/meridian/backtests/${await aBacktest(stage)}`),
  getModel: who => who.get("sites/meridian/model"),
  getLearned: who => who.get("sites/meridian/model/corrections"),
  learn: who => who.send("POST", "sites/meridian/model/corrections"),
  decideCorrection: who => who.send("PUT", "sites/meridian/model/corrections/1", { state: "live" }),
  getMembers: who => who.get("sites/meridian/members"),
  getSections: who => who.get("sites/meridian/sections"),
  changeRole: async (who, { newsroom }) => {
    const { member } = await newsroom.join(`Somebody ${++turn}`);
    return who.send("PUT", `sites/meridian/members/${member?.id}/role`, { role: "moderator" });
  },
};

const pageElsewhere = "https://news.example";
async function allowPages({ people }: Stage): Promise<void> {
  const { body } = await people.admin.get<SettingsView>("sites/meridian/settings");
  const embedding = { ...body.settings.embedding, origins: [pageElsewhere] };
  await people.admin.send("PUT", "sites/meridian/settings", { version: body.version, settings: { embedding } });
}

const anArticle = async ({ newsroom }: Stage) => (await newsroom.anArticle(`hosted-${++turn}`)).slug;
const anUpdate = () => ({ title: `Update ${++turn}`, text: "The ministry named no chair." });
async function madeUpdate({ people }: Stage): Promise<Id> {
  return (await people.admin.send<{ id: Id }>("POST", "articles/tariff-pause/updates", anUpdate())).body.id;
}
const anArticleText = {
  title: "From elsewhere",
  section: "World",
  standfirst: "What is known so far.",
  byline: "Hanne Lorück",
  body: [{ type: "paragraph", text: "They came down together." }],
};

const aWatchList = ({ newsroom }: Stage) => ({ name: `List ${++turn}`, articleIds: [newsroom.article.id] });
async function madeWatchList(stage: Stage): Promise<string> {
  return (await stage.people.admin.send<{ id: Id }>("POST", "watch-lists", aWatchList(stage))).body.id;
}

const aNotice = () => ({
  kind: "defamation",
  law: "The right to one's good name",
  explanation: "The number is wrong, and it is said on purpose.",
  country: "NO",
  name: "Greta Sandvik",
  email: `greta${++turn}@example.org`,
  inGoodFaith: true,
});
async function aNoticesAddress({ newsroom, aComment }: Stage): Promise<string> {
  const path = `comments/${(await aComment()).id}/legal-notices`;
  const { reference, secret } = (await newsroom.reader.send<LegalReceipt>("POST", path, aNotice())).body;
  return `${reference}/${secret}`;
}

/** How somebody opens each page, and knocks at each door that is not of the API; the answer's body is its text. */
export const pages: Record<string, Attempt> = {
  "/": who => open(who, "/"),
  "/articles/:article": async (who, { aComment }) =>
    open(who, `/articles/tariff-pause?comment=${(await aComment()).id}`),
  "/articles/:article/questions": async (who, { aQuestion }) => {
    await aQuestion();
    return open(who, "/articles/tariff-pause/questions");
  },
  "/articles/:article/questions/:id": async (who, { aQuestion }) =>
    open(who, `/articles/tariff-pause/questions/${(await aQuestion()).id}`),
  "/images/:id": async (who, { people }) => {
    const { body } = await sendPicture<AvatarView>(people.author, "me/avatar", await aPicture);
    return open(who, body.avatar ?? "");
  },
  "/desk{/*rest}": who => open(who, "/desk"),
  "/crossing": async (who, stage) => {
    await allowPages(stage);
    return open(who, `/crossing?to=${pageElsewhere}`);
  },
  "/transparency": who => open(who, "/transparency"),
  "/statements/:token": async (who, { aStatement }) => open(who, `/statements/${await aStatement()}`),
  "post:/statements/:token/appeal": async (who, { aRemoval }) =>
    open(who, `/statements/${(await aRemoval()).token}/appeal`, {
      method: "POST",
      body: new URLSearchParams({ text: "I disagree." }),
    }),
  "/mail/confirm/:token": who => open(who, "/mail/confirm/1.0.made-up"),
  "post:/mail/confirm/:token": who => open(who, "/mail/confirm/1.0.made-up", { method: "POST" }),
  "/mail/stop/:token": async (who, { newsroom }) => open(who, await aStopLink(newsroom.db)),
  "post:/mail/stop/:token": async (who, { newsroom }) => open(who, await aStopLink(newsroom.db), { method: "POST" }),
  "/push": who => open(who, "/push"),
  "/notices/new": async (who, { aComment }) => open(who, `/notices/new?comment=${(await aComment()).id}`),
  "post:/notices/new": async (who, { aComment }) =>
    open(who, `/notices/new?comment=${(await aComment()).id}`, {
      method: "POST",
      body: new URLSearchParams({ ...aNotice(), inGoodFaith: "yes" }),
    }),
  "/notices/:reference/:secret": async (who, stage) => open(who, `/notices/${await aNoticesAddress(stage)}`),
  "/articles/:article/write": async (who, { aComment }) =>
    open(who, `/articles/tariff-pause/write?to=${(await aComment()).id}`),
  "post:/articles/:article/write": who => {
    const body = new URLSearchParams({ body: aText(), attempt: `attempt-${++turn}` });
    return open(who, "/articles/tariff-pause/write", { method: "POST", redirect: "manual", body });
  },
  "/sign-in": who => open(who, "/sign-in"),
  "post:/sign-in": async (who, { newsroom }) => {
    const account = { email: `plain${++turn}@example.org`, password: "correct horse battery" };
    await newsroom.reader.send("POST", "members", { name: "Plain", ...account });
    return open(who, "/sign-in", { method: "POST", redirect: "manual", body: new URLSearchParams(account) });
  },
  "/sign-in/with/:provider": who => open(who, "/sign-in/with/nowhere"),
  "/sign-in/back/:provider": who => open(who, "/sign-in/back/nowhere?code=a&state=b"),
  "post:/sign-in/second-factor": who =>
    open(who, "/sign-in/second-factor", {
      method: "POST",
      body: new URLSearchParams({ ticket: aTicket, code: "123456" }),
    }),
  "/sign-in/mail/:token": who => open(who, `/sign-in/mail/${aTicket}`),
  "post:/sign-in/mail/:token": who =>
    open(who, `/sign-in/mail/${aTicket}`, { method: "POST", body: new URLSearchParams() }),
  "/account": who => open(who, "/account"),
  "/signed-in": who => open(who, "/signed-in", { redirect: "manual" }),
  "/sign-up": who => open(who, "/sign-up"),
  "post:/sign-up": who => {
    const account = { name: `Plainly ${++turn}`, email: `up${turn}@example.org`, password: "correct horse battery" };
    return open(who, "/sign-up", { method: "POST", redirect: "manual", body: new URLSearchParams(account) });
  },
  "post:/sign-out": async (who, { newsroom }) =>
    open(await newsroom.again(who), "/sign-out", { method: "POST", redirect: "manual", body: new URLSearchParams() }),
  "/embed/articles/:article": async (who, { aComment }) =>
    open(who, `/embed/articles/tariff-pause?comment=${(await aComment()).id}`),
  "/embed/comments/:id": async (who, { aComment }) => open(who, `/embed/comments/${(await aComment()).id}`),
  "/feeds/comments.:format": who => open(who, "/feeds/comments.atom"),
  "/feeds/articles/:article/comments.:format": who => open(who, "/feeds/articles/tariff-pause/comments.rss"),
  "/oembed": async (who, { newsroom, aComment }) => {
    const url = `${newsroom.url}/articles/tariff-pause?comment=${(await aComment()).id}`;
    return open(who, `/oembed?url=${encodeURIComponent(url)}`);
  },
  "/healthz": who => open(who, "/healthz"),
  "/readyz": who => open(who, "/readyz"),
  "/api/v1/openapi.json": who => open(who, "/api/v1/openapi.json"),
  "post:/comments\\\\:analyze": who => open(who, "/v1alpha1/comments:analyze", { method: "POST", body: "{}" }),
  "post:/comments\\\\:suggestscore": who =>
    open(who, "/v1alpha1/comments:suggestscore", { method: "POST", body: "{}" }),
};

async function open({ newsroom, cookie }: Person, path: string, request: RequestInit = {}): Promise<Answer> {
  const { status, headers, ...answer } = await fetch(newsroom.url + path, {
    ...request,
    headers: { Cookie: cookie },
  }).then(async response => ({ status: response.status, headers: response.headers, body: await response.text() }));
  return { status, headers, ...answer };
}
