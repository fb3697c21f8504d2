import { say } from "../../locales/say.ts";
import { limits } from "../protocol/limits.ts";
import type { Problem } from "../protocol/problems.ts";

/** Why a form was not taken, to whoever sent it: what the API says of it, or more where a form can say more. */
export function refusalWords(refused: Problem): string {
  const { details } = refused;
  switch (refused.problem) {
    case "slow-mode":
      return say("plain.slow-mode", { seconds: Number(details.seconds ?? 0) });
    case "unprocessable-request":
      return details.errors?.().some(({ path }) => path === "body")
        ? say("plain.body", { count: limits.commentCodePoints })
        : say("plain.fields");
    case "sign-in-needed":
      return say("signin.sign-in-needed");
    case "too-many-requests":
      return say("plain.too-many-requests");
    default:
      return refused.title;
  }
}
