import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { domainRule, plainDomain } from "../../../server/protocol/ruleNames.ts";
import { Icon } from "../../core/Icon.tsx";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { EntryFigures, EntryState, withEntryState } from "./EntryTools.tsx";
import { listed } from "./policyDraft.ts";
import { useRuleDesk } from "./ruleDesk.ts";
import { actionName } from "./slots.tsx";

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
      <p class="card-sub">{say("deskRules.domains.says")}</p>
      {domains.length > 0 && (
        <ScrollRegion class="scroll-x" label={say("deskRules.domains.region")}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{say("deskRules.column.domain")}</th>
                <th scope="col">{say("deskRules.column.then")}</th>
                <th scope="col">{say("deskRules.column.state")}</th>
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
                        aria-label={say("deskRules.entry.then", { entry: entry.domain })}
                        value={entry.then}
                        onChange={event =>
                          replace(entry, { ...entry, then: event.currentTarget.value as Entry["then"] })
                        }
                      >
                        {thens.map(then => (
                          <option key={then} value={then}>
                            {say(`deskRules.shortAction.${then}`)}
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
                          aria-label={say("deskRules.entry.remove", { entry: entry.domain })}
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
    const sentences = [
      say("deskRules.domains.added", { count: fresh.length }),
      unknown.length > 0 && say("deskRules.domains.noDomain"),
    ];
    setTold(sentences.filter(Boolean).join(" "));
  };
  return (
    <form class="try" onSubmit={add}>
      <div>
        <label class="label" for="add-domains">
          {say("deskRules.domains.add")}
        </label>
        <input
          class="field"
          id="add-domains"
          type="text"
          autocomplete="off"
          placeholder={say("deskRules.domains.placeholder")}
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
      </div>
      <div class="try-row">
        <select
          class="select"
          aria-label={say("deskRules.domains.then")}
          value={then}
          onChange={event => setThen(event.currentTarget.value as Entry["then"])}
        >
          {thens.map(one => (
            <option key={one} value={one}>
              {actionName(one)}
            </option>
          ))}
        </select>
        <button class="btn" type="submit" aria-disabled={text.trim() === ""}>
          <Icon name="plus" />
          {say("deskRules.domains.addIt")}
        </button>
      </div>
      <p class="hint" role="status">
        {told}
      </p>
    </form>
  );
}
