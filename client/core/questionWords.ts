import { say } from "../../locales/say.ts";
import type { OpenlyAsked } from "../../server/protocol/questionStates.ts";
import { listed, listedWithAnd } from "./text.ts";

/** "Questions to Ines and Jon". */
export const questionsTitle = (hosts: readonly string[]): string =>
  hosts.length > 0 ? say("questions.titleTo", { hosts: listedWithAnd(hosts) }) : say("questions.title");

/** What waits to be shown, such as "1 new, 2 answered". */
export const movedWords = (moved: Partial<Record<OpenlyAsked, number>>): string =>
  listed(
    (["now", "answered", "next", "approved"] as const).flatMap(state =>
      moved[state] ? [say(`questions.moved.${state}`, { count: moved[state] })] : [],
    ),
  );
