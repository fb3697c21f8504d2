/** A cookie of a request; one that is longer than any of ours is none. */
export function cookieIn(cookies: string | undefined, name: string): string | undefined {
  for (const pair of (cookies ?? "").split(";")) {
    const [own, value] = pair.trim().split("=", 2);
    if (own === name && value && value.length <= 100) return value;
  }
  return undefined;
}
