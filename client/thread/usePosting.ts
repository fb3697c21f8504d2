import { useEffect, useRef, useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import type { CommentView, Nudge } from "../../server/protocol/views.ts";
import { hindrance } from "../../server/protocol/writing.ts";
import { anchorOf, nameOf } from "../core/anchors.ts";
import { ApiProblem, api, newKey } from "../core/api.ts";
import { session } from "./connections.ts";
import { useTalk } from "./context.ts";
import { type Phase, phaseAfter, phaseWhenBack, writing } from "./posting.ts";

/** A picture that was uploaded for what is being written, with what is to be seen in it. */
export interface Attached {
  id: string;
  /** Its own bytes as an address: until it is posted nobody else may see it, and a page of another origin has no cookie to ask for it with. */
  drawn: string;
  alt: string;
}

/** What an answer needs to know of what it answers. */
export type Answered = Pick<CommentView, "id" | "author" | "state">;

/** What is being written: a comment, an answer, or the own comment anew. */
export type Purpose =
  | { kind: "new" }
  | { kind: "reply"; to: Answered }
  | { kind: "edit"; comment: CommentView & { text: string } };

/** The page had not heard of a sanction yet; once it has, the composer says what it is. */
async function knowsWhy(): Promise<boolean> {
  await session()
    .load()
    .catch(() => {});
  return hindrance(session().state.sanctions, "comment", Date.now()) !== undefined;
}

/** True when there is nothing left to answer. */
const isParentGone = (purpose: Purpose) => purpose.kind === "reply" && purpose.to.state !== "visible";

export interface Posting {
  phase: Phase;
  /** `isAnyway`: without asking again whether it would be held; `isNew`: as a comment of its own. */
  send(how?: { isAnyway?: boolean; isNew?: boolean }): Promise<void>;
  /** Back to the text. */
  edit(): void;
}

/** Sends the text; it stays in the field until the server has it. `onPosted` is called when it does. */
export function usePosting(
  purpose: Purpose,
  text: string,
  pictures: readonly Attached[],
  onPosted: () => void,
): Posting {
  const talk = useTalk();
  const [phase, setPhase] = useState<Phase>(writing);
  // The same text sent the same way is the same write, also by hand: it must not stand there twice.
  const attempt = useRef({ of: "", key: "" });

  useEffect(() => {
    if (talk.isConnected) setPhase(phaseWhenBack);
  }, [talk.isConnected]);

  const keyOf = (path: string) => {
    const of = `${path} ${text}`;
    if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
    return attempt.current.key;
  };

  const deliver = (isAnyway: boolean, isNew: boolean) => {
    if (purpose.kind === "edit") {
      const path = `comments/${purpose.comment.id}`;
      return api.patch<CommentView>(path, { body: text, revision: purpose.comment.revision }, { key: keyOf(path) });
    }
    const parentId: Id | null = purpose.kind === "reply" && !isNew ? purpose.to.id : null;
    const on = purpose.kind === "new" && talk.on ? nameOf(talk.on.anchor) : null;
    const images = pictures.map(({ id, alt }) => ({ id, alt }));
    const path = `articles/${talk.article.id}/comments${isAnyway ? "" : "?nudge=true"}`;
    return api.post<CommentView | Nudge>(
      path,
      { body: text, parentId, ...(on ? { anchor: anchorOf(on) } : {}), ...(images.length > 0 ? { images } : {}) },
      { key: keyOf(`${path} ${parentId} ${on} ${JSON.stringify(images)}`) },
    );
  };

  const send: Posting["send"] = async ({ isAnyway = false, isNew = false } = {}) => {
    if (phase.at === "sending") return;
    if (!talk.member) return talk.ask({ kind: "sign-in", isNew: false });
    setPhase({ at: "sending" });
    try {
      const answer = await deliver(isAnyway, isNew);
      if ("nudge" in answer) return setPhase({ at: "nudged", then: answer.then, findings: answer.findings });
      attempt.current = { of: "", key: "" };
      setPhase(writing);
      onPosted();
      talk.written(answer);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (thrown.problem === "sanctioned" && (await knowsWhy())) return setPhase(writing);
      const next = phaseAfter(thrown, Date.now());
      setPhase(next ?? writing);
      if (!next) talk.ask({ kind: "sign-in", isNew: false });
    }
  };

  // What the screen knows already need not be learnt from a refusal.
  const isGone = isParentGone(purpose) && phase.at !== "sending";
  return { phase: isGone ? { at: "parent-gone" } : phase, send, edit: () => setPhase(writing) };
}
