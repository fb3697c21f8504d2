import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

const css = readFileSync(new URL("../../client/core/tokens.css", import.meta.url), "utf8").replace(
  /\/\*[\s\S]*?\*\//g,
  "",
);

/** The values that the block after `selector` sets. */
function values(selector: string, from = css): Record<string, string> {
  const start = from.indexOf(selector);
  if (start === -1) throw new Error(`${selector} is not in tokens.css`);
  const block = from.slice(from.indexOf("{", start) + 1, from.indexOf("}", start));
  return Object.fromEntries(
    block.split(";").flatMap(line => {
      const [name, value] = line.split(/:(.*)/s).map(part => part?.trim());
      return name?.startsWith("--cm-") && value ? [[name, value]] : [];
    }),
  );
}

const after = (query: string) => css.slice(css.indexOf(query));
const themes = {
  light: values(":root,"),
  dark: values(':root[data-theme="dark"]'),
  contrast: values(':root[data-theme="contrast"]'),
  "contrast-dark": values(':root[data-theme="contrast-dark"]'),
};

test("[C29] dark is the same whether the system or the newsroom asks for it", () => {
  const system = values(":root:not([data-theme])", after("@media (prefers-color-scheme: dark)"));
  expect(system).toEqual(themes.dark);
  expect(Object.keys(system).length).toBeGreaterThan(30);
});

test("[C29] high contrast is the same whether the system or the newsroom asks for it", () => {
  expect(values(":root:not([data-theme])", after("@media (prefers-contrast: more) {"))).toEqual(themes.contrast);
  const dark = after("@media (prefers-contrast: more) and (prefers-color-scheme: dark)");
  expect(values(":root:not([data-theme])", dark)).toEqual(themes["contrast-dark"]);
});

/** Contrast ratio of two #rrggbb colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map(at => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const backgrounds = ["bg", "bg-sunken", "bg-raised", "bg-hover"];
const text = [
  ...["ink", "ink-2", "ink-3"].flatMap(ink => backgrounds.map(bg => [ink, bg])),
  ...["accent", "good", "warn", "stop", "note"].flatMap(role => [
    [role, "bg"],
    [role, `${role}-wash`],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["ink", "warn-wash"],
  ["ink", "accent-wash"],
  ["mark-ink", "mark"],
  ["live", "bg"],
];

describe("[C30] what is written can be read", () => {
  test.each(Object.entries(themes))("%s: text 4.5:1, edges and focus 3:1", (_name, theme) => {
    const set = { ...themes.light, ...theme };
    const of = (name = "") => {
      const colour = set[`--cm-${name}`];
      if (!colour) throw new Error(`there is no --cm-${name}`);
      return colour;
    };
    for (const [ink, bg] of text) {
      expect({ ink, bg, ratio: contrast(of(ink), of(bg)) >= 4.5 }).toEqual({ ink, bg, ratio: true });
    }
    for (const line of ["edge", "focus"]) {
      expect({ line, ratio: contrast(of(line), of("bg")) >= 3 }).toEqual({ line, ratio: true });
    }
  });
});
