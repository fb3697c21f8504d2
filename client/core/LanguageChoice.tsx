import { useEffect, useRef, useState } from "preact/hooks";
import { type Language, languages, nameOf } from "../../locales/languages.ts";
import { say, spoken } from "../../locales/say.ts";
import { chooseLanguage } from "./language.ts";

/** In which language somebody reads and works here, whatever the article is written in. */
export function LanguageChoice() {
  const select = useRef<HTMLSelectElement>(null);
  const [isMissing, setMissing] = useState(false);
  const choose = (language: Language) => {
    setMissing(false);
    return chooseLanguage(language).catch(() => {
      setMissing(true);
      if (select.current) select.current.value = spoken();
    });
  };
  // What was chosen in the server's drawing, before it was alive.
  useEffect(() => {
    const before = select.current?.value as Language | undefined;
    if (before && before !== spoken()) void choose(before);
  }, []);
  return (
    <>
      <select
        class="language-choice"
        aria-label={say("thread.language")}
        value={spoken()}
        ref={select}
        onChange={event => choose(event.currentTarget.value as Language)}
      >
        <LanguageOptions />
      </select>
      {isMissing && <span role="alert">{say("thread.languageMissing")}</span>}
    </>
  );
}

/** The languages that Comity speaks, each by its own name. */
export const LanguageOptions = () => (
  <>
    {languages.map(language => (
      <option key={language} value={language} lang={language}>
        {nameOf(language)}
      </option>
    ))}
  </>
);
