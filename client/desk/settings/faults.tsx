import type { ComponentChildren } from "preact";
import { say, sayWith } from "../../../locales/say.ts";
import type { SignInFault } from "../../../server/protocol/tokenFaults.ts";

/** What is wrong with a token or an answer of a provider, for who can mend it; `missing` stands where there is nothing found. */
export function faultSaid(
  { fault, found, expected }: SignInFault,
  missing = say("deskSettings.nothing"),
): ComponentChildren {
  return sayWith(`deskSettings.fault.${fault}`, {
    found: found === null ? missing : <bdi>{found}</bdi>,
    expected: expected ? <bdi>{expected}</bdi> : say("deskSettings.notSet"),
  });
}
