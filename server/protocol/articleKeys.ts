/**
 * The newsroom's own name for an article: what its pages say, whatever their address. In a path it follows `key:`. U+FFFD stands where a file
 * was read in another encoding than its own.
 */
export const articleKey = /^[^\p{C}\s\ufffd]{1,200}$/u;

/** Where an article is read. */
export function isPageAddress(text: string): boolean {
  if (text.length > 2_000 || !/^https?:\/\/[^\ufffd]+$/i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
