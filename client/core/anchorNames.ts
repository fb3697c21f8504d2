import type { Anchor, AnchorName, AnchorView } from "../../server/protocol/anchors.ts";

export const anchorName = (anchor: Anchor): AnchorName =>
  "update" in anchor ? `update:${anchor.update}` : `paragraph:${anchor.paragraph}`;

export function anchorOf(name: AnchorName): Anchor {
  const [kind, value = ""] = name.split(":");
  return kind === "update" ? { update: value } : { paragraph: Number(value) };
}

/** True of a comment that is on this. */
export const isOn = (anchor: AnchorView | undefined, name: AnchorName): boolean =>
  anchor !== undefined &&
  (anchor.kind === "update" ? name === `update:${anchor.id}` : anchor.n !== null && name === `paragraph:${anchor.n}`);
