import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { kindNames, subjectName } from "./auditWords.ts";
import { type AuditFilters, everything } from "./useAudit.ts";

interface AuditFiltersBarProps {
  filters: AuditFilters;
  actors: { id: string; name: string }[];
  change: (filters: AuditFilters) => void;
}

/** Who, what, when; and what the log was narrowed to from one of its entries. */
export function AuditFiltersBar({ filters, actors, change }: AuditFiltersBarProps) {
  const set = (part: Partial<AuditFilters>) => change({ ...filters, upTo: "", ...part });
  const isAnother = /^\d/.test(filters.actor) && actors.every(({ id }) => id !== filters.actor);
  const isNarrowed = JSON.stringify(filters) !== JSON.stringify(everything);
  return (
    <div class="filters">
      <label>
        <span class="sr">{say("deskAudit.filter.who")}</span>
        <select class="select" value={filters.actor} onChange={event => set({ actor: event.currentTarget.value })}>
          <option value="">{say("deskAudit.filter.everyone")}</option>
          <option value="machine">{say("deskAudit.machine")}</option>
          {isAnother && <option value={filters.actor}>{say("deskAudit.member", { id: filters.actor })}</option>}
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="sr">{say("deskAudit.filter.what")}</span>
        <select class="select" value={filters.kind} onChange={event => set({ kind: event.currentTarget.value })}>
          <option value="">{say("deskAudit.filter.everything")}</option>
          {kindNames().map(({ kind, name }) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="filter-day">
        {say("deskAudit.filter.from")}
        <input
          class="select"
          type="date"
          value={filters.from}
          onChange={event => set({ from: event.currentTarget.value })}
        />
      </label>
      <label class="filter-day">
        {say("deskAudit.filter.to")}
        <input
          class="select"
          type="date"
          value={filters.to}
          onChange={event => set({ to: event.currentTarget.value })}
        />
      </label>
      {filters.subject && (
        <Narrowed
          says={say("deskAudit.filter.only", { subject: subjectName(filters.subject) })}
          drop={() => set({ subject: "" })}
        />
      )}
      {filters.upTo && (
        <Narrowed says={say("deskAudit.filter.down", { n: Number(filters.upTo) })} drop={() => set({ upTo: "" })} />
      )}
      {isNarrowed && (
        <button class="btn btn-link" type="button" onClick={() => change(everything)}>
          {say("deskAudit.filter.all")}
        </button>
      )}
    </div>
  );
}

function Narrowed({ says, drop }: { says: string; drop: () => void }) {
  return (
    <button
      class="chip chip-accent chip-drop"
      type="button"
      aria-label={say("deskAudit.filter.drop", { what: says })}
      onClick={drop}
    >
      {says}
      <Icon name="x" />
    </button>
  );
}
