/** Hands an address to the device's own way of sharing where it is held in the hand, else puts it on the clipboard; "no" where neither works. */
export async function shared(href: string, title: string): Promise<"shared" | "copied" | "no"> {
  const url = new URL(href, location.href).href;
  if (typeof navigator.share === "function" && matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share({ title, url });
      return "shared";
    } catch (thrown) {
      // Whoever closes the sheet has decided.
      if (thrown instanceof DOMException && thrown.name === "AbortError") return "shared";
    }
  }
  return (await copied(url)) ? "copied" : "no";
}

/** Puts the whole address on the clipboard; false where the browser does not let us. */
export async function copied(href: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(new URL(href, location.href).href);
    return true;
  } catch {
    return false;
  }
}
