import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { figures, units } from "./figures.ts";
import { SiteParams } from "./requests.ts";

/** `until`: the end of the period, now when absent. */
export const InsightsQuery = z.strictObject({
  by: z.enum(units).default("day"),
  until: z.iso
    .datetime({ offset: true })
    .transform(time => new Date(time))
    .refine(time => time.getUTCFullYear() >= 2000 && time.getUTCFullYear() < 2100, fault("faults.century"))
    .optional(),
});
export type InsightsQuery = z.infer<typeof InsightsQuery>;
export const FigureParams = SiteParams.extend({ figure: z.enum(figures) });

export const insightsEndpoints = {
  getInsights: endpoint({
    method: "get",
    path: "/sites/:site/insights",
    says: "What became of comments and how the desk did, by hour, day, week or month in the site's time zone",
    params: SiteParams,
    query: InsightsQuery,
    answers: "InsightsView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  getFigure: endpoint({
    method: "get",
    path: "/sites/:site/insights/:figure",
    says: "One figure of them as a CSV file",
    params: FigureParams,
    query: InsightsQuery,
    answers: "text/csv",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
};
