import { render } from "preact";
import { connectLive } from "../core/live.ts";
import { startSession } from "../core/session.ts";
import { loadWords } from "../core/words.ts";
import { Entrance } from "./Entrance.tsx";
import { hashes } from "./parts/route.ts";

// An address that can be linked to: `/desk/live/tariff-pause`.
const linked = /^\/desk\/live\/([a-z0-9-]{1,120})$/.exec(location.pathname);
if (linked) history.replaceState(null, "", `/desk${hashes.live(linked[1] ?? "")}`);

await loadWords(["times", "signin", "thread"]);
const place = document.getElementById("desk");
if (place) {
  const session = startSession();
  const siteName = place.dataset.siteName ?? "";
  render(<Entrance session={session} connect={connectLive} siteName={siteName} />, place);
}
