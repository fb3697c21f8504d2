import type { Id } from "../../server/protocol/basics.ts";
import type { DraftView } from "../../server/protocol/draftView.ts";
import { ApiProblem, api } from "../core/api.ts";
import { stored } from "../core/kept.ts";
import { type Base, reconciled } from "./reconciled.ts";

/** The field whose text is kept in step; "" means that nothing is written there. */
export interface Field {
  read(): string;
  write(text: string): void;
  /** Told whether the server has what the field has. */
  onKept(isKept: boolean): void;
}

export interface DraftSync {
  changed(): void;
  /** It was posted: the others learn of it at once. */
  dropped(): void;
  /** The server said what it has. */
  heard(draft: DraftView): void;
  stop(): void;
}

const waitMs = 1_200;
const nothing: Base = { text: "", revision: 0 };

/** Keeps one draft of a member in step with the server: one request at a time, and nothing that was typed on either side is lost. */
export function syncDraft(of: { articleId: Id; memberId: Id; place: string }, field: Field): DraftSync {
  const key = `comity:draft-base:${of.memberId}:${of.articleId}:${of.place}`;
  let base = readBase(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  let isStopped = false;

  const agree = (next: Base) => {
    base = { text: next.text, revision: next.revision };
    stored(storage => storage.setItem(key, JSON.stringify(base)));
  };
  const take = (there: DraftView) => {
    const here = field.read();
    const text = reconciled(here, base, there);
    agree(there);
    if (text !== here) field.write(text);
    if (text !== there.text) later();
    field.onKept(text === there.text && text !== "");
  };
  const send = async () => {
    const text = field.read();
    if (isSending || text === base.text) return;
    isSending = true;
    try {
      agree(await api.put<DraftView>(`articles/${of.articleId}/drafts/${of.place}`, { text, revision: base.revision }));
      field.onKept(text !== "" && field.read() === text);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      // Where the server does not take it, or is not there, the device has it.
      if (thrown.problem === "draft-changed" && !isStopped) take(thrown.body.draft as DraftView);
    } finally {
      isSending = false;
    }
    if (field.read() !== text) later();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(send, waitMs);
  };

  if (field.read() !== base.text) later();
  return {
    changed() {
      field.onKept(false);
      later();
    },
    dropped() {
      clearTimeout(timer);
      void send();
    },
    heard: draft => {
      if (!isSending && draft.revision !== base.revision) take(draft);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      void send();
    },
  };
}

function readBase(key: string): Base {
  try {
    return { ...nothing, ...JSON.parse(stored(storage => storage.getItem(key)) ?? "{}") };
  } catch {
    return nothing;
  }
}
