import { catalogues } from "./compiled/catalogues.ts";
import { languages } from "./languages.ts";
import { learn } from "./say.ts";

// Every room of every language, for the server and the tests; the browser loads the rooms that it needs of the one that it speaks.
for (const language of languages) {
  for (const [room, words] of catalogues[language]) learn(language, room, words);
}
