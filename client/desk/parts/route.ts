import { useEffect, useState } from "preact/hooks";
import type { Id, Time } from "../../../server/protocol/basics.ts";

/** Where on the desk somebody is, as the address says it: `#/queue`, `#/case/12`, `#/rules`, `#/people`, `#/settings`, `#/insights`, `#/audit`, `#/live/tariff-pause`. */
export type Route =
  | { page: "queue"; caseId: Id | null }
  | { page: "rules" }
  | { page: "people" }
  | { page: "settings" }
  | { page: "insights" }
  | { page: "second-look" }
  | { page: "hand-over" }
  /** The desk of one article while it is live. */
  | { page: "live"; slug: string }
  /** `past`: a thread that is looked back at, `#/audit/tariff-pause/2026-05-14T12:31:00.000Z`. */
  | { page: "audit"; past: { slug: string; at: Time | null } | null };

export function routeOf(hash: string): Route {
  const [, page, rest, moment] = hash.replace(/^#/, "").split("/");
  if (page === "case" && rest && /^[1-9]\d{0,17}$/.test(rest)) return { page: "queue", caseId: rest };
  if (page === "rules") return { page: "rules" };
  if (page === "people") return { page: "people" };
  if (page === "settings") return { page: "settings" };
  if (page === "insights") return { page: "insights" };
  if (page === "second-look") return { page: "second-look" };
  if (page === "hand-over") return { page: "hand-over" };
  if (page === "live" && rest && isSlug(rest)) return { page: "live", slug: rest };
  if (page === "audit") {
    const at = moment && !Number.isNaN(Date.parse(moment)) ? moment : null;
    return { page: "audit", past: rest && isSlug(rest) ? { slug: rest, at } : null };
  }
  return { page: "queue", caseId: null };
}

const isSlug = (text: string) => /^[a-z0-9-]{1,120}$/.test(text);

export const hashes = {
  queue: "#/queue",
  case: (id: Id) => `#/case/${id}`,
  rules: "#/rules",
  people: "#/people",
  settings: "#/settings",
  insights: "#/insights",
  secondLook: "#/second-look",
  handOver: "#/hand-over",
  audit: "#/audit",
  live: (slug: string) => `#/live/${slug}`,
  past: (slug: string, at: Time) => `#/audit/${slug}/${at}`,
} as const;

/** Going from case to case leaves one step back, to the list, however many were decided. */
export function goTo(hash: string): void {
  const isCase = hash.startsWith("#/case/");
  if (isCase && location.hash.startsWith("#/case/")) {
    history.replaceState(null, "", hash);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const read = () => setRoute(routeOf(location.hash));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return route;
}
