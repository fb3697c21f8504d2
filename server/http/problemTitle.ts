import { isKnown, type Key, say } from "../../locales/say.ts";
import { type ProblemName, problems } from "../protocol/problems.ts";

/** What a problem is called in the language in force; what the desk and programs alone meet has its English title. */
export function problemTitle(name: ProblemName): string {
  const key = `problems.${name}`;
  return isTitle(key) ? say(key) : problems[name].title;
}

const isTitle = (key: string): key is Extract<Key, `problems.${string}`> => isKnown(key);
