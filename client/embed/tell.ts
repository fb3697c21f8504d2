/** Tells the page around by an event that comes up through it. */
export const tell = (element: HTMLElement, name: `comity:${string}`, detail: object): boolean =>
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
