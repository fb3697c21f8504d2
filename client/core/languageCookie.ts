/** On pages of our own: those that belong to no article follow what was chosen in this browser (server/http/askedLanguage.ts). */
export function keepLanguageCookie(): void {
  document.addEventListener("comity:language", event => {
    const { language } = (event as CustomEvent<{ language: string }>).detail;
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser that we name.
    document.cookie = `comity_language=${language}; path=/; max-age=31536000; samesite=lax`;
  });
}
