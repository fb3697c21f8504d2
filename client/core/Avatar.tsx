import { useState } from "preact/hooks";
import type { Badge } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { atHome } from "./home.ts";

interface AvatarProps {
  id: Id;
  name: string;
  /** The address of a picture of theirs. */
  picture?: string | null | undefined;
  badges?: readonly Badge[];
  size?: "sm" | "xs";
}

/**
 * Their picture; where there is none, or it is gone, initials on a tint that stays with the member. A class and no style: the page's policy
 * allows no inline styles.
 */
export function Avatar({ id, name, picture, badges = [], size }: AvatarProps) {
  const [lost, setLost] = useState("");
  const sized = size ? ` avatar-${size}` : "";
  if (picture && picture !== lost) {
    return (
      <img
        class={`avatar avatar-picture${sized}`}
        src={atHome(picture)}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setLost(picture)}
      />
    );
  }
  const tint = badges.length > 0 ? "avatar-staff" : `tint-${Number(BigInt(id) % 12n)}`;
  // Drawn by the style: letters that are no text are neither read out nor copied.
  return <span class={`avatar ${tint}${sized}`} aria-hidden="true" data-initials={initials(name)} />;
}

/** First letters of the first and the last word, whole characters of any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map(word => [...(word ?? "")][0]?.toLocaleUpperCase("en") ?? "").join("");
}
