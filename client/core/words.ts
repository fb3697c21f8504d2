import { version } from "../../locales/compiled/version.ts";
import { knows, learn, type Room, spoken } from "../../locales/say.ts";

/** Loads what is still missing of the messages of these rooms, in the language in force; parts that come later bring theirs by this. */
export async function loadWords(rooms: readonly Room[]): Promise<void> {
  const language = spoken();
  const missing = rooms.filter(room => !knows(language, room));
  await Promise.all(
    missing.map(async room => {
      // Where build.mjs puts them, at the origin of this program; a variable, so that esbuild looks for no file.
      const address = `/assets/words/${language}/${room}-${version}.js`;
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
