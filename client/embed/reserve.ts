/** As high as what is seen: whatever comes here, what stands below it is out of sight and moves unseen. A page may say another height. */
const room = "min-block-size: var(--cm-reserve, 100svh)";
const acts = ["pointerdown", "keydown"] as const;

/** Keeps room for what comes, so that nothing that is seen moves when it does; answers how to give it back once all is drawn. */
export function reserve(element: HTMLElement, root: ShadowRoot): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { display: block; ${room} }`);
  root.adoptedStyleSheets.push(sheet);
  const giveBack = () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter(other => other !== sheet);
    removeEventListener("scroll", look);
    for (const act of acts) removeEventListener(act, giveBack);
  };
  /** Where a discussion ends within what is seen, the room below it stays until it does not, or until the reader does something. */
  const look = () => {
    const end = root.getElementById("root")?.getBoundingClientRect().bottom ?? 0;
    const isOut = element.getBoundingClientRect().bottom < 0;
    if (end >= innerHeight || isOut) giveBack();
  };
  return () => {
    addEventListener("scroll", look, { passive: true });
    for (const act of acts) addEventListener(act, giveBack);
    look();
  };
}
