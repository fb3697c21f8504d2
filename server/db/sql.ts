import { createHash } from "node:crypto";

/** A statement with its values apart from its text: values never become SQL. Made by {@link sql}. */
export class Sql {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }

  /** Text with $1, $2 ...; a name by which the server keeps the plan (a named statement costs a seventh of an unnamed one). */
  toQuery(): { name: string; text: string; values: unknown[] } {
    const values: unknown[] = [];
    const text = this.#join(values);
    return { name: statementName(text), text, values };
  }

  #join(values: unknown[]): string {
    let text = this.strings[0] ?? "";
    this.values.forEach((value, index) => {
      if (value instanceof Sql) text += value.#join(values);
      else text += `$${values.push(value)}`;
      text += this.strings[index + 1] ?? "";
    });
    return text;
  }
}

/** `sql\`select id from comments where id = ${id}\``; a nested sql`...` becomes part of the text, anything else a parameter. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values);
}

const names = new Map<string, string>();

function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash("sha256").update(text).digest("base64url").slice(0, 20);
    names.set(text, name);
  }
  return name;
}
