import { atHome } from "../core/home.ts";

/** What the API has for everybody: asked as nobody, so that any cache may answer, and no browser has to ask first whether it may. */
export async function readOpen<T>(path: string): Promise<T> {
  const answer = await fetch(atHome(`/api/v1/${path}`), { credentials: "omit" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return await answer.json();
}
