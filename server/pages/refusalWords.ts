import { say } from "../../locales/say.ts";
import { limits } from "../protocol/limits.ts";
import type { Problem } from "../protocol/problems.ts";

/** Why a form was not taken, to whoever sent it. */
export function refusalWords({ problem, details }: Problem): string {
  switch (problem) {
    case "slow-mode":
      return say("plain.slow-mode", { seconds: Number(details.seconds ?? 0) });
    case "unprocessable-request":
      return details.errors?.some(({ path }) => path === "body")
        ? say("plain.body", { count: limits.commentCodePoints })
        : say("plain.fields");
    case "wrong-code":
    case "sign-in-needed":
      return say(`signin.${problem}`);
    case "email-taken":
    case "name-refused":
    case "wrong-credentials":
    case "discussion-closed":
    case "discussion-paused":
    case "parent-gone":
    case "text-refused":
    case "sanctioned":
    case "too-many-requests":
      return say(`plain.${problem}`);
    default:
      return say("plain.other");
  }
}
