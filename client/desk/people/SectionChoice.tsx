import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import { api } from "../../core/api.ts";

interface SectionChoiceProps {
  siteId: Id;
  /** Null: all sections. */
  chosen: string[] | null;
  choose: (sections: string[] | null) => void;
}

/** In which sections a moderator decides: all, or those that are ticked. */
export function SectionChoice({ siteId, chosen, choose }: SectionChoiceProps) {
  const sections = useSections(siteId, chosen);
  return (
    <fieldset class="section-choice">
      <legend class="label">{say("desk.people.decidesIn")}</legend>
      <label>
        <input class="check" type="radio" name="sections" checked={chosen === null} onChange={() => choose(null)} />
        {say("desk.people.allSections")}
      </label>
      <label>
        <input class="check" type="radio" name="sections" checked={chosen !== null} onChange={() => choose([])} />
        {say("desk.people.theseOnly")}
      </label>
      {chosen !== null && (
        <ul>
          {sections.map(section => (
            <li key={section}>
              <label>
                <input
                  class="check"
                  type="checkbox"
                  checked={chosen.includes(section)}
                  onChange={({ currentTarget }) => {
                    const others = chosen.filter(name => name !== section);
                    choose(currentTarget.checked ? [...others, section] : others);
                  }}
                />
                {section}
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** The site's sections, and those that are chosen already: nothing may be left of one of them. */
function useSections(siteId: Id, chosen: string[] | null): string[] {
  const [known, setKnown] = useState<string[]>([]);
  useEffect(() => {
    api
      .get<{ items: string[] }>(`sites/${siteId}/sections`)
      .then(({ items }) => setKnown(items))
      .catch(() => {}); // What is chosen can still be unticked.
  }, [siteId]);
  return [...new Set([...known, ...(chosen ?? [])])].sort();
}
