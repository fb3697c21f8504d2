import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import { outranks } from "../../../server/protocol/permissions.ts";
import type { AuthorRecord, SanctionRecord } from "../../../server/protocol/sanctions.ts";
import { api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { inSentence } from "../../core/text.ts";
import { useNow } from "../parts/useNow.ts";
import { LiftDialog } from "./LiftDialog.tsx";
import { RestrictDialog } from "./RestrictDialog.tsx";
import { isInForce, standOf } from "./sanctionWords.ts";
import type { Author } from "./useAuthor.ts";

interface AuthorSanctionsProps {
  caseId: Id;
  name: string;
  me: Member;
  author: Author;
  record: AuthorRecord;
}

type Asking = { what: "restrict"; isReadFirst: boolean } | { what: "lift"; sanction: SanctionRecord } | null;

/** What keeps the author from writing, now and before; a moderator gives and lifts it here. */
export function AuthorSanctions({ caseId, name, me, author, record }: AuthorSanctionsProps) {
  const now = useNow(1_000);
  const [asking, setAsking] = useState<Asking>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const mayRestrict = outranks(me, record);
  const readFirst = record.sanctions.find(one => one.kind === "premoderate" && isInForce(one, now));
  const close = () => setAsking(null);

  const lift = async (sanction: SanctionRecord, restore: boolean) => {
    close();
    const request = () => api.post(`sanctions/${sanction.id}/lifting`, { restore });
    setProblem(await author.act(request, say(`deskCase.sanction.lifted.${sanction.kind}`)));
  };
  const ask = (sanction: SanctionRecord) =>
    sanction.removed > 0 ? setAsking({ what: "lift", sanction }) : void lift(sanction, false);

  return (
    <section aria-labelledby="sanctions-h">
      <h2 id="sanctions-h">{say("deskCase.sanctions.title")}</h2>
      {record.sanctions.length === 0 && <p class="hint">{say("deskCase.sanctions.none")}</p>}
      <ul class="sanctions">
        {record.sanctions.map(sanction => (
          <Sanction key={sanction.id} sanction={sanction} now={now} lift={mayRestrict ? () => ask(sanction) : null} />
        ))}
      </ul>
      {mayRestrict ? (
        <div class="side-acts">
          <button
            class="btn btn-sm"
            type="button"
            aria-haspopup="dialog"
            onClick={() => setAsking({ what: "restrict", isReadFirst: false })}
          >
            {say("deskCase.sanctions.restrict")}
          </button>
          <button
            class="btn btn-sm switch"
            type="button"
            role="switch"
            aria-checked={readFirst !== undefined}
            onClick={() => (readFirst ? ask(readFirst) : setAsking({ what: "restrict", isReadFirst: true }))}
          >
            <span class="switch-sign" aria-hidden="true" />
            {say("deskCase.sanction.premoderate.name")}
          </button>
        </div>
      ) : (
        <p class="hint">{say("deskCase.sanctions.outranked")}</p>
      )}
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
      {asking?.what === "restrict" && (
        <RestrictDialog caseId={caseId} name={name} isReadFirst={asking.isReadFirst} author={author} close={close} />
      )}
      {asking?.what === "lift" && (
        <LiftDialog
          name={name}
          removed={asking.sanction.removed}
          close={close}
          lift={restore => void lift(asking.sanction, restore)}
        />
      )}
    </section>
  );
}

function Sanction({ sanction, now, lift }: { sanction: SanctionRecord; now: number; lift: (() => void) | null }) {
  const stands = isInForce(sanction, now);
  return (
    <li>
      <span class={stands ? "chip chip-warn" : "chip"}>{say(`deskCase.sanction.${sanction.kind}.name`)}</span>{" "}
      <span class="hint">
        {sayWith("deskCase.sanctions.line", {
          stand: standOf(sanction, now),
          name: <bdi>{sanction.by.name}</bdi>,
          number: houseRules[sanction.reason].number,
          rule: inSentence(say(`rules.${sanction.reason}.title`)),
        })}
      </span>
      {sanction.note && <p dir="auto">{say("desk.quoted", { text: sanction.note })}</p>}
      {stands && lift && (
        <button
          class="btn btn-sm"
          type="button"
          aria-label={say(`deskCase.sanction.lift.${sanction.kind}`)}
          onClick={lift}
        >
          {say("deskCase.sanctions.lift")}
        </button>
      )}
    </li>
  );
}
