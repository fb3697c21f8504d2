import { useState } from "preact/hooks";
import type { Policy } from "../../../server/protocol/policy.ts";
import { domainRule, plainDomain } from "../../../server/protocol/ruleNames.ts";
import { Icon } from "../../core/Icon.tsx";
import { counted } from "../../core/text.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { EntryFigures, EntryState, withEntryState } from "./EntryTools.tsx";
import { listed } from "./policyDraft.ts";
import { useRuleDesk } from "./ruleDesk.ts";
import { actionWords } from "./slots.tsx";

type Entry = Policy["domains"][number];
const thens = ["allow", "flag", "hold", "refuse"] as const satisfies readonly Entry["then"][];

/** Where links may lead, each domain with what it leads to. */
export function DomainList() {
  const { draft, change, mayChange } = useRuleDesk();
  const { domains } = draft;
  const set = (next: Entry[]) => change({ ...draft, domains: next });
  const replace = (entry: Entry, by: Entry | null) =>
    set(domains.flatMap(other => (other === entry ? (by ?? []) : other)));
  return (
    <>
      <p class="card-sub">
        With everything below it; of two the nearer one counts. A link to an allowed domain is none for the rules about
        links.
      </p>
      {domains.length > 0 && (
        <ScrollRegion class="scroll-x" label="Domains on the list">
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">Domain</th>
                <th scope="col">Then</th>
                <th scope="col">State</th>
                <th class="r" scope="col">
                  Found
                </th>
                <th class="r" scope="col">
                  Right
                </th>
                {mayChange && (
                  <th scope="col">
                    <span class="sr">Remove</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {domains.map(entry => {
                const rule = domainRule(entry);
                const state = entry.state ?? "live";
                return (
                  <tr key={entry.domain}>
                    <td>
                      <span class="phrase">{entry.domain}</span>
                    </td>
                    <td>
                      <select
                        class="slot slot-sm"
                        aria-label={`Then, for ${entry.domain}`}
                        value={entry.then}
                        onChange={event =>
                          replace(entry, { ...entry, then: event.currentTarget.value as Entry["then"] })
                        }
                      >
                        {thens.map(then => (
                          <option key={then} value={then}>
                            {then}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td>
                      <EntryState rule={rule} state={state} change={to => replace(entry, withEntryState(entry, to))} />
                    </td>
                    <EntryFigures rule={rule} state={state} />
                    {mayChange && (
                      <td class="r">
                        <button
                          class="icon-btn icon-btn-sm"
                          type="button"
                          aria-label={`Remove ${entry.domain}`}
                          onClick={() => replace(entry, null)}
                        >
                          <Icon name="x" />
                        </button>
                      </td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {mayChange && <AddDomains domains={domains} set={set} />}
    </>
  );
}

function AddDomains({ domains, set }: { domains: Entry[]; set: (domains: Entry[]) => void }) {
  const [text, setText] = useState("");
  const [then, setThen] = useState<Entry["then"]>("hold");
  const [told, setTold] = useState("");
  const add = (event: Event) => {
    event.preventDefault();
    const entries = listed(text);
    const unknown = entries.filter(entry => plainDomain(entry) === null);
    const known = new Set(domains.map(({ domain }) => domain));
    const fresh = [...new Set(entries.map(plainDomain))].filter(
      (domain): domain is string => domain !== null && !known.has(domain),
    );
    set([...fresh.map(domain => ({ domain, then })), ...domains]);
    setText(unknown.join("\n"));
    setTold(
      [
        `${counted(fresh.length, { one: "# domain added, not saved yet.", other: "# domains added, not saved yet." })}`,
        unknown.length > 0 && "What is left is no domain: one looks like example.org.",
      ]
        .filter(Boolean)
        .join(" "),
    );
  };
  return (
    <form class="try" onSubmit={add}>
      <div>
        <label class="label" for="add-domains">
          Add a domain
        </label>
        <input
          class="field"
          id="add-domains"
          type="text"
          autocomplete="off"
          placeholder="example.org, or several with commas"
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
      </div>
      <div class="try-row">
        <select
          class="select"
          aria-label="Then, for the domain"
          value={then}
          onChange={event => setThen(event.currentTarget.value as Entry["then"])}
        >
          {thens.map(one => (
            <option key={one} value={one}>
              {actionWords[one]}
            </option>
          ))}
        </select>
        <button class="btn" type="submit" aria-disabled={text.trim() === ""}>
          <Icon name="plus" />
          Add the domain
        </button>
      </div>
      <p class="hint" role="status">
        {told}
      </p>
    </form>
  );
}
