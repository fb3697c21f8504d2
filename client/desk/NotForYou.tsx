import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import { hashes } from "./parts/route.ts";

/** What stands in place of a page that is for others: for whom it is, and the way back. */
export function NotForYou({ title, says }: { title: string; says: string }) {
  return (
    <>
      <header class="topbar">
        <h1>{title}</h1>
      </header>
      <div class="page-pad">
        <div class="banner">
          <Icon name="lock" />
          <p>{says}</p>
          <a class="btn btn-sm" href={hashes.queue}>
            {say("desk.notForYou.toQueue")}
          </a>
        </div>
      </div>
    </>
  );
}
