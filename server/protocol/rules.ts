import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import type { Policy } from "./policy.ts";
import type { PolicyChange } from "./policyDiff.ts";
import { PageQuery, SiteParams } from "./requests.ts";
import type { Time } from "./views.ts";

/** A line of a site's rules' history: what this version changed in the one before it. */
export interface PolicyVersion {
  version: number;
  changedAt: Time;
  /** Null for what came with the site. */
  changedBy: string | null;
  /** The first hundred of them; of the first version none. */
  changes: PolicyChange[];
  changeCount: number;
}

/** `GET sites/:site/policy/versions/:version`: the rules as they stood then; what they did not say yet is the default. */
export interface OldPolicy {
  version: number;
  policy: Policy;
}

export const VersionParams = SiteParams.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) });

const problems = ["sign-in-needed", "not-allowed", "not-found"] as const;

export const rulesEndpoints = {
  getPolicyVersions: endpoint({
    method: "get",
    path: "/sites/:site/policy/versions",
    says: "How the rules came to be: each version with who changed what, newest first",
    params: SiteParams,
    query: PageQuery,
    answers: "Page<PolicyVersion>",
    problems,
  }),
  getPolicyVersion: endpoint({
    method: "get",
    path: "/sites/:site/policy/versions/:version",
    says: "The rules as they stood in one version; put again they are a new version",
    params: VersionParams,
    answers: "OldPolicy",
    problems,
  }),
};
