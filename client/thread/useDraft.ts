import { useEffect, useRef, useState } from "preact/hooks";
import { draftOf, joined } from "../core/draft.ts";
import { useTalk } from "./context.ts";
import { useDraftSync } from "./useDraftSync.ts";
import type { Purpose } from "./usePosting.ts";

const keepAfterMs = 400;

export interface DraftedText {
  text: string;
  setText(text: string): void;
  /** On this device, or on all of the member's; null: it is not kept, or there is nothing to keep. */
  kept: "here" | "everywhere" | null;
  /** It was posted. */
  drop(): void;
}

/** The text and its draft: read after the first drawing, which has what the server drew and what was typed into it. */
export function useDraft(purpose: Purpose, typed: string): DraftedText {
  const { article } = useTalk();
  const original = purpose.kind === "edit" ? purpose.comment.text : "";
  const name = draftName(purpose);
  const draft = draftOf(article.id, name);
  const [text, setText] = useState(typed || original);
  const [isKept, setKept] = useState(false);
  const latest = useRef(text);
  latest.current = text;
  const sync = useDraftSync(name ?? "top", {
    read: () => (latest.current === original ? "" : latest.current),
    write: there => {
      latest.current = there || original;
      setText(latest.current);
    },
  });

  const keep = () => {
    const isWorthKeeping = latest.current !== original;
    setKept(draft.keep(isWorthKeeping ? latest.current : "") && isWorthKeeping);
  };

  useEffect(() => {
    const kept = draft.read();
    if (kept !== "") {
      setText(joined(kept, typed));
      setKept(true);
    }
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, []);

  // A quotation may come while somebody writes.
  const seen = useRef(typed);
  useEffect(() => {
    if (typed === seen.current) return;
    seen.current = typed;
    setText(joined(latest.current, typed));
  }, [typed]);

  useEffect(() => {
    sync.changed();
    if (text === original) return;
    const timer = setTimeout(keep, keepAfterMs);
    return () => clearTimeout(timer);
  }, [text]);

  const drop = () => {
    latest.current = original;
    draft.drop();
    sync.dropped();
    setText(original);
    setKept(false);
  };
  return { text, setText, kept: isKept ? (sync.isKept ? "everywhere" : "here") : null, drop };
}

export function draftName(purpose: Purpose): string | null {
  if (purpose.kind === "new") return null;
  return purpose.kind === "reply" ? purpose.to.id : `edit:${purpose.comment.id}`;
}
