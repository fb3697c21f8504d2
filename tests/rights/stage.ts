import type { Id } from "../../server/protocol/basics.ts";
import type { BatchView } from "../../server/protocol/bulk.ts";
import type { CaseDetail, CaseView } from "../../server/protocol/cases.ts";
import type { SanctionRecord } from "../../server/protocol/sanctions.ts";
import type { CommentView, Me, Mine } from "../../server/protocol/views.ts";
import { ensureSite } from "../../server/sites/sites.ts";
import { aNewsroom, atOnce, type Newsroom, type Person } from "../setup/newsroom.ts";
import type { Role } from "./table.ts";

/** What stands ready for an attempt: things made anew for each, so that no attempt sees another's traces. */
export interface Stage {
  newsroom: Newsroom;
  people: Record<Role, Person>;
  /** A comment of the author that readers see. */
  aComment(): Promise<Pick<CommentView, "id">>;
  /** A question of the author that everybody sees. */
  aQuestion(): Promise<Pick<CommentView, "id">>;
  /** The open case of a held comment of the author. */
  aCase(): Promise<Pick<CaseView, "id">>;
  /** The same of somebody who has written nothing else. */
  aCaseOfAnother(): Promise<Pick<CaseView, "id">>;
  /** One that the moderator made. */
  aBatch(): Promise<Id>;
  /** A warning that somebody has. */
  aSanction(): Promise<Id>;
  /** The secret part of the address of a statement of reasons. */
  aStatement(): Promise<string>;
  /** A removed comment of the author, with the secret part of the address of its statement. */
  aRemoval(): Promise<{ comment: Pick<CommentView, "id">; token: string }>;
  /** The author's appeal against a removal that somebody of the desk decided who is in no role here. */
  anAppeal(): Promise<Id>;
}

/** A newsroom with somebody in each role. */
export async function aStage(): Promise<Stage> {
  const newsroom = await aNewsroom();
  await newsroom.setSettings({ signIn: atOnce });
  const { id: siteId } = await ensureSite(newsroom.db, { slug: "courier", name: "The Courier" });
  const people = {
    nobody: newsroom.reader,
    member: await newsroom.join("Ben"),
    newcomer: await newsroom.join("Neo", { published: 0 }),
    muted: await newsroom.join("Mel"),
    suspended: await newsroom.join("Sue"),
    banned: await newsroom.join("Bob"),
    author: await newsroom.join("Ann"),
    elsewhere: await newsroom.join("Una", { siteId }),
    moderator: await newsroom.join("Mo", { role: "moderator" }),
    section: await newsroom.join("Mia", { role: "moderator", sections: ["Sport"] }),
    modElsew: await newsroom.join("Max", { siteId, role: "moderator" }),
    admin: await newsroom.join("Ada", { role: "admin" }),
    adminEls: await newsroom.join("Abe", { siteId, role: "admin" }),
  };
  let turn = 0;

  const aCaseOf = async (author: Person) =>
    newsroom.caseOf(await author.posts(`Wankers count to ${++turn} in the harbour.`), people.admin);
  const sanction = async (person: Person, request: object): Promise<Id> => {
    const { id } = await aCaseOf(person);
    const answer = await people.admin.send<SanctionRecord>("POST", `cases/${id}/sanctions`, {
      reason: "off-subject",
      ...request,
    });
    if (answer.status !== 201) throw new Error(`no sanction: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };

  const decider = await newsroom.join("Dee", { role: "moderator" });
  const aRemoval = async () => {
    const comment = await people.author.posts(`Wankers removed number ${++turn} from the quay.`);
    const { id } = await newsroom.caseOf(comment, decider);
    const removal = { decision: "reject", revision: 1, reason: "hate" };
    await decider.send("POST", `cases/${id}/decisions`, removal);
    const { body } = await people.author.get<Mine>("articles/tariff-pause/mine");
    return { comment, token: body.comments.find(mine => mine.id === comment.id)?.statement ?? "" };
  };
  const anAppeal = async (): Promise<Id> => {
    const { comment, token } = await aRemoval();
    await people.author.send("POST", `statements/${token}/appeal`, { text: "I disagree." });
    const { id } = await newsroom.caseOf(comment, decider);
    return (await decider.get<CaseDetail>(`cases/${id}`)).body.appeals[0]?.id ?? "0";
  };

  await newsroom.takesQuestions();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  await sanction(people.muted, { kind: "mute", until });
  await sanction(people.suspended, { kind: "suspend", until });
  await sanction(people.banned, { kind: "ban" });
  return {
    newsroom,
    people,
    aComment: () => people.author.posts(`The harbour report has ${++turn} pages, of which ${turn} are maps.`),
    async aQuestion() {
      const { id } = await people.author.asks(`Will the harbour report have more than ${++turn} pages?`);
      await people.admin.send("POST", `questions/${id}/moves`, { from: "new", to: "approved", revision: 1 });
      return { id };
    },
    aCase: () => aCaseOf(people.author),
    aCaseOfAnother: async () => aCaseOf(await newsroom.join(`Another ${++turn}`)),
    async aBatch() {
      const items = [{ caseId: (await aCaseOf(people.author)).id, revision: 1 }];
      const made = await people.moderator.send<BatchView>("POST", "cases/decisions", { decision: "approve", items });
      return made.body.id;
    },
    aSanction: async () => sanction(await newsroom.join(`Warned ${++turn}`), { kind: "warn" }),
    aRemoval,
    anAppeal,
    async aStatement() {
      const person = await newsroom.join(`Told ${++turn}`);
      await sanction(person, { kind: "warn" });
      return (await person.get<Me>("me")).body.sanctions[0]?.statement ?? "";
    },
  };
}
