import { useEffect, useRef } from "preact/hooks";
import { type Language, languages, nameOf } from "../../locales/languages.ts";
import { say, spoken } from "../../locales/say.ts";
import { chooseLanguage } from "../core/language.ts";
import { useTalk } from "./context.ts";

/** In which language this reader reads, whatever the article is written in. */
export function LanguageChoice() {
  const { tell } = useTalk();
  const select = useRef<HTMLSelectElement>(null);
  const choose = (language: Language) => chooseLanguage(language).catch(() => tell(say("thread.languageMissing")));
  // What was chosen in the server's drawing, before it was alive.
  useEffect(() => {
    const before = select.current?.value as Language | undefined;
    if (before && before !== spoken()) void choose(before);
  }, []);
  return (
    <select
      class="language-choice"
      aria-label={say("thread.language")}
      value={spoken()}
      ref={select}
      onChange={event => choose(event.currentTarget.value as Language)}
    >
      {languages.map(language => (
        <option key={language} value={language} lang={language}>
          {nameOf(language)}
        </option>
      ))}
    </select>
  );
}
