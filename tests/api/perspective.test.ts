import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sql } from "../../server/db/sql.ts";
import { analyze } from "../../server/perspective/analyze.ts";
import { PerspectiveError } from "../../server/perspective/errors.ts";
import { readText } from "../../server/screening/model/read.ts";
import { aNewsroom, type Newsroom, noLimits } from "../setup/newsroom.ts";

const key = "a-key-of-the-tests";
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom({ perspectiveKeys: ["another-key", key] });
});
afterAll(() => newsroom.close());

interface Score {
  value: number;
  type: string;
}

interface Analysis {
  attributeScores?: Record<
    string,
    { summaryScore?: Score; spanScores?: { begin: number; end: number; score: Score }[] }
  >;
  languages?: string[];
  detectedLanguages?: string[];
  clientToken?: string;
}

interface Refusal {
  error: { code: number; status: string; message: string; details?: Record<string, unknown>[] };
}

interface Call {
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  at?: Newsroom;
}

/** What another server would send, and what it would get. */
async function send<T>(
  path: string,
  body: unknown,
  { method = "POST", query = `?key=${key}`, headers, at }: Call = {},
) {
  const response = await fetch(`${(at ?? newsroom).url}/v1alpha1/${path}${query}`, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

const ask = (request: unknown, call?: Call) => send<Analysis>("comments:analyze", request, call);
const refused = async (request: unknown, call?: Call) =>
  (await send<Refusal>("comments:analyze", request, call)).body.error;
const about = (text: string, more: object = {}) => ({
  comment: { text },
  languages: ["en"],
  requestedAttributes: { TOXICITY: {} },
  ...more,
});
const causeOf = (error: Refusal["error"]) => error.details?.[0]?.errorType;

const rude = "You are an idiot and a moron.";
const kind = "Thank you, that was a helpful answer.";

/** As Coral 9 sends it: the operation joined to the custom endpoint's path, the key as a parameter, its own name as agent. */
function asCoral(endpoint: string, operation: string, body: unknown) {
  const url = new URL(endpoint);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/${operation}`;
  url.searchParams.set("key", key);
  const headers = { "User-Agent": "Coral Perspective/9.0.0", "Content-Type": "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body), redirect: "error" });
}

test("[Q1] Coral's requests, as it sends them, are answered as it reads them", async () => {
  const endpoint = `${newsroom.url}/v1alpha1`;
  for (const model of ["TOXICITY", "SEVERE_TOXICITY"]) {
    const response = await asCoral(endpoint, "comments:analyze", {
      comment: { text: rude },
      doNotStore: true,
      requestedAttributes: { [model]: {} },
      languages: ["en"],
    });
    expect(response.status).toBe(200);
    const data = (await response.json()) as Analysis;
    expect(data.attributeScores?.[model]?.summaryScore?.value).toBeGreaterThanOrEqual(0);
    expect(data.attributeScores?.[model]?.summaryScore?.value).toBeLessThanOrEqual(1);
  }
  const feedback = await asCoral(`${endpoint}/`, "comments:suggestscore", {
    comment: { text: rude },
    context: {
      entries: [
        {
          text: JSON.stringify({
            url: "https://paper.example/story?commentID=9f1c",
            reply_to_id_Coral_comment_id: "7ab2",
            Coral_comment_id: "9f1c",
          }),
        },
      ],
    },
    attributeScores: { TOXICITY: { summaryScore: { value: 1 } } },
    languages: ["en"],
    communityId: "Coral:https://coral.paper.example",
    clientToken: "comment:9f1c",
  });
  expect(feedback.status).toBe(200);
  expect(await feedback.json()).toMatchObject({ clientToken: "comment:9f1c", requestedLanguages: ["en"] });
});

test("[Q2] six attributes are scored as the model scores them; no other name gets a score", async () => {
  const labels = {
    TOXICITY: "toxicity",
    SEVERE_TOXICITY: "severe_toxicity",
    IDENTITY_ATTACK: "identity_attack",
    INSULT: "insult",
    PROFANITY: "profanity",
    THREAT: "threat",
  } as const;
  const requestedAttributes = Object.fromEntries(Object.keys(labels).map(name => [name, {}]));
  const { body } = await ask(about(rude, { requestedAttributes, clientToken: "c-1" }));
  expect(body).toMatchObject({ languages: ["en"], detectedLanguages: ["en"], clientToken: "c-1" });
  expect(Object.keys(body.attributeScores ?? {}).sort()).toEqual(Object.keys(labels).sort());
  for (const [name, label] of Object.entries(labels)) {
    const summaryScore = { value: readText(rude).scores?.[label], type: "PROBABILITY" };
    expect(body.attributeScores?.[name]?.summaryScore).toEqual(summaryScore);
  }
  const legacy = ["TOXICITY_EXPERIMENTAL", "SEXUALLY_EXPLICIT", "FLIRTATION", "SPAM", "OBSCENE", "LIKELY_TO_REJECT"];
  for (const name of [...legacy, "TOXICITY@6", "toxicity", "constructor", ""]) {
    const error = await refused(about(rude, { requestedAttributes: { TOXICITY: {}, [name]: {} } }));
    expect(error).toMatchObject({
      code: 400,
      status: "INVALID_ARGUMENT",
      message: `Unknown requested attribute: ${name}`,
      details: [
        {
          "@type": "type.googleapis.com/google.commentanalyzer.v1alpha1.Error",
          errorType: "INVALID_REQUEST",
        },
      ],
    });
  }
});

test("[Q3] there is one span over the whole text, or one for each sentence with its own score, in UTF-16 offsets", async () => {
  const text = `  👍👍 ${kind} ${rude}\nNo. `;
  const whole = (await ask(about(text))).body.attributeScores?.TOXICITY;
  expect(whole?.spanScores).toEqual([{ begin: 0, end: text.length, score: whole?.summaryScore }]);

  const spans = (await ask(about(text, { spanAnnotations: true }))).body.attributeScores?.TOXICITY?.spanScores ?? [];
  const sentences = spans.map(({ begin, end }) => text.slice(begin, end));
  expect(sentences).toEqual(expect.arrayContaining([`👍👍 ${kind}`, rude]));
  for (const [i, { score }] of spans.entries())
    expect(score).toEqual({ value: readText(sentences[i] ?? "").scores?.toxicity, type: "PROBABILITY" });

  const silent = { ...readText("No."), scores: null, cannotSay: "too-little" as const };
  const careful = (read: string) => (read === "No." ? silent : readText(read));
  const { attributeScores } = await analyze(about(text, { spanAnnotations: true }), careful);
  expect(attributeScores?.TOXICITY?.spanScores).toHaveLength(2);
});

test("[Q3] thousands of sentences keep nobody else waiting", async () => {
  const slowly = (text: string) => {
    for (const end = performance.now() + 0.05; performance.now() < end; );
    return readText(text);
  };
  let turnsOfOthers = 0;
  let others = setImmediate(function turn() {
    turnsOfOthers++;
    others = setImmediate(turn);
  });
  const { attributeScores } = await analyze(about("Ah!\n".repeat(5_000), { spanAnnotations: true }), slowly);
  clearImmediate(others);
  expect(attributeScores?.TOXICITY?.spanScores).toHaveLength(5_000);
  expect(turnsOfOthers).toBeGreaterThan(20);
});

test("[Q4] what is below its threshold is not answered, and what would be empty is absent", async () => {
  const text = `${kind} ${rude}`;
  const from = (scoreThreshold: number | null) => ({ TOXICITY: { scoreThreshold }, INSULT: {} });
  const { body } = await ask(about(text, { requestedAttributes: from(1), spanAnnotations: true }));
  expect(Object.keys(body.attributeScores ?? {})).toEqual(["INSULT"]);
  const value = (await ask(about(text))).body.attributeScores?.TOXICITY?.summaryScore?.value ?? 0;
  const reached = (await ask(about(text, { requestedAttributes: from(value), spanAnnotations: true }))).body;
  expect(reached.attributeScores?.TOXICITY?.summaryScore?.value).toBe(value);
  expect(reached.attributeScores?.TOXICITY?.spanScores?.every(({ score }) => score.value >= value)).not.toBe(false);
  const nothing = await ask(about(kind, { requestedAttributes: { TOXICITY: { scoreThreshold: 1 } } }));
  expect([nothing.status, nothing.body]).toEqual([200, { languages: ["en"], detectedLanguages: ["en"] }]);
  expect((await ask(about(kind, { requestedAttributes: from(null) }))).body.attributeScores).toHaveProperty("TOXICITY");
});

test("[Q5] a language that the model does not cover, or that cannot be told, gets Perspective's error and never a score", async () => {
  const english = await ask({ comment: { text: kind }, requestedAttributes: { TOXICITY: {} } });
  expect(english.body.languages).toEqual(["en"]);
  expect((await ask(about(kind, { languages: ["en-GB"] }))).body.languages).toEqual(["en-GB"]);

  for (const languages of [["de"], ["en", "de"], ["zh-Hant"]]) {
    const error = await refused(about(kind, { languages }));
    const named = languages.filter(language => language !== "en").join(", ");
    expect(error).toMatchObject({
      code: 400,
      status: "INVALID_ARGUMENT",
      message: `Attribute TOXICITY does not support request languages: ${named}`,
    });
    expect(error.details?.[0]).toMatchObject({
      errorType: "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
      languageNotSupportedByAttributeError: { attribute: "TOXICITY", requestedLanguages: languages },
    });
  }
  const dropped = await ask(about(kind, { languages: ["de"], dropUnsupportedAttributes: true }));
  expect(dropped.body).toEqual({ languages: ["de"], detectedLanguages: ["en"] });

  const { model } = readText(kind);
  const german = () => ({ model, language: "de", scores: null, cannotSay: "language" as const });
  const silent = () => ({ model, language: null, scores: null, cannotSay: "too-little" as const });
  const errorOf = (request: object, read: typeof german | typeof silent) =>
    analyze({ ...about(kind), ...request }, read).catch(error => error as PerspectiveError);
  expect(await errorOf({ languages: [] }, german)).toMatchObject({
    message: "Attribute TOXICITY does not support request languages: de",
    details: [{ languageNotSupportedByAttributeError: { attribute: "TOXICITY", detectedLanguages: ["de"] } }],
  });
  expect(await errorOf({ languages: ["en"] }, german)).toBeInstanceOf(PerspectiveError);
  for (const languages of [[], ["en"]])
    expect(await errorOf({ languages }, silent)).toMatchObject({
      message: "Unable to detect language",
      details: [{ errorType: "LANGUAGE_DETECTION_FAILED" }],
    });
});

const invalidRequests: [string, object, string, string][] = [
  ["nothing", {}, "COMMENT_EMPTY", "Comment must be non-empty."],
  ["a null comment", about("", { comment: null }), "COMMENT_EMPTY", "Comment must be non-empty."],
  ["an empty comment", about(""), "COMMENT_EMPTY", "Comment must be non-empty."],
  ["space", about(" \n\t "), "COMMENT_EMPTY", "Comment must be non-empty."],
  ["20,482 bytes", about("é".repeat(10_241)), "COMMENT_TOO_LONG", "Comment text too long."],
  [
    "a megabyte",
    about("a".repeat(1_000_000)),
    "COMMENT_TOO_LONG",
    "Request payload size exceeds the limit: 65536 bytes.",
  ],
  [
    "no attributes",
    about(kind, { requestedAttributes: {} }),
    "NO_REQUESTED_ATTRIBUTES",
    "Missing requested_attributes",
  ],
  [
    "null attributes",
    about(kind, { requestedAttributes: null }),
    "NO_REQUESTED_ATTRIBUTES",
    "Missing requested_attributes",
  ],
  [
    "another score type",
    about(kind, { requestedAttributes: { TOXICITY: { scoreType: "STD_DEV_SCORE" } } }),
    "INVALID_REQUEST",
    "Requested score type STD_DEV_SCORE is not supported by attribute TOXICITY",
  ],
  [
    "HTML",
    about("", { comment: { text: "<p>Hi", type: "HTML" } }),
    "INVALID_REQUEST",
    "Currently, only 'PLAIN_TEXT' comments are supported",
  ],
  ["another text type", about("", { comment: { text: "Hi", type: "RTF" } }), "INVALID_REQUEST", "Unknown text type"],
  [
    "two contexts",
    about(kind, { context: { entries: [], articleAndParentComment: {} } }),
    "INVALID_REQUEST",
    "Context can have either entries or article_and_parent_comment, but both fields were populated.",
  ],
];

test.each(invalidRequests)(
  "[Q6] what cannot be answered is refused in the words that Perspective documents: %s",
  async (_name, request, errorType, message) => {
    const error = await refused(request);
    expect(error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT", message });
    expect(error.details?.[0]).toMatchObject({
      "@type": "type.googleapis.com/google.commentanalyzer.v1alpha1.Error",
      errorType,
    });
  },
);

test("[Q6] what may be left out may be left out, and null is absent", async () => {
  const whole = about(kind, {
    comment: { text: kind, type: "PLAIN_TEXT" },
    context: { entries: [{ text: "Before.", type: "PLAIN_TEXT" }], articleAndParentComment: null },
    requestedAttributes: { TOXICITY: { scoreType: "PROBABILITY" }, INSULT: null },
    clientToken: null,
    sessionId: "8213",
    communityId: "/forum/movies",
    doNotStore: false,
    spanAnnotations: false,
  });
  expect((await ask(whole)).body).not.toHaveProperty("clientToken");
  const exactly = await ask(about("é".repeat(10_240)));
  expect([exactly.status, exactly.body.languages]).toEqual([200, ["en"]]);
});

test("[Q7] whatever bytes come, the answer has Perspective's shape", async () => {
  const bad = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await send<Refusal>("comments:analyze", body, { headers });
    expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), 400]);
    expect(answer.body.error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT" });
    expect(causeOf(answer.body.error)).toBe("INVALID_REQUEST");
    return answer.body.error;
  };
  for (const body of ["not json", '{"comment":', "[]", "7", '"text"', "[".repeat(20_000)]) await bad(body);
  await bad(JSON.stringify(about(kind)), { "Content-Type": "application/json; charset=utf-16" });
  await bad(JSON.stringify(about(kind)), { "Content-Type": "text/plain" });
  for (const text of ["a\u0000b", "a\ud800b", "\udc00"]) {
    const error = await bad(JSON.stringify(about(text)));
    expect(error.details?.[1]).toMatchObject({
      "@type": "type.googleapis.com/google.rpc.BadRequest",
      fieldViolations: [{ field: "comment.text" }],
    });
  }
  const error = await bad(JSON.stringify(about(kind, { colour: "red", languages: "en", spanAnnotations: "yes" })));
  const violations = error.details?.[1]?.fieldViolations as { field: string }[];
  expect(violations.map(({ field }) => field).sort()).toEqual(["colour", "languages", "spanAnnotations"]);

  for (const call of [{ method: "GET" }, { method: "PUT" }, { method: "DELETE" }])
    expect(await refused(about(kind), call)).toMatchObject({ code: 404, status: "NOT_FOUND" });
  expect((await send<Refusal>("comments:delete", {})).body.error.status).toBe("NOT_FOUND");

  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`SEED=${seed}`);
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom("analyze", "suggestscore"), async (json, operation) => {
      const answer = await send<Refusal>(`comments:${operation}`, json);
      expect(answer.status).toBeLessThan(500);
      if (answer.status !== 200) expect(answer.body.error.code).toBe(answer.status);
    }),
    { seed, numRuns: 200 },
  );
});

test("[Q7] a body that does not say its type is read as JSON, as Perspective's own examples send it", async () => {
  const response = await fetch(`${newsroom.url}/v1alpha1/comments:analyze?key=${key}&alt=json&prettyPrint=false`, {
    method: "POST",
    body: Buffer.from(JSON.stringify(about(kind))),
  });
  expect(response.status).toBe(200);
});

test("[Q8] a key opens the doors; without one, or with a wrong one, the answer is Google's", async () => {
  expect((await ask(about(kind), { query: "?key=another-key" })).status).toBe(200);
  for (const query of ["", "?key=", "?key=%20", `?key=${key}&key=${key}`]) {
    const answer = await send<Refusal>("comments:analyze", about(kind), { query });
    expect([query, answer.status, answer.body.error.status]).toEqual([query, 403, "PERMISSION_DENIED"]);
  }
  for (const wrong of [
    "x",
    `${key}x`,
    key.slice(1),
    key.toUpperCase(),
    "a".repeat(5_000),
    "%00",
    `another-key,${key}`,
  ]) {
    const error = await refused("not even json", { query: `?key=${wrong}` });
    expect(error).toMatchObject({ code: 400, message: "API key not valid. Please pass a valid API key." });
    expect(error.details?.[0]).toMatchObject({ reason: "API_KEY_INVALID", domain: "googleapis.com" });
  }
  expect((await send<Refusal>("comments:suggestscore", {}, { query: "" })).status).toBe(403);
});

test("[Q8] where no key is set none opens; where any will do, each does but none", async () => {
  const closed = await aNewsroom();
  expect(await refused(about(kind), { at: closed })).toMatchObject({ code: 403, status: "PERMISSION_DENIED" });
  expect((await refused(about(kind), { at: closed, query: "" })).status).toBe("PERMISSION_DENIED");
  await closed.close();
  const open = await aNewsroom({ perspectiveKeys: "any" });
  expect((await ask(about(kind), { at: open, query: "?key=whatever" })).status).toBe(200);
  expect((await refused(about(kind), { at: open, query: "" })).status).toBe("PERMISSION_DENIED");
  await open.close();
});

test("[Q9] where any key will do, a new one for each call is no way around the rate", async () => {
  const rates = { ...noLimits, perspective: { points: 2, seconds: 60 } };
  const open = await aNewsroom({ rates, perspectiveKeys: "any" });
  const calls = ["one", "two", "three"].map(name => ask(about(kind), { at: open, query: `?key=${name}` }));
  expect((await Promise.all(calls)).map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  await open.close();
});

test("[Q9] these doors are for servers: no session and no origin matters, and each key has its own rate", async () => {
  const headers = { Origin: "https://elsewhere.example", "Sec-Fetch-Site": "cross-site", Cookie: "sid=x" };
  const answer = await ask(about(kind), { headers });
  expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
  expect(answer.headers.get("cache-control")).toBe("no-store");

  const rates = { ...noLimits, write: { points: 1, seconds: 60 }, perspective: { points: 2, seconds: 60 } };
  const strict = await aNewsroom({ rates, perspectiveKeys: ["one", "two"] });
  const call = (name: string) => send<Refusal>("comments:analyze", about(kind), { at: strict, query: `?key=${name}` });
  expect([(await call("one")).status, (await call("one")).status]).toEqual([200, 200]);
  const slowed = await call("one");
  expect([slowed.status, slowed.body.error.status]).toEqual([429, "RESOURCE_EXHAUSTED"]);
  expect(Number(slowed.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await call("two")).status).toBe(200);
  const guesses = [await call("guess-1"), await call("guess-2"), await call("guess-3")];
  expect(guesses.map(({ status }) => status)).toEqual([400, 400, 429]);
  await strict.close();
});

test("[Q10] a suggestion is checked and acknowledged", async () => {
  const suggest = (more: object) => send<Refusal>("comments:suggestscore", { comment: { text: rude }, ...more });
  const whole = await suggest({
    attributeScores: {
      TOXICITY: {
        summaryScore: { value: 0.9, type: "PROBABILITY" },
        spanScores: [{ begin: 0, end: 7, score: { value: 1 } }],
      },
    },
    clientToken: "comment-53922",
    languages: ["en"],
    sessionId: "1",
  });
  expect([whole.status, whole.body]).toEqual([
    200,
    { clientToken: "comment-53922", requestedLanguages: ["en"], detectedLanguages: ["en"] },
  ]);
  for (const attributeScores of [
    undefined,
    {},
    { TOXICITY: {} },
    { TOXICITY: { spanScores: [] } },
    { TOXICITY: { summaryScore: {} } },
    { TOXICITY: { summaryScore: { value: 2 } } },
    { TOXICITY: { summaryScore: { value: 1, type: "RAW" } } },
    { FLIRTATION: { summaryScore: { value: 1 } } },
    { TOXICITY: { spanScores: [{ begin: 0, end: 7_000, score: { value: 1 } }] } },
    { TOXICITY: { spanScores: [{ begin: 3, end: 3, score: { value: 1 } }] } },
  ]) {
    const { status, body } = await suggest({ attributeScores });
    expect([attributeScores, status, causeOf(body.error)]).toEqual([attributeScores, 400, "INVALID_REQUEST"]);
  }
  expect(causeOf((await suggest({ comment: { text: "" } })).body.error)).toBe("COMMENT_EMPTY");
});

test("[Q11] neither a text nor a suggestion is kept", async () => {
  const rows = async () => {
    const tables = await newsroom.db.all<{ name: string; rows: string }>(sql`
      select table_name as name, (xpath('/row/n/text()', query_to_xml(
        format('select count(*) as n from %I', table_name), false, true, '')))[1]::text as rows
      from information_schema.tables
      where table_schema = 'public'
      order by table_name`);
    return tables.map(({ name, rows: count }) => `${name} ${count}`);
  };
  const before = await rows();
  expect(before.length).toBeGreaterThan(10);
  await ask(about(rude, { doNotStore: false }));
  await send("comments:suggestscore", {
    comment: { text: rude },
    attributeScores: { TOXICITY: { summaryScore: { value: 1 } } },
  });
  expect(await rows()).toEqual(before);
});

test("[Q12] however many long texts come by a key, a reader's comment waits for none of them, and too many callers are told to come again", async () => {
  const ann = await newsroom.join("Ann Patient");
  const heavy = "f u c k ".repeat(2_500);
  const ordinary = "The council meets on Tuesday to discuss the harbour fees and the ferry. ".repeat(30);
  // Each thread takes a moment to start, and is not what this is about.
  await Promise.all([ask(about(heavy)), ann.posts(`Before that. ${ordinary}`.repeat(2))]);
  let answered = 0;
  const flood = Array.from({ length: 70 }, async (_, n) => {
    const answer = await send<Refusal>("comments:analyze", about(`${n} ${heavy}`));
    answered++;
    return answer;
  });
  const comment = await ann.posts(ordinary);
  expect(comment.state).toBe("visible");
  expect(answered).toBeLessThan(flood.length);
  const answers = await Promise.all(flood);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  const refusal = answers.find(({ status }) => status === 429);
  expect(refusal?.body.error.status).toBe("RESOURCE_EXHAUSTED");
  expect(Number(refusal?.headers.get("retry-after"))).toBeGreaterThan(0);
});
