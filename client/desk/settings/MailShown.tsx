import { directionOf, type Language } from "../../../locales/languages.ts";
import { say } from "../../../locales/say.ts";
import type { LetterLink, LetterPart, MailPreview } from "../../../server/protocol/mailTemplates.ts";

/** A mail as a mail program shows it; its links lead nowhere. */
export function MailShown({ mail, language }: { mail: MailPreview; language: Language }) {
  return (
    <figure class="mail-shown">
      <figcaption class="label">{say("deskSettings.mails.shown")}</figcaption>
      <div class="mail-sheet" lang={language} dir={directionOf(language)}>
        <p class="hint">
          {say("deskSettings.mails.from")}: <bdi>{mail.fromName}</bdi>
        </p>
        <p class="mail-subject">{mail.subject}</p>
        {mail.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
        <div class="mail-foot">
          {mail.foot.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      <details class="settings-group">
        <summary>{say("deskSettings.mails.asText")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by key. */}
        <pre class="mono settings-said" lang={language} dir={directionOf(language)} tabIndex={0}>
          {mail.text}
        </pre>
      </details>
    </figure>
  );
}

function Part({ part }: { part: LetterPart }) {
  if (Array.isArray(part)) return <p>{part.map(run => (typeof run === "string" ? run : <Link link={run} />))}</p>;
  if (typeof part === "string") return <p>{part}</p>;
  if ("quote" in part) return <blockquote>{part.quote}</blockquote>;
  return (
    <p>
      <span class="mail-button">{part.label}</span>
    </p>
  );
}

const Link = ({ link }: { link: LetterLink }) => <u>{link.label}</u>;
