import { render } from "preact";
import { connectLive } from "../core/live.ts";
import { startSession } from "../core/session.ts";
import { Entrance } from "./Entrance.tsx";

const place = document.getElementById("desk");
if (place) {
  const session = startSession();
  const siteName = place.dataset.siteName ?? "";
  render(<Entrance session={session} connect={connectLive} siteName={siteName} />, place);
}
