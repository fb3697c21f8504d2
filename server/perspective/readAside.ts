import type { Reading } from "../protocol/model.ts";
import { Aside } from "../screening/aside.ts";

/** A thread of their own: however many long texts come by a key, no reader's comment waits for them. */
const ofCallers = new Aside();

/** {@link Aside.read} for Perspective's callers. */
export const readAside = (text: string): Promise<Reading> => ofCallers.read(text);
