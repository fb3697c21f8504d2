import { useId, useState } from "preact/hooks";
import type { Language } from "../../../locales/languages.ts";
import { say, sayWith } from "../../../locales/say.ts";
import { isNeeded, isNotice, type MailTemplateKind, mailPlaces } from "../../../server/protocol/mailPlaces.ts";
import type {
  MailPreview,
  MailTemplate,
  MailTemplatePlace,
  MailTemplateView,
} from "../../../server/protocol/mailTemplates.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { Icon } from "../../core/Icon.tsx";
import { LanguageOptions } from "../../core/LanguageChoice.tsx";
import { exactTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { FieldErrors, TextField } from "./fields.tsx";
import { MailShown } from "./MailShown.tsx";
import { isSame, type MailWords, useMailWords } from "./useMailWords.ts";
import type { SettingsDoor } from "./useSettings.ts";

const kinds = Object.keys(mailPlaces) as MailTemplateKind[];
const groups = [
  { label: () => say("deskSettings.mails.ofAccounts"), kinds: kinds.filter(kind => !isNotice(kind)) },
  { label: () => say("deskSettings.mails.ofNotices"), kinds: kinds.filter(isNotice) },
];

/** Each kind of mail in the site's own words, for each language. */
export function MailWordsCard({ door: { siteId, view } }: { door: SettingsDoor }) {
  const [place, setPlace] = useState<MailTemplatePlace>({
    kind: "verify-address",
    language: view.settings.language.usual,
  });
  // What is being written stays while one looks at another mail.
  const [drafts, setDrafts] = useState<Record<string, MailTemplate>>({});
  const words = useMailWords(siteId, place);
  const key = `${place.kind}/${place.language}`;
  const setDraft = (draft: MailTemplate | null) =>
    setDrafts(({ [key]: _, ...others }) => (draft ? { ...others, [key]: draft } : others));
  return (
    <section class="card settings-card" aria-labelledby="settings-mails">
      <div class="card-head">
        <h2 id="settings-mails" tabIndex={-1}>
          {say("deskSettings.mails.title")}
        </h2>
        <p class="card-sub">{say("deskSettings.mails.says")}</p>
      </div>
      <PlaceFields place={place} setPlace={setPlace} own={words.own} />
      {words.problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>{say("deskSettings.mails.notRead", { problem: words.problem.body.title })}</p>
          <button class="btn btn-sm" type="button" onClick={words.reload}>
            {say("thread.tryAgain")}
          </button>
        </div>
      )}
      {words.view && <WordsForm key={key} words={words} view={words.view} draft={drafts[key]} setDraft={setDraft} />}
    </section>
  );
}

interface PlaceFieldsProps {
  place: MailTemplatePlace;
  setPlace: (place: MailTemplatePlace) => void;
  own: MailWords["own"];
}

function PlaceFields({ place, setPlace, own }: PlaceFieldsProps) {
  const id = useId();
  const named = (kind: MailTemplateKind) => {
    const name = say(`deskSettings.mails.of.${kind}`);
    const hasOwn = own.some(one => one.kind === kind && one.language === place.language);
    return hasOwn ? say("deskSettings.mails.hasOwn", { kind: name }) : name;
  };
  return (
    <div class="settings-row">
      <label class="label" for={`${id}-kind`}>
        {say("deskSettings.mails.kind")}
      </label>
      <select
        class="field"
        id={`${id}-kind`}
        value={place.kind}
        onChange={event => setPlace({ ...place, kind: event.currentTarget.value as MailTemplateKind })}
      >
        {groups.map(group => (
          <optgroup key={group.label()} label={group.label()}>
            {group.kinds.map(kind => (
              <option key={kind} value={kind}>
                {named(kind)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <label class="label" for={`${id}-language`}>
        {say("deskSettings.mails.language")}
      </label>
      <select
        class="field"
        id={`${id}-language`}
        value={place.language}
        onChange={event => setPlace({ ...place, language: event.currentTarget.value as Language })}
      >
        <LanguageOptions />
      </select>
    </div>
  );
}

interface WordsFormProps {
  words: MailWords;
  view: MailTemplateView;
  draft: MailTemplate | undefined;
  setDraft: (draft: MailTemplate | null) => void;
}

function WordsForm({ words, view, draft, setDraft }: WordsFormProps) {
  const id = useId();
  const { own, builtIn } = view;
  const [errors, setErrors] = useState<FieldError[]>(own?.faults ?? []);
  const [preview, setPreview] = useState<MailPreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const saved = own ?? builtIn;
  const { subject, text } = draft ?? saved;
  const isChanged = !isSame({ subject, text }, saved);
  const change = (part: Partial<MailTemplate>) => setDraft({ subject, text, ...part });
  const wrong = errors.filter(({ path }) => path === "text");

  const save = async (event: Event) => {
    event.preventDefault();
    if (!isChanged || isBusy) return;
    setBusy(true);
    const refused = await words.save({ subject, text });
    setErrors(refused);
    if (refused.length === 0) setDraft(null);
    setBusy(false);
  };
  const look = async () => {
    const shown = await words.preview({ subject, text });
    setErrors(Array.isArray(shown) ? shown : []);
    setPreview(Array.isArray(shown) ? null : shown);
  };
  const takeBuiltIn = () => {
    setDraft(builtIn);
    setErrors([]);
    announce(say("deskSettings.mails.backSaid"));
  };
  return (
    <form onSubmit={save} noValidate>
      <p class="hint">{own ? ownSaid(own) : say("deskSettings.mails.builtIn")}</p>
      {own && own.faults.length > 0 && (
        <div class="banner banner-warn">
          <Icon name="info" />
          <p>{say("deskSettings.mails.faulty")}</p>
        </div>
      )}
      <TextField
        label={say("deskSettings.mails.subject")}
        value={subject}
        set={value => change({ subject: value })}
        errors={errors}
        path="subject"
      />
      <div class="settings-field">
        <label class="label" for={`${id}-text`}>
          {say("deskSettings.mails.text")}
        </label>
        <textarea
          class="field"
          id={`${id}-text`}
          rows={10}
          dir="auto"
          lang={view.language}
          value={text}
          aria-invalid={wrong.length > 0}
          aria-describedby={`${id}-hint ${wrong.length > 0 ? `${id}-error` : ""}`}
          onInput={event => change({ text: event.currentTarget.value })}
        />
        <p class="hint" id={`${id}-hint`}>
          {sayWith("deskSettings.mails.textHint", {
            example: <bdi class="mono" dir="ltr">{`[${say("deskSettings.mails.linkWords")}]({link})`}</bdi>,
          })}
        </p>
        <FieldErrors id={`${id}-error`} label={say("deskSettings.mails.text")} errors={wrong} />
      </div>
      <Places kind={view.kind} />
      {errors
        .filter(({ path }) => path === "")
        .map(({ message }) => (
          <p key={message} class="field-error" role="alert">
            {message}
          </p>
        ))}
      <div class="settings-row">
        <button class="btn btn-primary" type="submit" aria-disabled={!isChanged || isBusy}>
          {say("desk.save")}
        </button>
        <button class="btn" type="button" onClick={() => void look()}>
          {say("deskSettings.mails.preview")}
        </button>
        {!isSame({ subject, text }, builtIn) && (
          <button class="btn" type="button" onClick={takeBuiltIn}>
            {say("deskSettings.mails.back")}
          </button>
        )}
      </div>
      <div class="settings-field" role="status">
        {preview && <MailShown mail={preview} language={view.language} />}
      </div>
    </form>
  );
}

const ownSaid = ({ changedAt, changedBy }: NonNullable<MailTemplateView["own"]>) =>
  say("deskSettings.mails.own", {
    isNamed: changedBy ? "yes" : "no",
    name: changedBy ?? "",
    time: exactTime(changedAt, "here"),
  });

/** What may stand in a mail of this kind for what it is about. */
function Places({ kind }: { kind: MailTemplateKind }) {
  return (
    <details class="settings-group" open>
      <summary>{say("deskSettings.mails.places")}</summary>
      <dl class="mail-places">
        {mailPlaces[kind].map(place => (
          <div key={place}>
            <dt>
              <bdi class="mono" dir="ltr">{`{${place}}`}</bdi>
            </dt>
            <dd>
              {say(`deskSettings.mails.place.${place}`)}
              {isNeeded(place) && <span class="badge badge-outline">{say("deskSettings.mails.needed")}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
