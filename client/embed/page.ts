/**
 * The newspaper's own few lines: wherever its page names the number of comments, that number follows the discussion, which
 * tells it by a `comity:count` event.
 */
const plurals = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");

document.addEventListener("comity:count", event => {
  const count = (event as CustomEvent<{ count?: unknown }>).detail?.count;
  const article = (event.target as Element | null)?.getAttribute("article");
  if (typeof count !== "number" || !article) return;
  const words = `${numbers.format(count)}\u00a0${plurals.select(count) === "one" ? "comment" : "comments"}`;
  for (const place of document.querySelectorAll(`[data-comity-count="${CSS.escape(article)}"]`)) {
    if (place.textContent !== words) place.textContent = words;
  }
});
