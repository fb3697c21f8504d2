import { type Language, languages, nameOf } from "../../locales/languages.ts";
import { say, spoken } from "../../locales/say.ts";
import { chooseLanguage } from "../core/language.ts";
import { useTalk } from "./context.ts";

/** In which language this reader reads, whatever the article is written in. */
export function LanguageChoice() {
  const { tell } = useTalk();
  const choose = (language: Language) => chooseLanguage(language).catch(() => tell(say("thread.languageMissing")));
  return (
    <select
      class="language-choice"
      aria-label={say("thread.language")}
      value={spoken()}
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
