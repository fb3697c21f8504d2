import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { api } from "../core/api.ts";

/** Keeps a comment for its reader, or lets it go; answers what is to be told. */
export async function keep(id: Id, isKept: boolean): Promise<string> {
  const path = `comments/${id}/bookmark`;
  await (isKept ? api.put(path) : api.del(path));
  return isKept ? say("personal.kept") : say("personal.keptNoLonger");
}
