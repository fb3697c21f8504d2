import { z } from "zod";
import type { Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { defaultLanguageSettings, LanguageSettings } from "./languageSettings.ts";
import { defaultMailSettings, MailSettings } from "./mailSettings.ts";
import { LinkSettings, TranslationSettings } from "./outside.ts";
import { Providers } from "./providers.ts";
import { SiteParams } from "./requests.ts";
import { defaultTokenSettings, TokenSettings } from "./tokenSettings.ts";
import { words } from "./words.ts";

/** As browsers name it: `https://news.example`, with a port where it is not the usual one, and nothing after. */
const origin = z.string().refine(isOrigin, fault("faults.origin"));

/** How a site works beside its rules for texts: one part for each capability, each with its usual value below. */
const parts = {
  /** Pages of these origins may show discussions; those of our own need no entry. */
  embedding: z.strictObject({
    origins: z.array(origin).max(100, fault("faults.more", { most: "100" })),
    /** Who opens the discussion of an article that nobody has asked for yet: its own page, or the newsroom's systems alone. */
    newArticles: z.enum(["pages", "newsroom"]),
  }),
  /** People who give a name and nothing else may write, and wait until they are approved. */
  guests: z.strictObject({ allowed: z.boolean() }),
  /** Pictures with comments: none, each waits for a moderator, or as the text with them. */
  images: z.strictObject({ inComments: z.enum(["off", "reviewed", "on"]) }),
  /** Tokens of the site's own accounts. */
  token: TokenSettings,
  /** What is spoken where nobody says another language. */
  language: LanguageSettings,
  /** In whose name mail is written. */
  mail: MailSettings,
  links: LinkSettings,
  translation: TranslationSettings,
  /** Cards of comments are framed by pages of the origins above, or by any. */
  cards: z.strictObject({ areAnywhere: z.boolean() }),
  /** OpenID providers, through which readers and people of the newsroom sign in. */
  oidc: z.strictObject({ providers: Providers }),
  /** How people sign in with accounts of our own. */
  signIn: z.strictObject({
    /** An account is made once a mail to its address was answered. Without it whoever signs up learns which addresses have one. */
    verifyAddress: z.boolean(),
    /** Moderators and admins have the rights of their role only where they signed in with a second factor. */
    staffSecondFactor: z.enum(["required", "optional"]),
  }),
};

export const Settings = z.strictObject(parts);
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  embedding: { origins: [], newArticles: "pages" },
  guests: { allowed: false },
  images: { inComments: "off" },
  token: defaultTokenSettings,
  language: defaultLanguageSettings,
  mail: defaultMailSettings,
  links: { areLookedAt: false },
  translation: { address: "" },
  cards: { areAnywhere: false },
  oidc: { providers: [] },
  signIn: { verifyAddress: true, staffSecondFactor: "required" },
};

/** What settings are where one says nothing: parts that came later, and fields that a part has gained since it was saved. */
export function wholeSettings(saved: { [part in keyof Settings]?: Partial<Settings[part]> }): Settings {
  const names = Object.keys(defaultSettings) as (keyof Settings)[];
  return Object.fromEntries(names.map(name => [name, { ...defaultSettings[name], ...saved[name] }])) as Settings;
}

export const ChangeSettings = z.strictObject({
  /** The version that was read; a change since then is a conflict. */
  version: z.int().min(0),
  /** The parts that change; what is left out stays. */
  settings: Settings.partial(),
});
export type ChangeSettings = z.infer<typeof ChangeSettings>;

/** Something that the site keeps and no door gives back: only whether it is there, and since when. */
export const SecretParams = SiteParams.extend({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, fault("faults.secretName")),
});
export const SetSecret = z.strictObject({
  secret: words(10_000).refine(text => text.length > 0, fault("faults.empty")),
});

export interface SettingsView {
  /** 0: nothing was ever changed. */
  version: number;
  settings: Settings;
  changedAt: Time | null;
  changedBy: string | null;
  secrets: { name: string; setAt: Time }[];
}

export const settingsEndpoints = {
  getSettings: endpoint({
    method: "get",
    path: "/sites/:site/settings",
    says: "How the site works beside its rules, and which secrets it keeps, without them",
    params: SiteParams,
    answers: "SettingsView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  changeSettings: endpoint({
    method: "put",
    writes: "desk",
    path: "/sites/:site/settings",
    says: "Changes the parts of the settings that are sent; the others stay",
    params: SiteParams,
    body: ChangeSettings,
    answers: "SettingsView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "settings-changed"],
  }),
  setSecret: endpoint({
    method: "put",
    writes: "desk",
    path: "/sites/:site/secrets/:name",
    says: "Keeps a secret, in the place of the one with this name; no door gives it back",
    params: SecretParams,
    body: SetSecret,
    answers: "SettingsView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  removeSecret: endpoint({
    method: "delete",
    writes: "desk",
    path: "/sites/:site/secrets/:name",
    says: "Forgets a secret; again changes nothing",
    params: SecretParams,
    answers: "SettingsView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
};

function isOrigin(text: string): boolean {
  // URL takes a star for a letter.
  return /^https?:\/\/[^*]{1,300}$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
