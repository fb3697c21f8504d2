import type { Anchor, AnchorName, AnchorView } from "../../server/protocol/anchors.ts";
import type { UpdateView } from "../../server/protocol/updates.ts";
import type { CommentView } from "../../server/protocol/views.ts";

/** What stands for it in an address; null of a paragraph that the article has no more. */
export function nameOf(anchor: AnchorView): AnchorName | null {
  if (anchor.kind === "update") return `update:${anchor.id}`;
  return anchor.n === null ? null : `paragraph:${anchor.n}`;
}

export function anchorOf(name: AnchorName): Anchor {
  const [kind, value = ""] = name.split(":");
  return kind === "update" ? { update: value } : { paragraph: Number(value) };
}

/** The name in an address, when it is one. */
export function anchorIn(asked: URLSearchParams): AnchorName | null {
  const name = asked.get("anchor") ?? "";
  return /^(update|paragraph):[1-9]\d{0,17}$/.test(name) ? (name as AnchorName) : null;
}

export const isOn = ({ anchor }: Pick<CommentView, "anchor">, name: AnchorName): boolean =>
  anchor !== undefined && nameOf(anchor) === name;

/** An update as what comments are on. */
export function anchorOfUpdate({ id, postedAt, title, corrections, withdrawn }: UpdateView): AnchorView {
  const correctedAt = corrections.at(-1)?.at;
  return {
    kind: "update",
    id,
    at: postedAt,
    title,
    ...(correctedAt ? { correctedAt } : {}),
    ...(withdrawn ? { isWithdrawn: true } : {}),
  };
}

/** The comments with those that are on this update marked by what it is now. */
export function marked<C extends CommentView>(comments: C[], update: UpdateView): C[] {
  const name: AnchorName = `update:${update.id}`;
  if (!comments.some(comment => isOn(comment, name))) return comments;
  const anchor = anchorOfUpdate(update);
  return comments.map(comment => (isOn(comment, name) ? { ...comment, anchor } : comment));
}
