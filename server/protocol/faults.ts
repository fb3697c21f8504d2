import "../../locales/all.ts";
import { type Given, type Key, say } from "../../locales/say.ts";
import { Problem } from "./problems.ts";

/** What is wrong with a field: completes "This field ...". */
export type Fault = Extract<Key, `faults.${string}`>;

/** For a schema: a fault that is said when a value is looked at, in the language in force. */
export const fault = <K extends Fault>(name: K, ...values: Given<K>) => ({ error: () => say(name, ...values) });

/** A request of which one field cannot be accepted, for what only the database knows. */
export const wrongField = <K extends Fault>(path: string, name: K, ...values: Given<K>): Problem =>
  new Problem("unprocessable-request", { errors: () => [{ path, message: say(name, ...values) }] });
