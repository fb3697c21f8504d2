import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { ClaimView } from "../../../server/protocol/cases.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { countdown } from "../parts/deskWords.ts";
import { useNow } from "../parts/useNow.ts";

/** Who has a case, and for how long yet. The countdown is for the eye; it is not read out. */
export function Lease({ claim, me }: { claim: ClaimView; me: Id }) {
  const now = useNow(1_000);
  const isMine = claim.by.id === me;
  const until = Date.parse(claim.expiresAt);
  // What I only left open is not mine any more; of a colleague it is asked whether they renewed it.
  if (isMine && until <= now) return null;
  return (
    <span class={isMine ? "lease is-me" : "lease"}>
      <Avatar id={claim.by.id} name={claim.by.name} size="xs" />
      <span>
        <span class="sr">
          {isMine ? say("deskCase.lease.mine") : say("deskCase.lease.others", { name: claim.by.name })}
        </span>
        <span aria-hidden="true">
          <bdi>{isMine ? say("deskCase.lease.you") : claim.by.name}</bdi>
          {until > now && ` · ${countdown(until, now)}`}
        </span>
      </span>
    </span>
  );
}
