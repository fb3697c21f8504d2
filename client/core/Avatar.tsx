import type { Badge } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";

interface AvatarProps {
  id: Id;
  name: string;
  badges?: readonly Badge[];
  size?: "sm" | "xs";
}

/** Initials on a tint that stays with the member. A class and no style: the page's policy allows no inline styles. */
export function Avatar({ id, name, badges = [], size }: AvatarProps) {
  const tint = badges.length > 0 ? "avatar-staff" : `tint-${Number(BigInt(id) % 12n)}`;
  return (
    <span class={`avatar ${tint}${size ? ` avatar-${size}` : ""}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** First letters of the first and the last word, whole characters of any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map(word => [...(word ?? "")][0]?.toLocaleUpperCase("en") ?? "").join("");
}
