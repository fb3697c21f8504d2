import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "../../server/root.ts";

const read = (folder: string, ending: RegExp): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(path => ending.test(path))
    .map(path => [path, readFileSync(join(root, folder, path), "utf8")]);

/** What a style sheet says outside of the blocks that begin with `start`. */
function outside(css: string, start: RegExp): string {
  for (let found = start.exec(css); found; found = start.exec(css)) {
    let depth = 1;
    let end = found.index + found[0].length;
    for (; depth > 0 && end < css.length; end++) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    css = css.slice(0, found.index) + css.slice(end);
  }
  return css;
}

const forMotion = /@media[^{]*prefers-reduced-motion: no-preference[^{]*\{/;
const against = /@media[^{]*prefers-reduced-motion: reduce[^{]*\{/;

test("[RP9] whoever asks for no motion gets none: nothing is animated, drawn out or scrolled smoothly for them", () => {
  const sheets = read("client", /\.css$/);
  expect(sheets.length).toBeGreaterThan(5);
  const stilled = sheets.flatMap(([, css]) =>
    [...css.matchAll(new RegExp(`${against.source}([^@]*?)\\}\\s*\\}`, "g"))].map(([, inside]) => inside ?? ""),
  );
  const moving = sheets.flatMap(([path, css]) => {
    const rest = outside(outside(css, forMotion), against);
    return [...rest.matchAll(/([^{}]*)\{([^{}]*)\}/g)].flatMap(([, selector = "", body = ""]) => {
      const name = selector.trim().split(/\s/).at(-1) ?? "";
      const isStilled = stilled.some(inside => inside.includes(name) && /animation: none/.test(inside));
      const animates = /animation(-name)?:(?!\s*none)/.test(body) && !isStilled;
      // The tokens of duration are nothing for them (tokens.css).
      const transits = /transition(-duration)?:(?!\s*none)[^;]*\b\d+m?s\b/.test(body);
      return animates || transits || /scroll-behavior: smooth/.test(body) ? [`${path}: ${selector.trim()}`] : [];
    });
  });
  expect(moving).toEqual([]);
  const scripts = read("client", /\.tsx?$/).filter(([, source]) => /behavior: "smooth"|"smooth"/.test(source));
  expect(scripts.filter(([, source]) => !source.includes("prefers-reduced-motion"))).toEqual([]);
});
