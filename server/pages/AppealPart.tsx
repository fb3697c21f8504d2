import { say, sayWith } from "../../locales/say.ts";
import { limits } from "../protocol/limits.ts";
import type { AppealView, StatementView } from "../protocol/restrictions.ts";
import { When } from "./When.tsx";

/** Who looks at a statement: whom it restricts, somebody signed in who is not that person, or nobody we know. */
export type Beholder = "restricted" | "another" | "signed-out";

interface AppealPartProps {
  statement: StatementView;
  token: string;
  beholder: Beholder;
  /** What was sent and could not be taken, and why. */
  draft: Draft | null;
  now: Date;
}

export interface Draft {
  text: string;
  problem: string;
}

/** How to disagree, or what came of it. The form is a plain one: it needs no JavaScript. */
export function AppealPart({ statement, token, beholder, draft, now }: AppealPartProps) {
  const { appeal, ended, appealUntil, until, restriction } = statement;
  const isOver = ended !== null || (until !== null && Date.parse(until) <= now.getTime());
  return (
    <section aria-labelledby="appeal-h" id="appeal">
      <h2 id="appeal-h">{say("reasons.disagree")}</h2>
      {appeal ? (
        <Appealed appeal={appeal} isOver={isOver} />
      ) : isOver ? (
        <p>{say("reasons.nothingLeft")}</p>
      ) : Date.parse(appealUntil) < now.getTime() ? (
        <p>{sayWith("reasons.timeOver", { time: <When at={appealUntil} /> })}</p>
      ) : (
        <>
          <p>
            {sayWith(restriction === "hold" ? "reasons.youCanHold" : "reasons.youCan", {
              time: <When at={appealUntil} />,
            })}
          </p>
          <Ways beholder={beholder} token={token} draft={draft} />
        </>
      )}
      <p class="hint">{say("reasons.certifiedBody")}</p>
    </section>
  );
}

function Ways({ beholder, token, draft }: Pick<AppealPartProps, "beholder" | "token" | "draft">) {
  if (beholder === "another") return <p>{say("reasons.onlyRestricted")}</p>;
  if (beholder === "signed-out") {
    return (
      <>
        {draft && (
          <>
            <p class="paper-problem" role="alert">
              {say("reasons.draftNotSent", { problem: draft.problem })}
            </p>
            <blockquote dir="auto">{draft.text}</blockquote>
          </>
        )}
        <p>{say("reasons.signInToAppeal")}</p>
      </>
    );
  }
  return (
    <form class="paper-form" method="post" action={`/statements/${token}/appeal#appeal`}>
      {draft && (
        <p class="paper-problem" id="appeal-problem" role="alert">
          {draft.problem}
        </p>
      )}
      <label for="appeal-text">{say("reasons.otherwise")}</label>
      <textarea
        id="appeal-text"
        name="text"
        rows={6}
        required
        dir="auto"
        aria-describedby={draft ? "appeal-problem appeal-hint" : "appeal-hint"}
        aria-invalid={draft ? "true" : undefined}
      >
        {draft?.text ?? ""}
      </textarea>
      <p class="hint" id="appeal-hint">
        {say("reasons.appealHint", { most: limits.appealCodePoints })}
      </p>
      <button class="btn btn-primary" type="submit">
        {say("reasons.appeal")}
      </button>
    </form>
  );
}

function Appealed({ appeal, isOver }: { appeal: AppealView; isOver: boolean }) {
  return (
    <>
      <p>{sayWith("reasons.appealedOn", { time: <When at={appeal.madeAt} /> })}</p>
      <blockquote dir="auto">{appeal.text}</blockquote>
      {appeal.outcome === null && <p>{isOver ? say("reasons.endedBefore") : say("reasons.waitsForOther")}</p>}
      {appeal.outcome && appeal.decidedAt && (
        <p>
          <b>{appeal.outcome === "overturned" ? say("reasons.wasRight") : say("reasons.sameDecision")}</b>{" "}
          <When at={appeal.decidedAt} />.
        </p>
      )}
      {appeal.note && (
        <>
          <p>{say("reasons.fromModerator")}</p>
          <blockquote dir="auto">{appeal.note}</blockquote>
        </>
      )}
    </>
  );
}
