import { atHome } from "../core/home.ts";

let look: Promise<CSSStyleSheet> | undefined;

/**
 * Gives a shadow root the discussion's look. Styles that a script adopts are what a strict content security policy of the page lets in, where a
 * `<link>` or a `<style>` needs a word in `style-src`.
 */
export async function adoptLook(root: ShadowRoot): Promise<void> {
  look ??= readSheet("/assets/embed-style.css");
  try {
    const sheet = await look;
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  } catch (error) {
    look = undefined;
    throw error;
  }
}

async function readSheet(path: string): Promise<CSSStyleSheet> {
  const answer = await fetch(atHome(path), { credentials: "omit" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return await new CSSStyleSheet().replace(await answer.text());
}
