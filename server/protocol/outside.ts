import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { CommentParams } from "./requests.ts";
import { words } from "./words.ts";

/** Where a link of a comment leads, as that page says it of itself: plain text, written by strangers. */
export interface LinkCard {
  url: string;
  /** Such as news.example. */
  host: string;
  title: string;
  description: string;
}

/** A comment in another language, by a machine; `from`: as the machine took it to be. */
export interface TranslationView {
  html: string;
  from: string | null;
}

/** Whether the pages that links lead to may be looked at. Off: nobody is asked anything. */
export const LinkSettings = z.strictObject({ areLookedAt: z.boolean() });
/** A server that speaks LibreTranslate's protocol; empty: nothing is translated. Its key is the secret `translation`. */
export const TranslationSettings = z.strictObject({
  address: words(300).refine(text => text === "" || /^https?:\/\/[^\s?#]+$/.test(text), fault("faults.server")),
});

export const TranslationQuery = z.strictObject({ to: z.string().regex(/^[a-z]{2}$/, fault("faults.language")) });

export const outsideEndpoints = {
  getLinkCards: endpoint({
    method: "get",
    path: "/comments/:id/links",
    says: "What the first pages that a comment links to say of themselves, where the site wants that",
    params: CommentParams,
    answers: "LinkCard[]",
    problems: ["not-found"],
  }),
  getTranslation: endpoint({
    method: "get",
    path: "/comments/:id/translation",
    says: "A comment in another language, by the machine that the site named",
    params: CommentParams,
    query: TranslationQuery,
    answers: "TranslationView",
    problems: ["not-found", "not-ready"],
  }),
};
