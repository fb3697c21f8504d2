/** From the most telling name on: what calls itself Edge or Opera calls itself Chrome too, and Chrome calls itself Safari. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMacintosh\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
];

/** A browser's User-Agent in few words that its owner knows ("Firefox, Windows"); undefined when it says neither. */
export function deviceOf(userAgent: string | undefined): string | undefined {
  const named = (names: typeof browsers) => names.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const browser = named(browsers);
  const system = named(systems);
  return browser && system ? `${browser}, ${system}` : (browser ?? system);
}
