import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { SanctionView } from "../../server/protocol/restrictions.ts";
import { ApiProblem, api } from "../core/api.ts";
import { atHome } from "../core/home.ts";
import { Icon } from "../core/Icon.tsx";
import { ruleNamed, sanctionTitle } from "../core/sanctionWords.ts";
import { timeLeft } from "../core/text.ts";
import { useSecondsUntil } from "../core/useSecondsUntil.ts";
import { session } from "./connections.ts";
import { useTalk } from "./context.ts";

interface HinderedProps {
  id: string;
  sanction: SanctionView;
  /** Called when the warning has been acknowledged. */
  onRead: () => void;
}

/** What keeps a reader from writing: what, until when, which rule, and what can be done. The text above stays. */
export function Hindered({ id, sanction, onRead }: HinderedProps) {
  const { clock, announce } = useTalk();
  const title = sanctionTitle(sanction, clock.zone);
  useEffect(() => announce(title), [sanction.id]);
  return (
    <div class="composer-notice" id={id}>
      <Icon name={sanction.kind === "warn" ? "info" : "pause"} />
      <div>
        <b>{title}</b>
        {sanction.kind !== "warn" && say("composer.hindered.decided")} {ruleNamed(sanction.reason)}{" "}
        {say(`composer.hindered.meanwhile.${sanction.kind}`)} {sanction.until && <Left until={sanction.until} />}
        {sanction.note && (
          <p>
            {say("thread.fromModerator")} <bdi>{sanction.note}</bdi>
          </p>
        )}
        {sanction.statement && (
          <p>
            <a href={atHome(`/statements/${sanction.statement}`)}>{say("composer.hindered.reasons")}</a>
          </p>
        )}
        {sanction.kind === "warn" && <Acknowledge sanction={sanction} onRead={onRead} />}
      </div>
    </div>
  );
}

/** Drawn once a second, and read out only when somebody goes there. */
function Left({ until }: { until: string }) {
  return (
    <span class="num">{say("composer.hindered.opensIn", { left: timeLeft(useSecondsUntil(Date.parse(until))) })}</span>
  );
}

function Acknowledge({ sanction, onRead }: { sanction: SanctionView; onRead: () => void }) {
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");
  const acknowledge = async () => {
    if (isSending) return;
    setSending(true);
    setTrouble("");
    try {
      await api.put(`me/warnings/${sanction.id}/acknowledgement`);
      await session().load();
      onRead();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(say("composer.hindered.notSent"));
      setSending(false);
    }
  };
  return (
    <div class="acts">
      <button class="btn btn-primary" type="button" aria-disabled={isSending} onClick={acknowledge}>
        {say("composer.hindered.acknowledge")}
      </button>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}
