import { say } from "../../../locales/say.ts";
import { ApiProblem, api } from "../../core/api.ts";

/** Asks for a file and hands it to the browser to keep. Throws ApiProblem. */
export async function exportFile(path: string, body: unknown, name: string): Promise<void> {
  const offline = { type: "urn:comity:problem:offline", title: say("asleep.noConnection"), status: 0 };
  const answer = await fetch(api.base + path, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
    credentials: "same-origin",
  }).catch(() => {
    throw new ApiProblem(0, offline);
  });
  if (!answer.ok) throw new ApiProblem(answer.status, await answer.json().catch(() => offline));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
