import { z } from "zod";
import { say } from "../../locales/say.ts";
import { fault } from "./faults.ts";
import { type Label, labels } from "./labels.ts";
import { limits } from "./limits.ts";
import { surgeSensitivities } from "./pace.ts";
import { type BoundPath, policyBounds, thresholdBounds } from "./policyBounds.ts";
import { asEmoji, defaultReactions, foldedName, isDrawn, isKind, type Reaction, reactionBounds } from "./reactions.ts";
import { days, isTimeZone, plainDomain, ruleStates, rules } from "./ruleNames.ts";
import { label, required, words as wordsOf } from "./words.ts";

/** What a check asks for, from least to most. `off` switches the check off. */
export const actions = ["off", "flag", "hold", "refuse"] as const;
export type Action = (typeof actions)[number];

const whole = (path: BoundPath) => z.int().min(policyBounds[path].least).max(policyBounds[path].most);
const share = (path: BoundPath) => z.number().min(policyBounds[path].least).max(policyBounds[path].most);
const action = z.enum(actions);
const holdAtMost = z.enum(["off", "flag", "hold"]);
const language = z.string().regex(/^[a-z]{2}$/, fault("faults.languageLetters"));
/** Of an entry of a list; absent: live. */
const entryState = z.enum(["off", "shadow"]).optional();
const word = z.strictObject({
  /** A whole word or a phrase; compared after folding, so `idiot` also finds `1d10t`. */
  text: required(limits.wordCodePoints)
    .refine(text => /[\p{L}\p{N}]/u.test(text), fault("faults.noLetter"))
    .transform(text => text.trim()),
  /** `mask`: readers see asterisks in its place. */
  then: z.enum(["mask", "flag", "hold", "refuse"]),
  /** ISO 639-1 of the articles that it applies to; absent: all. */
  language: language.optional(),
  state: entryState,
});
const domain = z.strictObject({
  /** With everything below it: `example.org` also means `www.news.example.org`. Of two that fit the longer counts. */
  domain: z
    .string()
    .max(limits.domainLetters, fault("faults.longer", { most: String(limits.domainLetters) }))
    .transform((text, { addIssue }) => {
      const plain = plainDomain(text);
      if (plain === null) addIssue(say("faults.domain"));
      return plain ?? z.NEVER;
    }),
  /** `allow`: a link there is none for the rules about links. */
  then: z.enum(["allow", "flag", "hold", "refuse"]),
  state: entryState,
});
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, fault("faults.clock"));

const sign = z.string().transform((text, { addIssue }) => {
  const found = isDrawn(text) ? text : asEmoji(text.trim());
  if (found === null) addIssue(say("faults.sign"));
  return found ?? z.NEVER;
});
const reaction = z.strictObject({
  kind: z.string().refine(isKind, fault("faults.reactionName", { most: String(reactionBounds.kindLetters) })),
  name: label(reactionBounds.nameCodePoints),
  sign,
}) satisfies z.ZodType<Reaction>;
const reactions = z
  .array(reaction)
  .max(reactionBounds.most, fault("faults.more", { most: String(reactionBounds.most) }))
  .superRefine((all, { addIssue }) => {
    for (const [index, { kind, name }] of all.entries()) {
      const before = all.slice(0, index);
      const twice = (field: keyof Reaction) =>
        addIssue({ code: "custom", path: [index, field], message: say("faults.twice") });
      if (before.some(other => other.kind === kind)) twice("kind");
      if (before.some(other => foldedName(other.name) === foldedName(name))) twice("name");
    }
  });

/** From this probability on; null: never. */
const from = z.number().min(thresholdBounds.least).max(thresholdBounds.most).nullable();
const thresholds = z.strictObject({ nudge: from, flag: from, hold: from });
/** From which score a label leads to what; of several the strongest that is reached. */
export type Thresholds = z.infer<typeof thresholds>;

/** What may differ by section and article. */
const parts = {
  /** `publish-first`: visible unless a check holds it. `review-first`: everything waits for a moderator. */
  mode: z.enum(["publish-first", "review-first"]),
  words: z.array(word).max(5_000),
  domains: z.array(domain).max(2_000),
  badWords: z.strictObject({ strong: holdAtMost, mild: holdAtMost }),
  /** The model's scores; `cannotSay`: when it covers no language of the text, or the text is too short. */
  model: z.strictObject({ thresholds: z.record(z.enum(labels), thresholds), cannotSay: holdAtMost }),
  /** A text in another language than its article's and `also` (ISO 639-1), where that can be told. */
  language: z.strictObject({ also: z.array(language).max(20), then: action }),
  /**
   * Written from `from` until before `to` on one of the `days`, by the clock of the site's time zone; past midnight when `to`
   * is not later.
   */
  hours: z.strictObject({ from: clock, to: clock, days: z.array(z.enum(days)).max(7), then: action }),
  /** `newcomers` and `members`: what a link leads to; `most`: more links than this are held from anybody. */
  links: z.strictObject({ newcomers: action, members: action, most: whole("links.most") }),
  /** Somebody is a newcomer until `comments` of theirs were published. */
  newcomer: z.strictObject({ comments: whole("newcomer.comments"), then: holdAtMost }),
  /** `share` of capitals among letters, from `letters` letters on. */
  shouting: z.strictObject({ share: share("shouting.share"), letters: whole("shouting.letters"), then: holdAtMost }),
  /** `similarity`: Jaccard index of word triples, 0..1, with a text of the last hour. */
  repeats: z.strictObject({ similarity: share("repeats.similarity"), then: action }),
  /** Texts of the last `days` that are so like it, `comments` or more, under any articles and by anybody. */
  copies: z.strictObject({
    similarity: share("copies.similarity"),
    comments: whole("copies.comments"),
    days: whole("copies.days"),
    then: holdAtMost,
  }),
  /** At least `accounts` others, each younger than `days`, wrote much the same under one article in the last hour. */
  raid: z.strictObject({ accounts: whole("raid.accounts"), days: whole("raid.days"), then: holdAtMost }),
  /** Links to where only removed comments have led, `comments` or more. */
  removedLinks: z.strictObject({ comments: whole("removedLinks.comments"), then: holdAtMost }),
  /** `share` of a reply's words that it takes over from what it answers, at least. */
  echo: z.strictObject({ share: share("echo.share"), then: holdAtMost }),
  /** More than `comments` by one author in `seconds`. */
  flood: z.strictObject({ comments: whole("flood.comments"), seconds: whole("flood.seconds"), then: action }),
  /** What jumps under an article makes moderators read first there for a time: how easily, or not at all. */
  surge: z.strictObject({ guard: z.enum(["off", ...surgeSensitivities]) }),
  /** Longer than `codePoints` (never more than limits allow). */
  length: z.strictObject({ codePoints: whole("length.codePoints"), then: action }),
  /** `off`: does nothing. `shadow`: notes what it would do, and changes nothing. A rule that is not named here is live. */
  states: z.partialRecord(z.enum(rules), z.enum(ruleStates)),
};
const scoped = z.strictObject(parts).partial();
/** What a section or an article has of its own: see protocol/policyScopes.ts for how it lies over the whole. */
export type ScopedPolicy = z.infer<typeof scoped>;
/** By a section's name, and by an article's id. */
const scopes = z.strictObject({
  sections: z.record(wordsOf(limits.sectionCodePoints), scoped).refine(hasFew, fault("faults.more", { most: "50" })),
  articles: z
    .record(z.string().regex(/^[1-9]\d{0,17}$/, fault("faults.id")), scoped)
    .refine(hasFew, fault("faults.more", { most: "50" })),
});

function hasFew(record: object): boolean {
  return Object.keys(record).length <= 50;
}

/** A site's rules and thresholds. Every change is a new version; a finding names the version it was made under. */
export const Policy = z.strictObject({
  ...parts,
  // What came later has a default, so that whoever wrote a policy before may send it still.
  domains: parts.domains.default([]),
  language: parts.language.default({ also: [], then: "off" }),
  hours: parts.hours.default({ from: "23:00", to: "06:00", days: [...days], then: "off" }),
  states: parts.states.default({}),
  surge: parts.surge.default({ guard: "usual" }),
  scopes: scopes.default({ sections: {}, articles: {} }),
  /** IANA name of the zone by whose clock the site lives. */
  timeZone: z.string().max(60).refine(isTimeZone, fault("faults.siteZone")).default("UTC"),
  /** A second opinion is asked for what waits or was flagged with a toxicity score from `from` to `to`. */
  secondOpinion: z.strictObject({ from: z.number().min(0).max(1), to: z.number().min(0).max(1) }),
  /** The share of decided texts that another moderator looks at without knowing the decision. */
  secondLook: z.strictObject({ share: share("secondLook.share") }).default({ share: 0.02 }),
  editWindowSeconds: whole("editWindowSeconds"),
  /** Discussions close by themselves so many days after publication, where nobody says another time; 0: never. */
  closesAfterDays: whole("closesAfterDays").default(0),
  /** How readers may react, in the order in which it is drawn. */
  reactions,
});
export type Policy = z.infer<typeof Policy>;

/** Where the held-out figures of the model (docs/MODERATION-QUALITY.md) make most of a moderator's time. */
const defaultThresholds: Record<Label, Thresholds> = {
  toxicity: { nudge: 0.5, flag: 0.6, hold: 0.85 },
  severe_toxicity: { nudge: null, flag: null, hold: 0.5 },
  insult: { nudge: null, flag: 0.8, hold: null },
  threat: { nudge: null, flag: 0.15, hold: 0.5 },
  // Of what it finds here a third deserves it: for people to look at, not to be held.
  identity_attack: { nudge: null, flag: 0.5, hold: null },
  profanity: { nudge: null, flag: null, hold: null },
  // Nobody has measured it: there are no comments whose right answer is known.
  sexual: { nudge: null, flag: null, hold: null },
  // Measured where a fifth is advertising, which is not how comments come: for people to look at.
  spam: { nudge: null, flag: 0.8, hold: null },
};

export const defaultPolicy: Policy = {
  mode: "publish-first",
  words: [],
  domains: [],
  badWords: { strong: "hold", mild: "flag" },
  model: { thresholds: defaultThresholds, cannotSay: "off" },
  secondOpinion: { from: 0.4, to: 0.9 },
  language: { also: [], then: "off" },
  hours: { from: "23:00", to: "06:00", days: [...days], then: "off" },
  links: { newcomers: "hold", members: "flag", most: 5 },
  newcomer: { comments: 3, then: "off" },
  shouting: { share: 0.7, letters: 20, then: "flag" },
  repeats: { similarity: 0.8, then: "hold" },
  copies: { similarity: 0.8, comments: 2, days: 14, then: "flag" },
  raid: { accounts: 3, days: 3, then: "hold" },
  removedLinks: { comments: 2, then: "hold" },
  echo: { share: 0.95, then: "flag" },
  flood: { comments: 5, seconds: 60, then: "hold" },
  length: { codePoints: 6_000, then: "flag" },
  surge: { guard: "usual" },
  states: {},
  scopes: { sections: {}, articles: {} },
  timeZone: "UTC",
  secondLook: { share: 0.02 },
  editWindowSeconds: 300,
  closesAfterDays: 0,
  reactions: defaultReactions,
};
