import { keyRing } from "../http/keyRing.ts";
import { PerspectiveError } from "./errors.ts";

/** The keys that open the doors; `any`: whatever is given, for trying out. */
export type Keys = readonly string[] | "any";

/** A key that opens, or why what was given does not. */
export type Tried = { key: string; refusal?: never } | { key?: never; refusal: PerspectiveError };

/** A lock for these keys: tries what a request gave as its key. */
export function lockFor(keys: Keys): (given: unknown) => Tried {
  const isKnown = keyRing(keys === "any" ? [] : keys);
  return given => {
    const key = typeof given === "string" ? given.trim() : "";
    if (key === "") return { refusal: new PerspectiveError("PERMISSION_DENIED", noKey) };
    if (keys === "any") return { key };
    if (isKnown(key)) return { key };
    return { refusal: keys.length > 0 ? wrongKey() : new PerspectiveError("PERMISSION_DENIED", noKeySet) };
  };
}

const noKeySet = "No key is accepted here: PERSPECTIVE_KEYS is not set.";

// What Google's gateway says, which clients look for.
const noKey =
  "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.";
const wrongKey = () =>
  new PerspectiveError("INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [
    {
      "@type": "type.googleapis.com/google.rpc.ErrorInfo",
      reason: "API_KEY_INVALID",
      domain: "googleapis.com",
      metadata: { service: "commentanalyzer.googleapis.com" },
    },
  ]);
