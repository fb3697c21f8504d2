import { version } from "../../locales/compiled/version.ts";
import type { Language } from "../../locales/languages.ts";
import { knows, learn, type Room, spoken } from "../../locales/say.ts";

/** What the parts of this page say: all of it changes when its reader chooses another language. */
const needed = new Set<Room>();

/** Loads what is still missing of the messages of these rooms; parts that come later bring theirs by this. */
export async function loadWords(rooms: Iterable<Room> = needed, language: Language = spoken()): Promise<void> {
  for (const room of rooms) needed.add(room);
  const missing = [...rooms].filter(room => !knows(language, room));
  await Promise.all(
    missing.map(async room => {
      // Beside the program, where build.mjs puts them; a variable, so that esbuild looks for no file.
      const address = `./words/${language}/${room}-${version}.js`;
      const { words } = await import(address);
      learn(language, room, words);
    }),
  );
}

/** A part of the program that is loaded when it is asked for, together with what it says. */
export async function loadPart<P>(load: () => Promise<P>, rooms: readonly Room[]): Promise<P> {
  const [part] = await Promise.all([load(), loadWords(rooms)]);
  return part;
}
