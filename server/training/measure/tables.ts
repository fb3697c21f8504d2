/** A table in Markdown that can be read in a terminal, too: columns of equal width, numbers to the right. */
export function tableOf(head: string[], rows: string[][]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map(row => [...(row[column] ?? "")].length)));
  const isNumber = (text: string) => /^[-–\d]/.test(text) || text === "";
  const right = head.map((_, column) => column > 0 && rows.every(row => isNumber(row[column] ?? "")));
  const cell = (text: string, column: number) => {
    const gap = " ".repeat(widths[column]! - [...text].length);
    return right[column] ? gap + text : text + gap;
  };
  const line = (row: string[]) => `| ${head.map((_, column) => cell(row[column] ?? "", column)).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (right[column] ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** A measure to three digits; "–" where there is none. */
export const digits = (value: number | null, places = 3) => (value === null ? "–" : value.toFixed(places));
export const percent = (value: number | null, places = 1) =>
  value === null ? "–" : `${(value * 100).toFixed(places)} %`;
export const whole = (value: number) => Math.round(value).toLocaleString("en");
