import { z } from "zod";
import type { Time } from "./basics.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";
import type { HouseRule } from "./houseRules.ts";
import { SiteParams } from "./requests.ts";
import type { Restriction } from "./restrictions.ts";

/** A count, or "few" for 1 to 4: so few could point at a person. */
export type Count = number | "few";

/** What a site tells about its moderation, the last twelve months by UTC. Nothing in it identifies a person. */
export interface Transparency {
  from: Time;
  to: Time;
  /**
   * Newest first; the month under way is in it. `total` adds up the numbers that are shown, so that none of the others follows
   * from it.
   */
  months: { month: string; removals: Record<HouseRule, Count>; total: Count }[];
  /** Restrictions that are not removals. */
  others: Record<Exclude<Restriction, "removal">, Count>;
  /** Shares, 0..1, and hours; null while there are fewer than five to count from. */
  detectedByProgram: number | null;
  decidedByProgram: number | null;
  medianHoursToDecision: number | null;
  appeals: { decided: Count; overturned: number | null; medianHours: number | null };
  legalNotices: { received: Count; removed: number | null };
}

const ExportQuery = z.strictObject({ format: z.enum(["json", "csv"]).default("json") });

export const transparencyEndpoints = {
  getTransparency: endpoint({
    method: "get",
    path: "/sites/:site/transparency",
    says: "How much was restricted and why, by whom or what, and how often appeals were right; for everybody",
    params: SiteParams,
    answers: "Transparency",
    problems: ["not-found"],
  }),
  exportStatements: endpoint({
    method: "get",
    path: "/sites/:site/statements",
    says: "All statements of reasons in the field layout of the EU's DSA Transparency Database, as JSON or CSV",
    params: SiteParams,
    query: ExportQuery,
    answers: "{ statements: [...] }, or the same as text/csv",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
} satisfies Record<string, Endpoint>;
