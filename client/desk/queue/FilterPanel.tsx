import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { numeral, say } from "../../../locales/say.ts";
import type { CasesFilter } from "../../../server/protocol/queue.ts";
import { Icon } from "../../core/Icon.tsx";
import { languageName } from "../parts/languages.ts";

import { narrowedBy, noFilter, reasonGroups, withField } from "../parts/queueFilter.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { WatchListDialog } from "./WatchListDialog.tsx";

/** Narrows the queue: each choice is applied at once, to the list and to the counts of all views. */
export function FilterPanel({ door }: { door: QueueDoor }) {
  const { queue, choices, choose } = door;
  const { filter } = queue;
  const [editsLists, setEditsLists] = useState(false);
  useEffect(choose, [choose]);
  const set = <Name extends keyof CasesFilter>(name: Name, value: CasesFilter[Name] | "") =>
    void door.show(queue.view, withField(filter, name, value));
  const authors = new Map(queue.rows.map(({ case: { comment } }) => [comment.author.id, comment.author.name]));

  return (
    <div class="q-narrow" id="q-narrow">
      <Choice label={say("deskQueue.filter.article")} value={filter.article} choose={value => set("article", value)}>
        {choices?.articles.map(({ id, title, waiting }) => (
          <option key={id} value={id}>
            {waiting > 0 ? say("deskQueue.filter.articleWaiting", { title, count: waiting }) : title}
          </option>
        ))}
      </Choice>
      <Choice label={say("deskQueue.filter.section")} value={filter.section} choose={value => set("section", value)}>
        {choices?.sections.map(section => (
          <option key={section}>{section}</option>
        ))}
      </Choice>
      <Choice
        label={say("deskQueue.filter.watchList")}
        value={filter.watchList}
        choose={value => set("watchList", value)}
      >
        {choices?.watchLists.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice
        label={say("deskQueue.filter.reason")}
        value={filter.reason}
        choose={value => set("reason", value as NonNullable<CasesFilter["reason"]> | "")}
      >
        {reasonGroups().map(({ name, reasons }) => (
          <optgroup key={name} label={name}>
            {reasons.map(one => (
              <option key={one.reason} value={one.reason}>
                {one.name}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      <Choice label={say("deskQueue.filter.author")} value={filter.author} choose={value => set("author", value)}>
        {[...authors].map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={say("deskQueue.filter.language")} value={filter.language} choose={value => set("language", value)}>
        {choices?.languages.map(language => (
          <option key={language} value={language}>
            {languageName(language)}
          </option>
        ))}
      </Choice>
      <div class="q-narrow-acts">
        <button class="btn btn-sm" type="button" onClick={() => setEditsLists(true)}>
          {say("deskQueue.filter.watchLists")}
        </button>
        <button
          class="btn btn-sm"
          type="button"
          aria-disabled={narrowedBy(filter) === 0}
          onClick={() => void door.show(queue.view, noFilter)}
        >
          <Icon name="x" />
          {say("deskQueue.filter.clear")}
        </button>
      </div>
      {editsLists && <WatchListDialog choices={choices} changed={door.choose} close={() => setEditsLists(false)} />}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  choose: (value: string) => void;
  children: ComponentChildren;
}

function Choice({ label, value = "", choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div class="q-choice">
      <label for={id}>{label}</label>
      <select id={id} class="select" value={value} onChange={event => choose(event.currentTarget.value)}>
        <option value="">{say("deskQueue.filter.any")}</option>
        {children}
      </select>
    </div>
  );
}

interface FilterButtonProps {
  filter: CasesFilter;
  isOpen: boolean;
  toggle: () => void;
}

/** Opens the panel, and says how many fields narrow the list. */
export function FilterButton({ filter, isOpen, toggle }: FilterButtonProps) {
  const narrowed = narrowedBy(filter);
  return (
    <button class="btn q-narrow-open" type="button" aria-expanded={isOpen} aria-controls="q-narrow" onClick={toggle}>
      <Icon name="menu" />
      {say("deskQueue.filter.open")}
      {narrowed > 0 && (
        <span class="n">
          <span aria-hidden="true">{numeral(narrowed)}</span>
          <span class="sr"> {say("deskQueue.filter.fieldsSet", { count: narrowed })}</span>
        </span>
      )}
    </button>
  );
}
