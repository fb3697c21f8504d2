const rules = new Intl.PluralRules("en");

/** "1 report", "13 reports", "no reports": a whole form for each, a no-break space between number and noun. */
export function count(n: number, one: string, many: string, none = `no ${many}`): string {
  if (n === 0) return none;
  return `${n.toLocaleString("en")}\u00a0${rules.select(n) === "one" ? one : many}`;
}
