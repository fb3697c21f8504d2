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
      <h2 id="appeal-h">If you disagree</h2>
      {appeal ? (
        <Appealed appeal={appeal} isOver={isOver} />
      ) : isOver ? (
        <p>This no longer holds, so there is nothing left to appeal.</p>
      ) : Date.parse(appealUntil) < now.getTime() ? (
        <p>
          You could appeal until <When at={appealUntil} />. That time is over.
        </p>
      ) : (
        <>
          <p>
            You can appeal, once, until <When at={appealUntil} />.{" "}
            {restriction === "hold"
              ? "A moderator then looks at your comment with what you write."
              : "Somebody else than who decided looks at it again, and you are told what comes of it."}
          </p>
          <Ways beholder={beholder} token={token} draft={draft} />
        </>
      )}
      <p class="hint">
        In the European Union you can also turn to a certified body for the settlement of disputes, and everywhere to a
        court.
      </p>
    </section>
  );
}

function Ways({ beholder, token, draft }: Pick<AppealPartProps, "beholder" | "token" | "draft">) {
  if (beholder === "another") return <p>Only the person whom it restricts can appeal, signed in.</p>;
  if (beholder === "signed-out") {
    return (
      <>
        {draft && (
          <>
            <p class="paper-problem" role="alert">
              {draft.problem} Your text was not sent; here it is, to be kept:
            </p>
            <blockquote dir="auto">{draft.text}</blockquote>
          </>
        )}
        <p>To appeal, sign in under any article with the account that this is about, and come back to this page.</p>
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
      <label for="appeal-text">Why it should be decided otherwise</label>
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
        Up to {limits.appealCodePoints.toLocaleString("en")} characters. Moderators read it; readers do not.
      </p>
      <button class="btn btn-primary" type="submit">
        Appeal
      </button>
    </form>
  );
}

function Appealed({ appeal, isOver }: { appeal: AppealView; isOver: boolean }) {
  return (
    <>
      <p>
        You appealed on <When at={appeal.madeAt} />:
      </p>
      <blockquote dir="auto">{appeal.text}</blockquote>
      {appeal.outcome === null && (
        <p>
          {isOver
            ? "It ended before anybody had answered your appeal."
            : "It waits for somebody else than who decided. You are told what comes of it."}
        </p>
      )}
      {appeal.outcome && appeal.decidedAt && (
        <p>
          <b>
            {appeal.outcome === "overturned"
              ? "You were right: it was decided otherwise, and what was restricted is restored."
              : "Somebody else has looked at it again and came to the same decision."}
          </b>{" "}
          <When at={appeal.decidedAt} />.
        </p>
      )}
      {appeal.note && (
        <>
          <p>From the moderator:</p>
          <blockquote dir="auto">{appeal.note}</blockquote>
        </>
      )}
    </>
  );
}
