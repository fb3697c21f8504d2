import { askedByPart, type PagePart } from "../../server/protocol/pageParts.ts";
import { api } from "../core/api.ts";
import { atHome } from "../core/home.ts";
import { articleName } from "./articleName.ts";
import { adoptLook } from "./styles.ts";

/**
 * Brings the server's drawing of a part into its element, as if whoever serves the page had put it there. An article that
 * nobody has asked for yet is opened first, in the name of this page. False where there is none to bring.
 */
export const bringDrawing = (part: PagePart) => async (element: HTMLElement, root: ShadowRoot) => {
  const [template] = await Promise.all([readDrawing(part, element), adoptLook(root)]);
  if (!template) return false;
  const { content } = document.importNode(template, true);
  content.querySelector("link")?.remove();
  root.replaceChildren(content);
  return true;
};

async function readDrawing(part: PagePart, element: HTMLElement): Promise<HTMLTemplateElement | null> {
  const found = await askForDrawing(part, element);
  if (found || !element.hasAttribute("url")) return found;
  await openArticle(element);
  return await askForDrawing(part, element);
}

/** What a link of ours asks this page for, the page asks us. */
async function askForDrawing(part: PagePart, element: HTMLElement): Promise<HTMLTemplateElement | null> {
  const here = new URLSearchParams(location.search);
  const handedOn = askedByPart[part].flatMap(name => (here.has(name) ? [[name, here.get(name) ?? ""]] : []));
  const asked = new URLSearchParams([...handedOn, ["part", part]]);
  const look = element.getAttribute("look");
  if (look !== null) asked.set("look", look);
  asked.set("url", element.getAttribute("url") ?? location.href);
  const answer = await fetch(atHome(`/embed/articles/${encodeURIComponent(articleName(element))}?${asked}`), {
    credentials: "omit",
  });
  if (!answer.ok) return null;
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  return drawn.querySelector<HTMLTemplateElement>("template[shadowrootmode]");
}

async function openArticle(element: HTMLElement): Promise<void> {
  const language = element.closest("[lang]")?.getAttribute("lang")?.slice(0, 2).toLowerCase();
  await api.post("articles", {
    key: element.getAttribute("article")?.trim(),
    url: new URL(element.getAttribute("url") ?? "", location.href).href,
    title: element.getAttribute("title")?.trim() || document.title,
    ...(element.hasAttribute("section") ? { section: element.getAttribute("section") } : {}),
    ...(language && /^[a-z]{2}$/.test(language) ? { language } : {}),
  });
}
