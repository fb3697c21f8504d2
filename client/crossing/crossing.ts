import type { Crossed } from "../../server/protocol/crossings.ts";
import { api } from "../core/api.ts";

/** The window of ours that a page of another origin opened to sign somebody in: it hands that page a code, and goes. */
const place = document.getElementById("crossing");
const origin = place?.dataset.origin ?? "";
const opener = window.opener as Window | null;

function say(what: string): void {
  for (const part of place?.querySelectorAll<HTMLElement>("[data-says]") ?? []) {
    part.hidden = part.dataset.says !== what;
  }
}

async function goOn(): Promise<void> {
  try {
    const { code } = await api.post<{ code: string }>("sessions/crossings", { origin });
    const crossed: Crossed = { kind: "comity:signed-in", code };
    // To this origin and no other, whatever the opener shows by now.
    opener?.postMessage(crossed, origin);
    say("done");
    close();
  } catch {
    say("failed");
  }
}

place?.querySelector("button")?.addEventListener("click", () => void goOn());
if (!opener) say("alone");
else if (place?.dataset.fresh !== undefined) void goOn();
