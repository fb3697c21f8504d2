import { useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { wordRule } from "../../../server/protocol/ruleNames.ts";
import { Icon } from "../../core/Icon.tsx";
import { announce } from "../parts/announce.tsx";
import { languageName, languages } from "../parts/languages.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { EntryFigures, EntryState, withEntryState } from "./EntryTools.tsx";
import { addWords, changeWord, keyOf, listed, removeWord, type WordEntry } from "./policyDraft.ts";
import { quoted } from "./ruleWords.ts";
import { actionName } from "./slots.tsx";
import type { RulesDraft } from "./useRules.ts";

const searchFrom = 12;
const shownAtFirst = 40;
const thens = ["mask", "flag", "hold", "refuse"] as const satisfies readonly WordEntry["then"][];

/** The site's own words and phrases, each with what it leads to. */
export function WordList({ rules, draft, mayChange }: { rules: RulesDraft; draft: Policy; mayChange: boolean }) {
  const [search, setSearch] = useState("");
  const [showsAll, setShowsAll] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { words } = draft;
  const found = words.filter(word => word.text.toLowerCase().includes(search.trim().toLowerCase()));
  const shown = showsAll ? found : found.slice(0, shownAtFirst);
  const set = (next: WordEntry[]) => rules.change({ ...draft, words: next });
  const remove = (entry: WordEntry, row: number) => {
    set(removeWord(words, entry));
    announce(say("deskRules.words.takenOff", { text: entry.text }));
    const buttons = box.current?.querySelectorAll<HTMLElement>(".word-remove");
    (buttons?.[row + 1] ?? buttons?.[row - 1] ?? box.current?.querySelector<HTMLElement>("textarea"))?.focus();
  };

  return (
    <div ref={box}>
      <p class="card-sub">{say("deskRules.words.says", { count: words.length })}</p>
      {words.length >= searchFrom && (
        <input
          class="field words-search"
          type="search"
          aria-label={say("deskRules.words.find")}
          placeholder={say("deskRules.words.find")}
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
      )}
      {shown.length > 0 && (
        <ScrollRegion class="scroll-x" label={say("deskRules.words.region")}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{say("deskRules.column.word")}</th>
                <th scope="col">{say("deskRules.column.then")}</th>
                <th scope="col">{say("deskRules.column.state")}</th>
                <th scope="col">{say("deskRules.column.in")}</th>
                <th class="r" scope="col">
                  {say("deskRules.column.found")}
                </th>
                <th class="r" scope="col">
                  {say("deskRules.column.right")}
                </th>
                {mayChange && (
                  <th scope="col">
                    <span class="sr">{say("deskRules.column.remove")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((entry, row) => (
                <tr key={keyOf(entry)}>
                  <td>
                    <span class="phrase" dir="auto">
                      {entry.text}
                    </span>
                    <WordError rules={rules} index={words.indexOf(entry)} />
                  </td>
                  <td>
                    <select
                      class="slot slot-sm"
                      aria-label={say("deskRules.entry.then", { entry: quoted(entry.text) })}
                      value={entry.then}
                      onChange={event => set(changeWord(words, entry, event.currentTarget.value as WordEntry["then"]))}
                    >
                      {thens.map(then => (
                        <option key={then} value={then}>
                          {say(`deskRules.shortAction.${then}`)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    <EntryState
                      rule={wordRule(entry)}
                      state={entry.state ?? "live"}
                      change={state =>
                        set(words.map(other => (other === entry ? withEntryState(entry, state) : other)))
                      }
                    />
                  </td>
                  <td>{entry.language ? languageName(entry.language) : say("deskRules.words.all")}</td>
                  <EntryFigures rule={wordRule(entry)} state={entry.state ?? "live"} />
                  {mayChange && (
                    <td class="r">
                      <button
                        class="icon-btn icon-btn-sm word-remove"
                        type="button"
                        aria-label={say("deskRules.entry.remove", { entry: quoted(entry.text) })}
                        onClick={() => remove(entry, row)}
                      >
                        <Icon name="x" />
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {found.length === 0 && words.length > 0 && <p class="hint">{say("deskRules.words.notFound", { search })}</p>}
      {found.length > shown.length && (
        <button class="mini-link" type="button" onClick={() => setShowsAll(true)}>
          {say("deskRules.words.showAll", { count: found.length })}
        </button>
      )}
      {mayChange && <AddWords words={words} set={set} />}
    </div>
  );
}

function WordError({ rules, index }: { rules: RulesDraft; index: number }) {
  const start = `policy.words.${index}.`;
  const error = rules.errors.find(one => one.path.startsWith(start) || one.path === `policy.words.${index}`);
  return error ? <span class="slot-error">{error.message}</span> : null;
}

function AddWords({ words, set }: { words: WordEntry[]; set: (words: WordEntry[]) => void }) {
  const [text, setText] = useState("");
  const [then, setThen] = useState<WordEntry["then"]>("hold");
  const [language, setLanguage] = useState("");
  const [state, setState] = useState<"live" | "shadow">("live");
  const [told, setTold] = useState("");
  const entries = listed(text);
  const add = () => {
    if (entries.length === 0) return;
    const {
      words: next,
      added,
      known,
      tooLong,
    } = addWords(words, entries, {
      then,
      ...(language ? { language } : {}),
      ...(state === "shadow" ? { state } : {}),
    });
    set(next);
    setText(tooLong.join("\n"));
    const sentences = [
      say("deskRules.words.added", { count: added }),
      known > 0 && say("deskRules.words.known", { count: known }),
      tooLong.length > 0 && say("deskRules.words.tooLong", { count: tooLong.length }),
    ];
    setTold(sentences.filter(Boolean).join(" "));
  };
  return (
    <div class="try">
      <div>
        <label class="label" for="add-words">
          {say("deskRules.words.add")}
        </label>
        <textarea
          class="field"
          id="add-words"
          rows={2}
          dir="auto"
          placeholder={say("deskRules.words.placeholder")}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== "Enter" || event.shiftKey || text.includes("\n")) return;
            event.preventDefault();
            add();
          }}
        />
      </div>
      <div class="try-row">
        <select
          class="select"
          aria-label={say("deskRules.column.then")}
          value={then}
          onChange={event => setThen(event.currentTarget.value as WordEntry["then"])}
        >
          {thens.map(action => (
            <option key={action} value={action}>
              {actionName(action)}
            </option>
          ))}
        </select>
        <select
          class="select"
          aria-label={say("deskRules.words.inWhich")}
          value={language}
          onChange={event => setLanguage(event.currentTarget.value)}
        >
          <option value="">{say("deskRules.words.inAll")}</option>
          {languages.map(code => (
            <option key={code} value={code}>
              {say("deskRules.words.inLanguage", { language: languageName(code) })}
            </option>
          ))}
        </select>
        <select
          class="select"
          aria-label={say("deskRules.column.state")}
          value={state}
          onChange={event => setState(event.currentTarget.value as "live" | "shadow")}
        >
          <option value="live">{say("deskRules.stateInText.live")}</option>
          <option value="shadow">{say("deskRules.inShadow")}</option>
        </select>
        <button class="btn" type="button" aria-disabled={entries.length === 0} onClick={add}>
          <Icon name="plus" />
          {say("deskRules.words.addSome", { count: Math.max(1, entries.length) })}
        </button>
      </div>
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}
