import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { enoughDecisions, type Label, labels } from "../../server/protocol/labels.ts";
import type { Curve, ModelView, Trial } from "../../server/protocol/model.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { shippedFigures } from "../../server/screening/model/figures.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  await newsroom.setPolicy({ mode: "review-first" });
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const modelView = async () => (await mo.get<ModelView>("sites/meridian/model")).body;
const at = (curve: Curve, threshold: number) => curve.points.find(point => point.at === threshold);

let turn = 0;

/** A comment that waits, with this score for every label, as the present model would have given it. */
async function scored(score: number, { model = shippedFigures.model } = {}): Promise<CommentView> {
  const comment = await ann.posts(`Remark ${++turn}, which waits for somebody to read it.`);
  const scores = JSON.stringify(Object.fromEntries(labels.map(label => [label, score])));
  await newsroom.db.run(sql`
    update revisions set model = ${model}, scores = ${scores}::jsonb where comment_id = ${comment.id}`);
  return comment;
}

async function decided(comment: CommentView, reason?: string): Promise<string> {
  const { id } = await newsroom.caseOf(comment, mo);
  const decision = reason ? { decision: "reject", reason } : { decision: "approve" };
  const { status } = await mo.send("POST", `cases/${id}/decisions`, { ...decision, revision: 1 });
  expect(status).toBe(201);
  return id;
}

test("[M30] the desk reads the model's version and its figures on comments kept out of training", async () => {
  const { body, status } = await mo.get<ModelView>("sites/meridian/model");
  expect(status).toBe(200);
  expect(body).toMatchObject({ model: shippedFigures.model });
  expect(body.curves).toEqual(shippedFigures.curves);
});

test("[M30] nobody else does", async () => {
  expect(problemOf(await ann.get("sites/meridian/model"))).toBe("not-allowed");
  expect(problemOf(await newsroom.reader.get("sites/meridian/model"))).toBe("sign-in-needed");
  expect(problemOf(await mo.get("sites/elsewhere/model"))).toBe("not-found");
});

test("[M31] what the site decided is counted for the labels that its rules speak of, once it is enough", async () => {
  // 40 approved ones score 0.2, ten 0.7; of those rejected six score 0.7, six 0.95.
  for (let n = 0; n < 40; n++) await decided(await scored(0.2));
  for (let n = 0; n < 10; n++) await decided(await scored(0.7));
  expect((await modelView()).own.curves.toxicity).toMatchObject({ rows: 50, positives: 0 });
  for (let n = 0; n < 12; n++) await decided(await scored(n < 6 ? 0.7 : 0.95), "personal-attack");

  const { own } = await modelView();
  expect(own.comments).toBe(62);
  expect(own.aDay).toBe(62);
  for (const label of ["toxicity", "insult"] as const) {
    const curve = own.curves[label];
    expect([label, curve.rows, curve.positives]).toEqual([label, 62, 12]);
    expect(at(curve, 0.05)).toEqual({ at: 0.05, held: 1, right: 12 / 62, found: 1 });
    // A score that is the threshold reaches it, as it does when a comment is posted.
    expect(at(curve, 0.7)).toEqual({ at: 0.7, held: 22 / 62, right: 12 / 22, found: 1 });
    expect(at(curve, 0.75)).toEqual({ at: 0.75, held: 6 / 62, right: 1, found: 0.5 });
    expect(at(curve, 0.99)).toEqual({ at: 0.99, held: 0, right: null, found: 0 });
  }
});

test("[M31] a rejection for another rule says nothing of a label; a label that no rule names is not counted", async () => {
  const before = (await modelView()).own.curves;
  await decided(await scored(0.9), "off-subject");
  await decided(await scored(0.9), "for-sale");
  const { curves } = (await modelView()).own;
  const counted = (label: Label) => [curves[label].rows, curves[label].positives];
  expect(counted("toxicity")).toEqual([before.toxicity.rows, before.toxicity.positives]);
  expect(counted("identity_attack")).toEqual([50, 0]);
  expect(counted("spam")).toEqual([51, 1]);
  expect(counted("threat")).toEqual([0, 0]);
});

test("[M31] until it is enough there are counts, and no shares made of them", async () => {
  const { spam } = (await modelView()).own.curves;
  expect(spam.positives).toBeLessThan(enoughDecisions.positives);
  expect(spam.points.every(({ right, found }) => right === null && found === null)).toBe(true);
  expect(at(spam, 0.05)?.held).toBe(1);
});

test("[M32] an undone decision, an overruled one and a text of another model do not count", async () => {
  const before = (await modelView()).own.curves.toxicity;
  const caseId = await decided(await scored(0.9), "personal-attack");
  await mo.send("POST", `cases/${caseId}/decisions`, { decision: "undo", revision: 1 });
  await decided(await scored(0.9, { model: "another" }), "personal-attack");
  expect((await modelView()).own.curves.toxicity).toMatchObject({ rows: before.rows, positives: before.positives });

  const approved = await scored(0.9);
  await decided(approved);
  const ben = await newsroom.join("Ben");
  await ben.send("POST", `comments/${approved.id}/reports`, { reason: "personal-attack" });
  await decided(approved, "personal-attack");
  expect((await modelView()).own.curves.toxicity).toMatchObject({
    rows: before.rows + 1,
    positives: before.positives + 1,
  });
});

test("[M33] a trial answers what the model says of the text, for every label", async () => {
  const trial = { text: "A remark that is long enough to be read by a model.", policy: defaultPolicy };
  const { body } = await mo.send<Trial>("POST", "sites/meridian/policy/trial", trial);
  expect(body.reading?.model).toBe(shippedFigures.model);
  expect(Object.keys(body.reading?.scores ?? {}).sort()).toEqual([...labels].sort());
});
